"""Where the cloud is: remembered per library, without a secret, and the environment stands over it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.errors import BadInput, StorageFailed
from app.services.cloud_settings import CloudForm, CloudPlace, CloudSettings

HERE = CloudPlace("https://a.r2.cloudflarestorage.com", "reels", "united-u12")
THERE = CloudPlace("https://b.r2.cloudflarestorage.com", "films", "rovers-u14")


def test_nothing_is_set_up_in_a_new_home_and_looking_makes_no_file(tmp_path: Path) -> None:
    settings = CloudSettings(tmp_path, {})
    assert (settings.user_id(), settings.place("united-u12")) == (None, None)
    assert not settings.path.exists()


def test_each_library_keeps_its_own_place(tmp_path: Path) -> None:
    CloudSettings(tmp_path, {}).put(HERE)
    CloudSettings(tmp_path, {}).put(THERE)
    settings = CloudSettings(tmp_path, {})
    assert settings.user_id() == "rovers-u14"
    assert (settings.place("united-u12"), settings.place("rovers-u14")) == (HERE, THERE)
    settings.choose("united-u12")
    assert settings.user_id() == "united-u12"
    assert settings.place("rovers-u14") == THERE


def test_a_forgotten_cloud_leaves_the_library_the_one_that_opens(tmp_path: Path) -> None:
    settings = CloudSettings(tmp_path, {})
    settings.put(HERE)
    settings.forget("united-u12")
    assert (settings.user_id(), settings.place("united-u12")) == ("united-u12", None)


def test_the_environment_stands_over_the_file(tmp_path: Path) -> None:
    CloudSettings(tmp_path, {}).put(HERE)
    given = {"R2_ENDPOINT": THERE.endpoint, "R2_BUCKET": "films", "R2_USER_ID": "rovers-u14"}
    settings = CloudSettings(tmp_path, given)
    assert settings.user_id() == "rovers-u14"
    assert settings.place("rovers-u14") == THERE
    assert settings.fixed_by_environment()
    assert not CloudSettings(tmp_path, {"R2_BUCKET": ""}).fixed_by_environment()


def test_the_environment_alone_is_enough(tmp_path: Path) -> None:
    given = {"R2_ENDPOINT": HERE.endpoint, "R2_BUCKET": "reels"}
    assert CloudSettings(tmp_path, given).place("united-u12") == HERE


@pytest.mark.parametrize(
    "name", ["short", "With-Capitals", "a" * 65, "../../etc", "name with space"]
)
def test_a_library_name_that_is_no_folder_is_refused_everywhere(tmp_path: Path, name: str) -> None:
    settings = CloudSettings(tmp_path, {"R2_USER_ID": name})
    with pytest.raises(BadInput, match="library name"):
        settings.user_id()
    with pytest.raises(BadInput):
        settings.put(CloudPlace("https://x", "reels", name))
    with pytest.raises(BadInput):
        settings.choose(name)
    assert not settings.path.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"libraries": {"../../etc": {}}}', '{"libraries": 3}', "\0"]
)
def test_a_file_that_makes_no_sense_is_told_and_kept(tmp_path: Path, text: str) -> None:
    settings = CloudSettings(tmp_path, {})
    settings.path.write_text(text)
    with pytest.raises(StorageFailed, match="delete the file"):
        settings.user_id()
    assert settings.path.read_text() == text


def test_the_file_is_replaced_whole_and_holds_no_secret(tmp_path: Path) -> None:
    settings = CloudSettings(tmp_path, {})
    form = CloudForm(HERE.endpoint, " reels ", "united-u12", "AKIA1234567890", "very-secret-words")
    settings.put(form.place)
    assert [path.name for path in tmp_path.iterdir()] == ["cloud.json"]
    written = json.loads(settings.path.read_text())
    assert written == {
        "format": 1,
        "user_id": "united-u12",
        "libraries": {"united-u12": {"endpoint": HERE.endpoint, "bucket": "reels"}},
    }
    assert "secret" not in repr(form)
    assert "AKIA" not in repr(form)


def test_another_bucket_is_another_bond() -> None:
    assert HERE.bound_to == CloudPlace(HERE.endpoint + "/", "reels", "united-u12").bound_to
    assert HERE.bound_to != CloudPlace(HERE.endpoint, "films", "united-u12").bound_to
