"""Every command of the program in one table: what it is called, where it stands, which keys it has.

Menus, tooltips, the cheat sheet and rebinding all read this table. A screen connects to a command
by its id; a command of a screen works only while that screen is the mode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from app.ui.common.language import tr

Mode: TypeAlias = Literal["home", "annotate", "framing", "overlay", "gallery"]
MODES: tuple[Mode, ...] = ("home", "annotate", "framing", "overlay", "gallery")
EDITING: tuple[Mode, ...] = ("annotate", "framing", "overlay")
REELS: tuple[Mode, ...] = ("framing", "overlay")
PLAYING: tuple[Mode, ...] = MODES[1:]
SPEED_NAMES: tuple[str, ...] = ("1/4", "1/2", "3/4", "1", "5/4", "3/2", "7/4", "2", "4")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do. ``modes`` empty means everywhere; ``menu`` is its menu title.

    ``own_keys`` says that a widget handles the keys itself; they are listed for the cheat sheet.
    """

    id: str
    label: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    modes: tuple[Mode, ...] = ()
    repeats: bool = False
    own_keys: bool = False


def _rate(stars: int, word: str) -> Command:
    label = f"Mark or rate {stars}: {word}"
    return Command(f"mark.{stars}", label, (str(stars),), "Clip", ("annotate",))


COMMANDS: tuple[Command, ...] = (
    Command("file.open", "Open Game…", ("Ctrl+O",), "File"),
    Command("file.details", "Game Details…", (), "File", ("annotate",)),
    Command("file.removed", "Removed Games…", (), "File"),
    Command("file.import", "Import Annotations…", ("Ctrl+I",), "File", ("annotate",)),
    Command("file.export_tsv", "Export Annotations…", ("Ctrl+Shift+E",), "File", ("annotate",)),
    Command("file.export", "Export Video…", ("Ctrl+E",), "File"),
    Command("app.settings", "Settings…", ("Ctrl+,",), "File"),
    Command("file.quit", "Quit", ("Ctrl+Q",), "File"),
    Command("edit.undo", "Undo", ("Ctrl+Z",), "Edit", repeats=True),
    Command("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit", repeats=True),
    Command("play.toggle", "Play or Pause", ("Space", "K"), "Playback", PLAYING),
    Command("play.back", "Shuttle Back", ("J",), "Playback", PLAYING),
    Command("play.forward", "Shuttle Forward", ("L",), "Playback", PLAYING),
    Command("play.previous_frame", "Previous Frame", (",",), "Playback", PLAYING, True),
    Command("play.next_frame", "Next Frame", (".",), "Playback", PLAYING, True),
    Command("play.back_4", "Back 4 Seconds", ("Left",), "Playback", PLAYING, True),
    Command("play.forward_4", "Forward 4 Seconds", ("Right",), "Playback", PLAYING, True),
    Command("play.back_1", "Back 1 Second", ("Shift+Left",), "Playback", PLAYING, True),
    Command("play.forward_1", "Forward 1 Second", ("Shift+Right",), "Playback", PLAYING, True),
    Command("play.previous_clip", "Previous Clip", ("Ctrl+Left",), "Playback", PLAYING),
    Command("play.next_clip", "Next Clip", ("Ctrl+Right",), "Playback", PLAYING),
    Command("play.reel", "Play Reel as Exported", ("Ctrl+P",), "Playback", REELS),
    Command("play.start", "Go to Start", ("Home",), "Playback", PLAYING),
    Command("play.end", "Go to End", ("End",), "Playback", PLAYING),
    Command("play.goto", "Go to Time…", ("G",), "Playback", PLAYING),
    Command("play.slower", "Slower", ("Shift+,",), "Playback", PLAYING),
    Command("play.faster", "Faster", ("Shift+.",), "Playback", PLAYING),
    Command("play.mute", "Mute", ("Ctrl+M",), "Playback", PLAYING),
    Command("game.proxies", "Prepare Smooth Scrubbing", ("Ctrl+Shift+P",), "Playback"),
    Command("mark.now", "Mark Clip", ("A",), "Clip", ("annotate",)),
    _rate(5, "Brilliant"),
    _rate(4, "Good"),
    _rate(3, "Interesting"),
    _rate(2, "Technical lapse"),
    _rate(1, "Mental lapse"),
    Command("clip.start_earlier", "Start Earlier", ("[",), "Clip", ("annotate",), True),
    Command("clip.start_later", "Start Later", ("]",), "Clip", ("annotate",), True),
    Command("clip.end_earlier", "End Earlier", ("{",), "Clip", ("annotate",), True),
    Command("clip.end_later", "End Later", ("}",), "Clip", ("annotate",), True),
    Command("clip.take_back", "Take Back Last Clip", ("Backspace",), "Clip", ("annotate",)),
    Command("clip.delete", "Delete Clip", ("Delete",), "Clip", ("annotate",)),
    Command("clip.loop", "Loop Clip", ("Ctrl+L",), "Clip", ("annotate",)),
    Command("clip.play_all", "Play Clips", ("Ctrl+P",), "Clip", ("annotate",)),
    Command("clip.make_reel", "Make Reel…", ("Ctrl+R",), "Clip", ("annotate",)),
    Command("clip.palette", "Tags and Players…", ("Ctrl+T",), "Clip", ("annotate",)),
    Command("clip.search", "Search All Games", ("Ctrl+F",), "Clip", ("annotate",)),
    Command("reel.settings", "Reel Settings…", ("Ctrl+Shift+R",), "Reel", REELS),
    Command("reel.clip_up", "Move Clip Up", ("Alt+Up",), "Reel", REELS, True),
    Command("reel.clip_down", "Move Clip Down", ("Alt+Down",), "Reel", REELS, True),
    Command("follow.player", "Follow Player", ("F",), "Reel", REELS),
    Command("frame.split", "Split at Playhead", ("B",), "Framing", ("framing",)),
    Command("frame.trim_start", "Start Clip Here", ("I",), "Framing", ("framing",)),
    Command("frame.trim_end", "End Clip Here", ("O",), "Framing", ("framing",)),
    Command("frame.part_start", "Begin Stretch Here", ("[",), "Framing", ("framing",)),
    Command("frame.part_end", "End Stretch Here", ("]",), "Framing", ("framing",)),
    Command("frame.slower", "Slow Stretch Down", ("S",), "Framing", ("framing",)),
    Command("frame.faster", "Speed Stretch Up", ("D",), "Framing", ("framing",)),
    Command("frame.freeze", "Freeze Picture", ("Shift+F",), "Framing", ("framing",)),
    Command("frame.horizon", "Straighten Along a Line", ("H",), "Framing", ("framing",)),
    Command("frame.delete_key", "Delete Keyframe", ("Delete",), "Framing", ("framing",)),
    Command("frame.copy", "Copy Framing", ("Ctrl+Alt+C",), "Framing", ("framing",)),
    Command("frame.paste", "Paste Framing", ("Ctrl+Alt+V",), "Framing", ("framing",)),
    Command(
        "frame.paste_all",
        "Paste Framing to All Clips",
        ("Ctrl+Alt+Shift+V",),
        "Framing",
        ("framing",),
    ),
    Command("key.add", "Set Keyframe Here", ("Ctrl+K",), "Keyframe", REELS),
    Command("key.previous", "Previous Keyframe", ("PgUp",), "Keyframe", REELS, True),
    Command("key.next", "Next Keyframe", ("PgDown",), "Keyframe", REELS, True),
    Command("key.earlier", "Move Keyframe Earlier", ("Shift+PgUp",), "Keyframe", REELS, True),
    Command("key.later", "Move Keyframe Later", ("Shift+PgDown",), "Keyframe", REELS, True),
    Command("key.smooth", "Smooth", ("1",), "Keyframe", REELS),
    Command("key.linear", "Linear", ("2",), "Keyframe", REELS),
    Command("key.hold", "Hold", ("3",), "Keyframe", REELS),
    Command("overlay.spotlight", "Add Spotlight", ("S",), "Overlay", ("overlay",)),
    Command("overlay.text", "Add Text", ("T",), "Overlay", ("overlay",)),
    Command("overlay.edit_text", "Edit Text on the Picture", ("E",), "Overlay", ("overlay",)),
    Command("overlay.duplicate", "Duplicate Selected", ("Ctrl+D",), "Overlay", ("overlay",)),
    Command("overlay.next_mark", "Select Next", ("N",), "Overlay", ("overlay",)),
    Command("overlay.previous_mark", "Select Previous", ("Shift+N",), "Overlay", ("overlay",)),
    Command("overlay.span_start", "Start Selected Here", ("I",), "Overlay", ("overlay",)),
    Command("overlay.span_end", "End Selected Here", ("O",), "Overlay", ("overlay",)),
    Command("overlay.styles", "Styles…", ("Y",), "Overlay", ("overlay",)),
    Command("overlay.poster", "Set Poster Here", ("M",), "Overlay", ("overlay",)),
    Command("overlay.no_poster", "Reset Poster", (), "Overlay", ("overlay",)),
    Command("overlay.delete_key", "Delete Keyframe", ("Shift+Delete",), "Overlay", ("overlay",)),
    Command("overlay.loop", "Loop Spotlight or Text", ("Ctrl+L",), "Overlay", ("overlay",)),
    Command("overlay.delete", "Delete Selected", ("Delete",), "Overlay", ("overlay",)),
    Command("gallery.play", "Play Export", ("Ctrl+Return",), "Gallery", ("gallery",)),
    Command("gallery.reveal", "Show in Folder", ("Ctrl+Shift+F",), "Gallery", ("gallery",)),
    Command("gallery.rename", "Rename Export…", ("F2",), "Gallery", ("gallery",)),
    Command("gallery.again", "Export Again…", (), "Gallery", ("gallery",)),
    Command("gallery.search", "Search Exports", ("Ctrl+F",), "Gallery", ("gallery",)),
    Command("gallery.delete", "Delete Export", ("Delete",), "Gallery", ("gallery",)),
    Command("app.athletes", "Athletes…", (), "Library"),
    Command("home.search", "Search Games", ("Ctrl+F",), "Library", ("home",)),
    Command("library.sync", "Sync Now", ("Ctrl+Shift+S",), "Library"),
    Command("library.status", "Sync Status", ("Ctrl+Shift+J",), "Library"),
    Command("library.conflicts", "Compare Edits…", (), "Library"),
    Command("library.versions", "Version History…", ("Ctrl+Shift+H",), "Library"),
    Command("library.size", "Library Size…", (), "Library"),
    Command("game.back_up", "Back Up This Game", (), "Library", ("annotate",)),
    Command("game.download", "Download This Game", (), "Library", ("annotate",)),
    Command("game.free_up", "Free Up Space", (), "Library", ("annotate",)),
    Command("game.cancel", "Cancel Transfer", (), "Library"),
    Command("library.setup", "Cloud Settings…", (), "Library"),
    Command("library.gpu", "Cloud GPU Settings…", (), "Library"),
    Command("library.sign_in", "Sign In as Someone Else…", (), "Library"),
    Command("mode.home", "Games", ("F4",), "View"),
    Command("mode.annotate", "Annotate", ("F5",), "View"),
    Command("mode.framing", "Framing", ("F6",), "View"),
    Command("mode.overlay", "Overlay", ("F7",), "View"),
    Command("mode.gallery", "Gallery", ("F8",), "View"),
    Command("view.zoom_in", "Zoom Timeline In", ("Ctrl++", "Ctrl+="), "View", EDITING, True),
    Command("view.zoom_out", "Zoom Timeline Out", ("Ctrl+-",), "View", EDITING, True),
    Command("view.zoom_fit", "Fit Timeline", ("Ctrl+0",), "View", EDITING),
    Command(
        "view.picture_in", "Zoom Picture In", ("Ctrl+Alt++", "Ctrl+Alt+="), "View", REELS, True
    ),
    Command("view.picture_out", "Zoom Picture Out", ("Ctrl+Alt+-",), "View", REELS, True),
    Command("view.picture_fit", "Fit Picture", ("Ctrl+Alt+0",), "View", REELS),
    Command("view.pan_left", "Look Left", ("Alt+Shift+Left",), "View", REELS, True),
    Command("view.pan_right", "Look Right", ("Alt+Shift+Right",), "View", REELS, True),
    Command("view.pan_up", "Look Up", ("Alt+Shift+Up",), "View", REELS, True),
    Command("view.pan_down", "Look Down", ("Alt+Shift+Down",), "View", REELS, True),
    Command("view.thirds", "Thirds Grid", ("Ctrl+G",), "View", REELS),
    Command("view.safe_areas", "Safe Areas", ("Ctrl+Shift+G",), "View", REELS),
    Command("view.queue", "Export Queue", ("Ctrl+J",), "View"),
    Command("view.focus_video", "Focus the Video", ("F2",), "View", EDITING),
    Command("view.fullscreen", "Full Screen", ("F11",), "View"),
    Command("help.shortcuts", "Keyboard Shortcuts", ("?",), "Help"),
    Command("app.keys", "Change Shortcuts…", (), "Help"),
    Command("help.updates", "Look for Updates…", (), "Help"),
    Command("help.about", "About Reel Ballers", (), "Help"),
)


class Actions(QObject):
    """The commands as QActions of one window.

    ``overrides`` maps command ids to key lists and replaces the default keys.
    """

    def __init__(
        self, window: QWidget, overrides: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__(window)
        self._commands = {command.id: command for command in COMMANDS}
        self._actions: dict[str, QAction] = {}
        self._available: dict[str, bool] = {}
        self._locked: frozenset[str] = frozenset()
        self._mode: Mode = "annotate"
        for command in COMMANDS:
            action = QAction(tr(command.label), window)
            action.setObjectName(command.id)
            action.setAutoRepeat(command.repeats)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._actions[command.id] = action
            self.set_keys(command.id, (overrides or {}).get(command.id, command.keys))
            window.addAction(action)
        self.set_mode("annotate")

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        """The row of the table."""
        return self._commands[command_id]

    def on(self, command_id: str, do: Callable[[], object]) -> None:
        """Call ``do`` when the command is given by key, menu or button."""
        self._actions[command_id].triggered.connect(lambda _checked=False: do())

    def set_keys(self, command_id: str, keys: tuple[str, ...]) -> None:
        """Bind other keys."""
        action = self._actions[command_id]
        action.setShortcuts([QKeySequence(key) for key in keys])
        first = (
            QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        )
        label = tr(self._commands[command_id].label).rstrip("…")
        action.setToolTip(f"{label}  ({first})" if first else label)

    def keys_text(self, command_id: str) -> str:
        """The keys of a command as people read them."""
        native = QKeySequence.SequenceFormat.NativeText
        return "  ".join(key.toString(native) for key in self._actions[command_id].shortcuts())

    def set_mode(self, mode: Mode) -> None:
        """Let only the commands of this screen (and the common ones) act."""
        self._mode = mode
        for command in COMMANDS:
            self._refresh(command.id)

    def set_available(self, command_id: str, available: bool) -> None:
        """Say that a command makes sense now (a clip is selected, something can be undone)."""
        self._available[command_id] = available
        self._refresh(command_id)

    def lock(self, command_ids: Iterable[str]) -> None:
        """These do nothing while this library is open, whatever is said of them."""
        self._locked = frozenset(command_ids)
        for command_id in self._locked:
            self._refresh(command_id)

    def in_menu(self, title: str) -> list[QAction]:
        """The actions of one menu, in the table's order."""
        return [self._actions[c.id] for c in COMMANDS if c.menu == title]

    def menus(self) -> list[str]:
        """The menu titles in the table's order, View and Help last."""
        titles = list(dict.fromkeys(command.menu for command in COMMANDS if command.menu))
        last = [title for title in ("View", "Help") if title in titles]
        return [title for title in titles if title not in last] + last

    def _refresh(self, command_id: str) -> None:
        modes = self._commands[command_id].modes
        fits = command_id not in self._locked and (not modes or self._mode in modes)
        self._actions[command_id].setEnabled(fits and self._available.get(command_id, True))


class KeyGuard(QObject):
    """Lets a focused control keep the keys it needs although they are shortcuts of the window.

    Text fields do so by themselves; buttons need Space, sliders, lists and choices
    the arrows, a list of names F2. It watches
    only the widget with the focus: a filter on the application would send every event of every
    widget through Python, which made building a screen two to five times as slow.
    """

    _ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            _leave(watched, Qt.Key(event.key()))
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        button = isinstance(watched, QAbstractButton) and key == Qt.Key.Key_Space
        arrows = isinstance(watched, QAbstractSlider | QTabBar | QComboBox) and key in self._ARROWS
        arrows = arrows or (key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and _one_of(watched))
        combo = isinstance(watched, QComboBox) and key == Qt.Key.Key_Space
        listed = isinstance(watched, QAbstractItemView) and key in (Qt.Key.Key_Home, Qt.Key.Key_End)
        listed = listed or (key == Qt.Key.Key_F2 and _renames(watched))
        wanted: frozenset[int] = getattr(watched, "keeps_keys", frozenset())
        if plain and (button or arrows or combo or listed or key in wanted):
            event.accept()
            return True
        return False


def _one_of(watched: QObject) -> bool:
    """Whether it is a choice among buttons: Tab goes to the chosen one, the arrows to the others."""
    group = watched.group() if isinstance(watched, QAbstractButton) else None
    return group is not None and group.exclusive()


def _renames(watched: QObject) -> bool:
    """Whether F2 edits the chosen row; lists whose rows cannot be edited leave it to the window."""
    if not isinstance(watched, QAbstractItemView):
        return False
    by_key = watched.editTriggers() & QAbstractItemView.EditTrigger.EditKeyPressed
    return bool(by_key and watched.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)


def _leave(field: QObject, key: Qt.Key) -> None:
    """Escape in a field of the window, and Enter in one for numbers, give the keys back."""
    number = isinstance(field, QAbstractSpinBox)
    left = key == Qt.Key.Key_Escape or (number and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter))
    if not left or not isinstance(field, QAbstractSpinBox | QLineEdit | QPlainTextEdit):
        return
    if isinstance(field.window(), QMainWindow):
        QTimer.singleShot(0, field, field.clearFocus)


def quiet(button: QAbstractButton) -> QAbstractButton:
    """A button that a click does not focus, so that Space goes on playing; Tab still reaches it."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
