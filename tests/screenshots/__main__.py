"""Opens the real window on a small library and writes docs/screenshots/{screen}-{theme}-{size}.png.

    python -m tests.screenshots [--only SCREENS] [--out DIR] [--no-exports] [--scale 1.5]
                                [--language de] [--themes dark,light]

With another scale than 1 the small size is drawn only, and the name says so: ``…-1280x800@150``; so it
is with another language: ``…-1280x800-de``, where words that do not fit are named, too. Runs offscreen
by default; with QT_QPA_PLATFORM=xcb it draws on a real (or virtual) X server.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from app.services.workspace import Workspace
    from app.ui.annotate.screen import AnnotateScreen
    from app.ui.common.reel_screen import ReelScreen
    from app.ui.common.theme import ThemeChoice
    from app.ui.home.screen import HomeScreen
    from app.ui.main_window import MainWindow
    from tests.screenshots.story import Story

OUT = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
TABLE = Path(__file__).with_name("annotations.tsv")
SIZES = ((1280, 800), (1920, 1080))
COLORS = 255
WAIT_S = 20.0


def main() -> int:
    """Draw all screens in all themes and sizes."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--only", default="", help="names with commas between them")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--no-exports", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--language", default="en")
    parser.add_argument("--themes", default="dark,light,contrast")
    choices = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = f"{choices.scale:g}"
    choices.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _draw(Path(folder), choices)
    return 0


def _draw(folder: Path, choices: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication

    from app.services.workspace import Workspace
    from app.ui.common.language import Language
    from app.ui.common.shortcuts import KeyGuard
    from app.ui.common.theme import THEME_CHOICES, Theme
    from tests.screenshots import story

    app = QApplication(sys.argv[:1])
    Language(app, choices.language)
    KeyGuard(app)
    theme = Theme(app, "dark")
    only = frozenset(filter(None, choices.only.split(",")))
    chosen = tuple(theme for theme in THEME_CHOICES if theme in choices.themes.split(","))
    shoot = partial(_shoot, out=choices.out, themes=chosen, language=choices.language)
    if not only or "empty" in only:
        with Workspace.open(folder / "empty", queue=False) as workspace:
            window = _window(theme, workspace)
            shoot(window, "empty", lambda: wait(600))
            window.close()
    with Workspace.open(folder / "library") as workspace:
        told = story.tell(workspace, folder, exports=not choices.no_exports)
        window = _window(theme, workspace)
        until(lambda: window.session is not None and window.session.annotate.game is not None)
        for name, arrange in _scenes(window, workspace, told).items():
            if not only or name in only:
                shoot(window, name, arrange)
        window.close()


def _window(theme: object, workspace: Workspace) -> MainWindow:
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow

    assert isinstance(theme, Theme)
    window = MainWindow(theme)
    window.show()
    window.attach(workspace)
    return window


def _scenes(
    window: MainWindow, workspace: Workspace, told: Story
) -> dict[str, Callable[[], object]]:
    """What to do before each picture."""
    annotate = cast("AnnotateScreen", window.screen_of("annotate"))

    def mark() -> None:
        window.set_mode("annotate")
        until(lambda: len(annotate.list.clips) == 7 and annotate.view.has_picture)
        clip = annotate.list.clips[1]
        annotate._pick(clip)
        annotate._player.seek(clip.start_us + 2_400_000)
        until(lambda: len(annotate.panel.strip._thumbs) == 6)
        until(lambda: annotate.timeline.wave.peaks is not None)
        wait(600)  # all of it
        window.kit.bar.clear()

    def reel(mode: str) -> Callable[[], None]:
        def show() -> None:
            window.set_mode(mode)  # type: ignore[arg-type]
            screen = cast("ReelScreen", window.screen_of(mode))  # type: ignore[arg-type]
            screen.open_reel(told.reel_id)
            until(lambda: screen.view.has_picture and screen.work.clip_id != "")
            assert screen.player is not None
            screen.player.seek(told.clip.start_us + 1_000_000)

        return show

    def reel_settings() -> None:
        reel("framing")()
        wait(300)
        window.run("reel.settings")
        desk = cast("ReelScreen", window.screen_of("framing")).reel_desk
        assert desk.sheet is not None
        if not desk.sheet.intro_on.isChecked():
            desk.sheet.intro_on.click()
            desk.sheet.score_on.click()

    def settings(page: str) -> Callable[[], None]:
        def show() -> None:
            window.set_mode("home")
            assert window.session is not None
            window.session.settings.ask(page)

        return show

    def ask_export() -> None:
        reel("overlay")()
        wait(300)
        window.run("file.export")
        assert window.session is not None
        desk = window.session.desk
        until(lambda: desk.dialog is not None and desk.dialog.isVisible())

    def games() -> None:
        window.set_mode("home")
        model = cast("HomeScreen", window.screen_of("home")).model
        until(lambda: bool(model.entries))
        until(lambda: all(model.has_poster(entry.game.id) for entry in model.entries))
        wait(100)

    def gallery() -> None:
        window.set_mode("gallery")
        wait(2500)  # the posters are drawn one by one

    def queue() -> None:
        window.set_mode("gallery")
        assert window.session is not None
        if not window.session.desk.queue.isVisible():
            window.run("view.queue")

    return {
        "games": games,
        "annotate": mark,
        "framing": reel("framing"),
        "overlay": reel("overlay"),
        "export": ask_export,
        "gallery": gallery,
        "queue": queue,
        "reel-settings": reel_settings,
        "settings": settings("general"),
        "settings-athletes": settings("athletes"),
        "settings-shortcuts": settings("shortcuts"),
        "shortcuts": lambda: window.run("help.shortcuts"),
        **_states(window, mark, reel("framing")),
        **_troubles(window, workspace, told),
    }


def _states(
    window: MainWindow, mark: Callable[[], object], framing: Callable[[], object]
) -> dict[str, Callable[[], object]]:
    """Sheets and bars over Annotate and Framing."""
    no_video = Path(tempfile.mkdtemp(prefix="screenshots-")) / "second half.mp4"
    no_video.write_text("This is no video.")
    annotate = cast("AnnotateScreen", window.screen_of("annotate"))

    def tags() -> None:
        mark()
        window.run("clip.palette")
        wait(300)

    def bring_in() -> None:
        mark()
        annotate.import_annotations(TABLE)
        wait(500)

    def refuse() -> None:
        mark()
        assert window.session is not None
        window.session.open_files([no_video])
        until(lambda: window.kit.bar.message is not None)

    def follow() -> None:
        framing()
        wait(300)
        window.kit.bar.clear()
        cast("ReelScreen", window.screen_of("framing")).follow.give_up()
        window.run("follow.player")

    return {"tags": tags, "import": bring_in, "refused": refuse, "follow": follow}


def _troubles(
    window: MainWindow, workspace: Workspace, told: Story
) -> dict[str, Callable[[], object]]:
    """A game that is being opened, exports at work, and a video that is gone: the last pictures, for
    what they need is not undone."""
    from app.services.export import ExportChoices

    opening = threading.Event()

    def load() -> None:
        # The threads that read files are kept busy: what is seen for a moment stays to be drawn.
        opening.clear()
        for _ in range(workspace.previews._pool._max_workers):  # type: ignore[attr-defined]
            workspace.previews._pool.submit(opening.wait, 60)
        assert window.session is not None
        window.session.open_game(told.game.id)

    def active() -> list[str]:
        jobs = workspace.exports.list().result(30)
        return [job.id for job in jobs if not job.finished]

    def work() -> None:
        opening.set()
        window.set_mode("gallery")
        assert window.session is not None
        if not window.session.desk.queue.isVisible():
            window.run("view.queue")
        if not active():
            for name in ("Maya, September (portrait)", "Maya, September (square)"):
                choices = ExportChoices("overlay", quality="high", encoder="x264", name=name)
                workspace.exports.start(told.reel_id, choices).result(60)
        wait(2500)

    def lose() -> None:
        for job_id in active():
            workspace.exports.cancel(job_id).result(60)
        told.lost.unlink(missing_ok=True)
        assert window.session is not None
        _close_queue(window)
        window.set_mode("home")
        wait(600)
        home = cast("HomeScreen", window.screen_of("home"))
        home.view.setCurrentIndex(home.model.index(home.model.rowCount() - 1))

    return {"loading": load, "busy": work, "missing": lose}


def _shoot(
    window: MainWindow,
    name: str,
    arrange: Callable[[], object],
    *,
    out: Path,
    themes: Sequence[ThemeChoice],
    language: str,
) -> None:
    """All themes and sizes (enlarged: the small one); dialogs are drawn where a window manager would
    put them."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter

    scale = window.devicePixelRatioF()
    usual = scale == 1 and language == "en"
    mark = ("" if scale == 1 else f"@{100 * scale:.0f}") + ("" if usual else f"-{language}")
    mark = mark.removesuffix("-en")
    for choice in themes:
        window.kit.theme.set_choice(choice)
        for width, height in SIZES if usual else SIZES[:1]:
            for sheet in _sheets(window):
                sheet.close()  # it is as large as the window had room for
            window.resize(width, height)
            arrange()
            wait(900)
            if not usual:
                _tell_clipped(name, window)
            picture = window.grab()
            for sheet in _sheets(window):
                drawn = sheet.grab()
                painter = QPainter(picture)
                painter.fillRect(window.rect(), QColor(0, 0, 0, 110))
                at = window.rect().center() - sheet.rect().center()
                painter.drawPixmap(at, drawn)
                painter.setPen(QColor(128, 128, 128))  # the system's frame
                painter.drawRect(QRect(at, sheet.size()).adjusted(-1, -1, 0, 0))
                painter.end()
            _save(picture, out / f"{name}-{choice}-{width}x{height}{mark}.png")
        for sheet in _sheets(window):
            sheet.close()
    _close_queue(window)


def _close_queue(window: MainWindow) -> None:
    if window.session is not None and window.session.desk.queue.isVisible():
        window.run("view.queue")


def _tell_clipped(name: str, window: MainWindow) -> None:
    """Name the words that have too little room."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

    for widget in (w for top in (window, *_sheets(window)) for w in top.findChildren(QWidget)):
        words = ""
        if (
            isinstance(widget, QLabel) and type(widget) is QLabel and not widget.wordWrap()
        ) or isinstance(widget, QAbstractButton):
            words = widget.text()
        elif isinstance(widget, QComboBox):
            words = widget.currentText()
        if words and widget.isVisible() and widget.width() < widget.minimumSizeHint().width():
            lacks = widget.minimumSizeHint().width() - widget.width()
            print(f"{name}: {words!r} lacks {lacks} px")


def _sheets(window: MainWindow) -> list[QDialog]:
    """The dialogs that stand before the window."""
    from PySide6.QtWidgets import QDialog

    return [child for child in window.findChildren(QDialog) if child.isVisible()]


def _save(picture: object, path: Path) -> None:
    """As a palette PNG: half the size, and nothing that a reader would see is lost."""
    from PIL import Image
    from PySide6.QtGui import QImage, QPixmap

    assert isinstance(picture, QPixmap)
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    data = bytes(image.constBits())
    drawn = Image.frombuffer("RGB", size, data, "raw", "RGB", image.bytesPerLine(), 1)
    drawn.quantize(COLORS, Image.Quantize.MAXCOVERAGE, kmeans=2).save(path, optimize=True)
    print(path)


def wait(ms: int) -> None:
    """Let the window live (QTest.qWait would keep other threads from running)."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(true: Callable[[], bool], wait_s: float = WAIT_S) -> None:
    """Let the window live until something is so."""
    begun = time.monotonic()
    while not true():
        if time.monotonic() - begun > wait_s:
            raise TimeoutError("the window did not get there")
        wait(30)


if __name__ == "__main__":
    sys.exit(main())
