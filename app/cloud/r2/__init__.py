"""R2 (any S3 store): ``Bucket`` does one request at a time and answers with values."""

from app.cloud.r2.bucket import Bucket
from app.cloud.r2.config import R2Config
from app.cloud.r2.results import Conflict, Found, Head, Listed, NotModified, Part, SignedPut

__all__ = [
    "Bucket",
    "Conflict",
    "Found",
    "Head",
    "Listed",
    "NotModified",
    "Part",
    "R2Config",
    "SignedPut",
]
