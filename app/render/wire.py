"""What parent and render child say to each other: one JSON object per line.

parent → child   one request (a film, or {"proxy": …}), then now and then {"pause": true} and {"pause": false}; the end of the
                 input means "stop"
child → parent   {"progress": …} any number of times, {"alive": true} every second or so, then
                 {"result": …} or {"error": …}
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.core import errors
from app.core.document import edit_from_value, edit_to_value
from app.core.errors import BadEdit, ReelBallersError, RenderFailed
from app.media.chunk import ChunkTimes
from app.media.joined import Part
from app.media.proxy import ProxyFile
from app.render.encoders import AUTO
from app.render.job import RenderRequest, RenderResult
from app.render.progress import RenderProgress
from app.render.proxies import ProxyOrder
from app.render.segment_store import CAP_BYTES


def request_line(request: RenderRequest) -> bytes:
    """A request as one line, compact: the caps on what people give us are not for what we pass on."""
    return _line(
        {
            "edit": edit_to_value(request.edit),
            "paths": {source: str(path.absolute()) for source, path in request.paths.items()},
            "out": str(request.out.absolute()),
            "quality": request.quality,
            "encoder": request.encoder,
            "audio": request.audio,
            "title": request.title,
            "date": request.date,
            "chapters": request.chapters,
            "cache_dir": None if request.cache_dir is None else str(request.cache_dir.absolute()),
            "span": request.span,
            "chunks": {source: times_to(times) for source, times in request.chunks.items()},
            "plan_hash": request.plan_hash,
            "codec": request.codec,
            "max_bytes": request.max_bytes,
            "pieces": [[str(part.path.absolute()), part.count] for part in request.pieces],
            "cache_bytes": request.cache_bytes,
            "also": [edit_to_value(edit) for edit in request.also],
            "copy": request.copy,
        }
    )


def request_from(line: bytes) -> RenderRequest:
    """The request of a line; ``ValueError`` or ``KeyError`` when the other end is not ours."""
    value = json.loads(line)
    cache = value.get("cache_dir")
    return RenderRequest(
        edit=edit_from_value(value["edit"]),
        paths={source: Path(path) for source, path in value["paths"].items()},
        out=Path(value["out"]),
        quality=value.get("quality", "standard"),
        encoder=value.get("encoder", AUTO),
        audio=value.get("audio", True),
        title=value.get("title", ""),
        date=value.get("date", ""),
        chapters=value.get("chapters", True),
        cache_dir=None if cache is None else Path(cache),
        span=None if value.get("span") is None else (value["span"][0], value["span"][1]),
        chunks={source: times_from(times) for source, times in value.get("chunks", {}).items()},
        plan_hash=value.get("plan_hash", ""),
        codec=value.get("codec", "h264"),
        max_bytes=value.get("max_bytes", 0),
        pieces=tuple(Part(Path(path), count) for path, count in value.get("pieces", ())),
        cache_bytes=value.get("cache_bytes", CAP_BYTES),
        also=tuple(edit_from_value(edit) for edit in value.get("also", ())),
        copy=value.get("copy", False),
    )


def proxy_line(order: ProxyOrder) -> bytes:
    """The order to make a proxy instead of a film, as one line."""
    return _line({"proxy": {name: str(path.absolute()) for name, path in asdict(order).items()}})


def proxy_from(line: bytes) -> ProxyOrder | None:
    """The order of a line; None for a line that wants a film."""
    with contextlib.suppress(ValueError, TypeError, KeyError):
        return ProxyOrder(**{name: Path(at) for name, at in json.loads(line)["proxy"].items()})
    return None


def proxy_done_line(proxy: ProxyFile) -> bytes:
    """That a proxy is whole, as one line."""
    return _line({"result": {"pictures": proxy.count}})


ALIVE_LINE = b'{"alive":true}\n'
"""What a child says that has nothing to tell: it works, or is paused."""


def pause_line(paused: bool) -> bytes:
    """The order to wait, or to go on, as one line."""
    return _line({"pause": paused})


def pause_from(line: bytes) -> bool | None:
    """Whether a line orders to wait or to go on; None for a line that is something else."""
    with contextlib.suppress(ValueError, TypeError, KeyError):
        wanted = json.loads(line)["pause"]
        return wanted if isinstance(wanted, bool) else None
    return None


def times_to(times: ChunkTimes) -> dict[str, Any]:
    """The times of a chunk as JSON."""
    base = times.time_base
    return {**asdict(times), "time_base": f"{base.numerator}/{base.denominator}"}


def times_from(value: dict[str, Any]) -> ChunkTimes:
    """The times of a chunk from JSON; ``ValueError``, ``KeyError`` or ``TypeError`` when wrong."""
    return ChunkTimes(**{**value, "time_base": Fraction(value["time_base"])})


def progress_line(progress: RenderProgress) -> bytes:
    """Progress as one line."""
    return _line({"progress": asdict(progress)})


def result_line(result: RenderResult) -> bytes:
    """The result as one line."""
    return _line({"result": {**asdict(result), "out": str(result.out)}})


def error_line(error: ReelBallersError) -> bytes:
    """An error as one line, so that the parent raises the same."""
    value = {"kind": type(error).__name__, "sentence": error.sentence}
    if isinstance(error, BadEdit):
        value |= {"field": error.field, "reason": error.reason}
    return _line({"error": value})


def progress_from(value: dict[str, Any]) -> RenderProgress:
    """The progress of a line's object."""
    return RenderProgress(**value)


def result_from(value: dict[str, Any]) -> RenderResult:
    """The result of a line's object."""
    return RenderResult(**{**value, "out": Path(value["out"])})


def error_from(value: dict[str, str]) -> ReelBallersError:
    """The error of a line's object, of the class it had in the child."""
    if value["kind"] == BadEdit.__name__:
        return BadEdit(value.get("field", ""), value.get("reason", value["sentence"]))
    kind = getattr(errors, value["kind"], RenderFailed)
    known = isinstance(kind, type) and issubclass(kind, ReelBallersError)
    return (kind if known else RenderFailed)(value["sentence"])


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
