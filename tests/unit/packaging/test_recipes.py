"""The recipes of a release that are code; python -m tests.shows.installers runs what they make."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.windows_setup import PACKAGING, module

notes = module(PACKAGING / "release_notes.py")
winget = module(PACKAGING / "windows" / "winget.py")
build = module(PACKAGING / "windows" / "build.py")

CHANGELOG = """# Changelog

## [Unreleased]

## [0.2.0] - 2026-12-01

### Added
- A thing.

## [0.1.0] - 2026-11-01
- The first.

[0.2.0]: https://x.example
"""


def test_the_notes_of_a_version_end_where_the_next_begins() -> None:
    assert notes.notes(CHANGELOG, "0.2.0") == "### Added\n- A thing."
    assert notes.notes(CHANGELOG, "0.1.0") == "- The first."


@pytest.mark.parametrize("number", ["0.3.0", "0.2", "Unreleased"])
def test_a_version_without_notes_is_told_to_write_them(number: str) -> None:
    with pytest.raises(ValueError, match="write it first"):
        notes.notes(CHANGELOG, number)


def test_the_winget_manifest_is_filled_in_everywhere() -> None:
    made = winget.manifests("AB" * 32, "https://x.example/v1/setup.exe", "1.2.3")
    assert sorted(made) == [
        "ReelBallers.ReelBallers.installer.yaml",
        "ReelBallers.ReelBallers.locale.en-US.yaml",
        "ReelBallers.ReelBallers.yaml",
    ]
    values = {name: yaml.safe_load(text) for name, text in made.items()}
    assert not any("@" in text for text in made.values())
    assert {value["PackageVersion"] for value in values.values()} == {"1.2.3"}
    installers = values["ReelBallers.ReelBallers.installer.yaml"]["Installers"]
    assert {one["Scope"] for one in installers} == {"user", "machine"}
    assert {one["InstallerSha256"] for one in installers} == {"AB" * 32}


@pytest.mark.parametrize(
    ("sha256", "address"),
    [("ab" * 32, "https://x.example/s.exe"), ("AB" * 32, "http://x.example/s.exe")],
)
def test_what_winget_would_refuse_is_refused_here(sha256: str, address: str) -> None:
    with pytest.raises(ValueError, match=r"no (https address|SHA-256)"):
        winget.manifests(sha256, address, "1.2.3")


def test_only_a_folder_that_was_frozen_for_windows_is_packed(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "deep").mkdir(parents=True)
    (tmp_path / "reel-ballers.exe").touch()
    with pytest.raises(FileNotFoundError, match=r"reel-ballers-cli\.exe: freeze it first"):
        build.longest(tmp_path)
    (tmp_path / "reel-ballers-cli.exe").touch()
    (tmp_path / "_internal" / "deep" / "file.dll").touch()
    assert build.longest(tmp_path) == len("/_internal/deep/file.dll")
