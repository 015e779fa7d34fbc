"""One word for the footage of a game, whatever its files say."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.core.game import GameFile
from app.core.sync import MediaState
from app.services.media_marks import is_key_of
from app.services.media_states import GameMedia, Under, file_media

SHA = "ab" * 32


def file(path: Path, size: int = 4) -> GameFile:
    return GameFile("id", str(path), size, 1, 16, 16, Fraction(25), False, SHA)


def test_a_file_is_here_in_the_cloud_in_both_or_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    assert file_media(file(path), None, backed_up=False).state == "missing"
    assert file_media(file(path), None, backed_up=True).state == "cloud"
    path.write_bytes(b"film")
    both = file_media(file(path), None, backed_up=True)
    assert (both.state, both.here, both.backed_up) == ("local", True, True)
    # Another file happens to lie where the other laptop has it.
    assert file_media(file(path, size=5), None, backed_up=True).state == "cloud"


def test_a_transfer_says_more_than_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"film")
    under = Under("uploading", 1, 4, 2, 3.0)
    found = file_media(file(path), under, backed_up=False)
    assert (found.state, found.done_bytes, found.sent_bytes) == ("uploading", 1, 2)
    failed = file_media(file(path), Under("local", problem="The key was refused."), backed_up=False)
    assert (failed.state, failed.problem) == ("local", "The key was refused.")


@pytest.mark.parametrize(
    ("states", "word"),
    [
        (("local", "local"), "local"),
        (("local", "cloud"), "cloud"),
        (("uploading", "local"), "uploading"),
        (("queued", "uploading"), "uploading"),
        (("missing", "uploading"), "missing"),
    ],
)
def test_a_game_shows_what_somebody_has_to_do_with(
    tmp_path: Path, states: tuple[MediaState, ...], word: str
) -> None:
    files = tuple(
        file_media(file(tmp_path / "x"), Under(s), backed_up=False)
        if s in ("queued", "uploading")
        else file_media(file(_made(tmp_path, s)), None, backed_up=s == "cloud")
        for s in states
    )
    assert GameMedia("game", files).state == word


def _made(folder: Path, state: MediaState) -> Path:
    path = folder / state
    if state == "local":
        path.write_bytes(b"film")
    return path


@pytest.mark.parametrize(
    "tail",
    [
        "",
        f"games/{SHA}",
        f"games/{SHA}.mp4/../x",
        f"games/../{SHA}.mp4",
        f"games/..\\{SHA}.mp4",
        f"raw_clips/{SHA}.mp4",
        f"games/{'cd' * 32}.mp4",
        f"games/{SHA}.MP4",
        f"games/{SHA}.mp4\n",
    ],
)
def test_a_key_that_we_would_not_make_is_no_key(tail: str) -> None:
    assert not is_key_of(SHA, tail)
    assert is_key_of(SHA, f"games/{SHA}.mp4")
