"""The order of a piece of a film: what the desktop sends and the worker carries out.

Both sides use these values. Everything read is untrusted; ``resources/job.schema.json`` says the
same in JSON Schema. An unknown field or version is refused, never ignored: a worker that left out
what it does not know would render another film.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from app.core.check import Field, shown
from app.core.document import edit_from_value, edit_to_value
from app.core.edit import Edit
from app.core.errors import BadEdit
from app.core.export import EXPORT_CODECS, EXPORT_QUALITIES, ExportCodec, ExportQuality
from app.core.limits import MAX_SOURCES
from app.core.plan import MAX_FRAMES, Span
from app.media.chunk import ChunkTimes
from app.render.wire import times_from, times_to
from gpu_worker.errors import JobFailed

VERSION: Final = 1
JobKind = Literal["framing", "overlay", "annotate"]
JobEncoder = Literal["auto", "nvenc", "x264"]
KINDS: Final[tuple[JobKind, ...]] = get_args(JobKind)
ENCODERS: Final[tuple[JobEncoder, ...]] = get_args(JobEncoder)
MAX_URL: Final = 4_096
MAX_SOURCE_BYTES: Final = 8_000_000_000
MAX_OUTPUT_BYTES: Final = 4_000_000_000
MAX_SECONDS: Final = 24 * 3600
CONTENT_TYPE: Final = "video/mp4"
_TICKS: Final = 2**62
_SHA256 = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class JobSource:
    """A file to fetch: ``id`` is the source's in the edit, ``url`` a link to read it.

    ``times`` are a chunk's place in the whole file; None for a whole file.
    """

    id: str
    url: str
    sha256: str
    bytes: int
    times: ChunkTimes | None = None


@dataclass(frozen=True, slots=True)
class JobOutput:
    """Where the film goes: ``url`` is a link to write it, with this ``content_type``.

    ``check_url`` (may be empty) is a link to read it, for a job that was done before.
    """

    url: str
    check_url: str = ""
    content_type: str = CONTENT_TYPE


@dataclass(frozen=True, slots=True)
class JobLimits:
    """What the job may cost at most; the worker's own limits hold too."""

    seconds: int = 3_600
    output_bytes: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """One piece to render, without sound.

    ``job`` names it for people and logs. ``span`` are the frames to render as the edit's own plan
    counts them (None: all), ``plan_hash`` is what planning them must give. ``marker_url`` is a link
    to write the result to, after the film; ``marker_check_url`` (may be empty) a link to read it.
    """

    job: str
    kind: JobKind
    edit: Edit
    span: Span | None
    plan_hash: str
    sources: tuple[JobSource, ...]
    output: JobOutput
    marker_url: str
    marker_check_url: str = ""
    quality: ExportQuality = "standard"
    encoder: JobEncoder = "auto"
    limits: JobLimits = JobLimits()
    codec: ExportCodec = "h264"

    @property
    def order(self) -> str:
        """Names what is wanted, however often and with whatever links it is asked for."""
        asked: list[object] = [self.plan_hash, self.span, self.quality, self.encoder]
        if self.codec != "h264":  # so that what was asked before there was a choice keeps its name
            asked.append(self.codec)
        asked += [[source.id, source.sha256] for source in self.sources]
        return hashlib.sha256(json.dumps(asked, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class JobResult:
    """What a finished job is: the content of its marker, and its output.

    ``order`` is ``Job.order``. ``encoder`` is what the film was made with (such as ``nvenc`` or
    ``x264``) and ``note`` why it is not the one asked for. ``gpu`` and ``driver`` are empty without a card.
    ``timings_ms`` has ``fetch``, ``render``, ``send`` and the stages of the render. ``reused``: it
    was there already. ``etag`` is the stored film's, without quotes.
    """

    job: str
    order: str
    plan_hash: str
    frames: int
    bytes: int
    sha256: str
    etag: str
    encoder: str
    note: str
    gpu: str
    driver: str
    worker: str
    timings_ms: Mapping[str, int]
    reused: bool = False


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far a job is: ``seq`` counts up, ``percent`` is of the whole job and never falls.

    ``stage`` is ``check``, ``fetch``, ``render``, ``send`` or ``done``; ``fps`` are output frames
    per second of work, 0 outside of ``render``.
    """

    seq: int
    percent: int
    stage: str
    fps: float = 0.0


def job_to_value(job: Job) -> dict[str, Any]:
    """A job as JSON values. Where the footage lies on the coach's computer is left out."""
    sources = tuple((name, replace(source, path="")) for name, source in job.edit.sources)
    return {
        "v": VERSION,
        "job": job.job,
        "kind": job.kind,
        "edit": edit_to_value(replace(job.edit, sources=sources)),
        "span": None if job.span is None else list(job.span),
        "plan_hash": job.plan_hash,
        "sources": [
            {
                "id": source.id,
                "url": source.url,
                "sha256": source.sha256,
                "bytes": source.bytes,
                "times": None if source.times is None else times_to(source.times),
            }
            for source in job.sources
        ],
        "output": {
            "url": job.output.url,
            "check_url": job.output.check_url,
            "content_type": job.output.content_type,
        },
        "marker_url": job.marker_url,
        "marker_check_url": job.marker_check_url,
        "encoder": {
            "name": job.encoder,
            "quality": job.quality,
            # A worker of before there was a choice refuses what it does not know, and makes H.264.
            **({} if job.codec == "h264" else {"codec": job.codec}),
        },
        "limits": {"seconds": job.limits.seconds, "output_bytes": job.limits.output_bytes},
    }


def job_from_value(value: object) -> Job:
    """Read a job; raises ``JobFailed`` (``E_VERSION``, ``E_JOB``) that names field and reason."""
    version = value.get("v") if isinstance(value, dict) else None
    if isinstance(version, int) and not isinstance(version, bool) and version != VERSION:
        raise JobFailed(
            "E_VERSION",
            f"This worker speaks version {VERSION} of jobs and got {shown(version)}; "
            "bring the worker image and the app to the same version.",
        )
    try:
        return _job(Field(value))
    except BadEdit as wrong:
        raise JobFailed("E_JOB", f"The job cannot be used: {wrong.sentence}.") from None


def result_to_value(result: JobResult) -> dict[str, Any]:
    """A result as JSON values: the output of the job, and the content of its marker."""
    names = (name for name in JobResult.__dataclass_fields__ if name != "timings_ms")
    values = {name: getattr(result, name) for name in names}
    return {"v": VERSION, **values, "timings_ms": dict(result.timings_ms)}


def result_from_value(value: object) -> JobResult:
    """Read a result or a marker; raises ``ValueError`` with the field and the reason.

    Fields that are not known are left alone: a newer worker may say more.
    """
    try:
        return _result(value)
    except BadEdit as wrong:
        raise ValueError(wrong.sentence) from None


def progress_to_value(progress: JobProgress) -> dict[str, Any]:
    """Progress as JSON values."""
    return {
        "seq": progress.seq,
        "percent": progress.percent,
        "stage": progress.stage,
        "fps": progress.fps,
    }


def progress_from_value(value: object) -> JobProgress | None:
    """Progress as the service passes it on; None when it is not progress of ours."""
    if not isinstance(value, dict):
        return None
    try:
        return JobProgress(
            Field(value.get("seq")).whole(0, 10**9),
            Field(value.get("percent")).whole(0, 100),
            Field(value.get("stage")).text(32),
            Field(value.get("fps", 0)).number(0, 1e6),
        )
    except BadEdit:
        return None


def _job(root: Field) -> Job:
    required = ("v", "job", "kind", "edit", "plan_hash", "sources", "output", "marker_url")
    has = root.object(required, ("span", "marker_check_url", "encoder", "limits"))
    has["v"].whole(VERSION, VERSION)
    try:
        edit = edit_from_value(has["edit"].value)
    except BadEdit as wrong:
        raise BadEdit(f"edit.{wrong.field}" if wrong.field else "edit", wrong.reason) from None
    sources = tuple(_source(field) for field in has["sources"].items(MAX_SOURCES, 1))
    _one_file_each(edit, sources)
    encoder: JobEncoder = "auto"
    quality: ExportQuality = "standard"
    codec: ExportCodec = "h264"
    if "encoder" in has:
        words = has["encoder"].object(("name", "quality"), ("codec",))
        encoder = words["name"].choice(ENCODERS)
        quality = words["quality"].choice(EXPORT_QUALITIES)
        codec = words["codec"].choice(EXPORT_CODECS) if "codec" in words else codec
    return Job(
        job=has["job"].id(),
        kind=has["kind"].choice(KINDS),
        edit=edit,
        span=_span(has["span"]) if "span" in has else None,
        plan_hash=_sha256(has["plan_hash"]),
        sources=sources,
        output=_output(has["output"]),
        marker_url=_url(has["marker_url"]),
        marker_check_url=_url_or_none(has, "marker_check_url"),
        quality=quality,
        encoder=encoder,
        limits=_limits(has["limits"]) if "limits" in has else JobLimits(),
        codec=codec,
    )


def _one_file_each(edit: Edit, sources: tuple[JobSource, ...]) -> None:
    names = [source.id for source in sources]
    if len(set(names)) < len(names):
        raise BadEdit("sources", "holds two files for one source")
    missing = {clip.source for clip in edit.clips} - set(names)
    if missing:
        raise BadEdit("sources", f"has no file for the source {shown(min(missing))}")


def _source(field: Field) -> JobSource:
    has = field.object(("id", "url", "sha256", "bytes"), ("times",))
    times = has.get("times")
    return JobSource(
        has["id"].id(),
        _url(has["url"]),
        _sha256(has["sha256"]),
        has["bytes"].whole(1, MAX_SOURCE_BYTES),
        None if times is None or times.value is None else _times(times),
    )


def _times(field: Field) -> ChunkTimes:
    has = field.object(("time_base", "first_pts", "zero_pts", "end_pts", "has_audio"))
    for name in ("first_pts", "zero_pts", "end_pts"):
        has[name].whole(-_TICKS, _TICKS)
    has["has_audio"].flag()
    base = has["time_base"].text(64, 3)
    if not re.fullmatch(r"[1-9]\d{0,9}/[1-9]\d{0,9}", base):
        has["time_base"].fail(f'must be a ratio such as "1/90000", is {shown(base)}')
    return times_from({name: part.value for name, part in has.items()})


def _output(field: Field) -> JobOutput:
    has = field.object(("url",), ("check_url", "content_type"))
    kind = has["content_type"].choice((CONTENT_TYPE,)) if "content_type" in has else CONTENT_TYPE
    return JobOutput(_url(has["url"]), _url_or_none(has, "check_url"), kind)


def _limits(field: Field) -> JobLimits:
    has = field.object((), ("seconds", "output_bytes"))
    usual = JobLimits()
    return JobLimits(
        has["seconds"].whole(1, MAX_SECONDS) if "seconds" in has else usual.seconds,
        has["output_bytes"].whole(1, MAX_OUTPUT_BYTES)
        if "output_bytes" in has
        else usual.output_bytes,
    )


def _span(field: Field) -> Span | None:
    if field.value is None:
        return None
    first, end = (edge.whole(0, MAX_FRAMES) for edge in field.items(2, 2))
    if end <= first:
        field.fail("must end after its start")
    return first, end


def _sha256(field: Field) -> str:
    text = field.text(64)
    if not _SHA256.fullmatch(text):
        field.fail(f"must be 64 digits 0-9a-f, is {shown(text)}")
    return text


def _url(field: Field) -> str:
    """An address; what is wrong with it is said without it: a link is as good as a key."""
    if not isinstance(field.value, str) or not _URL.fullmatch(field.value[: MAX_URL + 1]):
        field.fail("must be a web address")
    if len(field.value) > MAX_URL:
        field.fail(f"is an address of more than {MAX_URL} characters")
    return field.value


def _url_or_none(has: Mapping[str, Field], name: str) -> str:
    field = has.get(name)
    return "" if field is None or field.value == "" else _url(field)


def _result(value: object) -> JobResult:
    if not isinstance(value, dict):
        raise BadEdit("", f"must be an object, is {shown(value)}")
    Field(value.get("v"), "v").whole(VERSION, VERSION)
    has = {name: Field(value.get(name), name) for name in JobResult.__dataclass_fields__}
    timings = has["timings_ms"].entries(64)
    return JobResult(
        job=has["job"].id(),
        order=_sha256(has["order"]),
        plan_hash=_sha256(has["plan_hash"]),
        frames=has["frames"].whole(1, MAX_FRAMES),
        bytes=has["bytes"].whole(1, MAX_OUTPUT_BYTES),
        sha256=_sha256(has["sha256"]),
        etag=has["etag"].text(200),
        encoder=has["encoder"].text(32, 1),
        note=has["note"].text(1_000),
        gpu=has["gpu"].text(200),
        driver=has["driver"].text(200),
        worker=has["worker"].text(64),
        timings_ms={name: field.whole(0, 10**9) for name, field in timings},
        reused=has["reused"].flag(),
    )
