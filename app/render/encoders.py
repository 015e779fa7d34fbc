"""The H.264 encoders by our names, and which of them really work on this computer.

An encoder that ffmpeg lists is not an encoder that works: each is tried with a real encode of a
few pictures. Results are kept per ffmpeg and driver, see ``app.render.probe_cache``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np

from app.core.errors import BadInput, RenderFailed
from app.core.export import ExportQuality
from app.render.ffmpeg import EncodeSpec, Running, VideoCodec, encode_command, spawn

AUTO = "auto"
_SIDE, _PICTURES = 256, 8
"""NVENC and some VAAPI drivers refuse anything smaller."""
_TIMEOUT_S = 20.0
"""The first use of a graphics driver after a start may take several seconds."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """``name`` in our words, ``codec`` in ffmpeg's, ``label`` for people."""

    name: str
    codec: str
    label: str
    platforms: tuple[str, ...]

    @property
    def hardware(self) -> bool:
        """Whether it runs on a graphics card."""
        return self is not X264


@dataclass(frozen=True, slots=True)
class Probe:
    """Whether an encoder works, and if not, why; ``lasting`` when a later try will not differ."""

    ok: bool
    reason: str = ""
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """The encoder to use and ``why``: one sentence. ``fell_back``: not the one asked for."""

    encoder: Encoder
    why: str
    fell_back: bool = False


class Probes(Protocol):
    """Remembers probes; ``app.render.probe_cache.ProbeCache`` does on disk."""

    def get(self, encoder: Encoder) -> Probe | None:
        """What was found, if anything."""

    def put(self, encoder: Encoder, found: Probe) -> None:
        """Remember."""


_ALL = ("linux", "win32", "darwin")
NVENC = Encoder("nvenc", "h264_nvenc", "NVIDIA NVENC", ("linux", "win32"))
QSV = Encoder("qsv", "h264_qsv", "Intel Quick Sync", ("linux", "win32"))
AMF = Encoder("amf", "h264_amf", "AMD AMF", ("linux", "win32"))
VIDEOTOOLBOX = Encoder("videotoolbox", "h264_videotoolbox", "Apple VideoToolbox", ("darwin",))
VAAPI = Encoder("vaapi", "h264_vaapi", "VAAPI", ("linux",))
X264 = Encoder("x264", "libx264", "x264 (processor)", _ALL)
ENCODERS: Mapping[str, Encoder] = {
    encoder.name: encoder for encoder in (NVENC, QSV, AMF, VIDEOTOOLBOX, VAAPI, X264)
}
"""All encoders by name, best first."""

_QUALITY: Mapping[str, Mapping[ExportQuality, str]] = {
    # libx264 is the measure; the others are set to look the same, see quality_arguments.
    "x264": {
        "draft": "-preset ultrafast -crf 28",
        "standard": "-preset veryfast -crf 20",
        "high": "-preset medium -crf 17",
    },
    "nvenc": {
        "draft": "-preset p1 -rc vbr -cq 32 -b:v 0",
        "standard": "-preset p4 -tune hq -rc vbr -cq 24 -b:v 0",
        "high": "-preset p6 -tune hq -rc vbr -cq 20 -b:v 0 -spatial-aq 1",
    },
    "qsv": {
        "draft": "-preset veryfast -global_quality 30",
        "standard": "-preset medium -global_quality 22",
        "high": "-preset slower -global_quality 18",
    },
    "amf": {
        "draft": "-quality speed -rc cqp -qp_i 28 -qp_p 30 -qp_b 32",
        "standard": "-quality balanced -rc cqp -qp_i 20 -qp_p 22 -qp_b 24",
        "high": "-quality quality -rc cqp -qp_i 17 -qp_p 19 -qp_b 21",
    },
    "videotoolbox": {
        "draft": "-q:v 45 -realtime 1",
        "standard": "-q:v 62",
        "high": "-q:v 75",
    },
    "vaapi": {
        "draft": "-rc_mode CQP -qp 29 -compression_level 7",
        "standard": "-rc_mode CQP -qp 22",
        "high": "-rc_mode CQP -qp 18",
    },
}


def encoder_named(name: str) -> Encoder:
    """The encoder with this name; raises ``BadInput`` for an unknown one."""
    if name not in ENCODERS:
        names = ", ".join(sorted(ENCODERS))
        raise BadInput(f"There is no encoder named {name!r}; choose {AUTO}, {names}.")
    return ENCODERS[name]


def ranked(platform: str = sys.platform) -> tuple[Encoder, ...]:
    """The encoders that a platform can have, best first; x264 is always the last."""
    return tuple(encoder for encoder in ENCODERS.values() if platform in encoder.platforms)


def quality_arguments(encoder: Encoder, quality: ExportQuality) -> tuple[str, ...]:
    """ffmpeg's arguments for a quality.

    libx264 is the measure. The others have no crf; their constant-quality numbers stand 1 to 4
    above it where they look alike. Estimates: no card was at hand to compare with.
    """
    return tuple(_QUALITY[encoder.name][quality].split())


def video_codec(encoder: Encoder, quality: ExportQuality) -> VideoCodec:
    """What ``app.render.ffmpeg.EncodeSpec`` needs to know about an encoder."""
    arguments = quality_arguments(encoder, quality)
    if encoder is VAAPI:
        device = ("-vaapi_device", _render_node())
        return VideoCodec(encoder.codec, arguments, device, "nv12", upload=True)
    layout = "nv12" if encoder in (QSV, AMF, VIDEOTOOLBOX) else "yuv420p"
    return VideoCodec(encoder.codec, arguments, pixel_format=layout)


def probe(
    encoder: Encoder,
    *,
    quality: ExportQuality = "standard",
    program: Path | None = None,
    timeout_s: float = _TIMEOUT_S,
) -> Probe:
    """Encode a few pictures for real and say whether that works. Takes 0.1 to 5 s."""
    if encoder is VAAPI and not Path(_render_node()).exists():
        return Probe(False, "there is no graphics device under /dev/dri; install the card's driver")
    video = video_codec(encoder, quality)
    with tempfile.TemporaryDirectory(prefix="reel-ballers-probe-") as folder:
        out = Path(folder) / "probe.mp4"
        spec = EncodeSpec((_SIDE, _SIDE), Fraction(30), video, out)
        try:
            running = spawn(encode_command(spec, program))
        except RenderFailed as error:
            return Probe(False, error.sentence.rstrip("."), lasting=False)
        try:
            return _try(running, timeout_s, out)
        finally:
            running.stop()


def choose(requested: str, cache: Probes | None = None, *, program: Path | None = None) -> Choice:
    """The encoder for a job.

    ``auto`` is the first of ``ranked()`` that works. One that is asked for by name but does not
    work gives way to x264, with the reason. Raises ``BadInput`` for an unknown name.
    """
    if requested == AUTO:
        return _first_that_works(cache, program)
    encoder = encoder_named(requested)
    if encoder is X264:
        return Choice(X264, "x264 was asked for.")
    if sys.platform not in encoder.platforms:
        found = Probe(False, f"it does not exist on this kind of computer ({sys.platform})")
    else:
        # A refusal that was remembered is tried again: somebody asks for it by name.
        found = known(encoder, cache, program, again=True)
    if found.ok:
        return Choice(encoder, f"{encoder.label} was asked for.")
    return Choice(X264, f"{encoder.label} does not work here: {found.reason}.", fell_back=True)


def known(
    encoder: Encoder, cache: Probes | None, program: Path | None = None, *, again: bool = False
) -> Probe:
    """The probe of an encoder, from the cache when it is there (``again``: only if it was good)."""
    found = cache.get(encoder) if cache is not None else None
    if found is None or (again and not found.ok):
        found = probe(encoder, program=program)
        if cache is not None:
            cache.put(encoder, found)
    return found


def _first_that_works(cache: Probes | None, program: Path | None) -> Choice:
    for encoder in ranked():
        if encoder is X264:
            break
        if known(encoder, cache, program).ok:
            return Choice(encoder, f"{encoder.label} works on this computer.")
    return Choice(X264, "No graphics card on this computer can encode, so the processor does.")


def _try(running: Running, timeout_s: float, out: Path) -> Probe:
    # A driver that hangs may leave us stuck in a write, so the limit cannot be wait's.
    limit = threading.Timer(timeout_s, running.popen.kill)
    limit.start()
    try:
        for n in range(_PICTURES):
            running.write(_picture(n))
        status = running.finish()
    except RenderFailed:
        status = 1
    hung = not limit.is_alive()
    limit.cancel()
    if status == 0 and out.is_file() and out.stat().st_size > 0:
        return Probe(True)
    if hung:
        reason = f"it did not answer within {timeout_s:g} seconds; restart the computer"
        return Probe(False, reason, lasting=False)
    trouble = running.trouble()
    return Probe(False, trouble.reason, trouble.lasting)


def _picture(n: int) -> bytes:
    """A gradient that moves, so that the encoder has something to do."""
    row = (np.arange(_SIDE) + 8 * n) % 220 + 16
    luma = np.broadcast_to(row.astype(np.uint8), (_SIDE, _SIDE))
    chroma = np.full((_SIDE // 2, _SIDE), 128, np.uint8)
    return np.concatenate([luma, chroma]).tobytes()


def _render_node() -> str:
    """The first graphics device, or the one ``LIBVA_DRM_DEVICE`` names."""
    named = os.environ.get("LIBVA_DRM_DEVICE", "")
    nodes = sorted(Path("/dev/dri").glob("renderD*"))
    return named or (str(nodes[0]) if nodes else "/dev/dri/renderD128")
