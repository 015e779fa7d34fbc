"""What the cloud has cost this month, and whether the coach's limit allows more."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from app.core.cloud_export import Spend
from app.core.cost import dollars
from app.services.cloud_export.rows import Rows


def now_utc() -> datetime.datetime:
    """The wall clock."""
    return datetime.datetime.now(datetime.UTC)


class Meter:
    """Adds up charges. Blocks; any thread."""

    def __init__(self, rows: Rows, now: Callable[[], datetime.datetime] = now_utc) -> None:
        self._rows, self._now = rows, now

    def month(self, cap_usd: float | None) -> Spend:
        """The month so far (UTC)."""
        now = self._now()
        begin = datetime.datetime(now.year, now.month, 1, tzinfo=datetime.UTC)
        found = self._rows.charges(int(begin.timestamp()) * 1_000_000)
        return Spend(
            begin.strftime("%Y-%m"),
            sum(charge.micro_usd for charge in found) / 1e6,
            sum(charge.execution_ms for charge in found) / 1000,
            len({charge.export_id for charge in found}),
            cap_usd,
        )

    def why_not(self, cap_usd: float | None, wanted_usd: float = 0.0, films: int = 1) -> str:
        """A sentence when the limit does not allow to spend so much more, on ``films`` together; ""
        when it does."""
        if cap_usd is None:
            return ""
        spent = self.month(cap_usd)
        if spent.reached:
            return (
                f"This month's limit for the cloud ({dollars(cap_usd)}) is reached: "
                f"{dollars(spent.usd)} is spent."
            )
        if spent.usd + wanted_usd > cap_usd:
            what = "This export" if films == 1 else f"These {films} exports"
            return (
                f"{what} would cost about {dollars(wanted_usd)}, and {dollars(spent.left_usd or 0)} "
                f"is left of this month's limit for the cloud ({dollars(cap_usd)})."
            )
        return ""
