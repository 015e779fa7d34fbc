"""The encoders by our names, and what each is told for a quality and for a size limit.

One encoder is one device and one codec: NVENC for HEVC is another than NVENC for H.264, for a card
may have the one without the other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.core.export import CODEC_NAMES, ExportCodec, ExportQuality
from app.core.target_size import Budget
from app.render.ffmpeg import VideoCodec


@dataclass(frozen=True, slots=True)
class Encoder:
    """``name`` in our words, ``codec`` in ffmpeg's, ``label`` for people.

    ``family`` is the device it runs on, under the name that people ask for; ``makes`` is what comes
    out.
    """

    name: str
    codec: str
    label: str
    platforms: tuple[str, ...]
    family: str
    makes: ExportCodec = "h264"

    @property
    def hardware(self) -> bool:
        """Whether it runs on a graphics card."""
        return self.family != PROCESSOR


PROCESSOR = "x264"
"""The family of the encoders that need no graphics card, named after the one everybody knows."""
_ALL = ("linux", "win32", "darwin")
_PC = ("linux", "win32")


def _of(name: str, codec: str, label: str, platforms: tuple[str, ...]) -> Encoder:
    """An encoder of a graphics card; those that do not make H.264 say so in their name."""
    makes: ExportCodec = "hevc" if "hevc" in codec else "av1" if "av1" in codec else "h264"
    if makes == "h264":
        return Encoder(name, codec, label, platforms, name)
    said = f"{label} ({CODEC_NAMES[makes]})"
    return Encoder(f"{name}-{makes}", codec, said, platforms, name, makes)


NVENC = _of("nvenc", "h264_nvenc", "NVIDIA NVENC", _PC)
QSV = _of("qsv", "h264_qsv", "Intel Quick Sync", _PC)
AMF = _of("amf", "h264_amf", "AMD AMF", _PC)
VIDEOTOOLBOX = _of("videotoolbox", "h264_videotoolbox", "Apple VideoToolbox", ("darwin",))
VAAPI = _of("vaapi", "h264_vaapi", "VAAPI", ("linux",))
X264 = Encoder("x264", "libx264", "x264 (processor)", _ALL, PROCESSOR)
X265 = Encoder("x265", "libx265", "x265 (processor)", _ALL, PROCESSOR, "hevc")
SVT_AV1 = Encoder("svtav1", "libsvtav1", "SVT-AV1 (processor)", _ALL, PROCESSOR, "av1")
SOFTWARE: Mapping[ExportCodec, Encoder] = {"h264": X264, "hevc": X265, "av1": SVT_AV1}
ENCODERS: Mapping[str, Encoder] = {
    encoder.name: encoder for encoder in (NVENC, QSV, AMF, VIDEOTOOLBOX, VAAPI, X264)
}
"""One encoder of each family, that for H.264, by the name that is asked for; best first."""
ALL_ENCODERS: tuple[Encoder, ...] = (
    *ENCODERS.values(),
    _of("nvenc", "hevc_nvenc", "NVIDIA NVENC", _PC),
    _of("qsv", "hevc_qsv", "Intel Quick Sync", _PC),
    _of("amf", "hevc_amf", "AMD AMF", _PC),
    _of("videotoolbox", "hevc_videotoolbox", "Apple VideoToolbox", ("darwin",)),
    _of("vaapi", "hevc_vaapi", "VAAPI", ("linux",)),
    X265,
    _of("nvenc", "av1_nvenc", "NVIDIA NVENC", _PC),
    _of("qsv", "av1_qsv", "Intel Quick Sync", _PC),
    _of("amf", "av1_amf", "AMD AMF", _PC),
    _of("vaapi", "av1_vaapi", "VAAPI", ("linux",)),
    SVT_AV1,
)
"""Every encoder, best first within a codec. Macs have none for AV1."""

_QUALITY: Mapping[str, tuple[str, str, str]] = {
    # draft, standard, high. libx264 is the measure; the others are set to look the same, see
    "x264": (
        "-preset ultrafast -crf 28",
        "-preset veryfast -crf 20",
        "-preset medium -crf 17",
    ),
    "x265": (
        "-preset superfast -crf 29",
        "-preset fast -crf 23",
        "-preset fast -crf 18",
    ),
    # Presets above 9 are for tests of the encoder, says the encoder.
    "svtav1": ("-preset 9 -crf 51", "-preset 7 -crf 34", "-preset 6 -crf 22"),
    "nvenc": (
        "-preset p1 -rc vbr -cq 32 -b:v 0",
        "-preset p4 -tune hq -rc vbr -cq 24 -b:v 0",
        "-preset p6 -tune hq -rc vbr -cq 20 -b:v 0 -spatial-aq 1",
    ),
    "nvenc-hevc": (
        "-preset p1 -rc vbr -cq 32 -b:v 0",
        "-preset p4 -tune hq -rc vbr -cq 26 -b:v 0",
        "-preset p6 -tune hq -rc vbr -cq 22 -b:v 0",
    ),
    "nvenc-av1": (  # its scale ends at 63
        "-preset p1 -rc vbr -cq 42 -b:v 0",
        "-preset p4 -tune hq -rc vbr -cq 33 -b:v 0",
        "-preset p6 -tune hq -rc vbr -cq 27 -b:v 0 -spatial-aq 1",
    ),
    "qsv": (
        "-preset veryfast -global_quality 30",
        "-preset medium -global_quality 22",
        "-preset slower -global_quality 18",
    ),
    "qsv-hevc": (
        "-preset veryfast -global_quality 31",
        "-preset medium -global_quality 24",
        "-preset slower -global_quality 20",
    ),
    "qsv-av1": (
        "-preset veryfast -global_quality 33",
        "-preset medium -global_quality 26",
        "-preset slower -global_quality 22",
    ),
    "amf": (
        "-quality speed -rc cqp -qp_i 28 -qp_p 30 -qp_b 32",
        "-quality balanced -rc cqp -qp_i 20 -qp_p 22 -qp_b 24",
        "-quality quality -rc cqp -qp_i 17 -qp_p 19 -qp_b 21",
    ),
    "amf-hevc": (
        "-quality speed -rc cqp -qp_i 29 -qp_p 31",
        "-quality balanced -rc cqp -qp_i 22 -qp_p 24",
        "-quality quality -rc cqp -qp_i 19 -qp_p 21",
    ),
    "amf-av1": (  # a quantiser index, 0 to 255
        "-quality speed -rc cqp -qp_i 150 -qp_p 160 -qp_b 170",
        "-quality balanced -rc cqp -qp_i 96 -qp_p 104 -qp_b 112",
        "-quality quality -rc cqp -qp_i 72 -qp_p 80 -qp_b 88",
    ),
    "videotoolbox": ("-q:v 45 -realtime 1", "-q:v 62", "-q:v 75"),
    "videotoolbox-hevc": ("-q:v 42 -realtime 1", "-q:v 58", "-q:v 72"),
    "vaapi": (
        "-rc_mode CQP -qp 29 -compression_level 7",
        "-rc_mode CQP -qp 22",
        "-rc_mode CQP -qp 18",
    ),
    "vaapi-hevc": (
        "-rc_mode CQP -qp 31 -compression_level 7",
        "-rc_mode CQP -qp 24",
        "-rc_mode CQP -qp 20",
    ),
    "vaapi-av1": (  # a quantiser index, 0 to 255
        "-rc_mode CQP -global_quality 155 -compression_level 7",
        "-rc_mode CQP -global_quality 100",
        "-rc_mode CQP -global_quality 76",
    ),
}
_ORDER: Mapping[ExportQuality, int] = {"draft": 0, "standard": 1, "high": 2}
_TAGS: Mapping[ExportCodec, str] = {"h264": "avc1", "hevc": "hvc1", "av1": "av01"}
_CLOSED: Mapping[str, tuple[str, ...]] = {
    # Every group of pictures stands for itself, so that pieces can be joined and cut at key frames.
    # x264, NVENC, AMF, VAAPI and SVT-AV1 do that by themselves.
    "x265": ("-x265-params", "open-gop=0:log-level=error"),
    "qsv": ("-flags", "+cgop"),
    "qsv-hevc": ("-flags", "+cgop", "-idr_interval", "1"),
    "amf-hevc": ("-gops_per_idr", "1"),
    "videotoolbox-hevc": ("-flags", "+cgop"),
}
_RATE_ONLY: Mapping[str, str] = {
    # What these are told when there is a limit: they take a rate or a quality, not both.
    "amf": "-rc vbr_peak",
    "videotoolbox": "",
    "vaapi": "-rc_mode VBR",
}
_KEPT = frozenset({"-quality", "-realtime", "-compression_level"})
"""What of the quality's arguments stays when such an encoder is given a rate."""


def quality_arguments(encoder: Encoder, quality: ExportQuality) -> tuple[str, ...]:
    """ffmpeg's arguments for a quality.

    libx264 is the measure; libx265 and SVT-AV1 were compared with it (``tests/shows/encoders.py``).
    The others are estimates, no card was at hand to compare with: their constant-quality numbers
    stand 1 to 4 above x264's where they look alike, and 2 more for HEVC, whose numbers mean the
    same quantiser with better prediction. AV1's scales are longer.
    """
    return tuple(_QUALITY[encoder.name][_ORDER[quality]].split())


def video_codec(
    encoder: Encoder, quality: ExportQuality, budget: Budget | None = None
) -> VideoCodec:
    """What ``app.render.ffmpeg.EncodeSpec`` needs to know about an encoder.

    With a ``budget`` the quality is the ceiling, and the rate is held below it where that matters.
    """
    arguments = quality_arguments(encoder, quality)
    if budget is not None:
        arguments = _limited(encoder, arguments, budget)
    arguments += _CLOSED.get(encoder.name, ())
    tag = _TAGS[encoder.makes]
    if encoder.family == VAAPI.family:
        device = ("-vaapi_device", render_node())
        return VideoCodec(encoder.codec, arguments, device, "nv12", upload=True, tag=tag)
    nv12 = encoder.family in (QSV.family, AMF.family, VIDEOTOOLBOX.family)
    return VideoCodec(encoder.codec, arguments, pixel_format="nv12" if nv12 else "yuv420p", tag=tag)


def render_node() -> str:
    """The first graphics device, or the one ``LIBVA_DRM_DEVICE`` names."""
    named = os.environ.get("LIBVA_DRM_DEVICE", "")
    nodes = sorted(Path("/dev/dri").glob("renderD*"))
    return named or (str(nodes[0]) if nodes else "/dev/dri/renderD128")


def _limited(encoder: Encoder, arguments: tuple[str, ...], budget: Budget) -> tuple[str, ...]:
    """The arguments of a quality with a limit on the rate."""
    most, buffer = str(budget.video_bps), str(budget.buffer_bits)
    limit = ("-maxrate", most, "-bufsize", buffer)
    if encoder.family == QSV.family:
        # Quick Sync holds a quality within a limit only when it is told a lower rate as well.
        return (*arguments, "-b:v", str(budget.video_bps * 9 // 10), *limit)
    if encoder.family not in _RATE_ONLY:
        return (*arguments, *limit)
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    kept = [word for name, value in pairs if name in _KEPT for word in (name, value)]
    rate = str(min(budget.usual_bps, budget.video_bps * 9 // 10))
    return (*kept, *_RATE_ONLY[encoder.family].split(), "-b:v", rate, *limit)
