"""Of boto3 the client alone, and what it hangs onto a client of S3."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports = collect_submodules("boto3.s3")
datas = collect_data_files("boto3", includes=["data/s3/**/*"])
