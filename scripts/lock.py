"""Write requirements/*.txt from pyproject.toml: exact versions, hashes, no addresses.

One file serves Python 3.11 and newer on Linux, macOS and Windows; lines that only some of
them need carry a marker.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The largest set first: it bounds the others, so that what is shipped is what is tested.
SETS = {
    "dev": ("desktop", "dev"),
    "desktop": ("desktop",),
    "worker": ("worker",),
    "packaging": ("desktop",),
}
# What stands beside the project, in a folder of its own: what `make bench` compares with, and what
# freezes the desktop for `make bundle` (with all that goes into the bundle).
BENCH, PACKAGING = "bench", "packaging"


def main() -> int:
    """Resolve each set; the exit code of the first that fails, else 0."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
    for name in (*SETS, BENCH):
        words = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet"]
        words += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        words += ["--no-emit-index-url", "--no-emit-find-links"]
        words += ["--custom-compile-command", "make lock"]
        words += [word for extra in SETS.get(name, ()) for word in ("--extra", extra)]
        words += ["--constraint", "requirements/dev.txt"] if name not in ("dev", BENCH) else []
        words += (
            [f"requirements/{name}.in"]
            if name == BENCH
            else ["pyproject.toml", "requirements/build.in"]
        )
        words += [f"requirements/{PACKAGING}.in"] if name == PACKAGING else []
        words += ["-o", f"requirements/{name}.txt"]
        done = subprocess.run([*words, *sys.argv[1:]], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
