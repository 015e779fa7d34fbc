from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from app.core.update import Version
from app.services.updates.channel import read_channel
from resources import UPDATES

KEY = base64.b64encode(bytes(32)).decode()
FEED = {"address": "https://updates.example/update.json", "keys": [KEY]}


def copy(folder: Path, channel: str, feed: object = FEED) -> Path:
    """A bundle's folder."""
    (folder / "channel.txt").write_text(f"{channel}\n")
    (folder / "feed.json").write_text(json.dumps(feed))
    return folder


def test_a_package_of_ours_looks(tmp_path: Path) -> None:
    channel = read_channel(copy(tmp_path, "deb"), {}, "0.1.0")
    assert channel.looks
    assert channel.installed == Version(0, 1, 0)
    assert (channel.address, channel.keys) == (FEED["address"], (bytes(32),))


@pytest.mark.parametrize(
    ("channel", "environment", "why_not", "store"),
    [
        ("flatpak", {}, "store", "Flatpak"),
        ("deb", {"FLATPAK_ID": "org.example.ReelBallers"}, "store", "Flatpak"),
        ("appimage", {"SNAP_NAME": "reel-ballers"}, "store", "Snap"),
        ("appimage", {"SNAP_NAME": "firefox"}, "", ""),
        ("deb", {"REEL_BALLERS_CHANNEL": "aur"}, "store", "AUR"),
        ("source", {}, "source", ""),
        ("deb", {"REEL_BALLERS_CHANNEL": "something new"}, "source", ""),
    ],
)
def test_a_store_brings_its_own(
    tmp_path: Path, channel: str, environment: dict[str, str], why_not: str, store: str
) -> None:
    found = read_channel(copy(tmp_path, channel), environment, "0.1.0")
    assert (found.why_not, found.store) == (why_not, store)


@pytest.mark.parametrize(
    "feed",
    [
        {"address": "", "keys": []},
        {**FEED, "keys": []},
        {**FEED, "keys": ["AAAA"]},
        {**FEED, "keys": [7]},
        {**FEED, "address": "http://updates.example/update.json"},
        [],
    ],
)
def test_without_a_good_address_and_key_it_does_not_look(tmp_path: Path, feed: object) -> None:
    assert read_channel(copy(tmp_path, "deb", feed), {}, "0.1.0").why_not == "unset"


def test_a_copy_that_knows_nothing_of_itself_does_not_look(tmp_path: Path) -> None:
    assert read_channel(tmp_path, {}, "0.1.0").why_not == "source"
    assert read_channel(copy(tmp_path, "deb"), {}, "(not installed)").why_not == "source"
    (tmp_path / "feed.json").unlink()
    assert read_channel(tmp_path, {}, "0.1.0").why_not == "unset"


def test_the_repository_holds_no_channel_but_source() -> None:
    assert read_channel(UPDATES, {}, "0.1.0").why_not == "source"
