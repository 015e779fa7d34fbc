"""Newer versions, from a real server over TLS to a checked installer on the disk."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.update import Version
from app.services.updates.service import Updates
from app.services.updates.state import UpdateState
from tests.support.update_cases import CASES, CONTENT, FILE, HALF, Case, Stage, play, settled, when
from tests.support.update_server import FEED, NAME, NOW, Maker, Page, UpdateHost

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with UpdateHost() as host:
        yield Stage(host, Maker(), tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_coach_is_told_and_what_lies_on_the_disk(case: Case, stage: Stage) -> None:
    outcome = play(case, stage)
    assert outcome.fits(case), outcome
    assert outcome.told.count("\n") == 0


def test_a_cut_download_goes_on_where_it_was(stage: Stage) -> None:
    stage.host.pages[FILE] = Page(CONTENT, cuts=1, cut_at=HALF)
    updates = stage.program()
    settled(updates, updates.look)
    assert settled(updates, updates.download).installer is not None
    assert stage.host.pages[FILE].asked == ["", f"bytes={HALF}-"]


def test_a_cancelled_download_leaves_nothing(stage: Stage) -> None:
    hold, coming = threading.Event(), threading.Event()
    stage.host.pages[FILE] = Page(CONTENT, hold=hold, cut_at=HALF)
    updates = stage.program()
    settled(updates, updates.look)
    updates.subscribe(when(coming, lambda state: state.done))
    updates.download()
    assert coming.wait(10)
    updates.cancel()
    assert (updates.state.doing, updates.state.trouble) == ("", None)
    assert updates.state.offer is not None, "it is still offered"
    hold.set()
    updates.close()
    assert list(stage.installers.iterdir()) == []


def first_look(stage: Stage, updates: Updates) -> UpdateState:
    """What the copy does by itself after its start."""
    done = threading.Event()
    updates.subscribe(when(done, lambda state: state.doing == ""))
    updates.start(first_s=0.0)
    assert done.wait(10)
    return updates.state


def test_it_looks_by_itself_once_a_day(stage: Stage) -> None:
    updates = stage.program()
    assert first_look(stage, updates).offer is not None
    updates.close()
    again = stage.program()
    assert not again._due()
    again._now = lambda: NOW + timedelta(days=1)
    assert again._due()
    again._now = lambda: NOW - timedelta(hours=1)
    assert again._due(), "the clock was set back"
    again.set_on(False)
    assert not again._due()
    again.close()
    assert not stage.program()._due(), "it is remembered"


def test_a_server_that_is_away_is_asked_again_within_the_day(stage: Stage) -> None:
    stage.host.pages[FEED] = Page(status=503)
    updates = stage.program()
    assert settled(updates, updates.look).trouble is not None
    assert updates._due()


def test_a_skipped_version_is_offered_only_when_asked_for(stage: Stage) -> None:
    updates = stage.program()
    settled(updates, updates.look)
    updates.skip()
    assert updates.state.offer is None
    updates.close()
    later = stage.program()
    later._now = lambda: NOW + timedelta(days=2)
    assert first_look(stage, later).offer is None
    assert settled(later, later.look).offer is not None
    later.close()


def test_an_installer_is_found_again_and_older_ones_go(stage: Stage) -> None:
    updates = stage.program()
    settled(updates, updates.look)
    settled(updates, updates.download)
    updates.close()
    for name in ("reel-ballers_0.1.5_amd64.deb", f"{NAME}-x.part"):
        (stage.installers / name).write_bytes(b"old")
    keep = stage.installers / "notes.txt"
    keep.write_text("the coach's own")
    again = stage.program()
    assert settled(again, again.look).installer == stage.installers / NAME
    assert sorted(path.name for path in stage.installers.iterdir()) == ["notes.txt", NAME]
    assert again.checked_installer().result(10) == stage.installers / NAME
    again.close()


def sign_tool(*words: str | Path, key: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / "sign_update.py"), *map(str, words)]
    environment = {**os.environ, "REEL_BALLERS_UPDATE_KEY": key}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_what_the_release_tool_signs_is_taken(stage: Stage, tmp_path: Path) -> None:
    secret, out, notes = tmp_path / "secret", tmp_path / "update.json", tmp_path / "notes"
    made = sign_tool("keys", "--secret", secret)
    assert made.returncode == 0, made.stderr
    if os.name == "posix":
        assert secret.stat().st_mode & 0o077 == 0
    assert sign_tool("keys", "--secret", secret).returncode == 1, "no key is written over"
    assert "repository" in sign_tool("keys", "--secret", ROOT / "key").stderr
    (tmp_path / NAME).write_bytes(CONTENT)
    notes.write_text("Exports are twice as fast.\n")
    words = ("sign", "--version", "0.2.0", "--notes", notes, "--address", stage.host.url)
    file = f"linux-x86_64-deb={tmp_path / NAME}"
    assert "no secret key" in sign_tool(*words, "--file", file, "-o", out).stderr
    done = sign_tool(*words, "--file", file, "-o", out, key=secret.read_text())
    assert done.returncode == 0, done.stderr
    assert secret.read_text().strip() not in done.stdout + done.stderr + out.read_text()
    public = made.stdout.strip()
    checked = sign_tool("check", out, "--key", public, "--files", tmp_path)
    assert checked.returncode == 0 and "0.2.0" in checked.stdout, checked.stderr
    stage.channel = replace(
        stage.channel, installed=Version(0, 1, 9), keys=(base64.b64decode(public),)
    )
    stage.host.pages[FEED] = Page(out.read_bytes())
    updates = stage.program()
    updates._now = lambda: datetime.now(UTC)
    settled(updates, updates.look)
    assert settled(updates, updates.download).installer is not None
