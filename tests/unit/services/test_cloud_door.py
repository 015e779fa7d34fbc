"""The keys: from the environment, this session, the keyring or a file, and never shown."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.core.errors import BadInput, NoKeyring, NotSetUp
from app.services.cloud_door import CloudDoor, Keys, SessionKeys
from app.services.cloud_settings import CloudForm, CloudSettings, KeepKeys

KEY, SECRET = "AKIA00001111222233334444", "s3cret-words-of-the-bucket-000000"
ENDPOINT = "http://127.0.0.1:9"
GIVEN = {"R2_ACCESS_KEY_ID": KEY, "R2_SECRET_ACCESS_KEY": SECRET}


def form(keep: KeepKeys = "session", user_id: str = "united-u12", **keys: str) -> CloudForm:
    chosen = {"access_key_id": KEY, "secret_access_key": SECRET, **keys}
    return CloudForm(ENDPOINT, "reels", user_id, keep=keep, **chosen)


def door(
    home: Path,
    session: SessionKeys | None = None,
    given: dict[str, str] | None = None,
    user_id: str = "united-u12",
) -> CloudDoor:
    given = given or {}
    return CloudDoor(CloudSettings(home, given), user_id, home, session, given)


def test_without_a_place_there_is_no_bucket_and_it_says_where_the_data_is(tmp_path: Path) -> None:
    made = door(tmp_path)
    assert not made.set_up
    with pytest.raises(NotSetUp, match="saved on this laptop"):
        made.bucket()


def test_a_laptop_without_a_keyring_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    made = door(tmp_path)
    with pytest.raises(NoKeyring):
        made.remember(form("keyring"))
    assert list(tmp_path.iterdir()) == []


def test_keys_of_a_session_serve_the_next_library_too_and_are_on_no_disk(tmp_path: Path) -> None:
    session = SessionKeys()
    CloudSettings(tmp_path, {}).put(form().place)
    door(tmp_path, session).remember(form())
    assert door(tmp_path, session).bucket().config.access_key_id == KEY
    with pytest.raises(NotSetUp):
        door(tmp_path).keys()
    assert SECRET not in (tmp_path / "cloud.json").read_text()
    assert SECRET not in repr(session) + repr(Keys(KEY, SECRET))


def test_the_file_is_the_coachs_own_choice_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    door(tmp_path).remember(form("file"))
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert door(tmp_path).keys() == Keys(KEY, SECRET)
    door(tmp_path).forget()
    assert list(tmp_path.iterdir()) == []


def test_two_coaches_on_one_laptop_have_their_own_keys(tmp_path: Path) -> None:
    door(tmp_path).remember(form("file"))
    other = form("file", "rovers-u14", access_key_id="AKIA99990000999900009999")
    door(tmp_path).remember(other)
    assert door(tmp_path).keys().access_key_id == KEY
    assert door(tmp_path, user_id="rovers-u14").keys().access_key_id.startswith("AKIA9999")


def test_the_environment_wins_over_what_was_entered(tmp_path: Path) -> None:
    session = SessionKeys({"united-u12": Keys("AKIAENTEREDENTERED", "entered-entered")})
    assert door(tmp_path, session, GIVEN).keys() == Keys(KEY, SECRET)
    with_token = door(tmp_path, None, {**GIVEN, "R2_SESSION_TOKEN": "token-of-the-day"})
    assert with_token.keys().session_token == "token-of-the-day"


def test_an_empty_key_means_the_one_that_is_known(tmp_path: Path) -> None:
    made = door(tmp_path, SessionKeys({"united-u12": Keys(KEY, SECRET)}))
    bucket = made.bucket_of(form(access_key_id="", secret_access_key="n3w-secret-of-the-bucket"))
    assert bucket.config.access_key_id == KEY
    assert bucket.config.secret_access_key == "n3w-secret-of-the-bucket"
    with pytest.raises(NotSetUp, match="keys"):
        door(tmp_path).bucket_of(form(access_key_id="", secret_access_key=""))


def test_a_form_that_cannot_be_right_is_refused_before_anything_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not encrypted"):
        door(tmp_path).bucket_of(
            CloudForm("http://example.com", "reels", "united-u12", KEY, SECRET)
        )
    assert list(tmp_path.iterdir()) == []


def test_the_bucket_stays_the_same_until_its_place_changes(tmp_path: Path) -> None:
    session = SessionKeys({"united-u12": Keys(KEY, SECRET)})
    settings = CloudSettings(tmp_path, {})
    settings.put(form().place)
    made = CloudDoor(settings, "united-u12", tmp_path, session, {})
    first = made.bucket()
    assert made.bucket() is first
    assert made.key_hint == "…4444"
    settings.put(CloudForm(ENDPOINT, "films", "united-u12").place)
    assert made.bucket().config.bucket == "films"
