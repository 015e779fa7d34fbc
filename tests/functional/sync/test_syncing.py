"""Syncing day by day: what is told, what waits, what comes from the other laptop, offline, closing."""

from __future__ import annotations

import threading
import time

import pytest

from app.cloud.r2 import R2Config
from app.core.errors import BadInput, CloudFailed
from app.core.sync import SyncStatus
from app.storage import Changes, Store
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack
from tests.support.sync_laptop import WAIT_S, Laptop, form, signed_in

pytestmark = pytest.mark.integration


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
