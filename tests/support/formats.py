"""Games in every container, codec and oddity, made from one numbered match with the bundled ffmpeg.

Each row is one file, and what app.media and app.render must make of it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from app.core.edit import CropKey, Edit, EditClip, Reel, Source
from app.core.time import seconds
from app.footage import MatchSpec, read_number
from app.media.index import FrameIndex, build_index
from app.media.planes import Planes
from app.media.probe import probe
from app.media.reader import FrameReader
from app.render.ffmpeg_program import ffmpeg_path
from app.render.job import RenderRequest, render
from tests.support.footage import luma_frames, make_match, numbers_in

SIZE = (320, 192)
MATCH = MatchSpec(*SIZE, fps=Fraction(25), frames=40, gop=20, crf=6)
"""Sides of whole macroblocks, also by field."""

_TAG = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
CODECS: dict[str, tuple[str, ...]] = {
    "h264": ("libx264", "-preset", "ultrafast", "-crf", "12", "-bf", "2", "-g", "12"),
    "hevc": ("libx265", "-preset", "ultrafast", "-crf", "12", "-x265-params", "log-level=none"),
    "av1": ("libsvtav1", "-preset", "12", "-crf", "20", "-g", "12"),
    "vp9": ("libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime", "-b:v", "4M", "-g", "12"),
    "prores": ("prores_ks", "-profile:v", "2"),
    "mpeg4": ("mpeg4", "-q:v", "3", "-g", "12"),
    "mpeg2": ("mpeg2video", "-q:v", "3", "-g", "12"),
    "mjpeg": ("mjpeg", "-q:v", "3"),
    "dv": ("dvvideo",),
    "raw": ("rawvideo",),
}
HDR = {"HLG": "arib-std-b67", "PQ": "smpte2084"}
_SOUND = {".webm": ("libopus",), ".avi": ("libmp3lame",), ".mkv": ("flac",), ".mpg": ("mp2",)}
_DEPTH = {"prores": "yuv422p10le"}


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the matrix. ``filters`` come before encoding, ``inputs`` before the input.

    ``size`` is the upright size with square pixels, ``turned`` the flag's clockwise turn, ``frames``
    how many pictures there must be where it is not what ``spec`` says.
    """

    suffix: str
    codec: str
    oddity: str = ""
    options: tuple[str, ...] = ()
    filters: str = ""
    inputs: tuple[str, ...] = ()
    pix_fmt: str = "yuv420p"
    size: tuple[int, int] = SIZE
    turned: int = 0
    audio: bool = True
    spec: MatchSpec = MATCH
    frames: int | None = None
    sar: Fraction = Fraction(1)
    step: int = 1
    """How far the numbers of neighbouring pictures are apart: 2 where two were woven into one."""

    @property
    def name(self) -> str:
        return f"{self.suffix[1:]}-{self.codec}" + (f"-{self.oddity}" if self.oddity else "")

    @property
    def hdr(self) -> str:
        return next((kind for kind, name in HDR.items() if name in self.filters), "")


def make(row: Row, folder: Path) -> Path:
    """Write the file of a row."""
    source, _ = make_match(replace(row.spec, audio=row.audio))
    path = folder / f"{row.name}{row.suffix}"
    made = path if not row.turned else path.with_name(f"lying{row.suffix}")
    tag = "" if "setparams" in row.filters else _TAG
    filters = [part for part in (row.filters, _turn(row.turned), tag) if part]
    if "format=" not in row.filters:
        filters.append(f"format={row.pix_fmt}")
    if row.sar != 1:
        filters.append(f"setsar={row.sar.numerator}/{row.sar.denominator}")
    command = ["-i", str(source), "-vf", ",".join(filters), "-c:v", *CODECS[row.codec]]
    command += [*row.options, "-fps_mode", "passthrough", "-enc_time_base", "demux"]
    if row.codec in ("mpeg4", "mpeg2", "dv", "mjpeg") or row.suffix == ".avi":
        command[-4:] = ["-fps_mode", "cfr"]
    if row.audio:
        command += ["-c:a", *_SOUND.get(row.suffix, ("aac",))]
    else:
        command += ["-an"]
    _run(*row.inputs, *command, str(made))
    if row.turned:
        # The matrix turns counter-clockwise: what must be turned clockwise by 90 is 270 there.
        angle = str(-row.turned % 360)
        _run("-display_rotation", angle, "-i", str(made), "-c", "copy", "-map", "0", str(path))
    return path


def _turn(clockwise: int) -> str:
    """The filter that lays a picture down so that the flag sets it upright."""
    return {90: "transpose=cclock", 180: "hflip,vflip", 270: "transpose=clock"}.get(clockwise, "")


def _run(*arguments: str) -> None:
    command = [str(ffmpeg_path()), "-v", "error", "-nostdin", "-y", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "SVT_LOG": "1"}
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr.strip()[-600:]}")


def faults(row: Row, folder: Path) -> list[str]:
    """Make, open, seek, export; everything that is not as it must be, one phrase each."""
    path = make(row, folder)
    info, index = probe(path), build_index(path)
    found = []
    if info.hdr != row.hdr:
        found.append(f"HDR {info.hdr or 'unknown'}, not {row.hdr or 'none'}")
    if info.interlaced != (row.step == 2 or row.codec == "dv"):
        found.append("interlaced" if info.interlaced else "not interlaced")
    count = row.frames or row.spec.frame_count
    if index.count != count:
        found.append(f"{index.count} pictures, not {count}")
    if index.geometry.upright != row.size:
        found.append(f"{index.geometry.upright} upright, not {row.size}")
    if index.facts.has_audio != row.audio:
        found.append("sound lost" if row.audio else "sound from nowhere")
    length = float(seconds(index.facts.duration_us))
    if row.frames is None and not row.spec.vfr and abs(length - count / 25) > 0.05:
        found.append(f"{length:.3f} s long")
    found += _seeks(row, path, index)
    return found + _export(row, path, index, folder / f"{row.name}-reel.mp4")


def _seeks(row: Row, path: Path, index: FrameIndex) -> list[str]:
    """Pictures by number in a wild order, from one reader; and the same from a fresh one."""
    order = [index.count - 1, 0, index.count // 2, 3, index.count // 2 + 1, 1, 2]
    found = []
    with FrameReader(path, index) as reader:
        pictures = {n: reader.picture(n) for n in order}
    for n, picture in pictures.items():
        number = read_number(picture.y, source_size=row.spec.size)
        if number != n * row.step:
            found.append(f"picture {n} shows {number}")
        with FrameReader(path, index) as fresh:
            if not np.array_equal(fresh.picture(n).data, picture.data):
                found.append(f"picture {n} differs after a seek")
        comb = combing((picture.y, picture.u, picture.v))
        if comb > 0.02:
            found.append(f"picture {n} has combs ({comb:.3f})")
    return found


def combing(planes: Planes) -> float:
    """The share of luma samples that stand out from the lines above and below, as fields do."""
    y = planes[0].astype(np.int16)
    above, here, below = y[:-2], y[1:-1], y[2:]
    out = np.minimum(np.abs(here - above), np.abs(here - below))
    same_side = (here - above > 0) == (here - below > 0)
    return float(((out > 24) & same_side & (np.abs(above - below) < 12)).mean())


def _export(row: Row, path: Path, index: FrameIndex, out: Path) -> list[str]:
    """The middle of the game as a reel with the whole picture in it, at the game's own rate."""
    facts = index.facts
    start, end = facts.time_us(4), facts.duration_us
    width, height = row.size
    even = (width - width % 2, height - height % 2)
    crop = (CropKey(0, width / 2, height / 2, float(height)),)
    clip = EditClip("clip", "game", start, end, crop=crop)
    edit = Edit(Reel("reel", row.name, even, Fraction(25)), (("game", Source(path.name)),), (clip,))
    result = render(RenderRequest(edit, {"game": path}, out, "high", "x264"))
    shown = numbers_in(out, source_size=row.spec.size)
    found = []
    times = [seconds(start) + Fraction(n, 25) for n in range(result.frames)]
    wanted = [facts.index_at(t) * row.step for t in times]
    if shown != wanted:
        wrong = sum(a != b for a, b in zip(shown, wanted, strict=False))
        found.append(f"{wrong} of {len(wanted)} frames of the reel are wrong: {shown[:6]}")
    first = next(iter(luma_frames(out)))[1]
    if first.shape != even[::-1]:
        found.append(f"the reel is {first.shape[::-1]}")
    if build_index(out).facts.has_audio != row.audio:
        found.append("the reel's sound is lost" if row.audio else "the reel has sound")
    return found


# ------------------------------------------------------------------ the matrix


def rows() -> Iterator[Row]:
    """Every file of the matrix."""
    yield from _plain()
    yield from _depths()
    yield from _shapes()
    yield from _fields()
    yield from _times()
    yield from _more()


def _plain() -> Iterator[Row]:
    for suffix, codecs in {
        ".mp4": ("h264", "hevc", "av1", "vp9", "mpeg4"),
        ".mov": ("h264", "hevc", "prores", "mpeg4", "mjpeg"),
        ".mkv": ("h264", "hevc", "av1", "vp9", "prores", "mpeg4", "mpeg2"),
        ".webm": ("av1", "vp9"),
        ".ts": ("h264", "hevc", "mpeg2"),
        ".avi": ("mpeg4", "mjpeg", "raw"),
        ".flv": ("h264",),
        ".mpg": ("mpeg2",),
    }.items():
        for codec in codecs:
            pix_fmt = {"mjpeg": "yuvj420p"}.get(codec, _DEPTH.get(codec, "yuv420p"))
            yield Row(suffix, codec, pix_fmt=pix_fmt)


def _depths() -> Iterator[Row]:
    ten = "yuv420p10le"
    for suffix, codec in (
        (".mp4", "hevc"),
        (".mov", "hevc"),
        (".mkv", "hevc"),
        (".ts", "hevc"),
        (".mp4", "av1"),
        (".webm", "av1"),
        (".webm", "vp9"),
        (".mp4", "h264"),
    ):
        yield Row(suffix, codec, "10bit", pix_fmt=ten)
    yield Row(".mkv", "h264", "422-10bit", pix_fmt="yuv422p10le")
    yield Row(".mp4", "hevc", "444", pix_fmt="yuv444p")
    yield Row(".mp4", "hevc", "422-12bit", pix_fmt="yuv422p12le")
    yield Row(".mov", "prores", "4444", ("-profile:v", "4"), pix_fmt="yuva444p10le")
    full = f"scale=out_range=pc,{_TAG.replace('tv', 'pc')}"
    for suffix, codec in ((".mp4", "h264"), (".mov", "hevc"), (".mkv", "vp9"), (".mp4", "av1")):
        pix_fmt = "yuv420p"
        yield Row(suffix, codec, "full", filters=f"{full},format={pix_fmt}", pix_fmt=pix_fmt)
    for kind in HDR:
        filters = _hdr(kind)
        for suffix, codec in (
            (".mov", "hevc"),
            (".mp4", "hevc"),
            (".webm", "vp9"),
            (".mp4", "av1"),
        ):
            yield Row(suffix, codec, kind, filters=filters, pix_fmt=ten)


def _hdr(kind: str) -> str:
    tags = f"color_primaries=bt2020:color_trc={HDR[kind]}:colorspace=bt2020nc:range=tv"
    return f"format=yuv420p10le,setparams={tags}"


def _shapes() -> Iterator[Row]:
    for suffix in (".mp4", ".mov", ".mkv"):
        for turned in (90, 180, 270):
            yield Row(suffix, "h264", f"turn{turned}", turned=turned)
    yield Row(".mov", "hevc", "turn90", turned=90, pix_fmt="yuv420p10le")
    upright = Row(".mov", "hevc", "phone", turned=90, pix_fmt="yuv420p10le")
    yield replace(upright, filters=_hdr("HLG"), spec=replace(MATCH, vfr=True))
    yield replace(upright, suffix=".mp4", filters=_hdr("PQ"), spec=replace(MATCH, vfr=True))
    for suffix, codec in (
        (".mp4", "h264"),
        (".mov", "prores"),
        (".mkv", "hevc"),
        (".ts", "mpeg2"),
        (".avi", "mpeg4"),
        (".ts", "h264"),
        (".webm", "vp9"),
    ):
        pix_fmt = _DEPTH.get(codec, "yuv420p")
        # MPEG-2 knows the shape of the picture only, of which 16:9 is nearest.
        size = (342, 192) if codec == "mpeg2" else SIZE
        squeezed, sar = "scale=240:192", Fraction(4, 3)
        yield Row(suffix, codec, "wide", (), squeezed, pix_fmt=pix_fmt, sar=sar, size=size)
    yield Row(".mov", "h264", "wide-turn90", filters="scale=320:144", sar=Fraction(4, 3), turned=90)
    odd = MatchSpec(319, 181, fps=Fraction(25), frames=40, codec="mpeg4", crf=6)
    for suffix, codec in ((".avi", "mpeg4"), (".mkv", "mjpeg"), (".mkv", "vp9"), (".mp4", "av1")):
        pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        yield Row(suffix, codec, "odd-size", size=(319, 181), spec=odd, pix_fmt=pix_fmt)


def _fields() -> Iterator[Row]:
    fast = replace(MATCH, fps=Fraction(50), frames=80)
    woven = {"tff": "interleave_top", "bff": "interleave_bottom"}
    for order, mode in woven.items():
        filters = f"tinterlace=mode={mode},setfield={order}"
        for suffix, codec in (
            (".ts", "h264"),
            (".mp4", "h264"),
            (".mkv", "mpeg2"),
            (".ts", "mpeg2"),
            (".mov", "prores"),
            (".avi", "mpeg4"),
        ):
            flags: tuple[str, ...] = ("-flags", "+ildct+ilme")
            if codec == "h264":
                flags += ("-x264opts", f"{order}=1")
            yield Row(
                suffix,
                codec,
                order,
                flags,
                filters,
                pix_fmt=_DEPTH.get(codec, "yuv420p"),
                spec=fast,
                frames=40,
                step=2,
            )


def _more() -> Iterator[Row]:
    yield Row(".avi", "h264", "no-b-frames", ("-bf", "0"))
    yield Row(".mp4", "mpeg4", "b-frames", ("-bf", "2"))
    yield Row(".mkv", "av1", "vfr", spec=replace(MATCH, vfr=True))
    yield Row(".mp4", "hevc", "grey", pix_fmt="gray")
    yield Row(".webm", "vp9", "starts-late", ("-output_ts_offset", "5"))
    # DV always says that it is interlaced, also where both fields are of one moment.
    yield Row(".avi", "dv", "pal", filters="scale=720:576", sar=Fraction(16, 15), size=(768, 576))
    yield Row(".mov", "dv", "pal", filters="scale=720:576", sar=Fraction(16, 15), size=(768, 576))


def _times() -> Iterator[Row]:
    vfr = replace(MATCH, vfr=True)
    for suffix, codec in ((".mp4", "h264"), (".mkv", "hevc"), (".mov", "hevc"), (".webm", "vp9")):
        yield Row(suffix, codec, "vfr", spec=vfr)
    yield Row(".mp4", "av1", "vfr", spec=vfr)
    yield Row(".ts", "h264", "vfr", spec=vfr)
    for suffix, codec in ((".mp4", "h264"), (".ts", "h264"), (".mkv", "hevc"), (".mov", "hevc")):
        yield Row(suffix, codec, "starts-late", ("-output_ts_offset", "5"))
    opened = ("-x264opts", "open_gop=1:keyint=12:bframes=3")
    for suffix in (".mp4", ".mkv", ".ts"):
        yield Row(suffix, "h264", "open-gop", opened)
    yield Row(".mp4", "hevc", "open-gop", ("-x265-params", "log-level=none:open-gop=1:keyint=12"))
    for suffix, codec in ((".mp4", "h264"), (".webm", "vp9"), (".avi", "mpeg4"), (".ts", "hevc")):
        yield Row(suffix, codec, "silent", audio=False)
    yield Row(".mp4", "h264", "fragments", ("-movflags", "frag_keyframe+empty_moov"))
    yield Row(".avi", "mpeg4", "b-frames", ("-bf", "2"))
