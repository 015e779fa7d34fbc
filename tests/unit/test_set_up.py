"""The set-up names no address, pins everything, starts at once the second time, and says what to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts import list_licences, set_up

ROOT = Path(__file__).resolve().parents[2]
PINS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(path: Path) -> list[Requirement]:
    """The requirements of a file, without their hashes."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.partition("--hash")[0].strip() for line in text.splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("path", PINS, ids=lambda p: p.name)
def test_requirements_hold_versions_and_hashes_and_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"^\s*-|://|@ |file:|index|find-links", text.replace("    --hash", ""), re.M
    )
    for block in re.split(r"\n(?=\S)", text.replace("\\\n", " ")):
        if not block.startswith("#"):
            assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", block), block


@pytest.mark.parametrize("path", PINS, ids=lambda p: p.name)
def test_qt_is_the_version_that_does_not_crash_and_never_the_big_package(path: Path) -> None:
    pins = {requirement.name.lower(): str(requirement.specifier) for requirement in pinned(path)}
    assert "pyside6" not in pins
    assert "opencv-python" not in pins
    assert "opencv-contrib-python" not in pins
    if path.name in ("desktop.txt", "dev.txt"):
        assert pins["pyside6-essentials"] == pins["pyside6-addons"] == "==6.11.3"


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", ["linux", "darwin"])
@pytest.mark.parametrize("name", ["desktop", "worker", "dev"])
def test_every_direct_dependency_is_pinned_for_every_platform(
    name: str, system: str, python: str
) -> None:
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.1",
        "sys_platform": system,
        "platform_machine": "x86_64" if system == "linux" else "arm64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    pins = {
        requirement.name.lower(): requirement.specifier
        for requirement in pinned(ROOT / "requirements" / f"{name}.txt")
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *extras[name], *(extras["desktop"] if name == "dev" else [])]
    for wanted in map(Requirement, lines):
        (pin,) = pins[wanted.name.lower()]
        assert wanted.specifier.contains(pin.version), wanted


def test_the_version_stands_in_one_place() -> None:
    assert version("reel-ballers") == PROJECT["version"]


def test_the_page_on_licences_is_the_written_one() -> None:
    assert list_licences.PAGE.read_text(encoding="utf-8") == list_licences.page(), (
        "run: .venv/bin/python scripts/list_licences.py --write"
    )


def test_the_changelog_names_the_version_or_what_comes_next() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] in ("Unreleased", PROJECT["version"])


def test_the_fonts_are_in_the_package_with_their_licences() -> None:
    families = [folder for folder in (ROOT / "resources" / "fonts").iterdir() if folder.is_dir()]
    assert {family.name for family in families} >= {"Inter", "BebasNeue"}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (family / "OFL.txt").read_text("utf-8")
        assert list(family.glob("*.[ot]tf"))


# ------------------------------------------------------------------ scripts/set_up.py


def project_in(folder: Path) -> Path:
    """What set-up.sh reads, in a folder of its own."""
    for name in ("scripts/set-up.sh", "scripts/set_up.py", "pyproject.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    return folder


def test_a_second_set_up_starts_at_once_until_a_pin_changes(tmp_path: Path) -> None:
    project = project_in(tmp_path / "clone with a space")
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to("/bin/true")
    # Stands in for the Python that would install: it answers, counts, and stamps.
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "installs $2"\necho "$3" > ".venv/.set-up-$2"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)

    def set_up_for(level: str) -> str:
        command = ["sh", str(project / "scripts" / "set-up.sh"), level]
        environment = {**os.environ, "PYTHON": str(python)}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert set_up_for("desktop") == "installs desktop\n"
    assert set_up_for("demo") == set_up_for("desktop") == ""
    assert set_up_for("dev") == "installs dev\n"
    assert set_up_for("dev") == set_up_for("desktop") == ""
    with (project / "requirements" / "desktop.txt").open("a", encoding="utf-8") as pins:
        pins.write("# changed\n")
    assert set_up_for("demo") == "installs demo\n"


def test_without_a_python_there_is_one_sentence(tmp_path: Path) -> None:
    for program in ("sh", "cat", "cksum", "dirname"):
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    project = project_in(tmp_path / "clone")
    done = subprocess.run(
        ["sh", str(project / "scripts" / "set-up.sh"), "dev"],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Python 3.11 or newer" in done.stderr


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux where the cursor library of xcb is missing, and where we may not install it."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(set_up, "loads", lambda soname: soname != "libxcb-cursor.so.0")
    monkeypatch.setattr(set_up, "how_to_become_root", lambda: None)
    monkeypatch.setattr(set_up, "PROGRAMS", {})


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize("has_apt", [True, False])
def test_a_missing_library_is_named_with_the_line_to_type(
    has_apt: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/it" if has_apt else None)
    with pytest.raises(set_up.SetUpFailed) as failed:
        set_up.find_system_libraries("desktop")
    said = str(failed.value)
    assert "sudo apt-get update && sudo apt-get install -y libxcb-cursor0" in said
    assert has_apt or "libxcb-cursor.so.0" in said


@pytest.mark.usefixtures("lacking")
def test_the_demo_goes_on_without_the_libraries_of_the_window(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert set_up.find_system_libraries("demo") is False
    assert "libxcb-cursor0" in capsys.readouterr().out


@pytest.mark.usefixtures("lacking")
def test_where_it_is_allowed_the_library_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/it")
    monkeypatch.setattr(set_up, "how_to_become_root", list)
    monkeypatch.setattr(set_up, "apt_install", lambda root, names: installed.extend(names))
    monkeypatch.setattr(set_up, "loads", lambda soname: bool(installed) or "cursor" not in soname)
    assert set_up.find_system_libraries("desktop") is True
    assert installed == ["libxcb-cursor0"]
