"""Newer versions in the window: told once, politely; everything else is asked for by the coach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from app.core.update import ENDINGS
from app.services.updates.service import Updates
from app.services.updates.state import UpdateState
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.updates.sheet import UpdateSheet
from app.ui.updates.words import channel_words, item_words, newest_words, trouble_words

COMMAND = "help.updates"


class UpdatesDesk(QObject):
    """Lives with one open library. ``close`` ends the program, ``open_path`` starts what a file is for."""

    def __init__(
        self,
        updates: Updates,
        kit: Kit,
        central: QWidget,
        status: QStatusBar,
        close: Callable[[], object],
        parent: QObject,
        open_path: Callable[[Path], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates, self._kit, self._central, self._close = updates, kit, central, close
        self._open_path = open_path or _open
        self.sheet: UpdateSheet | None = None
        self._asked = False
        self._told = ""
        """The version that was told of in the bar."""
        self._stop: Callable[[], None] = lambda: None
        self.item = QToolButton()
        self.item.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.item.setIconSize(QSize(15, 15))
        self.item.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.item.setToolTip(tr("What is new, and how to get it"))
        self.item.clicked.connect(self.ask)
        self.item.hide()
        status.addPermanentWidget(self.item)
        kit.theme.changed.connect(self._paint)
        self._paint()

    def start(self) -> None:
        """Follow what happens."""
        self._stop = self._updates.subscribe(self._kit.relay.wrap(self._show))
        self._show(self._updates.state)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._stop()
        if self.sheet is not None:
            self.sheet.close()

    def run(self, command_id: str) -> bool:
        """*Look for Updates*: what is known, or what the server says now."""
        if command_id != COMMAND:
            return False
        if not self._updates.channel.looks:
            self._kit.bar.info(channel_words(self._updates.channel))
        elif self._updates.state.offer is not None:
            self.ask()
        else:
            self._asked = self._updates.look() or self._asked
        return True

    def ask(self) -> None:
        """Open the sheet of what is offered."""
        state = self._updates.state
        if state.offer is None:
            return
        if self.sheet is None:
            self.sheet = self._make_sheet(state)
        self.sheet.show_state(state)
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def _make_sheet(self, state: UpdateState) -> UpdateSheet:
        assert state.offer is not None
        updates = self._updates
        sheet = UpdateSheet(self._kit, updates.channel.installed, state.offer, self._central)
        sheet.download_chosen.connect(updates.download)
        sheet.cancel_chosen.connect(updates.cancel)
        sheet.skip_chosen.connect(updates.skip)
        sheet.install_chosen.connect(self._install)
        sheet.reveal_chosen.connect(self._reveal)
        sheet.quit_chosen.connect(self._quit)
        sheet.finished.connect(self._gone)
        return sheet

    def _gone(self, _result: int) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # ---------------------------------------------------------------- what happens

    def _show(self, state: UpdateState) -> None:
        words = item_words(state)
        self.item.setVisible(bool(words))
        self.item.setText(words)
        self.item.setAccessibleName(words)
        if self.sheet is not None:
            self.sheet.show_state(state)
        if self._asked and state.doing != "looking":
            self._asked = False
            self._answer(state)
        elif state.offer is not None and state.doing == "":
            self._tell_once(str(state.offer.version))

    def _answer(self, state: UpdateState) -> None:
        """The coach wanted to know."""
        if state.trouble is not None:
            self._kit.bar.warning(trouble_words(state.trouble))
        elif state.offer is not None:
            self._told = str(state.offer.version)
            self.ask()
        else:
            self._kit.bar.done(newest_words(self._updates.channel))

    def _tell_once(self, version: str) -> None:
        """In the bar, unless something more important stands there; the status line says it, too."""
        message = self._kit.bar.message
        more_important = message is not None and message.kind in ("warning", "error")
        if version == self._told or self.sheet is not None or more_important:
            return
        self._told = version
        words = tr("Reel Ballers {version} is there.", version=version)
        self._kit.bar.info(words, tr("What is new…"), self.ask)

    # ---------------------------------------------------------------- hand over

    def _install(self) -> None:
        """Start the installer, after one more look at it."""
        self._kit.relay.watch(self._updates.checked_installer(), self._start, self._gone_bad)

    def _gone_bad(self, error: BaseException) -> None:
        """The installer is not what it was; the sheet offers to fetch it again."""
        if self.sheet is not None:
            self.sheet.say(trouble_words(error))

    def _start(self, installer: Path) -> None:
        if self.sheet is None:
            return
        # An AppImage has no installer: the coach puts it where the old one lies.
        whole = installer.suffix == ENDINGS["appimage"]
        self.sheet.opened = self._open_path(installer.parent if whole else installer)
        self.sheet.show_state(self._updates.state)
        if not self.sheet.opened:
            self.sheet.say(
                tr("Nothing on this computer opens {path}: start it by hand.", path=installer)
            )
            if not whole:
                self._open_path(installer.parent)

    def _reveal(self) -> None:
        installer = self._updates.state.installer
        if installer is not None and not self._open_path(installer.parent):
            self._kit.bar.info(tr("The installer lies in {folder}.", folder=installer.parent))

    def _quit(self) -> None:
        if self.sheet is not None:
            self.sheet.close()
        self._close()

    def _paint(self) -> None:
        self.item.setIcon(self._kit.icons.get("cloud-down", self._kit.theme.tokens.accent))


def _open(path: Path) -> bool:
    """A file with what the system has for it (on Windows that asks for rights where it must), a folder
    in the file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
