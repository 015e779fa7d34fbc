"""How exports are spoken of: kinds, states, sizes and dates in words. Pure, no Qt."""

from __future__ import annotations

import datetime
from fractions import Fraction

from app.core.export import ExportJob, ExportKind, ExportQuality, ExportState, ExportWhere

KINDS: dict[ExportKind, str] = {
    "overlay": "Finished reel",
    "framing": "Framed reel",
    "annotate": "Game recap",
}
KIND_HINTS: dict[ExportKind, str] = {
    "overlay": "Crop, spotlights and texts: ready to share",
    "framing": "The crop only, without spotlights and texts",
    "annotate": "Marked clips one after the other, with a banner",
}
STATES: dict[ExportState, str] = {
    "queued": "Waiting",
    "uploading": "Uploading",
    "waiting": "Waiting for a GPU",
    "rendering": "Rendering",
    "downloading": "Downloading",
    "done": "Done",
    "failed": "Failed",
    "cancelled": "Cancelled",
}
QUALITIES: dict[ExportQuality, str] = {"draft": "Draft", "standard": "Standard", "high": "High"}
PLACES: dict[ExportWhere, str] = {
    "auto": "Automatic",
    "cloud": "Cloud GPU",
    "local": "This computer",
}
_ENCODERS = {
    "x264": "processor (x264)",
    "nvenc": "NVIDIA NVENC",
    "qsv": "Intel Quick Sync",
    "amf": "AMD AMF",
    "videotoolbox": "Apple VideoToolbox",
    "vaapi": "VAAPI",
}
_UNITS = ("B", "KB", "MB", "GB", "TB")


def size_words(size_bytes: float) -> str:
    """``4.2 MB``: powers of 1000, as file managers show them."""
    value, unit = float(size_bytes), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    text = f"{value:.1f}" if unit and value < 99.95 else f"{value:.0f}"
    return f"{text} {_UNITS[unit]}"


def day_words(created_us: int, now: datetime.datetime | None = None) -> str:
    """``Today 14:03``, ``Yesterday 9:12`` or ``4 Nov 2025``, in the computer's time zone."""
    then = datetime.datetime.fromtimestamp(created_us / 1e6, datetime.UTC).astimezone()
    today = (now or datetime.datetime.now(datetime.UTC)).astimezone().date()
    clock = f"{then.hour}:{then.minute:02d}"
    days = (today - then.date()).days
    if days == 0:
        return f"Today {clock}"
    if days == 1:
        return f"Yesterday {clock}"
    return f"{then.day} {then.strftime('%b %Y')}"


def encoder_words(encoder: str) -> str:
    """The encoder as people know it; an unknown one keeps its own name."""
    return next((words for key, words in _ENCODERS.items() if key in encoder.lower()), encoder)


def place_words(job: ExportJob) -> str:
    """Where it was rendered, and with what."""
    place = PLACES["cloud" if job.where == "cloud" else "local"]
    return " · ".join(filter(None, (place, encoder_words(job.encoder))))


def rate_words(fps: Fraction) -> str:
    """``30 fps``, ``29.97 fps``."""
    return f"{float(fps):.2f}".rstrip("0").rstrip(".") + " fps"


def left_words(eta_s: float) -> str:
    """``8 s left``, ``2 min left``."""
    seconds = max(1, round(eta_s))
    return f"{seconds} s left" if seconds < 90 else f"{round(seconds / 60)} min left"
