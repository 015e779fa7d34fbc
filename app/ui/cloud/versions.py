"""The versions of the library in the cloud: look into one, bring one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.sync import Version
from app.services.sync_values import VersionItem, VersionLook
from app.ui.cloud.words import UNTOLD_DEVICE
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, push, words
from app.ui.common.words import many, moment_words, size_words

WIDTH = 820
_LIST_W, _BODY_H, _ROW_H = 320, 400, 46
_VERSION_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_SHOWN_ITEMS = 60
INTRO = mark(
    "Every sync leaves a version in the cloud: all of them for 7 days, then one an hour, after a "
    "month one a day. Looking into one changes nothing."
)
NOTHING = mark("There are no versions yet: the first sync makes one.")
CHOOSE = mark("Choose a version to see what it holds.")


def version_words(version: Version) -> tuple[str, str]:
    """The two lines of a version in the list."""
    device = version.device_name or tr(UNTOLD_DEVICE)
    here = tr("now on this laptop") if version.here else ""
    first = (moment_words(version.created_us), here)
    second = (
        tr("Version {version}", version=version.version),
        device,
        size_words(version.size_bytes),
    )
    return "  ·  ".join(filter(None, first)), "  ·  ".join(second)


def item_words(item: VersionItem) -> str:
    """A game or a reel of an old version, and how it differs from now."""
    clips = many(item.clips, "clip")
    change = f"  ({item.change})" if item.change else ""
    return f"{item.name}  ·  {clips}{change}"


class VersionsSheet(Sheet):
    """Left the versions, right what the chosen one holds. It asks once before it brings one back."""

    looked_at = Signal(str)
    """A version is chosen (its commit id): somebody fetches it and calls ``show_look``."""
    restore_chosen = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, tr("Version history"), WIDTH, parent)
        self._newest = 0
        self._intro = words(tr("Looking…"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Versions"))
        self.list.setFixedWidth(_LIST_W)
        self.list.currentItemChanged.connect(lambda _new, _old: self._chosen())
        self._title = words("", "heading")
        self._facts = words(tr(CHOOSE))
        self._items = words("", "")
        self._items.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._changes = words("", "")
        self._ask = words("", "")
        self._ask.setAccessibleName(tr("Question"))
        self.restore = push(tr("Restore…"))
        self.sure = push(tr("Restore"), role="primary")
        self.back = push(tr("Cancel"), name=tr("Cancel restoring"))
        self.done_button = push(tr("Done"))
        self.restore.clicked.connect(lambda: self._ask_first(True))
        self.back.clicked.connect(lambda: self._ask_first(False))
        self.sure.clicked.connect(self._restore)
        self.done_button.clicked.connect(self.accept)
        self._lay_out()
        self._ask_first(False)
        self._show_no_look(tr(CHOOSE))

    def _lay_out(self) -> None:
        inside = QWidget()
        detail = QVBoxLayout(inside)
        detail.setContentsMargins(16, 14, 16, 14)
        detail.setSpacing(10)
        for widget in (self._title, self._facts, self._changes, self._items):
            detail.addWidget(widget)
        detail.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("What the version holds"))
        scroll.setWidget(inside)
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedHeight(_BODY_H)
        box = QVBoxLayout(card)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(scroll)
        self.list.setFixedHeight(_BODY_H)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.list)
        body.addWidget(card, 1)
        self.column.addWidget(self._intro)
        self.column.addLayout(body)
        self.column.addWidget(self._ask)
        self.buttons(self.restore, None, self.back, self.sure, self.done_button)

    @property
    def version(self) -> Version | None:
        """The chosen version."""
        item: QListWidgetItem | None = self.list.currentItem()
        version = item.data(_VERSION_ROLE) if item is not None else None
        return version if isinstance(version, Version) else None

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show the versions, newest first; the chosen one stays chosen."""
        chosen = self.version.commit_id if self.version else ""
        self._newest = max((version.version for version in versions), default=0)
        self._intro.setText(tr(INTRO) if versions else tr(NOTHING))
        self.list.blockSignals(True)
        self.list.clear()
        for version in versions:
            first, second = version_words(version)
            item = QListWidgetItem(f"{first}\n{second}")
            item.setData(_VERSION_ROLE, version)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{first}, {second}")
            item.setToolTip(
                tr("Written by Reel Ballers {value}", value=version.app_version or "(unknown)")
            )
            item.setSizeHint(QSize(0, _ROW_H))
            self.list.addItem(item)
            if version.commit_id == chosen:
                self.list.setCurrentItem(item)
        if versions and self.version is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._chosen()

    def show_look(self, look: VersionLook) -> None:
        """What the version holds, if it is still the chosen one."""
        version = self.version
        if version is None or version.commit_id != look.commit_id:
            return
        self._title.setText(
            tr(
                "Version {version}, {moment_words}",
                version=look.version,
                moment_words=moment_words(look.created_us),
            )
        )
        self._facts.setText(tr("Holds {words}.", words=look.counts.words))
        if look.differences:
            changes = "\n".join(f"•  {words}" for words in look.differences)
            self._changes.setText(tr("If it is restored:\n{changes}", changes=changes))
        else:
            self._changes.setText(tr("It is the same as the library is now."))
        rows = [item_words(item) for item in look.items[:_SHOWN_ITEMS]]
        if len(look.items) > _SHOWN_ITEMS:
            rows.append(tr("… and {items} more", items=len(look.items) - _SHOWN_ITEMS))
        self._items.setText("\n".join(rows))
        self.restore.setEnabled(bool(look.differences))

    def fail_look(self, commit_id: str, error_words: str) -> None:
        """A version could not be fetched."""
        if self.version is not None and self.version.commit_id == commit_id:
            self._show_no_look(error_words)

    def restoring(self, busy: bool) -> None:
        """While a version is being brought back nothing else is asked for."""
        for button in (self.restore, self.sure, self.back):
            button.setEnabled(not busy)
        self.list.setEnabled(not busy)
        if busy:
            self.say(tr("Bringing the version back…"), "muted")

    def _chosen(self) -> None:
        self._ask_first(False)
        version = self.version
        if version is None:
            self._show_no_look(tr(CHOOSE))
            return
        self._show_no_look(tr("Fetching version {version}…", version=version.version))
        self.looked_at.emit(version.commit_id)

    def _show_no_look(self, text: str) -> None:
        self._title.setText("")
        self._facts.setText(text)
        self._changes.setText("")
        self._items.setText("")
        self.restore.setEnabled(False)

    def _ask_first(self, asking: bool) -> None:
        version = self.version
        asking = asking and version is not None
        if asking and version is not None:
            self._ask.setText(
                tr(
                    "Bring version {version} back? The library as it is now stays in this list, so restoring that one undoes it. Videos are not touched.",
                    version=version.version,
                )
            )
            self.sure.setText(tr("Restore version {version}", version=version.version))
            self.sure.setAccessibleName(self.sure.text())
        self.say("")
        self._ask.setVisible(asking)
        for button in (self.sure, self.back):
            button.setVisible(asking)
        for button in (self.restore, self.done_button):
            button.setVisible(not asking)
        if asking:
            self.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        if self.version is not None:
            self.restore_chosen.emit(self.version.commit_id)
