"""Write docs/licences.md from what is installed: every direct dependency and its licence.

    python scripts/list_licences.py            the page
    python scripts/list_licences.py --write    puts it into docs/licences.md

The licence is the package's own word (its metadata); what we use it for is said here.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"

HEAD = """# Licences

Reel Ballers is GPL-3.0-or-later: it ships an ffmpeg with x264, which is GPL. Everything it links
with or starts may be used under those terms. This page is written by `scripts/list_licences.py`
from the packages' own metadata, and a test compares it.
"""
TAIL = """
## Shipped inside those packages or inside ours
| what | comes with | licence | how it is used |
|---|---|---|---|
| ffmpeg binary with x264, x265 and others | imageio-ffmpeg | GPL-3.0-or-later as built | started as its own process |
| FFmpeg libraries | av | LGPL-3.0-or-later by their own word | linked by PyAV: decode, probe |
| libx264, libx265 | av | GPL-2.0-or-later | come along; the made matches are encoded with x264 |
| FFmpeg libraries, OpenSSL 1.1.1 | opencv-python-headless | LGPL-2.1-or-later, OpenSSL | never called: the program has no cv2.VideoCapture. In the bundle for Linux PyAV's FFmpeg takes their place; that for Windows has none |
| Qt 6 libraries | PySide6-Essentials, -Addons | LGPL-3.0-only (chosen of the three offered) | linked, replaceable files |
| icon fonts (Font Awesome, Material Design, …) | qtawesome | OFL-1.1, CC-BY-4.0, Apache-2.0 | icons in the window |
| Inter, Bebas Neue | resources/fonts | OFL-1.1, text beside each | window, text in pictures |
"""

# Package: what it is used for, and the door.
USES = {
    "av": "decode, probe: app.media; made matches: app.footage",
    "ffmpeg-python": "the encode graph: app.render.ffmpeg",
    "imageio-ffmpeg": "where the ffmpeg binary is: app.render",
    "numpy": "pictures as arrays",
    "opencv-python-headless": "resample, draw, track",
    "pillow": "text to RGBA",
    "PySide6-Essentials": "the window: app.ui, app.main",
    "PySide6-Addons": "sound out: app.ui",
    "alembic": "migrations: app.storage",
    "boto3": "R2: app.cloud",
    "cryptography": "signatures of updates: app.cloud",
    "httpx": "RunPod, updates: app.cloud",
    "keyring": "secrets: app.cloud",
    "platformdirs": "where the library lies",
    "pysqlite3": "a current SQLite: app.storage",
    "qasync": "asyncio in Qt's loop: app.main",
    "qtawesome": "icons: app.ui",
    "sqlalchemy": "the database: app.storage",
    "typer": "the command line: app.cli",
    "aiohttp": "footage in, film out: gpu_worker",
    "runpod": "the worker's loop: gpu_worker; the tests run it unmodified",
    "yarl": "signed links, to the letter: gpu_worker",
    "hypothesis": "tests: examples nobody thought of",
    "import-linter": "check: import contracts",
    "jsonschema": "tests: the schema of the edit document",
    "ministack": "tests: an S3 server of its own process on loopback",
    "mypy": "check: types",
    "pytest": "tests",
    "pytest-qt": "tests of the window",
    "pytest-timeout": "tests: no test hangs",
    "pytest-xdist": "tests on two cores",
    "ruff": "check: format, lint",
    "types-jsonschema": "check: types of jsonschema",
    "uv": "resolves requirements/*.txt",
}
# Read by hand: runpod's metadata names the text alone, pysqlite3's says nothing, ministack's holds
# the whole text.
KNOWN = {"runpod": "MIT", "pysqlite3": "Zlib", "ministack": "MIT"}


def direct() -> dict[str, list[str]]:
    """Names of the direct dependencies, by heading."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    groups = {
        "Needed everywhere": project["dependencies"],
        "The desktop": extras["desktop"],
        "The GPU worker": extras["worker"],
        "Only to develop": [line for line in extras["dev"] if line not in extras["worker"]],
    }
    return {
        heading: [re.match(r"[\w.-]+", line).group() for line in lines]  # type: ignore[union-attr]
        for heading, lines in groups.items()
    }


def licence(name: str) -> str:
    """The package's own word: expression, then classifier, then free text."""
    if name in KNOWN:
        return KNOWN[name]
    about = metadata(name)
    expressions: list[str] = about.get_all("License-Expression") or []
    if expressions:
        return expressions[0]
    classifiers: list[str] = about.get_all("Classifier") or []
    named = [c.rpartition(" :: ")[2] for c in classifiers if re.match("License :: .*::", c)]
    return ", ".join(named) or (about.get_all("License") or ["not stated"])[0].strip()


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for heading, names in direct().items():
        lines += [f"## {heading}", "| package | licence | how it is used |", "|---|---|---|"]
        lines += [f"| {name} | {licence(name)} | {USES[name]} |" for name in names]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n" + TAIL


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page())
