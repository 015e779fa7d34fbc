"""What a frame's colour tags mean (ITU-T H.273 numbers), and what is assumed where there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace

Transfer = Literal["sdr", "hlg", "pq"]
Gamut = Literal["709", "2020", "p3"]

_SPACES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
    10: Colorspace.BT2020,
}
"""H.273 matrix numbers to swscale's. Constant luminance (10) is nowhere in use; it is read as 9."""
_TRANSFERS: dict[int, Transfer] = {16: "pq", 18: "hlg"}
_GAMUTS: dict[int, Gamut] = {9: "2020", 11: "p3", 12: "p3"}


@dataclass(frozen=True, slots=True)
class Colours:
    """How the numbers of a frame are light: matrix, range, primaries and transfer.

    The primaries of standard definition (EBU, SMPTE C) count as BT.709's, as in most players: files
    seldom say them truly, and the difference is small. ``gamut`` is the wide ones only.
    """

    matrix: Colorspace
    full: bool
    gamut: Gamut
    transfer: Transfer

    @property
    def plain(self) -> bool:
        """Whether they are those of a ``Picture``: BT.709, limited range."""
        return not self.full and self.matrix == Colorspace.ITU709 and not self.wide

    @property
    def wide(self) -> bool:
        """Whether bringing them to BT.709 takes linear light, not only a matrix and a range."""
        return self.gamut != "709" or self.transfer != "sdr"


def transfer_of(number: int) -> Transfer:
    """The transfer characteristics, of which only the two of HDR are told apart."""
    return _TRANSFERS.get(number, "sdr")


def colours_of(frame: VideoFrame) -> Colours:
    """The colours of a frame. Untagged ones follow the players' rules: HDR is BT.2020, a BT.2020
    matrix means BT.2020 primaries, small pictures are BT.601, and YUV has limited range."""
    transfer = transfer_of(int(frame.color_trc))
    matrix = _SPACES.get(int(frame.colorspace)) or _untagged(frame, transfer)
    primaries = int(frame.color_primaries)
    gamut = _GAMUTS.get(primaries, "709")
    if gamut == "709" and primaries != 1 and (transfer != "sdr" or matrix == Colorspace.BT2020):
        gamut = "2020"
    full = int(frame.color_range) == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    return Colours(matrix, full or frame.format.is_rgb, gamut, transfer)


def _untagged(frame: VideoFrame, transfer: Transfer) -> Colorspace:
    if transfer != "sdr":
        return Colorspace.BT2020
    if frame.format.is_rgb or max(frame.width, frame.height) >= 1280:
        return Colorspace.ITU709
    return Colorspace.ITU601
