"""``reel-ballers sync`` set up by environment variables alone: words, JSON and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.cloud.r2 import R2Config
from app.storage import Library, Store
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, answer
from tests.support.libraries import clip, edit, game
from tests.support.ministack import Ministack

pytestmark = pytest.mark.integration

Run = Callable[..., tuple[str, str]]
STATUS = {
    *("state", "count", "since_us", "reason", "synced_us", "version", "size_bytes"),
    *("library", "endpoint", "bucket"),
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on one of several laptops and gives what it printed."""

    def go(*arguments: str, code: int = 0, laptop: str = "one") -> tuple[str, str]:
        monkeypatch.setenv("REEL_BALLERS_HOME", str(tmp_path / laptop))
        capsys.readouterr()
        ended = main(list(arguments))
        printed = capsys.readouterr()
        assert ended == code, printed.err
        assert "Traceback" not in printed.err
        return printed.out, printed.err

    return go


@pytest.fixture
def cloud(r2_config: R2Config, monkeypatch: pytest.MonkeyPatch) -> R2Config:
    """The environment of a laptop that is set up."""
    monkeypatch.setenv("R2_ENDPOINT", r2_config.endpoint)
    monkeypatch.setenv("R2_BUCKET", r2_config.bucket)
    monkeypatch.setenv("R2_USER_ID", r2_config.user_id)
    monkeypatch.setenv("R2_ACCESS_KEY_ID", r2_config.access_key_id)
    monkeypatch.setenv("R2_SECRET_ACCESS_KEY", r2_config.secret_access_key)
    return r2_config


def write(home: Path, user_id: str, name: str = "Winner") -> None:
    """A game, a clip and a reel on a laptop, or another name for its clip."""
    with Library.open(home, user_id) as library:
        if not library.run(lambda store: store.games()).result().value:
            library.run(lambda store: store.add_game(game())).result()
            library.run(lambda store: store.put_edit(edit())).result()
        library.run(lambda store: store.put_clip(clip(typed_name=name))).result()


def objects(text: str) -> Any:
    return json.loads(text)


@pytest.mark.parametrize("options", [(), ("--status",), ("--history",), ("--restore", "1")])
def test_without_a_cloud_it_says_how_to_set_one_up(run: Run, options: tuple[str, ...]) -> None:
    out, err = run("sync", *options, code=2)
    assert out == ""
    assert "saved on this laptop" in err
    assert "R2_ENDPOINT" in err
    assert err.count("\n") == 1


def test_without_a_cloud_json_still_tells_the_state(run: Run) -> None:
    out, _ = run("sync", "--status", "--json", code=2)
    told = objects(out)
    assert told.keys() == STATUS
    assert (told["state"], told["endpoint"], told["bucket"]) == ("off", "", "")


def test_half_a_set_up_names_what_is_missing(
    run: Run, cloud: R2Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("R2_SECRET_ACCESS_KEY")
    _, err = run("sync", code=1)
    assert "Saved on this laptop" in err
    monkeypatch.delenv("R2_BUCKET")
    run("sync", code=2)


def test_one_sync_and_how_it_stands(run: Run, cloud: R2Config, tmp_path: Path) -> None:
    write(tmp_path / "one", cloud.user_id)
    assert "Waiting to be synced" in run("sync", "--status")[0]
    assert run("sync")[0].startswith("Synced (version 1, ")
    told = objects(run("sync", "--json")[0])
    assert told.keys() == STATUS
    assert (told["state"], told["version"], told["library"]) == ("synced", 1, cloud.user_id)
    assert told["endpoint"] == cloud.endpoint
    assert "Synced" in run("sync", "--status")[0]


def test_versions_are_listed_looked_at_and_brought_back(
    run: Run, cloud: R2Config, tmp_path: Path
) -> None:
    write(tmp_path / "one", cloud.user_id)
    run("sync")
    write(tmp_path / "one", cloud.user_id, "Renamed")
    run("sync")
    newest, oldest = objects(run("sync", "--history", "--json")[0])
    assert newest.keys() == {
        *("id", "name", "version", "parent", "device", "device_name", "created_us"),
        *("size_bytes", "app_version", "here"),
    }
    assert (newest["version"], newest["here"], oldest["version"]) == (2, True, 1)
    assert newest["parent"] == oldest["id"]
    assert run("sync", "--history")[0].count("\n") == 3
    looked = objects(run("sync", "--preview", "1", "--json")[0])
    assert (looked["games"], looked["clips"], looked["reels"]) == (1, 1, 1)
    assert looked["differences"] == ["“United – Rovers”: 1 clip becomes as before."]
    assert "becomes as before" in run("sync", "--preview", "1")[0]
    assert "version 3" in run("sync", "--restore", "1")[0]
    assert objects(run("games", "clips", "game-1", "--json")[0])[0]["name"] == "Winner"
    _, err = run("sync", "--restore", "77", code=2)
    assert "77" in err
    assert run("sync", "--restore", "1", "--history", code=2)[1].startswith("Choose one")


def test_conflicts_between_two_laptops_are_listed(
    run: Run, cloud: R2Config, tmp_path: Path
) -> None:
    write(tmp_path / "one", cloud.user_id)
    run("sync")
    run("sync", laptop="two")
    write(tmp_path / "one", cloud.user_id, "From one")
    write(tmp_path / "two", cloud.user_id, "From two")
    run("sync")
    out, err = run("sync", laptop="two")
    assert "1 edit" in out
    assert "Saved on this laptop" in err
    (found,) = objects(run("sync", "--conflicts", "--json", laptop="two")[0])
    assert (found["kind"], found["owner"]) == ("clip", "clip-1")
    assert "From one" in found["other"]
    assert "From one" in run("sync", "--conflicts", laptop="two")[0]


def test_what_another_laptop_deleted_is_kept_when_asked_to(
    run: Run, cloud: R2Config, tmp_path: Path
) -> None:
    def games(laptop: str, *, trash: bool) -> None:
        def operation(store: Store) -> None:
            for n in range(30):
                if trash:
                    store.trash_game(f"g{n}")
                else:
                    store.add_game(game(f"g{n}"))

        with Library.open(tmp_path / laptop, cloud.user_id) as library:
            library.run(operation).result(30)

    games("one", trash=False)
    run("sync")
    run("sync", laptop="two")
    games("one", trash=True)
    run("sync")
    _, err = run("sync", laptop="two", code=1)
    assert "delete a lot" in err
    run("sync", "--keep-all", "--allow-deletes", laptop="two", code=2)
    out, _ = run("sync", "--keep-all", laptop="two")
    assert out.startswith("Synced")
    run("sync")
    with Library.open(tmp_path / "one", cloud.user_id) as library:
        assert len(library.run(lambda store: store.games()).result(30).value) == 30


@pytest.mark.parametrize(
    ("fault", "state"),
    [(Fault("reset-before"), "offline"), (answer(503), "offline"), (answer(403), "auth")],
)
def test_a_cloud_that_cannot_be_reached_is_one_sentence_and_exit_code_1(
    run: Run, cloud: R2Config, proxy: FaultProxy, fault: Fault, state: str
) -> None:
    proxy.on("*", fault, times=None)
    out, err = run("sync", code=1)
    assert out == ""
    assert err.startswith("Saved on this laptop")
    assert err.count("\n") == 1
    out, _ = run("sync", "--json", code=1)
    assert objects(out)["state"] == state


def test_a_head_that_is_gone_is_never_made_anew_by_itself(
    run: Run, cloud: R2Config, tmp_path: Path, s3: Ministack
) -> None:
    write(tmp_path / "one", cloud.user_id)
    run("sync")
    key = f"{cloud.user_id}/database.sqlite"
    s3.admin().delete_object(Bucket=cloud.bucket, Key=key)
    _, err = run("sync", code=1)
    assert "gone" in err
    assert key not in s3.objects(cloud.bucket, key)
    assert "Synced" in run("sync", "--upload-again")[0]
    assert key in s3.objects(cloud.bucket, key)


def test_nothing_printed_or_logged_holds_a_secret(cloud: R2Config, tmp_path: Path) -> None:
    write(tmp_path / "one", cloud.user_id)
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"
    environment = {**os.environ, "REEL_BALLERS_LOG": "DEBUG"}
    environment["REEL_BALLERS_HOME"] = str(tmp_path / "one")
    ran = subprocess.run(
        [sys.executable, "-c", program, "sync", "--json"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "DEBUG" in ran.stderr
    for text in (ran.stdout, ran.stderr):
        assert cloud.secret_access_key not in text
        assert cloud.access_key_id not in text
        assert "X-Amz-Signature" not in text
