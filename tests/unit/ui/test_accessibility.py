"""What a screen reader finds: every screen is walked through Qt's accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.common.accessible import speak
from app.ui.common.shortcuts import MODES, Mode
from app.ui.common.stars import Stars
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.games_panel import GamesPanel
from app.ui.main_window import MainWindow

Role = QAccessible.Role
INTERACTIVE = frozenset(
    {
        *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText),
        *(Role.Slider, Role.SpinBox, Role.List, Role.Table, Role.Tree, Role.PageTab),
        *(Role.MenuItem, Role.Dial, Role.Link, Role.ButtonMenu, Role.ButtonDropDown, Role.Canvas),
        *(Role.ListItem, Role.TreeItem, Role.Cell),
    }
)
MUTE = frozenset({Role.NoRole, Role.Client, Role.Window, Role.Whitespace})
"""What Qt says of a widget that it knows nothing of."""


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """A reader listens: else Qt does not tell its tree that the rows of a list are new ones."""
    speak()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def tree(thing: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """Everything a reader can come to, hidden things left out."""
    if depth and thing.state().invisible:
        return
    yield thing
    for index in range(min(thing.childCount(), 60)):
        child = thing.child(index)
        if child is not None:
            yield from tree(child, depth + 1)


def problems(window: QWidget) -> list[str]:
    found = []
    for thing in tree(QAccessible.queryAccessibleInterface(window)):
        role, widget = thing.role(), thing.object()
        name = thing.text(QAccessible.Text.Name).strip()
        kind = f"{type(widget).__name__} {getattr(widget, 'objectName', str)()} ({role.name})"
        if role in INTERACTIVE and not name and not inner(widget):
            found.append(f"{kind} has no name, in {holder(thing)}")
        if isinstance(widget, QWidget) and not widget.isWindow() and not inner(widget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            told = role not in MUTE or (name and isinstance(widget, QScrollArea))
            if reached and not told and widget.focusProxy() is None:
                found.append(f"{kind} {name!r} can be reached, but says not what it is")
    return sorted(set(found))


def holder(thing: QAccessibleInterface) -> str:
    """What holds it: parts of a list are no widgets and have no names of their own."""
    over = thing.parent()
    if over is None:
        return "nothing"
    return f"{type(over.object()).__name__} {over.text(QAccessible.Text.Name)!r}"


def focused(window: QWidget) -> QWidget:
    """What has the focus, else the window."""
    found: QWidget | None = window.focusWidget()
    return window if found is None else found


def inner(widget: object) -> bool:
    """A part that Qt put into a widget of its own (the line of a spin box, a viewport)."""
    return isinstance(widget, QWidget) and widget.objectName().startswith("qt_")


@pytest.mark.parametrize("mode", MODES)
def test_every_control_has_a_role_and_a_name(
    qtbot: QtBot, game: Game, window: MainWindow, workspace: Workspace, mode: Mode
) -> None:
    clip = workspace.annotate.mark(game.id, 20_000_000).result(5)
    workspace.reels.create("Reel", [clip.id]).result(5)
    screen = window.screen_of("annotate")
    qtbot.waitUntil(lambda: len(screen.list.clips) == 1)  # type: ignore[attr-defined]
    screen._pick(clip)  # type: ignore[attr-defined]
    window.set_mode(mode)
    qtbot.wait(150)
    assert problems(window) == []


def test_dialogs_and_panels_have_roles_and_names(
    qtbot: QtBot, game: Game, window: MainWindow
) -> None:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.annotate.game is not None)
    found: list[str] = []
    for command in ("help.shortcuts", "view.queue", "file.details", "library.setup"):
        window.run(command)
        qtbot.wait(60)
        for top in [window, *(w for w in window.findChildren(QWidget) if w.isWindow())]:
            if top.isVisible():
                found += [f"{command}: {line}" for line in problems(top)]
        QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert found == []


def test_rows_that_are_filled_anew_have_names(qtbot: QtBot, game: Game, window: MainWindow) -> None:
    panel = window.findChild(GamesPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert problems(window) == []
    panel.show_games([game], {})
    assert problems(window) == []


def test_the_walk_finds_what_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    row.addWidget(QToolButton())
    painted = QWidget()
    painted.setAccessibleName("A painted control")
    painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    row.addWidget(painted)
    row.addWidget(Timeline(theme, "Game"))
    host.show()
    assert [line.split(" ", 1)[0] for line in problems(host)] == ["QToolButton", "QWidget"]


def test_a_painted_rating_says_its_value(qtbot: QtBot, theme: Theme) -> None:
    stars = Stars(theme)
    qtbot.addWidget(stars)
    stars.show()
    thing = QAccessible.queryAccessibleInterface(stars)
    assert thing.role() == Role.Slider
    stars.set_value(4)
    assert thing.text(QAccessible.Text.Value) == "4 of 5 stars"
    assert thing.text(QAccessible.Text.Description).startswith("4 of 5 stars")
    assert thing.text(QAccessible.Text.Name) == "Rating: 4 of 5 stars, Good"


def test_tab_goes_through_every_control_and_comes_round(
    qtbot: QtBot, game: Game, window: MainWindow
) -> None:
    screen = window.screen_of("annotate")
    qtbot.waitUntil(lambda: screen.view.has_picture)  # type: ignore[attr-defined]
    with qtbot.waitActive(window):
        window.activateWindow()
    reached: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
        at = focused(window)
        if at is window or at in reached:
            break
        reached.append(at)
    missed = [
        f"{type(child).__name__} {child.accessibleName()!r}"
        for child in window.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusProxy() is None
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not child.isWindow()
        if child not in reached and not inner(child)
    ]
    assert missed == []
