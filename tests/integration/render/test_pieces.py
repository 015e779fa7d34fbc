"""An export rendered in pieces, each from its own chunk of footage, is the export rendered at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.errors import PlanDiffers, RenderFailed
from app.core.pieces import Piece, pieces, plan_piece
from app.core.plan import Plan, plan
from app.media.chunk import Chunk, cut_chunk
from app.media.index import FrameIndex, build_index
from app.media.joined import Part
from app.render.job import RenderRequest, render
from tests.integration.render.films import film
from tests.support.edits import Case
from tests.support.golden import golden, golden_footage, golden_names

pytestmark = pytest.mark.integration


class Export:
    """A golden edit with its footage, cut into pieces of at most a second."""

    def __init__(self, name: str, folder: Path) -> None:
        self.case: Case = golden(name)
        self.folder = folder
        self.paths = golden_footage(self.case)
        self.indices: dict[str, FrameIndex] = {s: build_index(p) for s, p in self.paths.items()}
        self.facts = {source: index.facts for source, index in self.indices.items()}
        self.whole: Plan = plan(self.case.edit, self.facts)
        self.pieces = pieces(self.case.edit, self.whole, 1)

    def request(self, out: str, quality: str = "draft") -> RenderRequest:
        return RenderRequest(
            self.case.edit,
            self.paths,
            self.folder / out,
            quality,  # type: ignore[arg-type]
            "x264",
            title="A title",
        )

    def chunk(self, piece: Piece) -> Chunk:
        return cut_chunk(
            self.paths[piece.source],
            self.indices[piece.source],
            piece.pictures,
            self.folder / "chunks",
        )

    def ordered(self, piece: Piece, quality: str = "draft") -> RenderRequest:
        """What a stranger is asked to render: a piece, a chunk and the hash of the plan.

        A card or a transition is rendered here, from whole files.
        """
        chunk = None if piece.here else self.chunk(piece)
        return replace(
            self.request(f"piece{piece.number}.mp4", quality),
            edit=piece.edit,
            paths=self.paths if chunk is None else {piece.source: chunk.path},
            chunks={} if chunk is None else {piece.source: chunk.times},
            span=piece.span,
            plan_hash=plan_piece(piece, self.facts).plan_hash,
            audio=False,
            chapters=False,
        )

    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(render(self.ordered(piece)).out, piece.count) for piece in self.pieces)


def planes(path: Path) -> Iterator[NDArray[np.uint8]]:
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray().astype(np.uint8, copy=False)


def parameter_sets(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return bytes(container.streams.video[0].codec_context.extradata or b"")


def psnr(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))  # of 8-bit samples


@pytest.mark.parametrize("name", golden_names()[::3])  # the others: test_golden_frames
def test_composed_pictures_are_the_same_bit_for_bit(name: str, tmp_path: Path) -> None:
    """What the encoder gets, from chunks and from whole files."""
    export = Export(name, tmp_path)
    whole: list[bytes] = []
    render(export.request("whole.mp4"), tap=lambda _, frame: whole.append(frame.tobytes()))
    cut: list[bytes] = []
    for piece in export.pieces:
        render(export.ordered(piece), tap=lambda _, frame: cut.append(frame.tobytes()))
    assert len(cut) == len(whole)
    assert cut == whole


@pytest.mark.slow
@pytest.mark.parametrize("name", golden_names()[::4])
def test_the_joined_film_is_the_film(name: str, tmp_path: Path) -> None:
    export = Export(name, tmp_path)
    at_once = render(export.request("whole.mp4")).out
    joined = render(replace(export.request("joined.mp4"), pieces=export.parts())).out
    count = 0
    for plane, piece in zip(planes(at_once), planes(joined), strict=True):
        count += 1
        # Another rate control at every joint: encoded apart, not encoded worse.
        assert psnr(plane, piece) > 30
    assert count == len(export.whole.frames)
    one, other = film(at_once), film(joined)
    assert (one.times, one.chapters, one.tags, one.colour) == (
        other.times,
        other.chapters,
        other.tags,
        other.colour,
    )
    assert one.sound == other.sound
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_pieces_of_several_encoders_become_one_film(tmp_path: Path) -> None:
    """Another quality has other parameter sets, as another encoder would."""
    export = Export("every_speed", tmp_path)
    qualities = ("draft", "high", "draft", "standard")
    made = [
        render(export.ordered(piece, qualities[piece.number % 4])).out for piece in export.pieces
    ]
    assert len({parameter_sets(out) for out in made}) > 1
    parts = tuple(Part(out, p.count) for out, p in zip(made, export.pieces, strict=True))
    joined = render(replace(export.request("joined.mp4"), pieces=parts)).out
    alone = [frame for out in made for frame in planes(out)]
    together = list(planes(joined))
    assert len(together) == len(alone) == len(export.whole.frames)
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))


def test_another_plan_is_refused(tmp_path: Path) -> None:
    export = Export(golden_names()[0], tmp_path)
    request = replace(export.ordered(export.pieces[0]), plan_hash="0" * 64)
    with pytest.raises(PlanDiffers, match="another version"):
        render(request)
    assert not request.out.exists()


@pytest.mark.parametrize("fault", ["short", "cut off", "gone", "other size", "too many"])
def test_a_wrong_piece_is_named_and_nothing_is_written(fault: str, tmp_path: Path) -> None:
    export = Export(golden_names()[0], tmp_path)
    parts = list(export.parts())
    last = parts[-1]
    if fault == "short":
        parts[-1] = replace(last, count=last.count - 1)
    elif fault == "cut off":
        last.path.write_bytes(last.path.read_bytes()[:-300])
    elif fault == "gone":
        last.path.unlink()
    elif fault == "too many":
        parts.append(last)
    else:
        reel = replace(export.case.edit.reel, size=(180, 320))
        small = replace(export.case.edit, reel=reel)
        out = render(replace(export.request("small.mp4"), edit=small)).out
        parts[-1] = Part(out, last.count)
    with pytest.raises(RenderFailed, match="export it again"):
        render(replace(export.request("joined.mp4"), pieces=tuple(parts)))
    assert not (tmp_path / "joined.mp4").exists()
