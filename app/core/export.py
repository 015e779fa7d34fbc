"""One export job as a frozen value, and the states it may pass through.

    queued ──► rendering ──► done                                                      (here)
      │  ▲         │
      │  └─────────┴── any running state may fall back to queued
      ├► preparing ► uploading ► waiting ► rendering ► downloading ► verifying ► joining ► done
      │      (in the cloud; its pieces run side by side, so the job may go back and forth)
      ├► any of these ► moved ► joining ► done     (the rest is rendered on this computer; back to
      │                                             these while pieces are in the cloud still)
      └► failed, cancelled ──► queued                                      (retry)

A job is done once and stays so; exporting again makes a new job.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

ExportKind: TypeAlias = Literal["annotate", "framing", "overlay"]
ExportWhere: TypeAlias = Literal["auto", "cloud", "local"]
ExportQuality: TypeAlias = Literal["draft", "standard", "high"]
ExportCodec: TypeAlias = Literal["h264", "hevc", "av1"]
ExportState: TypeAlias = Literal[
    "queued",
    "preparing",
    "uploading",
    "waiting",
    "rendering",
    "downloading",
    "verifying",
    "moved",
    "joining",
    "done",
    "failed",
    "cancelled",
]
"""*moved*: begun in the cloud, being finished on this computer; the job's ``note`` says why."""
Setting: TypeAlias = str | int | float | bool

EXPORT_KINDS: tuple[ExportKind, ...] = ("annotate", "framing", "overlay")
EXPORT_PLACES: tuple[ExportWhere, ...] = ("auto", "cloud", "local")
EXPORT_QUALITIES: tuple[ExportQuality, ...] = ("draft", "standard", "high")
EXPORT_CODECS: tuple[ExportCodec, ...] = ("h264", "hevc", "av1")
CODEC_NAMES: dict[ExportCodec, str] = {"h264": "H.264", "hevc": "HEVC", "av1": "AV1"}
"""As people know them."""

_CLOUD: frozenset[ExportState] = frozenset(
    {"preparing", "uploading", "waiting", "rendering", "downloading", "verifying"}
)
_ENDS: frozenset[ExportState] = frozenset({"queued", "failed", "cancelled"})
NEXT_STATES: dict[ExportState, frozenset[ExportState]] = {
    "queued": _CLOUD | {"moved", "joining", "failed", "cancelled"},
    **dict.fromkeys(sorted(_CLOUD), _CLOUD | _ENDS | {"moved", "joining", "done"}),
    "moved": _CLOUD | _ENDS | {"joining", "done"},  # one piece may be done here before the others
    "joining": _CLOUD | _ENDS | {"moved", "done"},
    "done": frozenset(),
    "failed": frozenset({"queued"}),
    "cancelled": frozenset({"queued"}),
}
EXPORT_STATES: tuple[ExportState, ...] = tuple(NEXT_STATES)
RUNNING: frozenset[ExportState] = _CLOUD | {"moved", "joining"}
"""Something is at work on it, here or in the cloud."""
FINISHED: frozenset[ExportState] = frozenset({"done", "failed", "cancelled"})
INTERRUPTED = "The export was interrupted when the app stopped; retry it."


@dataclass(frozen=True, slots=True)
class ExportJob:
    """One render: of what, how, where to, and how far it is.

    ``target_id`` is a game (kind *annotate*) or a reel. ``edit_json`` is the edit as it was when
    the job was made, so that later editing does not change it. ``settings`` are further choices of
    the dialog, ordered by name. ``created_us`` is microseconds since 1970 UTC; ``error`` is one
    sentence, empty unless failed. ``here`` is False for a job of another laptop: it is listed, but
    not rendered, settled or retried on this one, where its edit is not known. ``laptop`` is the name
    of that other one, empty when it is not known (and for this laptop's own jobs).
    """

    id: str
    kind: ExportKind
    target_id: str
    name: str
    edit_json: str
    out: str
    created_us: int
    where: ExportWhere = "auto"
    state: ExportState = "queued"
    quality: ExportQuality = "standard"
    settings: tuple[tuple[str, Setting], ...] = ()
    percent: int = 0
    error: str = ""
    encoder: str = ""
    frames: int = 0
    size_bytes: int = 0
    duration_us: int = 0
    here: bool = True
    laptop: str = ""

    def setting(self, name: str, default: Setting | None = None) -> Setting | None:
        """One of the further settings."""
        return dict(self.settings).get(name, default)

    @property
    def note(self) -> str:
        """A sentence about how it went: why it was rendered here although the cloud was wanted."""
        return str(self.setting("note", ""))

    @property
    def cost_usd(self) -> float | None:
        """What the cloud took for it, in dollars; None for one that never was in the cloud."""
        cost = self.setting("cost_usd")
        return float(cost) if isinstance(cost, int | float) else None

    @property
    def running(self) -> bool:
        """Whether a process is at work on it."""
        return self.state in RUNNING

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state in FINISHED


def codec_of(job: ExportJob) -> ExportCodec:
    """What its film is to be; exports of before there was a choice are H.264."""
    wanted = job.setting("codec", "h264")
    return next((codec for codec in EXPORT_CODECS if codec == wanted), "h264")


def max_bytes_of(job: ExportJob) -> int:
    """What its film may have at most; 0 for no limit."""
    limit = job.setting("max_bytes", 0)
    return limit if isinstance(limit, int) and limit > 0 else 0


def frozen_settings(settings: Mapping[str, Setting]) -> tuple[tuple[str, Setting], ...]:
    """Settings in the form a job holds them."""
    return tuple(sorted(settings.items()))


def told(job: ExportJob, **settings: Setting) -> ExportJob:
    """The job with further settings, such as its ``note``; an empty text forgets one."""
    merged = {**dict(job.settings), **settings}
    return replace(job, settings=frozen_settings({k: v for k, v in merged.items() if v != ""}))


def may_become(state: ExportState, new: ExportState) -> bool:
    """Whether a job may go from one state to another; staying is always allowed."""
    return new == state or new in NEXT_STATES[state]


def moved(job: ExportJob, state: ExportState, **changes: Any) -> ExportJob:
    """The job in another state. ``ValueError`` for a step the table does not know: a bug of ours.

    A job that goes back to the queue starts afresh: no percent, no error.
    """
    if not may_become(job.state, state):
        raise ValueError(f"an export cannot go from {job.state} to {state}")
    if state == "queued":
        changes = {"percent": 0, "error": "", "encoder": "", **changes}
    elif state == "done":
        changes = {"percent": 100, "error": "", **changes}
    return replace(job, state=state, **changes)


def interrupted(job: ExportJob) -> ExportJob:
    """What a job that was running becomes when the app starts again; others are left as they are."""
    return moved(job, "failed", error=INTERRUPTED) if job.running else job
