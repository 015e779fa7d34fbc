"""Did the bytes arrive as they were written, and if not: was it the way or the place?"""

from __future__ import annotations

import hashlib

from app.core.errors import CloudOffline
from app.storage.exchange import Foreign


def check_bytes(body: bytes, sha256: str, etag: str, name: str) -> None:
    """Nothing if ``body`` has that digest.

    ``Foreign`` when these very bytes lie in the store (the ETag of a plain PUT is their MD5), so
    asking again is no use; ``CloudOffline`` when only the transfer went wrong.
    """
    if hashlib.sha256(body).hexdigest() == sha256:
        return
    if hashlib.md5(body, usedforsecurity=False).hexdigest() == etag.strip('"'):
        raise Foreign(
            "corrupt", f"{name} does not hold what was written there; nothing was changed here."
        )
    raise CloudOffline(f"{name} arrived damaged from the cloud: it will be tried again.")
