"""How exports are spoken of: kinds, states, sizes and dates in words. Pure: no widgets."""

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
from app.ui.common.language import mark, tr
from app.ui.common.words import day_words, left_words, size_words

__all__ = [
    "CODECS",
    "CODEC_TIPS",
    "KINDS",
    "KIND_HINTS",
    "PLACES",
    "QUALITIES",
    "SEVERAL",
    "STATES",
    "about_words",
    "day_words",
    "encoder_words",
    "laptop_words",
    "left_words",
    "place_words",
    "rate_words",
    "shape_words",
    "size_words",
    "version_words",
]

KINDS: dict[ExportKind, str] = {
    "overlay": mark("Finished reel"),
    "framing": mark("Framed reel"),
    "annotate": mark("Game recap"),
}
SEVERAL: dict[ExportKind, str] = {
    "overlay": mark("Finished reels"),
    "framing": mark("Framed reels"),
    "annotate": mark("Game recaps"),
}
KIND_HINTS: dict[ExportKind, str] = {
    "overlay": mark("Crop, spotlights and texts: ready to share"),
    "framing": mark("The crop only, without spotlights and texts"),
    "annotate": mark("Marked clips one after the other"),
}
STATES: dict[ExportState, str] = {
    "queued": mark("Waiting"),
    "preparing": mark("Preparing"),
    "uploading": mark("Uploading"),
    "waiting": mark("Waiting for a GPU"),
    "rendering": mark("Rendering"),
    "downloading": mark("Downloading"),
    "verifying": mark("Checking the film"),
    "moved": mark("Rendering on this computer"),
    "joining": mark("Joining the pieces"),
    "done": mark("Done"),
    "failed": mark("Failed"),
    "cancelled": mark("Cancelled"),
}
QUALITIES: dict[ExportQuality, str] = {
    "draft": mark("Draft"),
    "standard": mark("Standard"),
    "high": mark("High"),
}
CODECS: dict[ExportCodec, str] = {"h264": "H.264", "hevc": "HEVC", "av1": "AV1"}
CODEC_TIPS: dict[ExportCodec, str] = {
    "h264": mark("Plays everywhere"),
    "hevc": mark("Smaller; plays on phones and newer computers"),
    "av1": mark("Smallest and slow to make; plays in browsers and on new devices"),
}
PLACES: dict[ExportWhere, str] = {
    "auto": mark("Automatic"),
    "cloud": mark("Cloud GPU"),
    "local": mark("This computer"),
}
_ENCODERS = {
    "copy": mark("copied as filmed"),
    "x264": mark("processor (x264)"),
    "x265": mark("processor (x265)"),
    "svtav1": mark("processor (SVT-AV1)"),
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
            return f"{words} ({codec})" if codec and "processor" not in words else tr(words)
    return encoder


def laptop_words(job: ExportJob) -> str:
    """The name of the laptop that a job of another one was made on."""
    return job.laptop or tr("another laptop")


def place_words(job: ExportJob, *, encoder: bool = True) -> str:
    """Where it was rendered, and with what."""
    with_what = encoder_words(job.encoder) if encoder else ""
    return " · ".join(filter(None, (_place(job), with_what)))


def _place(job: ExportJob) -> str:
    if not job.here:
        return tr("On {laptop}", laptop=laptop_words(job))
    went = job.cost_usd is not None or job.where == "cloud"
    if not went or (job.note and not job.cost_usd):
        return tr(PLACES["local"])
    return tr("Cloud GPU and this computer") if job.note else tr(PLACES["cloud"])


def about_words(seconds: float) -> str:
    """``about 40 s``, ``about 3 min``, ``about 2 h``: a guess, told as one."""
    if seconds < 90:
        return tr("about {n} s", n=max(5, 5 * round(seconds / 5)))
    if seconds < 5400:
        return tr("about {n} min", n=round(seconds / 60))
    return tr("about {n} h", n=round(seconds / 3600))


def rate_words(fps: Fraction) -> str:
    """``30 fps``, ``29.97 fps``."""
    return tr("{n} fps", n=f"{float(fps):.2f}".rstrip("0").rstrip("."))


def shape_words(ratio: str) -> str:
    """``9:16``; the footage's own shape is called ``Source``."""
    return tr("Source") if ratio == "source" else ratio


def version_words(job: ExportJob) -> str:
    """What tells one version of a film from another: shape, quality and day."""
    shape = shape_words(str(job.setting("shape", "")))
    return "  ·  ".join(
        filter(None, (shape, tr(QUALITIES[job.quality]), day_words(job.created_us)))
    )
