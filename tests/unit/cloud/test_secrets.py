"""A secret is in the keyring, or in a file by wish, or nowhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from app.cloud.secrets import ACCESS_KEY_ID, RUNPOD_API_KEY, SECRET_ACCESS_KEY, Secrets
from app.core.errors import NoKeyring, StorageFailed


class Drawer(keyring.backend.KeyringBackend):
    """A keyring in memory, through the interface that every real one has."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.fails: Exception | None = None
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.fails is not None:
            raise self.fails
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.fails is not None:
            raise self.fails
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before = keyring.get_keyring()
    backend = Drawer()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_a_secret_comes_back_and_can_be_forgotten(drawer: Drawer) -> None:
    secrets = Secrets(service="a profile", environ={})
    assert secrets.get(ACCESS_KEY_ID) is None
    secrets.put(ACCESS_KEY_ID, "key")
    assert secrets.get(ACCESS_KEY_ID) == "key"
    assert drawer.kept == {("a profile", ACCESS_KEY_ID): "key"}
    assert Secrets(service="another", environ={}).get(ACCESS_KEY_ID) is None
    secrets.forget(ACCESS_KEY_ID)
    secrets.forget(ACCESS_KEY_ID)
    assert drawer.kept == {}


def test_the_environment_wins(drawer: Drawer) -> None:
    drawer.kept[("Reel Ballers", RUNPOD_API_KEY)] = "kept"
    assert Secrets(environ={"RUNPOD_API_KEY": "given"}).get(RUNPOD_API_KEY) == "given"
    assert Secrets(environ={"RUNPOD_API_KEY": ""}).get(RUNPOD_API_KEY) == "kept"


def test_no_keyring_is_said_and_nothing_is_lost_in_silence(tmp_path: Path) -> None:
    secrets = Secrets(environ={}, file=tmp_path / "keys.json")
    with pytest.raises(NoKeyring, match="only you can read"):
        secrets.put(ACCESS_KEY_ID, "key")
    with pytest.raises(NoKeyring):
        secrets.get(ACCESS_KEY_ID)
    secrets.forget(ACCESS_KEY_ID)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (keyring.errors.KeyringLocked("x"), "locked"),
        (keyring.errors.PasswordSetError("x"), "cannot be used"),
        (OSError("bus"), "cannot be used"),
    ],
)
def test_a_keyring_that_fails_is_no_keyring(error: Exception, words: str, drawer: Drawer) -> None:
    drawer.fails = error
    with pytest.raises(NoKeyring, match=words):
        Secrets(environ={}).put(ACCESS_KEY_ID, "key")


def test_a_keyring_that_forgets_is_no_keyring(drawer: Drawer) -> None:
    drawer.forgets = True
    with pytest.raises(NoKeyring, match="did not keep"):
        Secrets(environ={}).put(ACCESS_KEY_ID, "key")


def test_the_file_is_only_by_wish_and_only_ours(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "keys.json"
    secrets = Secrets(environ={}, file=path)
    secrets.put(ACCESS_KEY_ID, "key", in_file=True)
    secrets.put(SECRET_ACCESS_KEY, "secret", in_file=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["keys.json"]
    again = Secrets(environ={}, file=path)
    assert (again.get(ACCESS_KEY_ID), again.get(SECRET_ACCESS_KEY)) == ("key", "secret")
    again.forget(ACCESS_KEY_ID)
    again.forget(SECRET_ACCESS_KEY)
    assert not path.exists()


def test_a_secret_moves_from_the_file_into_the_keyring(drawer: Drawer, tmp_path: Path) -> None:
    secrets = Secrets(environ={}, file=tmp_path / "keys.json")
    secrets.put(ACCESS_KEY_ID, "old", in_file=True)
    secrets.put(ACCESS_KEY_ID, "new")
    assert secrets.get(ACCESS_KEY_ID) == "new"
    assert not (tmp_path / "keys.json").exists()
    assert "new" in drawer.kept.values()


@pytest.mark.skipif(os.name != "posix", reason="rights as numbers are a Unix matter")
def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Secrets(environ={}, file=path).put(ACCESS_KEY_ID, "key", in_file=True)
    path.chmod(0o644)
    with pytest.raises(StorageFailed, match="chmod 600"):
        Secrets(environ={}, file=path).get(ACCESS_KEY_ID)


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_damaged_file_says_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(StorageFailed, match="delete it"):
        Secrets(environ={}, file=path).get(ACCESS_KEY_ID)


def test_a_name_that_nobody_knows_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no secret"):
        Secrets(file=tmp_path / "k").put("pin", "1", in_file=True)
