"""How exports are spoken of: kinds, states, sizes and dates in words. Pure, no Qt."""

from __future__ import annotations

from fractions import Fraction

from app.core.export import (
    ExportCodec,
    ExportJob,
    ExportKind,
    ExportQuality,
    ExportState,
    ExportWhere,
)
from app.ui.common.words import day_words, left_words, size_words

__all__ = [
    "CODECS",
    "CODEC_TIPS",
    "KINDS",
    "KIND_HINTS",
    "PLACES",
    "QUALITIES",
    "STATES",
    "about_words",
    "day_words",
    "encoder_words",
    "laptop_words",
    "left_words",
    "place_words",
    "rate_words",
    "size_words",
    "version_words",
]

KINDS: dict[ExportKind, str] = {
    "overlay": "Finished reel",
    "framing": "Framed reel",
    "annotate": "Game recap",
}
KIND_HINTS: dict[ExportKind, str] = {
    "overlay": "Crop, spotlights and texts: ready to share",
    "framing": "The crop only, without spotlights and texts",
    "annotate": "Marked clips one after the other",
}
STATES: dict[ExportState, str] = {
    "queued": "Waiting",
    "preparing": "Preparing",
    "uploading": "Uploading",
    "waiting": "Waiting for a GPU",
    "rendering": "Rendering",
    "downloading": "Downloading",
    "verifying": "Checking the film",
    "moved": "Rendering on this computer",
    "joining": "Joining the pieces",
    "done": "Done",
    "failed": "Failed",
    "cancelled": "Cancelled",
}
QUALITIES: dict[ExportQuality, str] = {"draft": "Draft", "standard": "Standard", "high": "High"}
CODECS: dict[ExportCodec, str] = {"h264": "H.264", "hevc": "HEVC", "av1": "AV1"}
CODEC_TIPS: dict[ExportCodec, str] = {
    "h264": "Plays everywhere",
    "hevc": "Smaller; plays on phones and newer computers",
    "av1": "Smallest and slow to make; plays in browsers and on new devices",
}
PLACES: dict[ExportWhere, str] = {
    "auto": "Automatic",
    "cloud": "Cloud GPU",
    "local": "This computer",
}
_ENCODERS = {
    "copy": "copied as filmed",
    "x264": "processor (x264)",
    "x265": "processor (x265)",
    "svtav1": "processor (SVT-AV1)",
    "nvenc": "NVIDIA NVENC",
    "qsv": "Intel Quick Sync",
    "amf": "AMD AMF",
    "videotoolbox": "Apple VideoToolbox",
    "vaapi": "VAAPI",
}


_CODECS_SAID = ("HEVC", "AV1")


def encoder_words(encoder: str) -> str:
    """The encoder as people know it; an unknown one keeps its own name."""
    name = encoder.lower()
    for key, words in _ENCODERS.items():
        if key in name:
            codec = next((said for said in _CODECS_SAID if said.lower() in name), "")
            return f"{words} ({codec})" if codec and "processor" not in words else words
    return encoder


def laptop_words(job: ExportJob) -> str:
    """The name of the laptop that a job of another one was made on."""
    return job.laptop or "another laptop"


def place_words(job: ExportJob, *, encoder: bool = True) -> str:
    """Where it was rendered, and with what."""
    with_what = encoder_words(job.encoder) if encoder else ""
    return " · ".join(filter(None, (_place(job), with_what)))


def _place(job: ExportJob) -> str:
    if not job.here:
        return f"On {laptop_words(job)}"
    went = job.cost_usd is not None or job.where == "cloud"
    if not went or (job.note and not job.cost_usd):
        return PLACES["local"]
    return "Cloud GPU and this computer" if job.note else PLACES["cloud"]


def about_words(seconds: float) -> str:
    """``about 40 s``, ``about 3 min``, ``about 2 h``: a guess, told as one."""
    if seconds < 90:
        return f"about {max(5, 5 * round(seconds / 5))} s"
    if seconds < 5400:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600)} h"


def rate_words(fps: Fraction) -> str:
    """``30 fps``, ``29.97 fps``."""
    return f"{float(fps):.2f}".rstrip("0").rstrip(".") + " fps"


def version_words(job: ExportJob) -> str:
    """What tells one version of a film from another: shape, quality and day."""
    shape = str(job.setting("shape", "")).capitalize()
    return "  ·  ".join(filter(None, (shape, QUALITIES[job.quality], day_words(job.created_us))))
