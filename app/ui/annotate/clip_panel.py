"""The inspector of one clip: ends, stars, tags, players, name, notes, layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.clip import (
    LAYERS,
    MAX_NAME,
    MAX_NOTES,
    MAX_PLAYER,
    MAX_PLAYERS,
    RATINGS,
    Layer,
    MarkedClip,
)
from app.core.sports import TagGroup
from app.ui.annotate.lanes import LANE_TITLES
from app.ui.annotate.names import NamesCompleter
from app.ui.annotate.scrub_strip import ScrubStrip
from app.ui.annotate.tag_palette import TagPalette
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.stars import Stars

NOTES_REST_MS = 1500


class Notes(QPlainTextEdit):
    """Plain notes of at most 280 characters; Tab leaves the field."""

    finished = Signal()
    """The coach rested or left the field: the moment to write."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Notes"))
        self.setPlaceholderText(tr("What to see here"))
        self.setFixedHeight(58)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(NOTES_REST_MS)
        self._rest.timeout.connect(self.finished)
        self.textChanged.connect(self._limit)

    def _limit(self) -> None:
        words = self.toPlainText()
        if len(words) > MAX_NOTES:
            cursor = self.textCursor()
            at = min(cursor.position(), MAX_NOTES)
            self.setPlainText(words[:MAX_NOTES])
            cursor = self.textCursor()
            cursor.setPosition(at)
            self.setTextCursor(cursor)
        if self.hasFocus():
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._rest.stop()
        super().focusOutEvent(event)
        self.finished.emit()


def _text(field: QLineEdit | Notes) -> str:
    return field.toPlainText() if isinstance(field, Notes) else field.text()


class ClipPanel(QFrame):
    """Shows one clip; every edit leaves as a whole changed clip. Keeps nothing of its own."""

    edited = Signal(object, str, object)
    """``MarkedClip`` as it should be, the name of the undo step, and the clip as it was shown."""
    loop_asked = Signal()
    reel_asked = Signal()
    delete_asked = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._clip: MarkedClip | None = None
        self._filling = False
        self._filled: dict[QWidget, str] = {}
        """What stood in the fields before the coach typed: another laptop's edit may come since."""
        self.setProperty("role", "panel")
        self.setMinimumWidth(320)
        self.strip = ScrubStrip(kit.theme)
        self.stars = Stars(kit.theme)
        self.stars.rated.connect(lambda stars: self._edit("rate clip", rating=stars))
        self._word = QLabel()
        self._word.setProperty("role", "muted")
        self.palette_ = TagPalette(kit.theme)
        self.palette_.toggled.connect(self._toggle_tag)
        self.name = self._line(tr("Name"), tr("Derived from the notes or tags"))
        self.name.setMaxLength(MAX_NAME)
        self.players = self._line(tr("Players"), tr("Names, with commas between"))
        self.players.setMaxLength(MAX_PLAYERS * (MAX_PLAYER + 2))
        self.notes = Notes()
        self.notes.finished.connect(self._fields_done)
        self.notes.textChanged.connect(self._count_notes)
        self._left = QLabel()
        self._left.setProperty("role", "muted")
        self._layers: dict[Layer, QPushButton] = {}
        self._build()
        self.show_clip(None, 0)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()

    # ---------------------------------------------------------------- content

    @property
    def clip(self) -> MarkedClip | None:
        """What is shown."""
        return self._clip

    def set_tags(self, groups: Sequence[TagGroup], letters: dict[str, str]) -> None:
        """The tags of the game's sport."""
        self.palette_.set_tags(groups, letters)

    def set_players(self, names: Sequence[str]) -> None:
        """Names to complete with."""
        self.players.setCompleter(NamesCompleter(names, self.players))

    def show_clip(self, clip: MarkedClip | None, game_us: int) -> bool:
        """Show a clip, or the hint; True when the strip wants new thumbnails.

        A field that the coach is typing in keeps what was typed while it is the same clip.
        """
        same = clip is not None and self._clip is not None and clip.id == self._clip.id
        if not same and self._clip is not None:
            self._fields_done()
        self._clip = clip
        wants = self.strip.show_clip(clip, game_us)
        self._pages.setCurrentIndex(0 if clip is None else 1)
        if clip is None:
            return False
        self._filling = True
        self.stars.set_value(clip.rating)
        self._word.setText(f"{clip.notation}  {tr(RATINGS[clip.rating].word)}")
        self.palette_.set_checked(clip.tags)
        self._fill(self.name, clip.typed_name, same)
        self.name.setPlaceholderText(clip.name)
        self._fill(self.players, ", ".join(clip.players), same)
        self._fill(self.notes, clip.notes, same)
        for layer, button in self._layers.items():
            button.setChecked(layer == clip.layer)
        self._filling = False
        return wants

    def _fill(self, field: QLineEdit | Notes, text: str, same: bool) -> None:
        there = _text(field)
        if there != text and not (same and field.hasFocus()):
            if isinstance(field, Notes):
                field.setPlainText(text)
            else:
                field.setText(text)
            there = text
        if there == text:
            self._filled[field] = text

    def _typed(self, field: QLineEdit | Notes, text: str) -> bool:
        """Whether the coach typed in the field since it was filled; else it gets this ``text``."""
        there = _text(field)
        if there != self._filled.get(field, ""):
            self._filled[field] = there
            return True
        self._filling = True
        self._fill(field, text, False)
        self._filling = False
        return False

    def _show_again(self, line: QLineEdit) -> None:
        """The clip's own words in a field, whatever was typed."""
        if self._clip is not None:
            named = ", ".join(self._clip.players)
            self._fill(line, named if line is self.players else self._clip.typed_name, False)

    # ---------------------------------------------------------------- edits

    def _edit(self, what: str, **values: object) -> None:
        if self._clip is None or self._filling:
            return
        shown, changed = self._clip, replace(self._clip, **values)  # type: ignore[arg-type]
        if changed != shown:
            self._clip = changed
            self.edited.emit(changed, what, shown)

    def _toggle_tag(self, tag: str) -> None:
        if self._clip is not None:
            tags = tuple(t for t in self._clip.tags if t != tag)
            on = tag not in self._clip.tags
            self._edit(f"tag {tag}", tags=(*tags, tag) if on else tags)

    def _fields_done(self) -> None:
        """Write what was typed, as one step for whichever field changed."""
        if self._clip is None or self._filling:
            return
        names = (name.strip() for name in self.players.text().split(","))
        players = tuple(dict.fromkeys(name for name in names if name))
        typed, notes = self.name.text().strip(), self.notes.toPlainText()
        if typed != self._clip.typed_name and self._typed(self.name, self._clip.typed_name):
            self._edit("rename clip", typed_name=typed)
        named = ", ".join(self._clip.players)
        if players != self._clip.players and self._typed(self.players, named):
            self._edit("name players", players=players)
        if notes != self._clip.notes and self._typed(self.notes, self._clip.notes):
            self._edit("edit notes", notes=notes)

    # ---------------------------------------------------------------- building

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.editingFinished.connect(self._fields_done)
        line.installEventFilter(self)
        return line

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter in a field writes it, Escape gives up; both give the keys back to the video."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if key == Qt.Key.Key_Escape:
                    self._show_again(watched)
                self._fields_done()
                self._kit.actions["view.focus_video"].trigger()
                return True
        return False

    def _build(self) -> None:
        self._pages = QStackedWidget()
        hint = QLabel(
            tr("Select a clip to see it here.\n\nPress A to mark one while the game plays.")
        )
        hint.setProperty("role", "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        hint.setContentsMargins(32, 32, 32, 32)
        self._pages.addWidget(hint)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("Clip"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._form())
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(scroll, 1)
        inside.addWidget(self._footer())
        self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(18, 16, 18, 20)
        column.setSpacing(8)
        title = QLabel(tr("Clip"))
        title.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(title)
        head.addStretch(1)
        self._loop = self._tool(tr("Loop the clip"), "clip.loop", self.loop_asked)
        self._delete = self._tool(tr("Delete the clip"), "clip.delete", self.delete_asked)
        head.addWidget(self._loop)
        head.addWidget(self._delete)
        column.addLayout(head)
        column.addWidget(self.strip)
        stars = QHBoxLayout()
        stars.addWidget(self.stars)
        stars.addStretch(1)
        stars.addWidget(self._word)
        column.addSpacing(4)
        column.addLayout(stars)
        self._labelled(column, tr("Name"), self.name)
        self._labelled(column, tr("Tags"), self.palette_)
        self._labelled(column, tr("Players"), self.players)
        self._labelled(column, tr("Notes"), self.notes, self._left)
        self._labelled(column, tr("Layer"), self._layer_row())
        column.addStretch(1)
        return form

    def _footer(self) -> QWidget:
        """Always in sight, whatever is scrolled."""
        footer = QWidget()
        row = QVBoxLayout(footer)
        row.setContentsMargins(18, 10, 18, 14)
        reel = QPushButton(tr("Make a reel of this clip"))
        reel.setAccessibleName(tr("Make a reel of this clip"))
        reel.setToolTip(tr("Make a vertical reel of this clip and frame it"))
        reel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        reel.clicked.connect(self.reel_asked)
        row.addWidget(reel)
        return footer

    @staticmethod
    def _labelled(
        column: QVBoxLayout, words: str, field: QWidget, right: QLabel | None = None
    ) -> None:
        label = QLabel(words.upper())
        label.setAccessibleName(words)
        label.setProperty("role", "overline")
        label.setBuddy(field)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addStretch(1)
        if right is not None:
            row.addWidget(right)
        column.addSpacing(6)
        column.addLayout(row)
        column.addWidget(field)

    def _layer_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        group = QButtonGroup(box)
        for layer in LAYERS:
            button = QPushButton(tr(LANE_TITLES[layer]))
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAccessibleName(tr("Layer {name}", name=button.text()))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(
                lambda _on=False, to=layer: self._edit("move to layer", layer=to)
            )
            group.addButton(button)
            row.addWidget(button)
            self._layers[layer] = button
        row.addStretch(1)
        return box

    def _tool(self, name: str, command: str, asked: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(self._kit.actions[command].toolTip())
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _on=False: asked.emit())
        return button

    def _count_notes(self) -> None:
        self._left.setText(f"{len(self.notes.toPlainText())} / {MAX_NOTES}")

    def _paint_icons(self) -> None:
        self._loop.setIcon(self._kit.icons.get("loop"))
        self._delete.setIcon(self._kit.icons.get("delete"))
