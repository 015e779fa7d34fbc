from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import av
import pytest

from app.core.errors import BadInput, BadMedia, MediaGone, NotFound
from app.core.game import Game
from app.footage import MatchSpec
from app.services.workspace import Workspace
from tests.functional.conftest import HALF, TINY
from tests.support import bad_media
from tests.support.footage import make_halves, make_match


def test_a_game_knows_its_files_exactly(match: Game) -> None:
    (file,) = match.files
    assert (file.width, file.height, file.fps) == (320, 180, Fraction(25))
    assert match.duration_us == 4_000_000
    assert file.has_audio
    assert match.name == "vs Rovers"


def test_two_halves_are_one_timeline(halves: Game) -> None:
    assert halves.duration_us == 4_000_000
    assert halves.locate(2_500_000) == (1, 500_000)


@pytest.mark.parametrize(
    "make",
    [bad_media.zero_bytes, bad_media.text_as_mp4, bad_media.audio_only, bad_media.m3u8_as_mp4],
)
def test_a_refused_file_leaves_the_library_as_it_was(
    workspace: Workspace, tmp_path: Path, make: object
) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    with pytest.raises(BadMedia, match=path.name):
        workspace.games.add([path]).result()
    assert workspace.games.list().result() == ()


def test_one_bad_half_refuses_the_game(workspace: Workspace, tmp_path: Path) -> None:
    good = make_halves(HALF)[0][0]
    with pytest.raises(MediaGone):
        workspace.games.add([good, tmp_path / "missing.mp4"]).result()
    with pytest.raises(BadInput, match="twice"):
        workspace.games.add([good, good]).result()
    assert workspace.games.list().result() == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"date": "27.9.2025"}, "2025-09-27"),
        ({"venue": "moon"}, "tournament"),
        ({"sport": "chess"}, "soccer"),
        ({"opponent": "x" * 300}, "300 characters"),
    ],
)
def test_wrong_words_about_a_game_are_refused(
    workspace: Workspace, words: dict[str, str], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        workspace.games.add([make_halves(HALF)[0][0]], **words).result()  # type: ignore[arg-type]
    assert workspace.games.list().result() == ()


def test_the_same_footage_is_not_added_twice(workspace: Workspace, match: Game) -> None:
    with pytest.raises(BadInput, match="already in the library"):
        workspace.games.add([Path(match.files[0].path)]).result()


def test_games_are_found_by_id_start_of_id_and_name(workspace: Workspace, match: Game) -> None:
    for text in (match.id, match.id[:6], "VS rovers"):
        assert workspace.games.find(text).result().id == match.id
    with pytest.raises(NotFound, match="games list"):
        workspace.games.find("nobody").result()


def test_a_moved_file_is_told_and_located(workspace: Workspace, tmp_path: Path) -> None:
    old = tmp_path / "old.mp4"
    shutil.copy(make_halves(HALF)[0][0], old)
    game = workspace.games.add([old], measure=True).result()
    new = old.rename(tmp_path / "new.mp4")
    (state,) = workspace.games.check(game.id).result()
    assert "missing" in state.problem
    other = bad_media.odd_size(tmp_path)
    with pytest.raises(BadInput, match="another film"):
        workspace.games.locate(game.id, game.files[0].id, other).result()
    found = workspace.games.locate(game.id, game.files[0].id, new).result()
    assert found.files[0].path == str(new)
    assert workspace.games.check(game.id).result()[0].problem == ""


def test_a_trashed_game_comes_back_with_undo(workspace: Workspace, match: Game) -> None:
    workspace.annotate.mark(match.id, 2_000_000).result()
    workspace.games.trash(match.id).result()
    assert workspace.games.list().result() == ()
    assert workspace.history.undo().result() == "remove game"
    assert [game.id for game in workspace.games.list().result()] == [match.id]
    assert len(workspace.annotate.clips(match.id).result()) == 1


def test_adding_a_game_can_be_undone_after_it_was_measured(workspace: Workspace) -> None:
    path = make_halves(HALF)[0][0]
    game = workspace.games.add([path]).result()
    workspace.games.measure(game.id).result()
    workspace.history.undo().result()
    assert workspace.games.list().result() == ()


def test_adding_a_game_of_unknown_length_can_be_undone_and_redone(
    workspace: Workspace, tmp_path: Path
) -> None:
    film = rough_mkv(tmp_path)
    game = workspace.games.add([film]).result()
    exact = workspace.games.measure(game.id).result()
    assert exact.duration_us != game.duration_us, "the film says its length only roughly"
    assert workspace.history.undo().result() == "add game"
    assert workspace.games.list().result() == ()
    assert workspace.history.redo().result() == "add game"
    (again,) = workspace.games.list().result()
    assert again.duration_us == exact.duration_us, "what was measured is still known"


def rough_mkv(folder: Path) -> Path:
    """A film whose header gives the length of the longest track, which is not the pictures'."""
    film, sound = folder / "rough.mkv", MatchSpec(160, 90, duration_s=Fraction(2), gop=25)
    source, _ = make_match(sound)
    with av.open(str(source)) as old, av.open(str(film), "w") as new:
        streams = {s.index: new.add_stream_from_template(s) for s in old.streams}
        for packet in old.demux():
            late = packet.pts is not None and packet.pts * packet.time_base > 1
            if packet.dts is None or (packet.stream.type == "video" and late):
                continue
            packet.stream = streams[packet.stream.index]
            new.mux(packet)
    return film


def test_a_name_with_control_characters_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    odd = tmp_path / "a\x1b[31m\tb.mp4"
    odd.write_bytes(make_match(TINY)[0].read_bytes())
    with pytest.raises(BadInput, match="rename the file"):
        workspace.games.add([odd]).result()
    game = workspace.games.add([make_match(TINY)[0]], name="Good").result()
    with pytest.raises(BadInput, match="rename the file"):
        workspace.games.locate(game.id, game.files[0].id, odd).result()
    assert [g.name for g in workspace.games.list().result()] == ["Good"]
