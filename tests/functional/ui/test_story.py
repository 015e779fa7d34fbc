"""From a video file to a finished reel by clicks and keys alone, in the window that ships.

The film is opened with Ctrl+O, marked while it plays, framed, marked with a spotlight
and a name, exported in the background and found in the gallery. All the while a watchdog measures
how long the window's thread was away from its event loop.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QPushButton

from app.core.exact import Q
from app.core.export import ExportJob
from app.footage import MatchSpec
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.common.watchdog import Watchdog
from app.ui.framing.screen import FramingScreen
from app.ui.gallery.screen import GalleryScreen
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import LEFT, Hands
from tests.support.footage import make_match

FILM = MatchSpec(width=640, height=360, fps=Fraction(25), duration_s=Fraction(6), gop=25)
CTRL = Qt.KeyboardModifier.ControlModifier
LIMIT_S, OWN_LIMIT_S = 0.250, 0.100
"""What fails the test, in all and in computing alone: the machine that runs it is shared. The aim
is ``Watchdog``'s own 50 ms."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "library") as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.gui
def test_a_coach_makes_a_reel_with_mouse_and_keys_alone(
    hands: Hands, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    film, _ = make_match(FILM)
    with Watchdog() as dog:
        clip_us = mark(hands, film)
        frame(hands)
        spotlight(hands)
        job = export(hands, workspace)
        find_in_gallery(hands, job)
    with capsys.disabled():
        longest = dog.longest * 1000
        own = dog.longest_own * 1000
        over = len(dog.stalls)
        print(
            f"\n  longest stall of the window {longest:.0f} ms ({own:.0f} ms its own), {over} over 50 ms"
        )
    for stall in dog.stalls:
        ms, own = stall.seconds * 1000, stall.own_s * 1000
        sys.stderr.write(f"{ms:.0f} ms, {own:.0f} ms its own\n{stall.stack}\n")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    crowd = max(1.0, load / (os.cpu_count() or 1))
    assert dog.longest_own < OWN_LIMIT_S
    assert dog.longest < LIMIT_S * crowd

    out = Path(job.out)
    assert out.name == "Brilliant_Goal.mp4"
    with av.open(str(out)) as container:
        video = container.streams.video[0]
        assert (video.width, video.height) == (540, 960)
        count = sum(1 for _ in container.decode(video=0))
    assert count == job.frames > clip_us * 25 // 1_000_000 // 2
    assert not [path for path in out.parent.iterdir() if path != out]


def mark(hands: Hands, film: Path) -> int:
    """Open the film, mark one play while it runs, make a reel of it; the clip's length."""
    window = hands.window
    screen = window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen) and screen.player is not None
    player = screen.player
    choose(hands, film)
    hands.until(lambda: screen.game is not None and screen.view.has_picture)
    screen.view.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: player.position_us > 800_000)
    hands.key(Qt.Key.Key_5)
    hands.until(lambda: len(screen.list.clips) == 1)
    assert player.playing, "marking does not stop the game"
    (clip,) = screen.list.clips
    hands.click(_tag(hands, "Goal"))
    hands.until(lambda: screen.list.clips[0].name == "Brilliant Goal")
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: not player.playing)
    hands.key(Qt.Key.Key_R, CTRL)
    return clip.end_us - clip.start_us


def choose(hands: Hands, film: Path) -> None:
    """Ctrl+O, the file's path typed into the dialog, Return."""
    hands.key(Qt.Key.Key_O, CTRL)
    choose_in_dialog(hands, film)


def choose_in_dialog(hands: Hands, film: Path) -> None:
    """The file's path typed into the dialog that opens, Return."""
    hands.until(lambda: [d for d in hands.window.findChildren(QFileDialog) if d.isVisible()])
    (dialog,) = hands.window.findChildren(QFileDialog)
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    hands.until(line.hasFocus)
    hands.bot.keyClicks(line, str(film))
    hands.until(lambda: dialog.selectedFiles() == [str(film)])
    hands.bot.keyClick(line, Qt.Key.Key_Return)
    hands.until(lambda: not hands.window.findChildren(QFileDialog))
    with hands.bot.waitActive(hands.window):  # what a window manager does when a dialog closes
        hands.window.activateWindow()


def _tag(hands: Hands, name: str) -> QAbstractButton:
    (chip,) = (
        chip
        for chip in hands.window.findChildren(QAbstractButton)
        if chip.isVisible() and chip.accessibleName().split(",")[0] == f"Tag {name}"
    )
    return chip


def frame(hands: Hands) -> None:
    """Two keyframes, a trim and a slow part."""
    hands.until(lambda: hands.window.mode == "framing")
    screen = hands.window.screen_of("framing")
    assert isinstance(screen, FramingScreen)
    hands.until(lambda: screen.view.has_picture and screen.tool.box and screen.work.file)
    drag_box(hands, screen, -60)
    hands.until(lambda: screen.work.clip and len(screen.work.clip.crop) == 1)
    timeline, axis = screen.timeline, screen.work.axis()
    at = hands.lane_point(timeline, 2, axis.shown(1_500_000))
    hands.drag(timeline, at, at)
    hands.until(lambda: abs(screen.now_us() - 1_500_000) < 50_000)
    drag_box(hands, screen, 120)
    hands.until(lambda: screen.work.clip and len(screen.work.clip.crop) == 2)
    clip = screen.work.clip
    assert clip is not None
    edge = hands.lane_point(timeline, 0, axis.shown(clip.end_us))
    hands.drag(timeline, edge, hands.lane_point(timeline, 0, axis.shown(2_500_000)))
    hands.until(lambda: screen.work.clip and screen.work.clip.end_us < 2_600_000)
    hands.click(hands.named("Speed 0.75×", QPushButton))
    hands.until(lambda: screen.work.clip and screen.work.clip.segments)


def drag_box(hands: Hands, screen: FramingScreen, dx: float) -> None:
    box = screen.tool.box
    assert box is not None
    start = screen.view.to_view(box.cx / Q, box.cy / Q)
    end = screen.view.to_view(box.cx / Q + dx, box.cy / Q)
    hands.drag(screen.view, start, end)


def spotlight(hands: Hands) -> None:
    """Put the light on a player and write a name."""
    hands.key(Qt.Key.Key_F7)
    screen = hands.window.screen_of("overlay")
    assert isinstance(screen, OverlayScreen)
    hands.until(lambda: screen.view.has_picture and screen.tool.ellipse is not None)
    hands.until(lambda: screen.work.file is not None)
    ellipse, mapping = screen.tool.ellipse, screen.work.mapping_at(screen.now_us())
    assert ellipse is not None and mapping is not None
    start = screen.view.to_view(*mapping.to_output(ellipse.cx, ellipse.cy))
    hands.drag(screen.view, start, start + QPointF(25, 30))
    hands.until(lambda: screen.light is not None and screen.light.keyframes[0].cy != 180)
    hands.click(hands.named("Spotlight colour: Yellow"))
    hands.until(lambda: screen.light is not None and screen.light.color == "#FFEB3B")
    hands.key(Qt.Key.Key_T)
    hands.until(lambda: hands.window.focusWidget().accessibleName() == "Words")
    hands.write("#10 Maya")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: screen.text is not None and screen.text.text == "#10 Maya")


def export(hands: Hands, workspace: Workspace) -> ExportJob:
    """Ask for a small draft, go on, wait for it; the job as it ended."""
    hands.click(hands.named("Export video"))
    desk = hands.window.session.desk if hands.window.session else None
    assert desk is not None
    hands.until(lambda: desk.dialog is not None and desk.dialog.form.export.isEnabled())
    assert desk.dialog is not None
    form = desk.dialog.form
    for button in (form.quality.button("draft"), form.frame_size.button((540, 960))):
        hands.bot.mouseClick(button, LEFT)
    hands.bot.mouseClick(form.export, LEFT)
    hands.until(lambda: not desk.dialog or not desk.dialog.isVisible())
    hands.until(hands.window.isActiveWindow)
    hands.key(Qt.Key.Key_J, CTRL)
    assert desk.queue.isVisible()
    bar = hands.window.kit.bar
    hands.bot.waitUntil(
        lambda: bar.message is not None and "is ready" in bar.message.text, timeout=120_000
    )
    (job,) = workspace.exports.list().result()
    assert (job.state, job.kind, job.quality, job.error) == ("done", "overlay", "draft", "")
    return job


def find_in_gallery(hands: Hands, job: ExportJob) -> None:
    """Follow the message to the tile, and play it."""
    hands.click(hands.named("Show"))
    screen = hands.window.screen_of("gallery")
    assert isinstance(screen, GalleryScreen)
    hands.until(lambda: screen.chosen is not None and screen.chosen.id == job.id)
    screen.tiles.setFocus()
    hands.key(Qt.Key.Key_Return)
    player = screen.page.player
    hands.until(lambda: screen.page.view.has_picture and player.position_us > 200_000)
    hands.key(Qt.Key.Key_Escape)
    hands.until(lambda: screen.page.player.stream is None)
