"""Large objects in parts. An unfinished upload shows nothing; completing it is one moment.

R2: all parts but the last have the same size, 5 MiB at least; uploads left unfinished are dropped
after seven days (``list_parts`` then answers None: start again).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.cloud.r2.bodies import Metered, checksum
from app.cloud.r2.door import Door
from app.cloud.r2.errors import Outcome
from app.cloud.r2.results import Conflict, Head, Part
from app.core.errors import CloudStrange


class Uploads(Door):
    """Multipart uploads, step by step: the caller keeps the ID and the parts' ETags."""

    def create_upload(
        self,
        key: str,
        metadata: Mapping[str, str] | None = None,
        *,
        content_type: str = "application/octet-stream",
    ) -> str:
        """Begin an upload; its ID."""
        what = f"beginning the upload of {self.guard(key)}"
        answer = self.call(
            "create_multipart_upload",
            what,
            Key=key,
            Metadata=dict(metadata or {}),
            ContentType=content_type,
        )
        upload_id = str(answer.get("UploadId") or "")
        if not upload_id or answer.get("Key", key) != key:
            raise CloudStrange(f"The answer to {what} names no upload.")
        return upload_id

    def upload_part(
        self,
        key: str,
        upload_id: str,
        number: int,
        body: bytes | memoryview,
        sha256: str | None = None,
        *,
        should_stop: Callable[[], bool] | None = None,
    ) -> str | None:
        """Send part ``number`` (from 1); its ETag, or None if the upload is not there any more."""
        what = f"uploading part {number} of {self.guard(key)}"
        answer = self.call(
            "upload_part",
            what,
            (Outcome.NO_UPLOAD,),
            Key=key,
            UploadId=upload_id,
            PartNumber=number,
            ContentLength=len(body),
            Body=Metered(body, len(body), self.on_wire, should_stop),
            ChecksumSHA256=checksum(body, sha256),
        )
        return None if answer is Outcome.NO_UPLOAD else self.etag_of(answer, what)

    def list_parts(self, key: str, upload_id: str) -> tuple[Part, ...] | None:
        """The parts that the store has; None when it does not know the upload any more."""
        what = f"looking at the upload of {self.guard(key)}"
        parts: list[Part] = []
        marker = 0
        while True:
            page = self.call(
                "list_parts",
                what,
                (Outcome.NO_UPLOAD, Outcome.ABSENT),
                Key=key,
                UploadId=upload_id,
                **({"PartNumberMarker": marker} if marker else {}),
            )
            if isinstance(page, Outcome):
                return None
            if page.get("UploadId") != upload_id:
                raise CloudStrange(f"The answer to {what} is about something else.")
            parts.extend(
                Part(int(item["PartNumber"]), int(item["Size"]), self.etag_of(item, what))
                for item in page.get("Parts", [])
            )
            following = int(page.get("NextPartNumberMarker") or 0)
            if not page.get("IsTruncated"):
                return tuple(parts)
            if following <= marker:
                raise CloudStrange(f"The answer to {what} is incomplete.")
            marker = following

    def complete(
        self, key: str, upload_id: str, parts: Sequence[Part], *, if_absent: bool = True
    ) -> Head | Conflict | None:
        """Make the object of its parts; ``Conflict`` if there is one already.

        None when the upload is unknown: it was completed before (look at the key) or dropped.
        """
        what = f"finishing the upload of {self.guard(key)}"
        expect: tuple[Outcome, ...] = (Outcome.NO_UPLOAD,)
        if if_absent:
            expect = (Outcome.NO_UPLOAD, Outcome.LOST_RACE)
        answer = self.call(
            "complete_multipart_upload",
            what,
            expect,
            Key=key,
            UploadId=upload_id,
            MultipartUpload={
                "Parts": [{"PartNumber": part.number, "ETag": part.etag} for part in parts]
            },
            **({"IfNoneMatch": "*"} if if_absent else {}),
        )
        if answer is Outcome.NO_UPLOAD:
            return None
        if answer is Outcome.LOST_RACE:
            return Conflict(key)
        size = sum(part.size for part in parts)
        return Head(key, size, self.etag_of(answer, what), {}, 0)

    def abort(self, key: str, upload_id: str) -> None:
        """Drop an unfinished upload and its parts; one that is not there is as good."""
        what = f"dropping the upload of {self.guard(key)}"
        answer = self.call(
            "abort_multipart_upload",
            what,
            (Outcome.NO_UPLOAD, Outcome.ABSENT),
            Key=key,
            UploadId=upload_id,
        )
        if not isinstance(answer, Outcome):
            self.expect_status(answer, what, 204)
