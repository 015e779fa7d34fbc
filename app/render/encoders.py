"""Which encoders really work on this computer, and which one a job gets.

An encoder that ffmpeg lists is not an encoder that works: each is tried with a real encode of a
few pictures. Results are kept per ffmpeg and driver, see ``app.render.probe_cache``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np

from app.core.errors import BadInput, RenderFailed
from app.core.export import CODEC_NAMES, ExportCodec, ExportQuality
from app.render.encoder_table import (
    ALL_ENCODERS,
    AMF,
    ENCODERS,
    NVENC,
    QSV,
    SOFTWARE,
    SVT_AV1,
    VAAPI,
    VIDEOTOOLBOX,
    X264,
    X265,
    Encoder,
    quality_arguments,
    render_node,
    video_codec,
)
from app.render.ffmpeg import EncodeSpec, encode_command
from app.render.ffmpeg_process import Running, spawn

__all__ = [
    "ALL_ENCODERS",
    "AMF",
    "AUTO",
    "ENCODERS",
    "NVENC",
    "QSV",
    "SOFTWARE",
    "SVT_AV1",
    "VAAPI",
    "VIDEOTOOLBOX",
    "X264",
    "X265",
    "Choice",
    "Encoder",
    "Probe",
    "Probes",
    "choose",
    "encoder_for",
    "encoder_named",
    "known",
    "probe",
    "quality_arguments",
    "ranked",
    "spare",
    "video_codec",
]

AUTO = "auto"
_SIDE, _PICTURES = 256, 8
"""NVENC and some VAAPI drivers refuse anything smaller."""
_TIMEOUT_S = 20.0
"""The first use of a graphics driver after a start may take several seconds."""


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


def encoder_named(name: str) -> Encoder:
    """The encoder with this name; raises ``BadInput`` for an unknown one."""
    if name not in ENCODERS:
        names = ", ".join(sorted(ENCODERS))
        raise BadInput(f"There is no encoder named {name!r}; choose {AUTO}, {names}.")
    return ENCODERS[name]


def encoder_for(family: str, codec: ExportCodec) -> Encoder | None:
    """The encoder of a family (a key of ``ENCODERS``) for a codec, if it has one."""
    same = (e for e in ALL_ENCODERS if e.family == family and e.makes == codec)
    return next(same, None)


def ranked(platform: str = sys.platform, codec: ExportCodec = "h264") -> tuple[Encoder, ...]:
    """The encoders that a platform can have, best first; the processor's is always the last."""
    return tuple(e for e in ALL_ENCODERS if e.makes == codec and platform in e.platforms)


def probe(
    encoder: Encoder,
    *,
    quality: ExportQuality = "standard",
    program: Path | None = None,
    timeout_s: float = _TIMEOUT_S,
) -> Probe:
    """Encode a few pictures for real and say whether that works. Takes 0.1 to 5 s."""
    if encoder.family == VAAPI.family and (trouble := _device_trouble(Path(render_node()))):
        return Probe(False, trouble)
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


def choose(
    requested: str,
    cache: Probes | None = None,
    *,
    codec: ExportCodec = "h264",
    program: Path | None = None,
) -> Choice:
    """The encoder for a job.

    ``auto`` is the first of ``ranked()`` that works. One that is asked for by name but does not
    work gives way to the processor's for the same codec, with the reason; ``x264`` means the
    processor, whatever the codec. A codec that nothing here can make gives way to H.264. Raises
    ``BadInput`` for an unknown name.
    """
    if requested == AUTO:
        return _first_that_works(codec, cache, program)
    family = encoder_named(requested)
    if not family.hardware:
        return _on_processor(codec, f"{SOFTWARE[codec].name} was asked for.", cache, program)
    encoder = encoder_for(family.name, codec)
    if encoder is None:
        missing = f"{family.label} has no encoder for {CODEC_NAMES[codec]}."
        return _on_processor(codec, missing, cache, program, fell_back=True)
    if sys.platform not in encoder.platforms:
        found = Probe(False, f"it does not exist on this kind of computer ({sys.platform})")
    else:
        # A refusal that was remembered is tried again: somebody asks for it by name.
        found = known(encoder, cache, program, again=True)
    if found.ok:
        return Choice(encoder, f"{encoder.label} was asked for.")
    why = f"{encoder.label} does not work here: {found.reason}."
    return _on_processor(codec, why, cache, program, fell_back=True)


def spare(encoder: Encoder, cache: Probes | None = None, program: Path | None = None) -> Encoder:
    """What takes over when an encoder fails in the middle of a job.

    The processor's for the same codec, so that what is finished can be joined with what follows;
    x264 when this ffmpeg has none.
    """
    other = SOFTWARE[encoder.makes]
    works = other is X264 or known(other, cache, program, again=True).ok
    return other if works and other != encoder else X264


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


def _first_that_works(codec: ExportCodec, cache: Probes | None, program: Path | None) -> Choice:
    for encoder in ranked(codec=codec):
        if encoder.hardware and known(encoder, cache, program).ok:
            return Choice(encoder, f"{encoder.label} works on this computer.")
    what = "encode" if codec == "h264" else f"encode {CODEC_NAMES[codec]}"
    why = f"No graphics card on this computer can {what}, so the processor does."
    return _on_processor(codec, why, cache, program)


def _on_processor(
    codec: ExportCodec,
    why: str,
    cache: Probes | None,
    program: Path | None,
    *,
    fell_back: bool = False,
) -> Choice:
    """The processor's encoder for a codec; H.264 when this ffmpeg has none, and ``why`` says so."""
    encoder = SOFTWARE[codec]
    if encoder is X264:
        return Choice(X264, why, fell_back)
    found = known(encoder, cache, program, again=True)
    if found.ok:
        return Choice(encoder, why, fell_back)
    name = CODEC_NAMES[codec]
    missing = f"{name} cannot be encoded here ({found.reason}), so the film is H.264."
    other = _first_that_works("h264", cache, program)
    return Choice(other.encoder, f"{why} {missing}" if fell_back else missing, fell_back=True)


def _device_trouble(node: Path) -> str:
    """Why a graphics device cannot be used; ffmpeg says the same for all of these."""
    if not node.exists():
        return "there is no graphics device under /dev/dri; install the card's driver"
    if not os.access(node, os.R_OK | os.W_OK):
        return (
            f"the graphics device {node} may not be used; add this user to the group render and "
            "log in again"
        )
    return ""


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
