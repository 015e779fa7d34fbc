"""Old versions go from the bucket, by the cloud's clock, and never one that somebody needs."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest

from app.cloud.r2 import Bucket
from app.core.clip import MarkedClip
from app.services import cloud_tidy
from app.storage import Library, Store
from app.sync.engine import Engine
from tests.support.libraries import clip, game
from tests.support.ministack import Ministack

YEAR_US = 366 * 24 * 3600 * 1_000_000

pytestmark = pytest.mark.integration


def versions(s3: Ministack, bucket: Bucket) -> list[str]:
    prefix = f"{bucket.config.user_id}/history/"
    found = s3.objects(bucket.config.bucket, prefix)
    return sorted(key.removeprefix(prefix)[:10] for key in found)


def _put(changed: MarkedClip, store: Store) -> None:
    store.put_clip(changed)


def synced(library: Library, bucket: Bucket, times: int) -> Engine:
    engine = Engine(library, bucket, device_name="one", app_version="1", sleep=lambda _: None)
    library.run(lambda store: store.add_game(game())).result()
    for number in range(times):
        changed = clip(typed_name=f"{number}")
        library.run(partial(_put, changed)).result()
        assert engine.sync_once().state == "synced"
    return engine


def test_the_newest_version_and_what_a_laptop_is_based_on_always_stay(
    tmp_path: Path, bucket: Bucket, s3: Ministack
) -> None:
    with Library.open(tmp_path, bucket.config.user_id) as library:
        engine = synced(library, bucket, 3)
        now_us = cloud_tidy.cloud_now_us(engine, bucket, library)
        assert abs(now_us - time.time_ns() // 1000) < 3600 * 1_000_000
        assert cloud_tidy.forget_old_versions(bucket, now_us) == 0
        assert cloud_tidy.forget_old_versions(bucket, now_us + 2 * YEAR_US) == 2
        assert versions(s3, bucket) == ["0000000003"]
        assert engine.sync_once().state == "synced"
        engine.close()


def test_it_is_done_once_a_week_and_a_wrong_clock_here_empties_nothing(
    tmp_path: Path, bucket: Bucket, s3: Ministack, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path, bucket.config.user_id) as library:
        engine = synced(library, bucket, 3)
        assert cloud_tidy.tidy_weekly(engine, bucket, library) == 0
        far = time.time_ns() + 100 * YEAR_US * 1000
        monkeypatch.setattr("app.services.cloud_tidy.time.time_ns", lambda: far)
        assert cloud_tidy.tidy_weekly(engine, bucket, library) == 0
        assert len(versions(s3, bucket)) == 3
        engine.close()


def test_without_a_head_nothing_goes(tmp_path: Path, bucket: Bucket, s3: Ministack) -> None:
    with Library.open(tmp_path, bucket.config.user_id) as library:
        engine = synced(library, bucket, 2)
        bucket.delete(f"{bucket.config.user_id}/database.sqlite")
        assert cloud_tidy.forget_old_versions(bucket, 3 * YEAR_US + time.time_ns() // 1000) == 0
        assert len(versions(s3, bucket)) == 2
        engine.close()
