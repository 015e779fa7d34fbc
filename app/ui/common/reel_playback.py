"""Plays the whole reel as it will be exported, in front of a screen's stage.

The clip on the stage runs in its source's time; here the output runs: its speeds, its freezes, the
next clip, its sound. It has a stream, a view and a player of its own, so that the stage behind it
stays as it is. As soon as it stands still it goes away and tells which moment was seen last.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Edit
from app.core.time import format_clock
from app.core.timemap import output_length_us, reel_moment, reel_time_us
from app.services.preview import Pixels, Preview
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player, Position
from app.ui.common.shortcuts import quiet
from app.ui.common.video_view import VideoView

END_US = 50_000
"""So near the end of the reel, playing begins at its start."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A source time of one clip of a reel."""

    clip_id: str
    source_us: int


class ReelPlayback(QFrame):
    """The picture of the running reel and a way back. ``active`` from ``start`` until it ends."""

    ended = Signal(object)
    """The ``Moment`` that was on the screen, or None when no picture had come or it was dropped."""
    moment_changed = Signal(object)
    """``Moment``: another picture is shown."""

    def __init__(
        self,
        kit: Kit,
        parent: QWidget | None = None,
        *,
        name: str = "Reel as exported",
        back: str = "Back to the clip",
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._edit: Edit | None = None
        self._opening = 0
        self._stack = QStackedWidget()
        self.view = VideoView(kit.theme, name)
        self.view.margin = 10.0
        self.view.set_hint(tr("Opening…"))
        self.player = Player(self.view, kit.relay, kit.sound_out, self)
        self._back = QPushButton(back)
        self._back.setAccessibleName(back)
        self._back.setToolTip(tr("Stop and go on working at this moment  (Space, Esc)"))
        quiet(self._back)
        self._time = QLabel()
        self._time.setProperty("role", "time")
        self._time.setAccessibleName(tr("Time in the reel"))
        self._length = QLabel()
        self._length.setProperty("role", "muted")
        self._length.setAccessibleName(tr("Length of the reel as exported"))
        self._lay_out()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.stop)
        self._back.clicked.connect(lambda _checked=False: self.stop())
        self.view.clicked.connect(self.stop)
        self.player.position_changed.connect(self._moved)
        self.player.playing_changed.connect(self._played)
        self.player.failed.connect(self._failed)

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("role", "bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addSpacing(14)
        row.addWidget(self._time)
        row.addWidget(self._length)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    def before(self, page: QWidget) -> QStackedWidget:
        """The page of the clip with the running reel in front of it, while it runs."""
        self._stack.addWidget(page)
        self._stack.addWidget(self)
        return self._stack

    @property
    def active(self) -> bool:
        """Whether the reel runs or is about to."""
        return self._edit is not None

    def shows(self, edit: Edit) -> bool:
        """Whether this very state of the reel is what runs."""
        return self._edit == edit

    def start(
        self,
        edit: Edit,
        at: Moment,
        open_reel: Callable[[Edit], Future[Preview]],
        standing: Pixels | None = None,
        volume: float = 1.0,
    ) -> None:
        """Run the reel from a moment of one of its clips; what ran before is dropped.

        ``standing`` is the picture of that moment (BGRX), shown until the stream is open.
        """
        self.drop()
        self._edit = edit
        self._opening += 1
        opening = self._opening
        self.player.set_volume(volume)
        self._time.setText("")
        self._length.setText("")
        self.view.set_picture(standing, edit.reel.size)
        self._stack.setCurrentWidget(self)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

        def show(stream: Preview) -> None:
            if opening != self._opening:
                stream.close()
                return
            begin = reel_time_us(edit.clips, edit.reel, at.clip_id, at.source_us)
            begin = 0 if begin >= stream.duration_us - END_US else begin
            self.player.open(stream, edit.reel.size, begin)  # runs when its first picture is there

        def refused(error: BaseException) -> None:
            if opening == self._opening:
                self._failed(error)

        self._kit.relay.watch(open_reel(edit), show, refused)

    def stop(self) -> None:
        """Stand still: close, and tell which moment was seen."""
        self._end(self._seen())

    def drop(self) -> None:
        """Close without going to the moment that was seen: the hand has gone elsewhere."""
        self._end(None)

    def takes(self, command_id: str) -> bool:
        """While it runs, the commands of the clip behind it stop it and do no more."""
        if not self.active or command_id.startswith(("view.", "file.")):
            return False
        if command_id == "play.mute":
            self.player.toggle_mute()
        else:
            self.stop()
        return True

    def _end(self, moment: Moment | None) -> None:
        if not self.active:
            return
        self._edit = None
        self._opening += 1
        self.player.close()
        self.view.set_picture(None)
        self._stack.setCurrentIndex(0)
        self.ended.emit(moment)

    def _seen(self) -> Moment | None:
        position = self.player.position
        if self._edit is None or self.player.stream is None or not position.clip_id:
            return None
        if position.time_us >= self.player.duration_us:
            # Its last pictures may have come too late to be shown.
            clips, reel = self._edit.clips, self._edit.reel
            last = reel_moment(clips, reel, output_length_us(clips, reel))
            return Moment(*last) if last else None
        return Moment(position.clip_id, position.source_us)

    def _moved(self, position: Position) -> None:
        if not self.active or self.player.stream is None:
            return
        self._time.setText(format_clock(position.time_us, decimals=2))
        self._length.setText(f"/ {format_clock(self.player.duration_us)}")
        if position.clip_id:
            self.moment_changed.emit(Moment(position.clip_id, position.source_us))
            if not self.player.playing and position.time_us < self.player.duration_us:
                self.player.play()

    def _played(self, playing: bool) -> None:
        if not playing:
            self.stop()

    def _failed(self, error: BaseException) -> None:
        self.stop()
        self._kit.tell(error)
