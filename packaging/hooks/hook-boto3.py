"""Of boto3 the client alone: its resources (DynamoDB, EC2) are never asked for."""

from PyInstaller.utils.hooks import collect_data_files

hiddenimports: list[str] = []
datas = collect_data_files("boto3", includes=["data/s3/**/*"])
