"""Does this bucket do what sync stands on? Tried with one small object, told in words."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.cloud.r2.bucket import Bucket
from app.cloud.r2.results import Conflict, Found, Head
from app.core.errors import CloudFailed, CloudRefused, CloudStrange

log = logging.getLogger(__name__)

STEPS = ("connect", "write", "read", "first one wins", "compare and swap", "list", "delete")


@dataclass(frozen=True, slots=True)
class Finding:
    """One step of the check: what was tried, whether it went well, and what that means."""

    step: str
    ok: bool
    sentence: str


def check(
    bucket: Bucket, on_finding: Callable[[Finding], None] | None = None
) -> tuple[Finding, ...]:
    """Every step in order, up to the first that fails; the probe object is removed again.

    Blocks for about ten requests. Never raises for the cloud's failures.
    """
    probe = _Probe(bucket)
    findings: list[Finding] = []
    try:
        for step, act in zip(STEPS, probe.steps(), strict=True):
            finding = _try(step, act)
            findings.append(finding)
            if on_finding is not None:
                on_finding(finding)
            if not finding.ok:
                break
    finally:
        probe.clean()
    return tuple(findings)


def _try(step: str, act: Callable[[], str]) -> Finding:
    try:
        return Finding(step, True, act())
    except CloudFailed as error:
        log.info("check, %s: %s", step, error)
        return Finding(step, False, error.sentence)


class _Probe:
    """The object that is written, read, swapped, listed and deleted."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._key = f"{bucket.config.prefix}probe/{secrets.token_hex(8)}.txt"
        self._body = secrets.token_hex(32).encode("ascii")
        self._head: Head | None = None

    def steps(self) -> Iterator[Callable[[], str]]:
        yield self._connect
        yield self._write
        yield self._read
        yield self._exclusive
        yield self._swap
        yield self._list
        yield self._delete

    def clean(self) -> None:
        """Leave nothing behind, if the key lets us."""
        if self._head is None:
            return
        try:
            self._bucket.delete(self._key)
        except CloudFailed as error:
            log.info("the probe %s stays: %s", self._key, error)

    def _connect(self) -> str:
        config = self._bucket.config
        try:
            self._bucket.get(self._key, max_bytes=1024)
        except CloudRefused as error:
            if error.kind != "denied":
                raise
            raise CloudRefused(
                f"The key may not read {config.prefix} in {config.bucket}: it is limited to "
                "another bucket or to another library, or has no right to objects at all.",
                kind="denied",
            ) from error
        return f"{config.endpoint} answers, and the key {config.key_name} is right."

    def _write(self) -> str:
        try:
            answer = self._bucket.put(self._key, self._body, if_absent=True)
        except CloudRefused as error:
            if error.kind != "denied":
                raise
            raise CloudRefused(
                "The key may read but not write: give its token Object Read & Write.",
                kind="denied",
            ) from error
        if isinstance(answer, Conflict):
            raise CloudStrange("A name that nobody has used is taken: try again.")
        self._head = answer
        return "A file can be written."

    def _read(self) -> str:
        found = self._bucket.get(self._key, max_bytes=1024)
        if not isinstance(found, Found) or found.body != self._body:
            raise CloudStrange("What was written reads differently: this store cannot be trusted.")
        if self._head is None or found.head.etag != self._head.etag:
            raise CloudStrange(
                "Reading shows another version mark (ETag) than writing did: something between "
                "this computer and the cloud changes answers."
            )
        return "It reads back as it was written."

    def _exclusive(self) -> str:
        if not isinstance(self._bucket.put(self._key, b"second", if_absent=True), Conflict):
            raise CloudStrange(
                "A second first upload was accepted: this store ignores If-None-Match, so two "
                "laptops could overwrite each other; use R2."
            )
        return "Of two first uploads the second is refused."

    def _swap(self) -> str:
        assert self._head is not None
        newer = self._bucket.put(self._key, b"newer", if_match=self._head.etag)
        if isinstance(newer, Conflict):
            raise CloudStrange("An upload on top of the newest version was refused: try again.")
        stale = self._bucket.put(self._key, b"stale", if_match=self._head.etag)
        if not isinstance(stale, Conflict):
            raise CloudStrange(
                "An upload on top of an old version was accepted: this store ignores If-Match, "
                "so two laptops could overwrite each other; use R2."
            )
        return "An upload on top of an old version is refused."

    def _list(self) -> str:
        folder = self._key.rpartition("/")[0] + "/"
        try:
            names = [listed.key for listed in self._bucket.list(folder)]
        except CloudRefused as error:
            if error.kind != "denied":
                raise
            raise CloudRefused(
                f"The key may not list {self._bucket.config.prefix}: its token needs that right, "
                "for the history of versions.",
                kind="denied",
            ) from error
        if self._key not in names:
            raise CloudStrange("The listing leaves out what was just written: use R2.")
        return "The files of this library can be listed."

    def _delete(self) -> str:
        self._bucket.delete(self._key)
        if self._bucket.get(self._key, max_bytes=1024) is not None:
            raise CloudStrange("What was deleted is still there: a lock rule covers too much.")
        self._head = None
        return "The test file is gone again."
