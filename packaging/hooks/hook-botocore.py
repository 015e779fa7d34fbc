"""Of botocore's 30 MB of service descriptions: S3, and what every client reads."""

from PyInstaller.utils.hooks import collect_data_files

hiddenimports = ["html.parser"]
datas = collect_data_files(
    "botocore",
    includes=[
        "cacert.pem",
        "data/*.json",
        "data/s3/**/*",
        "data/sts/**/*",
    ],
)
