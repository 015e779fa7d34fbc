from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.notices import Notices


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_said_while_somebody_looks(qtbot: QtBot, window: QWidget) -> None:
    told: list[tuple[str, str]] = []

    def send(title: str, text: str) -> bool:
        told.append((title, text))
        return True

    notices = Notices(window, send)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert not notices.behind
    assert not notices.say("Goals is ready.")
    window.showMinimized()
    assert notices.say("Goals is ready.")
    assert told == [("Reel Ballers", "Goals is ready.")]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the desktops of Linux")
def test_the_desktop_is_told_by_its_own_command(
    qtbot: QtBot, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sh = shutil.which("sh")
    command, heard = tmp_path / "notify-send", tmp_path / "heard"
    command.write_text(f'#!{sh}\nprintf "%s\\n" "$@" > {heard}.part\nmv {heard}.part {heard}\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    window.showMinimized()
    assert Notices(window).say("Maya & <b>Ben</b> is ready.")
    qtbot.waitUntil(heard.exists, timeout=10_000)
    lines = heard.read_text().splitlines()
    assert lines[-2:] == ["Reel Ballers", "Maya &amp; &lt;b&gt;Ben&lt;/b&gt; is ready."]


def test_without_a_way_to_tell_nothing_breaks(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    window.showMinimized()
    assert isinstance(Notices(window).say("Goals is ready."), bool)
