"""Sizes, days, numbers of things and times left, as people read them in their language."""

from __future__ import annotations

import datetime

from app.ui.common.language import mark, tr

MONTHS = (
    *(mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun")),
    *(mark("Jul"), mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec")),
)
UNITS = ("B", "KB", "MB", "GB", "TB")


def size_words(size_bytes: float) -> str:
    """``4.2 MB``: powers of 1000, as file managers show them."""
    value, unit = float(size_bytes), 0
    while value >= 999.5 and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    text = f"{value:.1f}" if unit and value < 99.95 else f"{value:.0f}"
    return f"{text} {UNITS[unit]}"


def day_words(at_us: int, now: datetime.datetime | None = None) -> str:
    """``Today 14:03``, ``Yesterday 9:12`` or ``4 Nov 2025``, in the computer's time zone."""
    then = local(at_us)
    days = ((now or datetime.datetime.now(datetime.UTC)).astimezone().date() - then.date()).days
    clock = f"{then.hour}:{then.minute:02d}"
    if days == 0:
        return tr("Today {clock}", clock=clock)
    if days == 1:
        return tr("Yesterday {clock}", clock=clock)
    month = tr(MONTHS[then.month - 1])
    return tr("{day} {month} {year}", day=then.day, month=month, year=then.year)


def moment_words(at_us: int, now: datetime.datetime | None = None) -> str:
    """As ``day_words``, with the time of day of older days, too: ``4 Nov 2025 14:03``."""
    words = day_words(at_us, now)
    then = local(at_us)
    return words if ":" in words else f"{words} {then.hour}:{then.minute:02d}"


def ago_words(at_us: int, now_us: int) -> str:
    """``just now``, ``2 min ago``, ``3 h ago``, then the day; a time ahead of now is just now."""
    minutes = (now_us - at_us) // 60_000_000
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return tr("{minutes} min ago", minutes=minutes)
    if minutes < 12 * 60:
        return tr("{minutes} h ago", minutes=minutes // 60)
    words = day_words(at_us, datetime.datetime.fromtimestamp(now_us / 1e6, datetime.UTC))
    return words[:1].lower() + words[1:]


def left_words(eta_s: float) -> str:
    """``8 s left``, ``2 min left``, ``3 h left``."""
    seconds = max(1, round(eta_s))
    if seconds < 90:
        return tr("{seconds} s left", seconds=seconds)
    return (
        tr("{seconds} min left", seconds=round(seconds / 60))
        if seconds < 5400
        else tr("{seconds} h left", seconds=round(seconds / 3600))
    )


def many(count: int, one: str, more: str = "") -> str:
    """``1 change``, ``2 changes``."""
    return f"{count:,} {tr(one if count == 1 else more or one + 's')}"


def local(at_us: int) -> datetime.datetime:
    """The moment in the computer's time zone; what no calendar knows is its first day."""
    try:
        return datetime.datetime.fromtimestamp(at_us / 1e6, datetime.UTC).astimezone()
    except (OverflowError, ValueError, OSError):  # a clock that was set wrongly on another laptop
        return datetime.datetime.fromtimestamp(0, datetime.UTC).astimezone()
