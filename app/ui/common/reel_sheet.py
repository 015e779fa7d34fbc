"""What a reel is dressed with: transitions, intro card, score, sound, poster.

The sheet stands beside the work: every choice is written at once, so the stage and *Play reel* show
it, and undo takes it back. It changes nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.edit import Edit, Intro, Transition, TransitionKind
from app.core.limits import MAX_NAME, MAX_TEAM
from app.core.time import format_clock
from app.core.timemap import reel_time_us
from app.services.reels import Dressing
from app.ui.common.chips import Chips
from app.ui.common.elided import ElidedLabel
from app.ui.common.intro_form import IntroForm, seconds_box
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.relay import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 560
REST_MS = 350
KINDS: tuple[tuple[str, TransitionKind, str], ...] = (
    (mark("Cut"), "cut", mark("One clip follows the other at once")),
    (mark("Fade through black"), "fade", mark("Down to black and up again")),
    (mark("Dissolve"), "dissolve", mark("One picture goes over into the next")),
)
MAX_US = 2_000_000


class ReelSheet(QDialog):
    """Shows how a reel is dressed and says what was chosen."""

    dressed = Signal(object, str)
    """``Dressing`` and the name of the undo step."""
    poster_asked = Signal()
    """The picture under the playhead is to stand for the reel."""
    team_named = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._filling = False
        self._edit: Edit | None = None
        self._card: Intro | None = None
        self.setWindowTitle(tr("Reel settings"))
        self.setAccessibleName(tr("Reel settings"))
        self.setModal(False)
        self.name = ElidedLabel()
        self.name.setProperty("role", "muted")
        self.kind: Chips[TransitionKind] = Chips(tr("Between clips"))
        self.kind.offer([(tr(name), kind, tr(tip)) for name, kind, tip in KINDS], "cut")
        self.length = seconds_box(tr("Length of the transition"), 100_000, MAX_US)
        self.intro_on = self._check(tr("Begin with a card"))
        self.intro = IntroForm(kit)
        self.score_on = self._check(tr("Score and match clock"))
        self.team, self.again = QLineEdit(), QPushButton(tr("Count again"))
        self.score_words = _muted()
        self.loudness = self._check(tr("Even loudness"))
        self.mute_far = self._check(tr("Silent below 0.5× and above 2×"))
        self.poster_words = QLabel()
        self.use, self.auto = QPushButton(tr("Use this picture")), QPushButton(tr("Automatic"))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setAccessibleName(tr("Problem"))
        self.ready = QPushButton(tr("Done"))
        self._name_controls()
        self._lay_out()
        self._connect()

    def _check(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words)
        return box

    def _name_controls(self) -> None:
        self.team.setAccessibleName(tr("Our name beside the score"))
        self.team.setPlaceholderText(tr("Our team"))
        self.team.setMaxLength(MAX_TEAM)
        self.again.setToolTip(tr("Goals were tagged since: count the clips tagged Goal anew"))
        self.loudness.setToolTip(
            tr("As loud as films are on phones, whatever the microphone heard")
        )
        self.use.setToolTip(tr("The picture under the playhead stands for the film"))
        self.auto.setToolTip(tr("The middle of the first slow motion, else the picture at 2 s"))
        for button in (self.again, self.use, self.auto, self.ready):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
        self.use.setAccessibleName(tr("Use this picture as poster"))
        self.auto.setAccessibleName(tr("Choose the poster automatically"))

    def _lay_out(self) -> None:
        title = QLabel(tr("Reel settings"))
        title.setProperty("role", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        intro = QVBoxLayout()
        intro.setSpacing(10)
        intro.addWidget(self.intro_on)
        intro.addWidget(self.intro)
        score = QVBoxLayout()
        score.setSpacing(8)
        self._score_line = _row(self.team, self.again)
        score.addWidget(self.score_on)
        score.addWidget(self._score_line)
        score.addWidget(self.score_words)
        rows: tuple[tuple[str, QWidget | QVBoxLayout], ...] = (
            (tr("Between clips"), _row(self.kind, self.length)),
            (tr("Intro"), intro),
            (tr("Score"), score),
            (tr("Sound"), _row(self.loudness, self.mute_far)),
            (tr("Poster"), _row(self.poster_words, self.use, self.auto)),
        )
        for n, (words, field) in enumerate(rows):
            label = QLabel(words)
            label.setProperty("role", "muted")
            label.setFixedHeight(28 if isinstance(field, QWidget) else 20)
            grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(field, QWidget):
                grid.addWidget(field, n, 1)
            else:
                grid.addLayout(field, n, 1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.name, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(grid)
        column.addLayout(foot)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._between)
        self.length.valueChanged.connect(self._wait_for_rest)
        self.kind.chosen.connect(lambda _kind: self._between())
        self.intro_on.toggled.connect(self._toggle_intro)
        self.intro.changed.connect(self._write_card)
        self.score_on.toggled.connect(self._toggle_score)
        self.team.editingFinished.connect(self._team_named)
        self.again.clicked.connect(lambda _on=False: self._count())
        self.loudness.toggled.connect(
            lambda on: self._say(Dressing(loudness=on), mark("change loudness"))
        )
        self.mute_far.toggled.connect(
            lambda on: self._say(Dressing(beyond="mute" if on else "keep"), mark("change sound"))
        )
        self.use.clicked.connect(self.poster_asked)
        self.auto.clicked.connect(
            lambda: self._say(Dressing(remove=frozenset({"poster"})), mark("choose poster"))
        )
        self.ready.clicked.connect(self.close)
        for command in ("edit.undo", "edit.redo"):
            action = self._kit.actions[command]
            for key in action.shortcuts():
                QShortcut(QKeySequence(key), self).activated.connect(action.trigger)

    def event(self, event: QEvent) -> bool:
        """As high as what it shows; a sentence that breaks tells its height only after a while."""
        done = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show) and layout is not None:
            height = max(layout.totalHeightForWidth(WIDTH), layout.minimumSize().height())
            if height > 0 and height != self.height():
                self.setFixedHeight(height)
        return done

    # ---------------------------------------------------------------- showing

    def show_edit(self, edit: Edit | None) -> None:
        """Show a reel as it stands; what is being typed stays."""
        if edit is None:
            self.close()
            return
        self._filling = True
        if self._edit is None or self._edit.reel.id != edit.reel.id:
            self._card = None
        self._edit, reel = edit, edit.reel
        self.name.setText(reel.name)
        self.kind.choose(reel.transition.kind)
        self.length.setEnabled(reel.transition.kind != "cut")
        if not self._rest.isActive():
            self.length.setValue(min(MAX_US, max(100_000, reel.transition.us)) / 1e6)
        self._card = reel.intro or self._card
        self.intro_on.setChecked(reel.intro is not None)
        self.intro.setVisible(reel.intro is not None)
        if reel.intro is not None:
            self.intro.show_intro(reel.intro)
        self._show_score(edit)
        self.loudness.setChecked(reel.sound.loudness)
        self.mute_far.setChecked(reel.sound.beyond == "mute")
        self._show_poster(edit)
        self._filling = False

    def _show_score(self, edit: Edit) -> None:
        score = edit.reel.score
        self.score_on.setChecked(score is not None)
        self._score_line.setVisible(score is not None)
        self.score_words.setVisible(score is not None)
        if score is not None:
            home = sum(goal.home for goal in score.goals)
            away = len(score.goals) - home
            ends = tr(
                "{us} {ours} – {theirs} {them} at the end.",
                us=score.home,
                ours=home,
                theirs=away,
                them=score.away,
            )
            self.score_words.setText(
                tr("{ends} Goals are the clips tagged Goal and Opponent goal.", ends=ends)
            )

    def _show_poster(self, edit: Edit) -> None:
        poster = edit.reel.poster
        self.auto.setEnabled(poster is not None)
        if poster is None:
            self.poster_words.setText(tr("Chosen by itself"))
        else:
            at = reel_time_us(edit.clips, edit.reel, poster.clip, poster.t_us)
            self.poster_words.setText(tr("At {at} of the reel", at=format_clock(at, decimals=1)))

    def show_team(self, name: str) -> None:
        """What our team was called last."""
        if not self.team.hasFocus():
            self.team.setText(name)

    def fail(self, error: BaseException) -> None:
        """Say why something was not written, and show what holds."""
        self.show_edit(self._edit)
        self.problem.setText(sentence(error))
        self.problem.setStyleSheet(f"color: {self._kit.theme.tokens.bad}")

    # ---------------------------------------------------------------- saying

    def _say(self, dressing: Dressing, what: str) -> None:
        if not self._filling:
            self.problem.setText("")
            self.dressed.emit(dressing, what)

    def _wait_for_rest(self) -> None:
        """Several presses of an arrow are one step."""
        if not self._filling:
            self._rest.start()

    def _between(self) -> None:
        kind = self.kind.value or "cut"
        between = Transition(kind, round(self.length.value() * 1_000_000))
        if self._edit is not None and between != self._edit.reel.transition:
            self._say(Dressing(between), mark("change transition"))

    def _toggle_intro(self, on: bool) -> None:
        if not on:
            self._say(Dressing(remove=frozenset({"intro"})), mark("remove intro card"))
        elif self._edit is not None and not self._filling:
            card = self._card or Intro(self._edit.reel.name[:MAX_NAME])
            self._say(Dressing(intro=card), mark("add intro card"))

    def _write_card(self, card: Intro, what: str) -> None:
        self._say(Dressing(intro=card), what)

    def _toggle_score(self, on: bool) -> None:
        if on:
            self._count(mark("add score"))
        else:
            self._say(Dressing(remove=frozenset({"score"})), mark("remove score"))

    def _count(self, what: str = "count goals") -> None:
        self._say(Dressing(score=True, team=self.team.text().strip()), what)

    def _team_named(self) -> None:
        score, name = (self._edit.reel.score if self._edit else None), self.team.text().strip()
        if score is not None and name and name not in (score.home, score.away):
            self.team_named.emit(name)
            self._count(mark("name team"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a field and closes nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _muted() -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _row(*widgets: QWidget) -> QWidget:
    """Side by side; the first takes the room."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for n, widget in enumerate(widgets):
        row.addWidget(widget, 1 if n == 0 else 0)
    return box
