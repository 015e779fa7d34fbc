"""A hand that also knows the export queue: it follows one job and takes a picture of each state."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QPushButton, QSpinBox

from app.ui.common.theme import ThemeChoice
from app.ui.gallery.export_dialog import ExportDialog
from app.ui.gallery.queue_panel import JobRow, QueuePanel
from tests.support.hand import LEFT, Hand, main, wait

LOOK_MS = 15


class CloudHand(Hand):
    """Follows a job while other wishes are carried out."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._begun = 0.0
        self._seen: list[tuple[float, str, str, str]] = []
        self._shot: dict[str, str] = {}
        self._job, self._picture = "", ""

    # ---------------------------------------------------------------- wishes

    def do_number(self, name: str, value: float) -> None:
        """Write a number into a field."""
        box = self.named(name)
        assert isinstance(box, QSpinBox | QDoubleSpinBox)
        box.setValue(value)  # type: ignore[arg-type]
        wait(30)

    def do_fit(self) -> None:
        """Bring an open dialog's estimate to rest."""
        wait(900)

    def do_estimate(self) -> str:
        """What the export dialog says of time, upload and price."""
        self.until(lambda: "…" not in self._dialog().form._sum.text(), "an estimate")
        return self._dialog().form._cost.text()

    def do_export(self, where: str, size: int = 2) -> str:
        """Choose a place and the smallest size, and press Export; the id of the job."""
        before = {job.id for job in self.workspace.exports.list().result(30)}
        dialog = self._dialog()
        button = dialog.form.where.chips.button(where)  # type: ignore[arg-type]
        self.until(button.isEnabled, f"{where} to be offered")
        QTest.mouseClick(button, LEFT)
        sizes = dialog.form.frame_size
        QTest.mouseClick(sizes._group.button(size), LEFT)
        QTest.mouseClick(dialog.form.quality.button("draft"), LEFT)
        wait(700)
        self.until(lambda: dialog.form.export.isEnabled(), "Export to be ready")
        QTest.mouseClick(dialog.form.export, LEFT)
        self.until(lambda: not dialog.isVisible(), "the dialog to close")
        jobs = self.workspace.exports.list().result(30)
        (job,) = (job for job in jobs if job.id not in before)
        return str(job.id)

    def do_follow(self, job: str, picture: str = "") -> None:
        """Note every word the queue says of a job from now on.

        A picture of each new state is saved as ``picture``, with the state instead of its ``*``.
        """
        self._job, self._picture = job, picture
        self._seen, self._shot, self._begun = [], {}, time.monotonic()
        if not self._queue().isVisible():
            self.window.kit.actions["view.queue"].trigger()
        self._timer.start(LOOK_MS)

    def do_story(self) -> list[tuple[float, str, str, str]]:
        """What was said so far: seconds since it was followed, state, words, note."""
        return self._seen

    def do_pictures(self) -> dict[str, str]:
        """The pictures that were taken, by state."""
        return self._shot

    def do_wait_job(self, states: list[str]) -> str:
        """Wait until the followed job is in one of these states."""
        self.until(lambda: self._row() and self._row_state() in states, f"the job to be {states}")
        wait(300)
        return self._row_state()

    def do_wait_words(self, words: str) -> None:
        """Wait until the queue says this of the followed job."""
        self.until(lambda: self._row() and words in self._said(), f"{words!r} in the queue")

    def do_queue_shot(self, path: str) -> None:
        """A picture of the whole screen with the message bar, which an ending leaves there."""
        wait(400)
        self._grab(Path(path))

    def do_cancel_job(self) -> None:
        """Press Cancel in the followed job's row."""
        self._press(lambda row: row.cancel)

    def do_run_here_job(self) -> None:
        """Press *Run here instead* in the followed job's row."""
        self._press(lambda row: row.here)

    def do_films(self) -> int:
        """How many films the exports that are done have left, and nothing half-made beside them."""
        jobs = self.workspace.exports.list().result(30)
        done = [Path(job.out) for job in jobs if job.state == "done"]
        folders = {path.parent for path in done}
        found = {path for folder in folders for path in folder.iterdir() if path.is_file()}
        if found != set(done):
            raise AssertionError(f"{found} is not {done}")
        return len(found)

    def do_quit(self) -> None:
        """Close the window."""
        self._timer.stop()
        super().do_quit()

    def do_theme(self, choice: ThemeChoice) -> None:
        """Another look."""
        self.window.theme_actions[choice].trigger()
        wait(300)

    # ---------------------------------------------------------------- looking

    def _press(self, which: Callable[[JobRow], QPushButton]) -> None:
        row = self._row()
        assert row is not None
        self.until(lambda: which(row).isVisible() and which(row).isEnabled(), "the button")
        QTest.mouseClick(which(row), LEFT)
        wait(60)

    def _dialog(self) -> ExportDialog:
        session = self.window.session
        assert session is not None and session.desk.dialog is not None
        return session.desk.dialog

    def _queue(self) -> QueuePanel:
        session = self.window.session
        assert session is not None
        return session.desk.queue

    def _row(self) -> JobRow | None:
        return self._queue().rows.get(self._job)

    def _row_state(self) -> str:
        row = self._row()
        return row.job.state if row is not None else ""

    def _said(self) -> str:
        row = self._row()
        return f"{row.accessibleName()}\n{row._note.text()}" if row is not None else ""

    def _look(self) -> None:
        row = self._row()
        if row is None:
            return
        at = time.monotonic() - self._begun
        state, words = row.job.state, row._state.text()
        said = (state, words, row._note.text())
        if not self._seen or self._seen[-1][1:] != said:
            self._seen.append((round(at, 2), *said))
        if self._picture and state not in self._shot:
            path = Path(self._picture.replace("*", state))
            self._shot[state] = str(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            self.window.grab().save(str(path))  # at once: the state may be over in a moment

    def _grab(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.screen().grabWindow(0).toImage().save(str(path)):
            raise OSError(f"{path} cannot be written")


if __name__ == "__main__":
    sys.exit(main(CloudHand))
