"""Links that work without a key, for one object, one verb and a limited time."""

from __future__ import annotations

import time

from app.cloud.r2.bodies import checksum
from app.cloud.r2.door import Door
from app.cloud.r2.results import SignedPut

WEEK_S = 7 * 24 * 3600


class Signing(Door):
    """Presigned URLs. No request is made; whoever has the link has the right, so never log it."""

    def presign_get(self, key: str, seconds: int) -> str:
        """A URL that reads one object (whole or in ranges)."""
        return self._sign("get_object", seconds, Key=self.guard(key))

    def presign_put(
        self, key: str, seconds: int, size: int | None, sha256: str | None = None
    ) -> SignedPut:
        """A URL that takes exactly ``size`` bytes, and only those if ``sha256`` (hex) is known.

        ``size`` None: nobody knows yet how many, as of a film that is still to be rendered.
        """
        headers: dict[str, str] = {}
        more: dict[str, object] = {}
        if size is not None:
            headers["content-length"], more["ContentLength"] = str(size), size
        if sha256 is not None:
            more["ChecksumSHA256"] = headers["x-amz-checksum-sha256"] = checksum(b"", sha256)
        expires_us = round((time.time() + seconds) * 1_000_000)
        url = self._sign("put_object", seconds, Key=self.guard(key), **more)
        return SignedPut(url, headers, expires_us)

    def _sign(self, operation: str, seconds: int, **parameters: object) -> str:
        if not 1 <= seconds <= WEEK_S:
            raise ValueError("a link lives from one second to seven days")
        url: str = self.client.generate_presigned_url(
            operation, {"Bucket": self.config.bucket, **parameters}, ExpiresIn=seconds
        )
        return url
