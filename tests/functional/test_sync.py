"""Two laptops and a bucket, as a coach goes through it: set up, sync, compare, look back, sign in."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cloud.r2 import R2Config
from app.core.errors import BadInput, CloudFailed, NotFound, NotSetUp, StorageFailed
from app.core.sync import SyncStatus
from app.services.cloud_door import SessionKeys
from app.services.media_marks import marks_of, put_mark
from app.services.sync import CloudForm
from app.services.workspace import Workspace
from app.storage import Changes, Library, Store
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.libraries import clip, edit, game
from tests.support.ministack import Ministack

pytestmark = pytest.mark.integration
WAIT_S = 60.0


class Laptop:
    """A profile with its keys; the app on it may be closed and opened again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.session = SessionKeys()
        self.app = self._open()

    def _open(self, *, alive: bool = False) -> Workspace:
        return Workspace.open(self.home, queue=alive, session=self.session)

    def again(self, *, alive: bool = False) -> Workspace:
        """Close the app and open it, as the window does after signing in."""
        self.app.close()
        self.app = self._open(alive=alive)
        return self.app

    def write(self, *clips: str, name: str = "") -> None:
        def operation(store: Store) -> None:
            own = store.games()[0].id if store.games() else f"game-of-{self.home.name}"
            if not store.games():
                store.add_game(game(own))
            for clip_id in clips:
                store.put_clip(clip(clip_id, own, typed_name=name))

        self.app._operations.write("clips", operation).result(WAIT_S)

    def clips(self) -> dict[str, str]:
        found = self.app._operations.read(lambda store: store.clips()).result(WAIT_S)
        return {each.id: each.name for each in found}

    def sync(self) -> SyncStatus:
        """Sync until nothing waits: what the app finds out by itself may be written meanwhile."""
        for _ in range(5):
            status = self.app.sync.sync_now().result(WAIT_S)
            if status.state != "pending":
                break
        return status


def form(config: R2Config, user_id: str = "") -> CloudForm:
    return CloudForm(
        config.endpoint,
        config.bucket,
        user_id or config.user_id,
        config.access_key_id,
        config.secret_access_key,
        keep="session",
    )


def signed_in(laptop: Laptop, config: R2Config, *, bring: bool | None = None) -> Laptop:
    done = laptop.app.sync.set_up(form(config), bring).result(WAIT_S)
    if done.reopen:
        laptop.again()
    return laptop


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "one")
    yield laptop
    laptop.app.close()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "two")
    yield laptop
    laptop.app.close()


# ---------------------------------------------------------------- without a cloud


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


# ---------------------------------------------------------------- syncing


def test_the_status_is_told_and_edits_wait_until_they_are_synced(
    one: Laptop, r2_config: R2Config
) -> None:
    signed_in(one, r2_config)
    told: list[SyncStatus] = []
    one.app.sync.subscribe(told.append)
    assert one.sync().state == "synced"
    one.write("clip-1")
    waiting = one.app.sync.status
    assert (waiting.state, waiting.count) == ("pending", 1)
    assert "Saved on this laptop" in waiting.reason
    assert one.sync().state == "synced"
    assert [status.state for status in told] == [
        "syncing",
        "synced",
        "pending",
        "syncing",
        "synced",
    ]


def test_an_open_app_syncs_edits_by_itself(one: Laptop, r2_config: R2Config) -> None:
    signed_in(one, r2_config)
    one.again(alive=True)
    agreed = threading.Event()
    one.app.sync.subscribe(lambda status: agreed.set() if status.state == "synced" else None)
    one.write("clip-1")
    assert agreed.wait(WAIT_S)
    assert one.app.sync.status.version == 1


def test_screens_hear_what_came_from_the_other_laptop_and_undo_leaves_it_alone(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    signed_in(one, r2_config)
    signed_in(two, r2_config)
    heard: list[Changes] = []
    two.app.subscribe(heard.append)
    one.write("clip-1")
    one.sync()
    two.sync()
    (changes,) = [each for each in heard if each.ids("clip")]
    assert changes.origin == "sync"
    assert changes.ids("clip") == frozenset({"clip-1"})
    assert two.app.history.state.undo == ""


def test_a_merge_that_deletes_a_lot_waits_for_a_yes(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    names = [f"clip-{number}" for number in range(40)]
    one.write(*names)
    signed_in(one, r2_config, bring=True)
    one.sync()
    signed_in(two, r2_config)
    two.sync()

    def delete_most(store: Store) -> None:
        for clip_id in names[:35]:
            store.delete_clip(clip_id)

    one.app._operations.write("", delete_most).result(WAIT_S)
    one.sync()
    status = two.sync()
    assert status.state == "confirm"
    assert status.count >= 35
    assert len(two.clips()) == 40
    assert two.app.sync.sync_now(allow_deletes=True).result(WAIT_S).state == "synced"
    assert len(two.clips()) == 5


def test_a_key_that_was_taken_away_stops_and_a_new_one_goes_on(
    one: Laptop, r2_config: R2Config, s3: Ministack, proxy: FaultProxy
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    one.sync()
    s3.revoke(r2_config.access_key_id)
    one.write("clip-2")
    status = one.sync()
    assert status.state == "auth"
    assert "Saved on this laptop" in status.reason
    fresh = s3.config(r2_config.user_id, bucket=r2_config.bucket, endpoint=proxy.endpoint)
    signed_in(one, fresh)
    assert one.sync().version == 2
    assert one.clips().keys() == {"clip-1", "clip-2"}


def test_what_the_environment_says_is_not_changed_in_the_window(
    one: Laptop, r2_config: R2Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("R2_BUCKET", r2_config.bucket)
    for future in (one.app.sync.turn_off(), one.app.sync.sign_in_as(one.app.sync.user_id)):
        with pytest.raises(BadInput, match="environment"):
            future.result(WAIT_S)
    with pytest.raises(BadInput, match="environment"):
        one.app.sync.set_up(form(r2_config)).result(WAIT_S)
    assert not (one.home / "cloud.json").exists()


def test_offline_is_told_and_nothing_waits_for_it(
    one: Laptop, r2_config: R2Config, proxy: FaultProxy
) -> None:
    signed_in(one, r2_config)
    one.sync()
    proxy.on("*", Fault("reset-before"), times=None)
    one.write("clip-1")
    status = one.sync()
    assert status.state == "offline"
    assert "Saved on this laptop" in status.reason
    assert one.clips().keys() == {"clip-1"}
    with pytest.raises(CloudFailed):
        one.app.sync.history().result(WAIT_S)
    began = time.monotonic()
    one.again()
    assert time.monotonic() - began < 5.0
    assert one.clips().keys() == {"clip-1"}


def test_closing_does_not_wait_for_a_cloud_that_never_answers(
    one: Laptop, r2_config: R2Config, proxy: FaultProxy
) -> None:
    signed_in(one, r2_config)
    one.again(alive=True)
    assert one.sync().state == "synced"
    proxy.on("*", Fault("delay", 8.0), times=None)
    one.write("clip-1")
    began = time.monotonic()
    one.app.close()
    assert time.monotonic() - began < 5.0
    proxy.calm()
    one.again()
    assert one.clips().keys() == {"clip-1"}
    assert one.sync().state == "synced"


def test_closing_syncs_what_waits(one: Laptop, two: Laptop, r2_config: R2Config) -> None:
    signed_in(one, r2_config)
    one.again(alive=True)
    assert one.sync().state == "synced"
    one.write("clip-1")
    one.app.close()
    signed_in(two, r2_config)
    two.sync()
    assert two.clips().keys() == {"clip-1"}


# ---------------------------------------------------------------- conflicts and versions


def test_two_values_of_one_thing_are_compared_and_the_choice_can_be_undone(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1", name="Goal")
    signed_in(one, r2_config, bring=True)
    one.sync()
    signed_in(two, r2_config)
    two.sync()
    one.write("clip-1", name="From one")
    two.write("clip-1", name="From two")
    one.sync()
    status = two.sync()
    assert (status.state, status.count) == ("conflicts", 1)
    (conflict,) = two.app.sync.conflicts().result(WAIT_S)
    assert (conflict.kind, conflict.owner_id) == ("clip", "clip-1")
    assert ("From two" in conflict.kept, "From one" in conflict.other) == (True, True)
    two.app.sync.resolve(conflict.id, True).result(WAIT_S)
    assert two.clips()["clip-1"] == "From one"
    assert two.app.sync.conflicts().result(WAIT_S) == ()
    two.app.history.undo().result(WAIT_S)
    assert two.clips()["clip-1"] == "From two"
    two.app.history.redo().result(WAIT_S)
    assert two.sync().state == "synced"
    one.sync()
    assert one.clips()["clip-1"] == "From one"
    assert one.app.sync.conflicts().result(WAIT_S) == ()


def test_an_old_version_is_looked_at_brought_back_and_that_is_undone(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1", name="Goal")
    signed_in(one, r2_config, bring=True)
    one.sync()
    one.app._operations.write("", lambda store: store.delete_clip("clip-1")).result(WAIT_S)
    one.app._operations.write("", lambda store: store.put_edit(edit())).result(WAIT_S)
    one.sync()
    newest, oldest = one.app.sync.history().result(WAIT_S)
    assert (newest.version, newest.here, oldest.version) == (2, True, 1)
    look = one.app.sync.preview(1).result(WAIT_S)
    assert look.counts.words == "1 game, 1 clip and 0 reels"
    assert look.differences == (
        "“United – Rovers”: 1 clip comes back.",
        "The reel “Goal 2-1” was made later and goes.",
    )
    assert one.clips() == {}
    assert one.app.sync.restore(1).result(WAIT_S).version == 3
    assert one.clips() == {"clip-1": "Goal"}
    assert one.app.sync.preview(1).result(WAIT_S).differences == ()
    one.app.sync.restore(2).result(WAIT_S)
    assert one.clips() == {}
    with pytest.raises(NotFound):
        one.app.sync.preview(99).result(WAIT_S)


def test_a_library_without_a_good_copy_comes_back_from_the_cloud(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    one.sync()
    one.app.close()
    folder = one.home / "user_data" / r2_config.user_id
    for copy in (*(folder / "backups").iterdir(), *(folder / "sync").glob("base-*")):
        copy.unlink()
    (folder / "database.sqlite").write_bytes(b"not a library at all" * 500)
    one.again()
    assert "version 1 in the cloud" in one.app.recovered
    assert one.clips().keys() == {"clip-1"}
    assert one.sync().state == "synced"


def test_size_and_clean_up_answer(one: Laptop) -> None:
    one.write("clip-1")
    size = one.app.sync.size().result(WAIT_S)
    assert size.total_bytes > 0
    assert size.tables
    assert one.app.sync.clean_up().result(WAIT_S).total_bytes > 0
