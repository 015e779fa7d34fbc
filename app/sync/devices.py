"""Heartbeats: which laptops share the library, and which version each is based on.

One small JSON object per device, written without a condition: only its own device writes it.
Clean-up in the cloud reads them: what a device is based on must stay.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import asdict, dataclass

from app.cloud.r2 import Bucket, Found

log = logging.getLogger(__name__)

MOST_BYTES = 16 * 1024
MOST_DEVICES = 1_000
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Device:
    """One laptop as it told the cloud. ``seen_us`` in microseconds since 1970 by its own clock."""

    device_id: str
    name: str
    base_commit: str
    base_version: int
    app_version: str
    seen_us: int


def key(bucket: Bucket, device_id: str) -> str:
    """Where the heartbeat of a device lies."""
    return f"{bucket.config.user_id}/devices/{device_id}.json"


def beat(bucket: Bucket, device: Device) -> None:
    """Write this device's heartbeat; one request. ``CloudFailed``."""
    body = json.dumps({"format": 1, **asdict(device)}, sort_keys=True).encode("utf-8")
    bucket.put(key(bucket, device.device_id), body, content_type="application/json")
    log.info("heartbeat device=%s base=%s", device.device_id, device.base_commit)


def devices(bucket: Bucket) -> tuple[Device, ...] | None:
    """Every device that told of itself; None when one of them cannot be understood.

    None means: nobody knows what is still needed, so nothing may be cleaned up. ``CloudFailed``.
    """
    prefix = f"{bucket.config.user_id}/devices/"
    found: list[Device] = []
    for listed in bucket.list(prefix, limit=MOST_DEVICES):
        answer = bucket.get(listed.key, max_bytes=MOST_BYTES)
        device = _device(answer.body) if isinstance(answer, Found) else None
        if device is None:
            log.warning("The heartbeat %s cannot be understood", listed.key)
            return None
        found.append(device)
    return tuple(found)


def _device(body: bytes) -> Device | None:
    try:
        value = json.loads(body)
        device = Device(**{name: value[name] for name in Device.__slots__})
    except (ValueError, TypeError, KeyError):
        return None
    words = (device.device_id, device.name, device.base_commit, device.app_version)
    numbers = (device.base_version, device.seen_us)
    plain = all(isinstance(w, str) for w in words) and all(type(n) is int for n in numbers)
    return device if plain and _ID.fullmatch(device.device_id) else None
