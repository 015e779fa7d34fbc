"""The row of buttons below a video: play, steps, time, speed and volume, and the keys for them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from app.core.time import format_clock
from app.ui.common.icons import Icons
from app.ui.common.language import tr
from app.ui.common.player import SPEEDS, Player, Position
from app.ui.common.shortcuts import Actions, quiet
from app.ui.common.steady import SteadyLabel
from app.ui.common.theme import Theme

GAP = 4
_SKIPS = {
    "play.back_4": -4_000_000,
    "play.forward_4": 4_000_000,
    "play.back_1": -1_000_000,
    "play.forward_1": 1_000_000,
}


class Transport(QFrame):
    """The controls of one player. Keys are routed by the main window with ``drive``."""

    def __init__(
        self,
        player: Player,
        actions: Actions,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._actions = player, actions
        self._theme, self._icons = theme, icons
        self.setProperty("role", "bar")
        self._iconed: list[tuple[QToolButton, str]] = []
        self._play = self._button(tr("Play or pause"), "play", "play.toggle", player.toggle)
        self._play.setProperty("role", "play")
        self._time = SteadyLabel(tr("Time"), "time")
        self._length = SteadyLabel(tr("Length"), "muted")
        self._before_goto: QWidget | None = None
        self._goto = QLineEdit()
        self._goto.setAccessibleName(tr("Go to time"))
        self._goto.setPlaceholderText(tr("M:SS"))
        self._goto.setFixedWidth(84)
        self._goto.returnPressed.connect(self._go)
        self._goto.editingFinished.connect(self._close_goto)
        self._goto.hide()
        given_up = QAction(self._goto)
        given_up.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        given_up.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        given_up.triggered.connect(self._close_goto)
        self._goto.addAction(given_up)
        self._speed = QComboBox()
        self._speed.setAccessibleName(tr("Speed"))
        self._speed.setToolTip(tr("Speed"))
        self._speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for speed in SPEEDS:
            self._speed.addItem(f"{float(speed):g}×")
        self._speed.activated.connect(lambda i: player.set_speed(SPEEDS[i]))
        self._mute = self._button(tr("Mute"), "volume", "play.mute", self._toggle_mute)
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setAccessibleName(tr("Volume"))
        self._volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._volume.setRange(0, 100)
        self._volume.setValue(round(player.volume * 100))
        self._volume.setFixedWidth(92)
        self._volume.valueChanged.connect(self._set_volume)
        self._spare: tuple[QWidget, ...] = (self._length, self._volume)
        self._lay_out()
        player.playing_changed.connect(self._show_playing)
        player.position_changed.connect(self._show_position)
        player.speed_changed.connect(self._show_speed)
        player.opened.connect(self._show_stream)
        theme.changed.connect(self._paint_icons)
        self._show_speed(player.speed)
        self._show_stream(player.stream)
        self._paint_icons()

    def minimumSizeHint(self) -> QSize:
        """Without what a narrow window leaves out (half a screen, a small laptop at 125 %)."""
        least = super().minimumSizeHint()
        shown = [part for part in self._spare if not part.isHidden()]
        return QSize(least.width() - self._room_of(shown), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        enough = self.minimumSizeHint().width() + self._room_of(self._spare)
        for part in self._spare:
            part.setVisible(event.size().width() >= enough)

    @staticmethod
    def _room_of(parts: Sequence[QWidget]) -> int:
        """Of parts with a fixed width, and the gaps beside them."""
        return sum(part.minimumWidth() + GAP for part in parts)

    def add_widget(self, widget: QWidget) -> None:
        """Put a screen's own control at the right, before speed and volume."""
        self._extra.addWidget(widget)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(GAP)
        player = self._player
        row.addWidget(self._button(tr("Previous clip"), "previous", "play.previous_clip", None))
        row.addWidget(
            self._button(
                tr("Previous frame"),
                "previous-frame",
                "play.previous_frame",
                lambda: player.step(-1),
            )
        )
        row.addSpacing(4)
        row.addWidget(self._play)
        row.addSpacing(4)
        row.addWidget(
            self._button(tr("Next frame"), "next-frame", "play.next_frame", lambda: player.step(1))
        )
        row.addWidget(self._button(tr("Next clip"), "next", "play.next_clip", None))
        row.addSpacing(14)
        row.addWidget(self._time)
        row.addWidget(self._length)
        row.addWidget(self._goto)
        row.addStretch(1)
        self._extra = QHBoxLayout()
        self._extra.setSpacing(8)
        row.addLayout(self._extra)
        row.addSpacing(10)
        row.addWidget(self._speed)
        row.addSpacing(6)
        row.addWidget(self._mute)
        row.addWidget(self._volume)

    def _button(self, name: str, icon: str, command: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(self._actions[command].toolTip())
        button.setIconSize(QSize(20, 20))
        if callable(do):
            button.clicked.connect(lambda _checked=False: do())
        else:
            button.clicked.connect(self._actions[command].trigger)
        quiet(button)
        self._iconed.append((button, icon))
        return button

    # ---------------------------------------------------------------- commands

    def drive(self, command_id: str) -> bool:
        """Carry out a ``play.`` command; True when it was one of ours."""
        player = self._player
        if command_id in _SKIPS:
            player.skip(_SKIPS[command_id])
            return True
        verbs = {
            "play.toggle": player.toggle,
            "play.back": lambda: player.shuttle(-1),
            "play.forward": lambda: player.shuttle(1),
            "play.previous_frame": lambda: player.step(-1),
            "play.next_frame": lambda: player.step(1),
            "play.start": lambda: player.seek(0),
            "play.end": lambda: player.seek(player.duration_us),
            "play.slower": lambda: player.change_speed(-1),
            "play.faster": lambda: player.change_speed(1),
            "play.mute": self._toggle_mute,
            "play.goto": self._ask_time,
        }
        if command_id in verbs:
            verbs[command_id]()
            return True
        return False

    def _ask_time(self) -> None:
        self._before_goto = QApplication.focusWidget()
        self._goto.setText(format_clock(self._player.position_us))
        self._goto.show()
        self._goto.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._goto.selectAll()

    def _go(self) -> None:
        target = parse_clock(self._goto.text())
        if target is not None:
            self._player.seek(target)
        self._close_goto()

    def _close_goto(self) -> None:
        """Give the keys back: Qt would hand them to the next control, and Space would open it."""
        before, self._before_goto = self._before_goto, None
        if self._goto.hasFocus() and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._goto.hasFocus():
            self._goto.clearFocus()
        self._goto.hide()

    def _set_volume(self, value: int) -> None:
        self._player.set_volume(value / 100)
        self._paint_icons()

    def _toggle_mute(self) -> None:
        self._player.toggle_mute()
        self._paint_icons()

    # ---------------------------------------------------------------- showing

    def _show_stream(self, stream: object) -> None:
        self.setEnabled(stream is not None)
        self._show_position(Position(self._player.position_us))

    def _show_position(self, position: Position) -> None:
        duration = self._player.duration_us
        self._time.make_room(format_clock(duration, decimals=2))
        self._length.make_room(f"/ {format_clock(duration)}")
        self._time.say(format_clock(position.time_us if duration else 0, decimals=2))
        self._length.say(f"/ {format_clock(duration)}")

    def _show_playing(self, playing: bool) -> None:
        self._paint_icons()
        self._play.setAccessibleName(tr("Pause") if playing else tr("Play"))

    def _show_speed(self, speed: Fraction) -> None:
        if speed in SPEEDS:
            self._speed.setCurrentIndex(SPEEDS.index(speed))

    def _paint_icons(self) -> None:
        for button, name in self._iconed:
            color = ""
            if button is self._play:
                name = "pause" if self._player.playing else "play"
                color = self._theme.tokens.on_accent
            elif button is self._mute and self._player.volume == 0:
                name = "volume-off"
            button.setIcon(self._icons.get(name, color))


def parse_clock(text: str) -> int | None:
    """Microseconds of ``S``, ``M:SS`` or ``H:MM:SS`` with an optional fraction; None if it is none."""
    parts = text.strip().replace(",", ".").split(":")
    whole, _, fraction = parts[-1].partition(".")
    numbers = [*parts[:-1], whole or "0"]
    digits = all(n.isascii() and n.isdigit() and len(n) < 6 for n in numbers)
    if not 1 <= len(parts) <= 3 or not digits or not text.strip():
        return None
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        return None
    seconds = 0
    for number in numbers:
        seconds = seconds * 60 + int(number)
    return seconds * 1_000_000 + int(f"{fraction:0<6}"[:6])
