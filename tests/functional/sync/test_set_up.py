"""Without a cloud, and setting one up: first and second laptop, another bucket, no secret left."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.cloud.r2 import R2Config
from app.core.errors import BadInput, NotFound, NotSetUp, StorageFailed
from app.services.media_marks import marks_of, put_mark
from app.services.sync import CloudForm
from app.storage import Library, Store
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack
from tests.support.sync_laptop import WAIT_S, Laptop, form, signed_in

pytestmark = pytest.mark.integration


def test_without_a_cloud_everything_says_so_and_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from app.services.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace:
    assert workspace.sync.status.state == "off", workspace.sync.status
    assert workspace.sync.sync_now().result().state == "off"
    assert workspace.sync.look().result().state == "off"
    assert workspace.sync.size().result().level == "ok"
    assert workspace.sync.conflicts().result() == ()
loaded = {"boto3", "botocore", "httpx", "keyring"} & set(sys.modules)
assert not loaded, loaded
"""
    arguments = [sys.executable, "-c", program, str(tmp_path / "home")]
    ran = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr


def test_what_needs_a_cloud_says_that_it_is_not_set_up(one: Laptop) -> None:
    with pytest.raises(NotSetUp, match="saved on this laptop"):
        one.app.sync.history().result(WAIT_S)
    with pytest.raises(NotSetUp, match="saved on this laptop"):
        one.app.sync.preview(1).result(WAIT_S)
    assert one.app.sync.restore(1).result(WAIT_S).state == "off"


# ---------------------------------------------------------------- setting up


def test_the_first_laptop_keeps_its_own_library_and_syncs_it(
    one: Laptop, s3: Ministack, s3_bucket: str
) -> None:
    one.write("clip-1")
    config = s3.config(one.app.sync.user_id, bucket=s3_bucket)
    findings = one.app.sync.check(form(config)).result(WAIT_S)
    assert all(finding.ok for finding in findings)
    plan = one.app.sync.plan(form(config)).result(WAIT_S)
    assert (plan.same_library, plan.ask, plan.in_cloud) == (True, False, False)
    done = one.app.sync.set_up(form(config)).result(WAIT_S)
    assert not done.reopen
    assert one.sync().state == "synced"
    assert one.app.sync.status.version == 1
    assert one.app.sync.key_hint == f"…{config.access_key_id[-4:]}"
    assert f"{config.user_id}/database.sqlite" in s3.objects(s3_bucket, f"{config.user_id}/")


def test_a_chosen_name_takes_the_clips_along_when_asked_to(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    own = one.app.sync.user_id
    plan = one.app.sync.plan(form(r2_config)).result(WAIT_S)
    assert (plan.ask, plan.suggest_bring, plan.in_cloud) == (True, True, False)
    with pytest.raises(BadInput, match="come along"):
        one.app.sync.set_up(form(r2_config)).result(WAIT_S)
    assert one.app.sync.place is None
    assert one.app.sync.set_up(form(r2_config), True).result(WAIT_S).reopen
    one.write("clip-2")  # before the window has closed
    one.again()
    assert one.app.sync.user_id == r2_config.user_id
    assert one.clips().keys() == {"clip-1", "clip-2"}
    listed = one.app.sync.libraries().result(WAIT_S)
    assert [library.user_id for library in listed] == [r2_config.user_id, own]


def test_a_sign_in_that_failed_changes_nothing_and_brings_nothing_later(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    own = one.app.sync.user_id
    with (
        Library.open(one.home, r2_config.user_id),
        pytest.raises(StorageFailed, match="open"),
    ):
        one.app.sync.set_up(form(r2_config), True).result(WAIT_S)
    assert not one.app.sync.reopen_wanted
    one.again()
    assert (one.app.sync.user_id, one.app.sync.status.state) == (own, "off")
    with Library.open(one.home, r2_config.user_id) as other:
        assert other.run(lambda store: store.clips()).result(WAIT_S).value == []


def test_a_sign_in_that_cannot_be_remembered_brings_nothing_later(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    (one.home / "cloud.json").mkdir()  # the disk is in a bad way
    with pytest.raises(StorageFailed):
        one.app.sync.set_up(form(r2_config), True).result(WAIT_S)
    assert not one.app.sync.reopen_wanted
    one.write("clip-2")
    (one.home / "cloud.json").rmdir()
    one.again()
    with Library.open(one.home, r2_config.user_id) as other:
        found = other.run(lambda store: {each.id for each in store.clips()}).result(WAIT_S)
        assert found.value == {"clip-1"}


def test_the_second_laptop_leaves_its_clips_where_they_are_when_asked_to(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    assert one.sync().state == "synced"
    two.write("clip-9")
    own = two.app.sync.user_id
    plan = two.app.sync.plan(form(r2_config)).result(WAIT_S)
    assert (plan.ask, plan.in_cloud) == (True, True)
    signed_in(two, r2_config, bring=False)
    assert two.sync().state == "synced"
    assert two.clips().keys() == {"clip-1"}
    assert two.app.sync.sign_in_as(own).result(WAIT_S).reopen
    two.again()
    assert two.clips().keys() == {"clip-9"}
    assert two.app.sync.status.state == "off"
    with pytest.raises(NotFound):
        two.app.sync.sign_in_as("nobody-here").result(WAIT_S)


def test_the_second_laptop_brings_its_clips_and_both_have_all(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    one.sync()
    two.write("clip-9")
    signed_in(two, r2_config, bring=True)
    assert two.sync().state == "synced"
    assert one.sync().state == "synced"
    assert one.clips().keys() == two.clips().keys() == {"clip-1", "clip-9"}


def test_a_wrong_key_is_told_and_a_form_that_cannot_be_right_keeps_nothing(
    one: Laptop, r2_config: R2Config
) -> None:
    wrong = CloudForm(
        r2_config.endpoint, r2_config.bucket, r2_config.user_id, "AKIAWRONGWRONGWRONG0", "x" * 40
    )
    findings = one.app.sync.check(wrong).result(WAIT_S)
    assert not findings[-1].ok
    (only,) = one.app.sync.check(CloudForm("ftp://x", "b", "u", "k", "s")).result(WAIT_S)
    assert (only.step, only.ok) == ("form", False)
    with pytest.raises(BadInput):
        one.app.sync.set_up(
            CloudForm("http://far.example", "reels", "united-u12", "k", "s")
        ).result(WAIT_S)
    assert not (one.home / "cloud.json").exists()


def test_turning_the_cloud_off_keeps_the_library_and_turning_it_on_again_goes_on(
    one: Laptop, s3: Ministack, s3_bucket: str
) -> None:
    config = s3.config(one.app.sync.user_id, bucket=s3_bucket)
    one.write("clip-1")
    signed_in(one, config)
    assert one.sync().version == 1
    one.app.sync.turn_off().result(WAIT_S)
    one.write("clip-2")
    assert one.app.sync.status.state == "off"
    one.again()
    assert one.clips().keys() == {"clip-1", "clip-2"}
    signed_in(one, config)
    assert one.sync().version == 2


def test_another_bucket_is_merged_into_and_nothing_is_deleted_by_it(
    one: Laptop, two: Laptop, s3: Ministack, user_id: str
) -> None:
    first, second = s3.config(user_id), s3.config(user_id)
    two.write("clip-9")
    signed_in(two, second, bring=True)
    two.sync()
    one.write("clip-1")
    signed_in(one, first, bring=True)
    one.sync()
    signed_in(one, second)
    status = one.sync()
    assert status.state == "synced"
    two.sync()
    assert one.clips().keys() == two.clips().keys() == {"clip-1", "clip-9"}


def test_footage_in_the_old_bucket_does_not_count_as_backed_up_in_the_new_one(
    one: Laptop, s3: Ministack, user_id: str
) -> None:
    sha = "a" * 64

    def backed_up(store: Store) -> None:
        found = store.games()[0]
        store.update_game(replace(found, files=(replace(found.files[0], sha256=sha),)))
        put_mark(store, sha, f"games/{sha}.mp4")

    one.write("clip-1")
    signed_in(one, s3.config(user_id), bring=True)
    one.app._operations.write("", backed_up).result(WAIT_S)
    one.sync()
    assert one.app._operations.read(marks_of).result(WAIT_S)
    signed_in(one, s3.config(user_id))
    assert one.sync().state == "synced"
    assert one.app._operations.read(marks_of).result(WAIT_S) == {}


def test_a_commit_in_doubt_in_the_old_bucket_does_not_stop_the_new_one(
    one: Laptop, s3: Ministack, proxy: FaultProxy, user_id: str
) -> None:
    first = s3.config(user_id, endpoint=proxy.endpoint)
    one.write("clip-1")
    signed_in(one, first, bring=True)
    assert one.sync().version == 1
    proxy.on("put", Fault("reset-after"), pattern="*/database.sqlite", times=None)
    one.write("clip-2")
    assert one.sync().state == "offline"
    signed_in(one, s3.config(user_id))
    assert one.sync().state == "synced"
    assert one.clips().keys() == {"clip-1", "clip-2"}
    assert one.app.sync.history().result(WAIT_S)


def test_a_laptop_that_has_just_joined_lists_the_versions(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    one.sync()
    signed_in(two, r2_config)
    assert [version.version for version in two.app.sync.history().result(WAIT_S)] == [1]


def test_a_profile_that_was_copied_to_another_computer_is_another_laptop(
    one: Laptop, r2_config: R2Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    one.sync()
    one.app.close()
    shutil.copytree(one.home, tmp_path / "copy")
    one.again()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("app.storage.library.machine_id", lambda: "another computer")
        copy = Laptop(tmp_path / "copy")
    copy.session.by_user.update(one.session.by_user)
    try:
        assert copy.app._library.device_id != one.app._library.device_id
        copy.write("clip-2")
        one.write("clip-3")
        assert copy.sync().state == one.sync().state == copy.sync().state == "synced"
        assert copy.clips().keys() == one.clips().keys() == {"clip-1", "clip-2", "clip-3"}
    finally:
        copy.app.close()


def test_no_secret_is_left_in_the_profile_or_shown(one: Laptop, r2_config: R2Config) -> None:
    signed_in(one, r2_config)
    one.write("clip-1")
    one.sync()
    one.again()
    secret = r2_config.secret_access_key.encode()
    for path in one.home.rglob("*"):
        if path.is_file():
            assert secret not in path.read_bytes(), path
    assert r2_config.secret_access_key not in repr(form(r2_config)) + repr(one.app.sync.status)
