"""A library of a newer app behind the window and the command line: looked at, exported, not synced."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import LibraryReadOnly
from app.footage import MatchSpec
from app.services.cloud_settings import CloudForm, CloudPlace, CloudSettings
from app.services.export import ExportChoices
from app.services.workspace import Workspace
from tests.functional.conftest import TINY
from tests.support.footage import make_match
from tests.support.newer import make_newer

assert isinstance(TINY, MatchSpec)
PLACE = CloudPlace("http://127.0.0.1:9", "reels", "coach-anna")


def prepared(home: Path) -> tuple[Path, str]:
    """A library with a game and a clip, set up with a cloud, then made newer; the clip's game."""
    CloudSettings(home).put(PLACE)
    with Workspace.open(home, queue=False) as workspace:
        video, _ = make_match(TINY)
        game = workspace.games.add([video], opponent="Rovers", measure=True).result()
        workspace.annotate.mark(game.id, 3_000_000).result()
        database = workspace.root / "database.sqlite"
    make_newer(database)
    return database, game.id


def test_a_newer_library_is_exported_and_neither_written_nor_synced(tmp_path: Path) -> None:
    database, game_id = prepared(tmp_path / "home")
    before = database.read_bytes()
    with Workspace.open(tmp_path / "home") as workspace:
        assert workspace.read_only
        (clip,) = workspace.annotate.clips(game_id).result()
        with pytest.raises(LibraryReadOnly, match="update the app to edit it"):
            workspace.annotate.delete(clip.id).result()
        assert workspace.annotate.clips(game_id).result() == (clip,)

        status = workspace.sync.sync_now().result()
        assert status.state == "needs_update"
        assert "made by a newer version of the app and is not synced" in status.reason
        form = CloudForm(PLACE.endpoint, PLACE.bucket, PLACE.user_id, "key-of-ten", "secret")
        with pytest.raises(LibraryReadOnly):
            workspace.sync.set_up(form).result()
        with pytest.raises(LibraryReadOnly):
            workspace.sync.turn_off().result()

        choices = ExportChoices("annotate", folder=tmp_path / "out")
        job = workspace.exports.start(game_id, choices).result()
        ended = workspace.exports.wait(job.id).result(60)
        assert (ended.state, ended.error) == ("done", "")
        assert Path(ended.out).stat().st_size > 1_000
    assert database.read_bytes() == before
    assert not list((database.parent / "backups").iterdir())
    assert CloudSettings(tmp_path / "home").place("coach-anna") == PLACE  # nothing is forgotten
