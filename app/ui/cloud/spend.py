"""What cloud exports have cost this month, and how much of the limit that is."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.core.cost import dollars
from app.services.cloud_export import Spend
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import words
from app.ui.common.words import many

REACHED = mark("The limit is reached: exports are rendered on this computer until the month ends.")


def spend_words(spend: Spend) -> str:
    """``November: $0.12 of $5.00``."""
    cap = tr(" of {dollars}", dollars=dollars(spend.cap_usd)) if spend.cap_usd is not None else ""
    return f"{month_words(spend.month)}: {dollars(spend.usd)}{cap}"


def detail_words(spend: Spend) -> str:
    """``14 exports  ·  11 min of GPU``; empty for a month without any."""
    if not spend.exports and not spend.seconds:
        return tr("Nothing was rendered in the cloud yet")
    seconds = round(spend.seconds)
    time = f"{seconds} s" if seconds < 90 else tr("{seconds} min", seconds=round(seconds / 60))
    return tr("{many}  ·  {time} of GPU", many=many(spend.exports, "export"), time=time)


def month_words(month: str) -> str:
    """``November`` for ``2026-11``; what is no month is told as it is."""
    try:
        return datetime.datetime.strptime(month, "%Y-%m").strftime("%B")  # noqa: DTZ007 (no moment)
    except ValueError:
        return month


class SpendMeter(QFrame):
    """Hidden until something is known."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.spend: Spend | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Spent this month"))
        self._sum = QLabel()
        self._sum.setProperty("role", "heading")
        self._detail = words("")
        self._detail.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Share of the monthly limit"))
        self._reached = words(tr(REACHED), "")
        head = QHBoxLayout()
        head.addWidget(self._sum, 1)
        head.addWidget(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._reached)
        kit.theme.changed.connect(self._paint)
        self.hide()

    def show_spend(self, spend: Spend) -> None:
        """Show a month."""
        self.spend = spend
        self._sum.setText(spend_words(spend))
        self._detail.setText(detail_words(spend))
        capped = spend.cap_usd is not None
        self.bar.setVisible(capped)
        if spend.cap_usd is not None:
            share = spend.usd / spend.cap_usd if spend.cap_usd else 1.0
            self.bar.setRange(0, 100)
            self.bar.setValue(round(100 * min(1.0, share)))
        self._reached.setVisible(spend.reached)
        self.setAccessibleName(tr("Spent in {spend_words}", spend_words=spend_words(spend)))
        self._paint()
        self.show()

    def _paint(self) -> None:
        self._reached.setStyleSheet(f"color: {self._kit.theme.tokens.warn}")
