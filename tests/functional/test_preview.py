"""What a screen sees while it shows, steps and plays."""

from __future__ import annotations

import queue
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.core.edit import CropKey, Edit
from app.core.errors import BadInput, MediaGone
from app.core.game import Game
from app.footage import read_number
from app.services.preview import Pixels, Preview, Previews, Shown
from app.services.workspace import Workspace
from tests.functional.conftest import HALF
from tests.support.footage import make_halves

WAIT_S = 20.0


@pytest.fixture
def edit(workspace: Workspace, match: Game) -> Edit:
    clips = [
        workspace.annotate.mark(match.id, t, lead_us=400_000, lag_us=600_000).result()
        for t in (1_000_000, 2_000_000)
    ]
    reel_id = workspace.reels.create("Reel", [clip.id for clip in clips], "source").result()
    return workspace.reels.edit(reel_id).result()


class Screen:
    """Collects what a preview shows."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.pictures: queue.Queue[Shown] = queue.Queue()
        self.errors: queue.Queue[Exception] = queue.Queue()
        preview.on_shown(self.pictures.put)
        preview.on_failed(self.errors.put)
        preview.set_view(320, 180)

    def exact(self, t_us: int) -> Shown:
        """The exact picture at a time."""
        self.preview.seek(t_us)
        return self.next(self.preview.index_at(t_us))

    def next(self, index: int) -> Shown:
        """The next picture with this number."""
        while True:
            shown = self.pictures.get(timeout=WAIT_S)
            if shown.exact and shown.index == index:
                return shown


@pytest.fixture
def previews(workspace: Workspace) -> Iterator[Previews]:
    yield workspace.previews
    workspace.previews.close()


def number(shown: Shown) -> int | None:
    """The frame number burnt into a whole picture."""
    luma = np.ascontiguousarray(shown.pixels[:, :, 1])
    return read_number(luma, source_size=(320, 180))


def test_a_game_is_shown_exactly_across_its_files(previews: Previews, halves: Game) -> None:
    screen = Screen(previews.open_game(halves.id).result())
    assert (screen.preview.count, screen.preview.duration_us) == (100, 4_000_000)
    for t_us, picture in ((0, 0), (1_999_999, 49), (2_000_000, 50), (3_960_000, 99), (40_000, 1)):
        shown = screen.exact(t_us)
        assert (shown.index, number(shown)) == (picture, picture)
        assert shown.pixels.shape == (180, 320, 4)
    screen.preview.step(+1)
    assert number(screen.next(2)) == 2
    screen.preview.step(-2)
    assert number(screen.next(0)) == 0


def test_a_reel_is_shown_frame_for_frame(previews: Previews, edit: Edit) -> None:
    screen = Screen(previews.open_reel(edit).result())
    assert screen.preview.count == 50
    first = screen.exact(0)
    assert (number(first), first.source_us, first.clip_id) == (15, 600_000, edit.clips[0].id)
    later = screen.exact(1_000_000)
    assert (number(later), later.source_us, later.clip_id) == (40, 1_600_000, edit.clips[1].id)
    last = screen.exact(99_000_000)
    assert (last.index, number(last)) == (49, 64)


def test_a_changed_edit_is_shown_at_once(previews: Previews, edit: Edit) -> None:
    screen = Screen(previews.open_reel(edit, "framing").result())
    whole = screen.exact(0)
    key = CropKey(600_000, 80.0, 45.0, 90.0)
    cropped = replace(edit, clips=(replace(edit.clips[0], crop=(key,)), *edit.clips[1:]))
    screen.preview.set_edit(cropped)
    corner = screen.next(0)
    small = corner.pixels[::2, ::2, 1].astype(int)
    quarter = whole.pixels[:90, :160, 1].astype(int)
    assert np.abs(small - quarter).mean() < 10 < np.abs(small - whole.pixels[::2, ::2, 1]).mean()
    short = replace(cropped, clips=cropped.clips[:1])
    screen.preview.set_edit(short)
    assert screen.preview.count == 25
    with pytest.raises(BadInput):
        screen.preview.set_edit(replace(edit, clips=()))
    assert screen.preview.count == 25


def test_a_clip_can_be_seen_outside_its_trims(previews: Previews, edit: Edit) -> None:
    clip = edit.clips[1]
    raw = Screen(previews.open_clip(edit, clip.id).result())
    assert raw.preview.duration_us == 4_000_000
    shown = raw.exact(3_000_000)
    assert (number(shown), shown.source_us, shown.clip_id) == (75, 3_000_000, clip.id)
    framed = Screen(previews.open_clip(edit, clip.id, "framing").result())
    assert number(framed.exact(3_000_000)) == 75
    assert previews.crop_at(edit, clip.id, 3_000_000).result().height == 180 * 1024
    another = replace(edit.clips[0], source="x")
    sources = (*edit.sources, ("x", replace(edit.sources[0][1], path="elsewhere.mp4")))
    framed.preview.set_edit(replace(edit, sources=sources, clips=(another, clip)))
    assert number(framed.exact(2_000_000)) == 50, "a clip of another game came into the reel"


def test_playing_hands_out_due_pictures_and_sound(previews: Previews, edit: Edit) -> None:
    screen = Screen(previews.open_reel(edit).result())
    screen.exact(400_000)
    screen.preview.play(Fraction(1))
    seen: list[int] = []
    loud = 0.0
    until = time.monotonic() + WAIT_S
    clock = 400_000
    # The sound comes from a thread of its own and may come after the pictures.
    while (len(seen) < 12 or loud == 0) and time.monotonic() < until:
        shown = screen.preview.picture_at(clock) if len(seen) < 12 else None
        if shown is not None:
            assert shown.time_us <= clock
            seen.append(shown.index)
            clock += 40_000
        else:
            time.sleep(0.005)
        loud = max(loud, float(np.abs(screen.preview.sound(1920)).max()))
    screen.preview.pause()
    assert seen == sorted(seen)
    assert len(seen) == 12
    assert seen[0] == 10
    assert loud > 0.001


def test_a_scrub_comes_to_the_exact_picture(previews: Previews, match: Game) -> None:
    screen = Screen(previews.open_game(match.id).result())
    for t_us in range(0, 3_600_000, 100_000):
        screen.preview.scrub(t_us)
    assert number(screen.next(87)) == 87


def test_a_vanished_file_is_told_and_does_not_hang(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "short.mp4"
    shutil.copy(make_halves(HALF)[0][0], path)
    game = workspace.games.add([path], measure=True).result()
    path.unlink()
    with pytest.raises(MediaGone, match=r"short\.mp4"):
        workspace.previews.open_game(game.id).result()


def test_the_first_picture_needs_no_frame_table(workspace: Workspace) -> None:
    path = make_halves(HALF)[0][0]
    game = workspace.games.add([path]).result()
    first = workspace.previews.opening(game.id, 320, 320).result()
    assert first.shape == (180, 320, 4)
    luma = np.ascontiguousarray(first[:, :, 1])
    assert read_number(luma, source_size=(320, 180)) == 0


def test_thumbnails_are_small_and_come_from_the_right_half(
    workspace: Workspace, halves: Game
) -> None:
    small = workspace.previews.thumbnail(halves.id, 3_000_000, 160).result()
    assert small.shape == (90, 160, 4)


def test_several_thumbnails_are_those_of_their_times(workspace: Workspace, halves: Game) -> None:
    previews, times = workspace.previews, (500_000, 1_500_000, 2_500_000, 3_500_000)
    assert halves.locate(times[0])[0] != halves.locate(times[-1])[0]
    one_by_one = [previews.thumbnail(halves.id, t, 96).result(WAIT_S) for t in times]
    told: list[tuple[int, Pixels]] = []
    previews.thumbnails(halves.id, times, 96, lambda t, small: told.append((t, small))).result(
        WAIT_S
    )
    assert [t for t, _ in told] == list(times)
    for (_, small), alone in zip(told, one_by_one, strict=True):
        np.testing.assert_array_equal(small, alone)
    few: list[int] = []
    asking = previews.thumbnails(
        halves.id, times, 96, lambda t, _: few.append(t), lambda: bool(few)
    )
    asking.result(WAIT_S)
    assert few == [times[0]]


def test_a_missing_half_leaves_the_thumbnails_of_the_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    paths = [Path(shutil.copy(path, tmp_path / path.name)) for path, _ in make_halves(HALF)]
    game = workspace.games.add(paths, measure=True).result(WAIT_S)
    paths[0].unlink()
    told: list[int] = []
    asking = workspace.previews.thumbnails(
        game.id, (500_000, 3_500_000), 96, lambda t, _: told.append(t)
    )
    with pytest.raises(MediaGone):
        asking.result(WAIT_S)
    assert told == [3_500_000]


def test_what_is_closed_can_be_waited_for(workspace: Workspace, match: Game) -> None:
    """A screen does not wait for the picture in work; who moves the file afterwards must."""
    before = {thread for thread in threading.enumerate() if thread.name == "frame-server"}
    previews = [workspace.previews.open_game(match.id).result(WAIT_S) for _ in range(3)]
    for preview in previews:
        preview.seek(1_500_000)
        preview.close()
        preview.close()  # the window and the library both do
    workspace.previews.closed().result(WAIT_S)
    left = {thread for thread in threading.enumerate() if thread.name == "frame-server"}
    assert left <= before
