"""Two stretches of one file read in turn: the right pictures, and hardly a seek."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from app.footage import MatchSpec, read_number
from app.media.index import FrameIndex, build_index
from app.media.reader import FrameReader
from app.media.readers import OpenFiles, Rough
from tests.support.footage import make_match

SPEC = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=10)


class Counting(FrameReader):
    """Counts how often it starts at a key frame."""

    seeks = 0

    def _seek(self, key, should_stop) -> None:  # type: ignore[no-untyped-def]
        Counting.seeks += 1
        super()._seek(key, should_stop)


@pytest.fixture
def files() -> Iterator[OpenFiles]:
    path = make_match(SPEC)[0]
    index = build_index(path)
    Counting.seeks = 0
    opened = OpenFiles(lambda _: Counting(path, index))
    yield opened
    opened.close()


def number(files: OpenFiles, i: int, *, other: bool = False) -> int | None:
    return read_number(files.picture("g", i, other=other).y, source_size=SPEC.size)


def test_a_dissolve_seeks_once_for_each_stretch(files: OpenFiles) -> None:
    shown = [number(files, i) for i in range(10, 30)]
    for k in range(15):  # the end of one clip over the beginning of the next
        shown += [number(files, 30 + k), number(files, 70 + k, other=True)]
    shown += [number(files, i) for i in range(85, 95)]
    pairs = [n for k in range(15) for n in (30 + k, 70 + k)]
    assert shown == [*range(10, 30), *pairs, *range(85, 95)]
    assert Counting.seeks == 2


def test_both_stretches_may_show_the_same_picture(files: OpenFiles) -> None:
    assert [number(files, 40), number(files, 40, other=True)] == [40, 40]
    assert [number(files, 41), number(files, 41, other=True)] == [41, 41]
    assert Counting.seeks == 2


def test_only_two_files_stay_open(tmp_path: Path) -> None:
    path = make_match(SPEC)[0]
    index: FrameIndex = build_index(path)
    closed: list[str] = []

    class Named(FrameReader):
        def __init__(self, name: str) -> None:
            super().__init__(path, index)
            self.name = name

        def close(self) -> None:
            closed.append(self.name)
            super().close()

    opened = OpenFiles(Named)
    for name in ("a", "b", "a", "c"):
        opened.picture(name, 3)
    assert closed == ["b"]
    opened.close()
    assert sorted(closed) == ["a", "b", "c"]


def test_a_hand_sees_the_key_frame_and_then_what_comes_on_the_way(files: OpenFiles) -> None:
    readers = files.readers("g")
    seen: list[Rough] = []
    while not seen or seen[-1].picture.index != 47:
        seen.append(readers.rough(47, lambda: True))
    assert [(rough.picture.index, rough.going_on) for rough in seen[:2]] == [
        (40, False),
        (40, True),
    ]
    assert [rough.picture.index for rough in seen[1:]] == sorted({*range(40, 48)})
    numbers = [read_number(rough.picture.y, source_size=SPEC.size) for rough in seen]
    assert numbers == [rough.picture.index for rough in seen]
    assert readers.rough(49, lambda: False).picture.index == 49
    assert (readers.rough(63, lambda: False).picture.index, Counting.seeks) == (60, 1)
