"""Footage of games in the cloud, as a coach with two laptops meets it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.core.errors import CloudOffline, MediaGone, NeedsConfirmation, NotSetUp
from app.core.game import Game
from app.core.sync import MediaProgress
from app.footage import MatchSpec
from app.services.export import ExportChoices
from app.services.preview import Shown
from app.services.workspace import Workspace
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, answer
from tests.support.footage import make_match
from tests.support.ministack import Ministack

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

TINY = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=25)
WAIT_S = 60

Open = Callable[[str], Workspace]


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch, r2_config: R2Config) -> R2Config:
    """A cloud that every laptop of this coach is set up with."""
    for name in ("endpoint", "bucket", "access_key_id", "secret_access_key", "user_id"):
        monkeypatch.setenv(f"R2_{name.upper()}", getattr(r2_config, name))
    return r2_config


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Open]:
    """Opens a laptop by name."""
    with ExitStack() as opened:
        yield lambda name: opened.enter_context(Workspace.open(tmp_path / name, queue=False))


def film_in(folder: Path, suffix: str = ".mp4") -> Path:
    """A film of one's own in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path, _ = make_match(TINY, suffix)
    return Path(shutil.copy(path, folder / f"Final 🏟️{suffix}"))


def add(workspace: Workspace, path: Path) -> Game:
    return workspace.games.add([path], opponent="Rovers", measure=True).result(WAIT_S)


def synced(workspace: Workspace) -> None:
    assert workspace.sync.sync_now().result(WAIT_S).state in ("synced", "conflicts")


def picture(workspace: Workspace, game_id: str, t_us: int) -> Shown:
    """What the screen shows of a game at a time."""
    preview = workspace.previews.open_game(game_id).result(WAIT_S)
    shown: list[Shown] = []
    failed: list[Exception] = []

    news = threading.Event()

    def came(one: Shown) -> None:
        if one.exact:
            shown.append(one)
            news.set()

    def broke(error: Exception) -> None:
        failed.append(error)
        news.set()

    preview.on_failed(broke)
    preview.set_view(320, 180)
    preview.on_shown(came)
    preview.seek(t_us)
    assert news.wait(WAIT_S)
    preview.close()
    if failed:
        raise failed[0]
    return shown[-1]


def test_without_a_cloud_everything_else_works(laptop: Open, tmp_path: Path) -> None:
    one = laptop("one")
    path = film_in(tmp_path / "films")
    game = add(one, path)
    media = one.cloud_media
    assert not media.available
    assert media.state(game.id).result(WAIT_S).state == "local"
    for asked in (media.back_up(game.id), media.download(game.id), media.free_up(game.id)):
        with pytest.raises(NotSetUp):
            asked.result(WAIT_S)
    media.cancel(game.id)
    path.unlink()
    (state,) = media.states().result(WAIT_S).values()
    assert state.state == "missing"
    assert not state.backed_up


def test_backed_up_freed_played_and_fetched_again(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path, proxy: FaultProxy
) -> None:
    one, path = laptop("one"), film_in(tmp_path / "films")
    game = add(one, path)
    before = picture(one, game.id, 2_000_000)
    heard: list[MediaProgress] = []
    one.cloud_media.subscribe(heard.append)
    state = one.cloud_media.back_up(game.id).result(WAIT_S)
    assert (state.state, state.backed_up, state.here) == ("local", True, True)
    assert {now.state for now in heard} >= {"queued", "uploading", "cloud"}
    films = [key for key in s3.objects(cloud.bucket, cloud.prefix) if key.endswith(".mp4")]
    assert len(films) == 1

    with pytest.raises(NeedsConfirmation, match="Final"):
        one.cloud_media.free_up(game.id).result(WAIT_S)
    assert path.exists()
    state = one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
    assert not path.exists()
    assert (state.state, state.backed_up, state.here) == ("cloud", True, False)

    after = picture(one, game.id, 2_000_000)
    assert np.array_equal(before.pixels, after.pixels)
    one.annotate.mark(game.id, 2_000_000).result(WAIT_S)
    with pytest.raises(MediaGone, match="only in the cloud"):
        one.exports.start(game.id, ExportChoices("annotate")).result(WAIT_S)

    state = one.cloud_media.download(game.id).result(WAIT_S)
    assert (state.state, state.here) == ("local", True)
    here = Path(one.games.get(game.id).result(WAIT_S).files[0].path)
    assert here.parent == one.root / "games"
    original, _ = make_match(TINY)
    assert here.read_bytes() == original.read_bytes()

    state = one.cloud_media.free_up(game.id).result(WAIT_S)  # the library's own: nobody is asked
    assert (state.state, here.exists()) == ("cloud", False)
    assert not list((one.root / "trash").iterdir())


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_game_plays_on_another_laptop_straight_from_the_cloud(
    cloud: R2Config, laptop: Open, tmp_path: Path, suffix: str
) -> None:
    one, path = laptop("one"), film_in(tmp_path / "films", suffix)
    game = add(one, path)
    before = picture(one, game.id, 3_000_000)
    one.cloud_media.back_up(game.id).result(WAIT_S)
    one.cloud_media.close()  # waits for the frame table, which goes after the film
    synced(one)
    path.rename(path.with_name("elsewhere"))  # the other laptop has other disks

    two = laptop("two")
    synced(two)
    state = two.cloud_media.state(game.id).result(WAIT_S)
    assert (state.state, state.backed_up, state.here) == ("cloud", True, False)
    after = picture(two, game.id, 3_000_000)
    assert np.array_equal(before.pixels, after.pixels)
    small = two.previews.thumbnail(game.id, 1_000_000, 80).result(WAIT_S)
    assert small.shape[1] == 80
    assert two.previews.opening(game.id, 80, 80).result(WAIT_S).size
    state = two.cloud_media.download(game.id).result(WAIT_S)
    assert (state.state, state.here) == ("local", True)


def test_a_line_that_breaks_while_playing_is_said_and_heals(
    cloud: R2Config, laptop: Open, tmp_path: Path, proxy: FaultProxy
) -> None:
    one, path = laptop("one"), film_in(tmp_path / "films")
    game = add(one, path)
    one.cloud_media.back_up(game.id).result(WAIT_S)
    one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
    down = proxy.on("*", Fault("reset-before"), times=None)
    with pytest.raises(CloudOffline):
        picture(one, game.id, 1_000_000)
    down.times = 0
    assert picture(one, game.id, 1_000_000).exact


def test_space_is_never_freed_of_the_only_copy(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path, proxy: FaultProxy
) -> None:
    one, path = laptop("one"), film_in(tmp_path / "films")
    game = add(one, path)
    with pytest.raises(MediaGone, match="back it up first"):
        one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
    one.cloud_media.back_up(game.id).result(WAIT_S)
    (key,) = [key for key in s3.objects(cloud.bucket, cloud.prefix) if key.endswith(".mp4")]
    body, sha = path.read_bytes(), game_sha(one, game.id)
    admin = s3.admin()
    others: list[tuple[bytes, dict[str, str]]] = [
        (body[:-1], {"sha256": sha}),
        (body, {}),
        (body, {"sha256": "0" * 64}),
    ]
    for other, metadata in others:
        admin.put_object(Bucket=cloud.bucket, Key=key, Body=other, Metadata=metadata)
        with pytest.raises(MediaGone, match="stays here"):
            one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
        assert path.read_bytes() == body
    admin.delete_object(Bucket=cloud.bucket, Key=key)
    with pytest.raises(MediaGone, match="stays here"):
        one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
    admin.put_object(Bucket=cloud.bucket, Key=key, Body=body, Metadata={"sha256": sha})
    for fault in (Fault("reset-before"), Fault("captive"), Fault("no-etag")):
        proxy.on("*", fault)
        with pytest.raises(Exception, match=r"\w"):
            one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
        proxy.calm()
        assert path.read_bytes() == body
    path.write_bytes(body + b"edited")
    with pytest.raises(Exception, match="not what was backed up"):
        one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
    assert path.read_bytes() == body + b"edited"


def test_space_is_not_freed_of_a_film_that_the_library_in_the_cloud_does_not_name(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path, proxy: FaultProxy
) -> None:
    """Other laptops clean up what no version names: it would be the only copy soon."""
    one, path = laptop("one"), film_in(tmp_path / "films")
    synced(one)
    game = add(one, path)
    one.cloud_media.back_up(game.id).result(WAIT_S)
    down = proxy.on("put", answer(503), pattern="*.sqlite", times=None)
    with pytest.raises(MediaGone, match="until the library in the cloud knows of it"):
        one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)
    assert path.exists()
    down.times = 0
    state = one.cloud_media.free_up(game.id, confirmed=True).result(WAIT_S)  # syncs by itself
    assert (state.state, path.exists()) == ("cloud", False)
    head = s3.objects(cloud.bucket, f"{cloud.prefix}database.sqlite").popitem()[1]
    assert game_sha(one, game.id).encode() in head


def test_one_of_the_librarys_own_comes_back_when_the_cloud_loses_it_meanwhile(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path, proxy: FaultProxy
) -> None:
    one = laptop("one")
    path = film_in(one.root / "games")
    game = add(one, path)
    one.cloud_media.back_up(game.id).result(WAIT_S)
    (key,) = [key for key in s3.objects(cloud.bucket, cloud.prefix) if key.endswith(".mp4")]

    def lose(_request: object) -> None:
        s3.admin().delete_object(Bucket=cloud.bucket, Key=key)

    proxy.on("head", Fault("call-after", act=lose))
    with pytest.raises(MediaGone, match="stays here"):
        one.cloud_media.free_up(game.id).result(WAIT_S)
    assert path.exists()


def test_what_a_killed_app_was_about_to_remove_comes_back(cloud: R2Config, laptop: Open) -> None:
    one = laptop("one")
    path = film_in(one.root / "games")
    game = add(one, path)
    (one.root / "trash").mkdir(exist_ok=True)
    path.rename(one.root / "trash" / f"leaving-{path.name}")
    one.cloud_media.start().result(WAIT_S)
    assert one.cloud_media.state(game.id).result(WAIT_S).state == "local"


def test_a_backup_goes_on_after_a_restart(
    cloud: R2Config, s3: Ministack, tmp_path: Path, proxy: FaultProxy
) -> None:
    path = film_in(tmp_path / "films")
    with path.open("ab") as file:  # a box of nothing makes it long enough for three parts
        file.write((12 << 20).to_bytes(4, "big") + b"free" + bytes((12 << 20) - 8))
    with Workspace.open(tmp_path / "one", queue=False) as one:
        game = add(one, path)
        begun = threading.Event()
        one.cloud_media.limit(8 << 20)
        one.cloud_media.subscribe(lambda now: begun.set() if now.done_bytes else None)
        going = one.cloud_media.back_up(game.id)
        assert begun.wait(WAIT_S)
    with pytest.raises(CancelledError):
        going.result(WAIT_S)
    assert not s3.objects(cloud.bucket, f"{cloud.prefix}games/")
    mark = proxy.mark()
    with Workspace.open(tmp_path / "one", queue=False) as one:
        over = threading.Event()
        one.cloud_media.subscribe(lambda now: over.set() if now.state == "cloud" else None)
        one.cloud_media.start().result(WAIT_S)
        assert over.wait(WAIT_S)
        again = one.cloud_media.back_up(game.id).result(WAIT_S)
        assert again.backed_up
    sent = sum(line.sent for line in proxy.since(mark) if line.operation == "part")
    assert sent < path.stat().st_size
    films = s3.objects(cloud.bucket, f"{cloud.prefix}games/")
    assert path.read_bytes() in films.values()


def test_a_backup_is_given_up_while_its_film_is_still_read(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path
) -> None:
    one, path = laptop("one"), film_in(tmp_path / "films")
    game = add(one, path)
    one.cloud_media.pause()
    going = one.cloud_media.back_up(game.id)
    one.cloud_media.cancel(game.id)
    with pytest.raises(CancelledError):
        going.result(WAIT_S)
    assert not one.cloud_media.state(game.id).result(WAIT_S).busy
    again = one.cloud_media.back_up(game.id)
    one.cloud_media.resume()
    assert again.result(WAIT_S).files[0].backed_up


def test_a_cancelled_backup_leaves_nothing(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path
) -> None:
    one, path = laptop("one"), film_in(tmp_path / "films")
    game = add(one, path)
    one.cloud_media.pause()
    assert one.cloud_media.paused
    going = one.cloud_media.back_up(game.id)
    one.games.hashed(game.id).result(WAIT_S)
    for _ in range(600):
        if one.cloud_media.state(game.id).result(WAIT_S).busy:
            break
        threading.Event().wait(0.05)
    one.cloud_media.cancel(game.id)
    with pytest.raises(CancelledError):
        going.result(WAIT_S)
    one.cloud_media.resume()
    assert one.cloud_media.state(game.id).result(WAIT_S).state == "local"
    assert not s3.objects(cloud.bucket, f"{cloud.prefix}games/")


def test_two_games_of_the_same_film_are_one_upload(
    cloud: R2Config, s3: Ministack, laptop: Open, tmp_path: Path, proxy: FaultProxy
) -> None:
    one = laptop("one")
    first, second = (add(one, film_in(tmp_path / name)) for name in ("a", "b"))
    one.cloud_media.back_up(first.id).result(WAIT_S)
    mark = proxy.mark()
    state = one.cloud_media.back_up(second.id).result(WAIT_S)
    assert state.backed_up
    films = [o for o in proxy.since(mark) if o.key.endswith(".mp4") and o.operation != "head"]
    assert not films


def game_sha(workspace: Workspace, game_id: str) -> str:
    return workspace.games.get(game_id).result(WAIT_S).files[0].sha256
