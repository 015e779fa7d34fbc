"""Making room in the bucket: old versions once a week, footage that nobody names when asked to.

What may go is decided by ``app.sync.sweep`` and ``app.sync.retention``; this is when and by whose
clock. The cloud's own clock counts, never the laptop's: one that is a century ahead would empty the
history.
"""

from __future__ import annotations

import logging
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import CloudFailed, CloudRefused, ReelBallersError
from app.storage import Library

if TYPE_CHECKING:
    from app.cloud.r2 import Bucket
    from app.sync.engine import Engine

log = logging.getLogger(__name__)

WEEK_US = 7 * 24 * 3600 * 1_000_000
TIDIED = "cloud_tidied_us"


def tidy_weekly(engine: Engine, bucket: Bucket, library: Library) -> int:
    """Let old versions go, once a week; the number that went. Never fails: next week is as good."""
    now_us = time.time_ns() // 1000
    last = library.run(lambda store: store.local(TIDIED)).result().value
    if last is not None and last.isdigit() and abs(now_us - int(last)) < WEEK_US:
        return 0
    library.run(lambda store: store.put_local(TIDIED, str(now_us))).result()
    if last is None:
        return 0  # a laptop that has just joined has nothing to tidy up
    try:
        return forget_old_versions(bucket, cloud_now_us(engine, bucket, library))
    except ReelBallersError as error:
        log.info("old versions stay for another week: %s", error)
        return 0


def cloud_now_us(engine: Engine, bucket: Bucket, library: Library) -> int:
    """What time it is by the cloud's clock: the moment a sign of life arrived there."""
    from app.sync.devices import key

    engine.heartbeat()
    head = bucket.head(key(bucket, library.device_id))
    if head is None:
        raise CloudFailed("The cloud did not keep this laptop's sign of life: try again later.")
    return head.modified_us


def forget_old_versions(bucket: Bucket, now_us: int) -> int:
    """Delete the versions that are too old to stay and that no laptop is based on; how many."""
    from app.sync import history
    from app.sync.devices import devices
    from app.sync.sweep import versions_to_drop

    beats = devices(bucket)
    head = bucket.head(f"{bucket.config.user_id}/database.sqlite")
    if beats is None or head is None:
        return 0
    needed = {head.metadata.get("commit-id", ""), *(device.base_commit for device in beats)}
    gone = 0
    for copy in versions_to_drop(history.kept(bucket), now_us, needed):
        try:
            bucket.delete(copy.key)
        except CloudRefused:
            log.info("the bucket keeps its history by a lock rule: old versions stay")
            break
        gone += 1
    log.info("old versions gone=%d", gone)
    return gone


def sweep_all(engine: Engine, bucket: Bucket, library: Library) -> int:
    """Old versions and footage that no version names any more; the number of objects that went.

    Reads every version that stays. ``CannotSweep``, ``CloudFailed``.
    """
    from app.storage.exchange import read_tables
    from app.sync.sweep import names_in, plan, sweep

    now_us = cloud_now_us(engine, bucket, library)
    with tempfile.TemporaryDirectory(dir=library.folders.cache) as work:
        copy = Path(work) / "here.sqlite"
        library.snapshot(copy).result()
        names = names_in(read_tables(copy))
    return sweep(bucket, plan(bucket, now_us=now_us, user_names=names), now_us=now_us)
