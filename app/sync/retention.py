"""Which versions of the history stay: all of a week, one an hour for a month, one a day for a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
ALL_US = 7 * DAY_US
HOURLY_US = 30 * DAY_US
DAILY_US = 365 * DAY_US


@dataclass(frozen=True, slots=True)
class Copy:
    """One version as the cloud keeps it. ``stored_us`` is when, by the cloud's own clock.

    The laptops' clocks are not asked: one that is a century ahead would empty the history.
    """

    commit_id: str
    version: int
    stored_us: int


def kept(copies: Iterable[Copy], now_us: int, *, needed: Collection[str] = ()) -> frozenset[str]:
    """The commits that stay: by age, the newest in any case, and those that are ``needed``.

    Of one hour (or day, both UTC) the newest version stays. ``now_us`` by the cloud's clock.
    """
    ordered = sorted(copies, key=lambda copy: (copy.version, copy.stored_us, copy.commit_id))
    chosen: dict[tuple[str, int] | str, str] = {}
    for copy in ordered:  # a later one of the same hour takes the place of the earlier one
        chosen[_slot(copy, now_us)] = copy.commit_id
    chosen.pop("", None)
    if ordered:
        chosen["newest"] = ordered[-1].commit_id
    there = {copy.commit_id for copy in ordered}
    return frozenset(chosen.values()) | (there & frozenset(needed))


def _slot(copy: Copy, now_us: int) -> tuple[str, int] | str:
    """What a version competes with others for; "" when it is too old to stay."""
    age = now_us - copy.stored_us
    if age <= ALL_US:
        return f"each {copy.commit_id}"
    if age <= HOURLY_US:
        return "hour", copy.stored_us // HOUR_US
    if age <= DAILY_US:
        return "day", copy.stored_us // DAY_US
    return ""
