"""A long game for measuring seeks: minutes of full-size pictures, each with its own number.

Drawing a whole match takes minutes, and seeking does not care what is on the pitch; so a short
rally is drawn once, played to and fro, and every picture gets its own barcode. Cached like other
footage.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from app.footage import MatchSpec
from app.footage.barcode import CodeLayout, draw
from app.footage.encode import Encoder, open_output
from app.footage.scene import Scene
from tests.support.footage import cache_folder

_RALLY = 45


def long_game(
    *,
    minutes: int = 10,
    gop_s: int = 2,
    size: tuple[int, int] = (1920, 1080),
    fps: int = 30,
    b_frames: int = 2,
) -> Path:
    """The file, made when it is not there yet. Picture n shows number n."""
    name = f"long-{minutes}m-gop{gop_s}s-{size[0]}x{size[1]}-{fps}-b{b_frames}-v1.mp4"
    path = cache_folder() / name
    if path.exists():
        return path
    spec = MatchSpec(*size, fps=Fraction(fps), frames=_RALLY, code_strips=0)
    rally = [(luma.copy(), chroma.copy()) for luma, chroma, *_ in Scene(spec).frames()]
    layout = CodeLayout.for_size(size)
    with open_output(path) as container:
        encoder = Encoder(
            container,
            size=size,
            fps=spec.fps,
            time_base=spec.time_base,
            codec="h264",
            pix_fmt="yuv420p",
            gop=gop_s * fps,
            b_frames=b_frames,
            crf=26,
            preset="superfast",
        )
        for number in range(minutes * 60 * fps):
            turn, at = divmod(number, _RALLY)
            luma, chroma = rally[at if turn % 2 == 0 else _RALLY - 1 - at]
            numbered = luma.copy()
            draw(numbered, (), number, layout)
            encoder.picture(numbered, chroma, number)
        encoder.finish()
    return path
