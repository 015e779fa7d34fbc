"""Searches what the tests of the cloud leave behind for every key that was handed out.

    python -m tests.shows.sync_secrets [TESTS …]

First a season of two laptops with every log at DEBUG, crash reports and --json output. Then the
tests (those of sync and the cloud by default; `tests` for all) with their folders kept and a log
of everything at INFO, written as the app writes its log. Prints what was searched; exit code 1 when anything was found.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.integration.sync.spill import run, would_be_found
from tests.support.leaks import Leak, disguises, leaks_in
from tests.support.ministack import ISSUED, Ministack

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    *("tests/unit/cloud", "tests/unit/sync", "tests/unit/services"),
    *("tests/integration/cloud", "tests/integration/cli", "tests/integration/sync"),
)
# What may hold keys: the server's own memory of them, the files a coach opts into, what a test tells
# the process that it is going to kill, and the folders of tests about secrets.
ON_PURPOSE = re.compile(
    r"/state/|server\.log|secrets\.json|test_killed[^/]*/\w+/config\.json"
    r"|test_(?:redact|secrets|leaks|logs)"
)
HUGE = 1 << 30  # a test's film full of nothing, which takes no room on the disk


def searched(folder: Path, secrets: list[str]) -> tuple[int, int, list[Leak]]:
    """Files, bytes and leaks under a folder: known keys by grep (gigabytes), shapes by ourselves."""
    files = size = 0
    leaks: list[Leak] = []
    suspects = _grepped(folder, secrets)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or ON_PURPOSE.search(str(path)):
            continue
        if path.stat().st_size > HUGE:
            continue
        body = path.read_bytes()
        files, size = files + 1, size + len(body)
        known = secrets if str(path) in suspects else []
        leaks += leaks_in(body, known, str(path.relative_to(folder)))
    return files, size, leaks


def _grepped(folder: Path, secrets: list[str]) -> set[str]:
    """The files that hold a secret in any of its disguises (those without zero bytes)."""
    patterns = folder.parent / "patterns"
    shown = (form for secret in secrets for form in disguises(secret) if b"\0" not in form)
    patterns.write_bytes(b"\n".join(set(shown)) + b"\n")
    small = [p for p in folder.rglob("*") if p.is_file() and p.stat().st_size <= HUGE]
    done = subprocess.run(
        ["xargs", "-0", "-r", "grep", "-aFl", "-f", str(patterns), "/dev/null"],
        input="\0".join(str(path) for path in small),
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 123) or done.stderr:  # 123: some grep found nothing
        raise RuntimeError(done.stderr)
    return set(done.stdout.splitlines())


def suite(folder: Path, tests: tuple[str, ...]) -> tuple[int, list[str]]:
    """Run the tests, keep what they leave; pytest's exit code and the keys that were handed out."""
    issued = folder.parent / "issued"
    issued.touch()
    command = [sys.executable, "-m", "pytest", "-q", f"--basetemp={folder / 'folders'}"]
    command += ["-o", f"log_file={folder / 'suite.log'}", "-o", "log_file_level=INFO"]
    command += ["-p", "tests.support.guarded_log", "-p", "no:cacheprovider", "-n", "2", *tests]
    with (folder / "printed.txt").open("wb") as out:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, ISSUED: str(issued)},
            stdout=out,
            stderr=out,
            check=False,
        )
    return done.returncode, issued.read_text(encoding="utf-8").split()


def main(*tests: str) -> int:
    """Both searches; the exit code."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        assert would_be_found(folder)
        server = Ministack(folder / "server").start()
        try:
            spill = run(server, folder / "season")
        finally:
            server.close()
        print("| what | files | bytes | secrets looked for | found |")
        print("|---|---|---|---|---|")
        print(
            f"| a season with every log at DEBUG ({len(spill.codes)} programs) | {spill.files:,} "
            f"| {spill.size:,} | {spill.secrets} | {len(spill.leaks)} |",
            flush=True,
        )
        kept = folder / "suite"
        kept.mkdir()
        code, secrets = suite(kept, tests or TESTS)
        files, size, leaks = searched(kept, secrets)
        print(f"| the tests | {files:,} | {size:,} | {len(secrets)} | {len(leaks)} |")
        for leak in (*spill.leaks, *leaks):
            print(leak)
        last = (kept / "printed.txt").read_text(encoding="utf-8").strip().splitlines()[-1:]
        print(*last)
    return 1 if spill.leaks or leaks or code else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
