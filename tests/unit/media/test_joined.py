"""Pieces that a stranger made: what only looks like a film is refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from av.packet import Packet

from app.footage import MatchSpec
from app.media.joined import Part, PieceRefused, check_part
from tests.support.footage import make_match

FPS, SIZE, COUNT = Fraction(25), (320, 180), 50
SPEC = MatchSpec(width=320, height=180, fps=FPS, duration_s=Fraction(2), gop=12)


def changed(out: Path, change: Callable[[int, Any], Any]) -> Part:
    """A film whose packets were changed, each by its number; None leaves one out."""
    count = 0
    with av.open(str(make_match(SPEC)[0])) as film, av.open(str(out), "w", format="mp4") as copy:
        stream: Any = film.streams.video[0]
        target: Any = copy.add_stream_from_template(stream)
        for number, packet in enumerate(p for p in film.demux(stream) if p.size):
            new = change(number, packet)
            if new is not None:
                new.stream = target
                copy.mux(new)
                count += 1
    return Part(out, count)


def rubbish(number: int, packet: Any) -> Any:
    """Zeros instead of most of the second key frame, of the same length and at the same time."""
    if not (number and packet.is_keyframe):
        return packet
    new: Any = Packet(bytes(packet)[:20] + bytes(packet.size - 20))
    new.pts, new.dts, new.time_base = packet.pts, packet.dts, packet.time_base
    new.duration, new.is_keyframe = packet.duration, packet.is_keyframe
    return new


def headless(number: int, packet: Any) -> Any:
    """The first picture leans on one that is not there."""
    return packet if number > 5 else None


def test_a_film_is_taken(tmp_path: Path) -> None:
    check_part(changed(tmp_path / "film.mp4", lambda _, packet: packet), SIZE, FPS)


@pytest.mark.parametrize(
    ("change", "words"), [(rubbish, "cannot be read|damaged"), (headless, "begins in the middle")]
)
def test_what_only_looks_like_one_is_refused(
    change: Callable[[int, Any], Any], words: str, tmp_path: Path
) -> None:
    part = changed(tmp_path / "film.mp4", change)
    with pytest.raises(PieceRefused, match=words):
        check_part(part, SIZE, FPS)


def test_pictures_of_another_kind_are_refused(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with av.open(str(film), "w", format="mp4") as output:
        stream: Any = output.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv444p"
        for number in range(COUNT):
            frame = av.VideoFrame(*SIZE, "yuv444p")
            frame.pts = number
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with pytest.raises(PieceRefused, match="yuv444p"):
        check_part(Part(film, COUNT), SIZE, FPS)
