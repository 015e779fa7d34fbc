"""What the status bar says of proxies while they are made, with a button that stops it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.services.proxies import Proxies, ProxyProgress
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import tr


class ProxyLine(QWidget):
    """Visible while a proxy is made: how far, how long still, why it waits."""

    def __init__(self, proxies: Proxies, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proxies, self._kit = proxies, kit
        self.words = QLabel()
        self.words.setAccessibleName(tr("Smooth scrubbing"))
        self.stop = QToolButton()
        self.stop.setText(tr("Stop"))
        self.stop.setAccessibleName(tr("Stop preparing smooth scrubbing"))
        self.stop.setToolTip(tr("Stop preparing until the game is opened again"))
        self.stop.clicked.connect(lambda _checked=False: proxies.cancel())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.words)
        row.addWidget(self.stop)
        self.hide()

    def switch(self, *, on: bool) -> None:
        """Make proxies from now on, or none any more."""
        self._kit.relay.watch(self._proxies.set_on(on))
        if on:
            self._kit.bar.info(
                tr(
                    "Small copies of the open game are made while nothing else is to do. Scrubbing is "
                    "smooth where they are ready; they take one or two gigabytes per game."
                )
            )

    def show_progress(self, progress: ProxyProgress) -> None:
        """Say how far it is; hide when nothing is being made."""
        if progress.problem:
            self._kit.bar.info(told(progress.problem))
        self.words.setText(in_words(progress))
        self.setToolTip(
            told(progress.waiting)
            or tr("{name}: small copies that scrub smoothly", name=progress.name)
        )
        self.setVisible(bool(progress.name))


def in_words(progress: ProxyProgress) -> str:
    """One line for the status bar."""
    words = tr("Smooth scrubbing {share} %", share=int(progress.share * 100))
    if progress.waiting:
        waiting = told(progress.waiting).rstrip(".")
        return f"{words} · {waiting[:1].lower()}{waiting[1:]}"
    return f"{words} · {_left(progress.eta_s)}" if progress.eta_s is not None else words


def _left(seconds: float) -> str:
    minutes = round(seconds / 60)
    return (
        tr("{minutes} min left", minutes=minutes) if minutes >= 1 else tr("less than a minute left")
    )
