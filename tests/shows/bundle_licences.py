"""What is in the bundle and under which licence: ``python -m tests.shows.bundle_licences``.

Prints the table of the notices that lie in the bundle, and compares it with what is in the bundle now:
every Python package, library and program must have a licence, and no module of Qt may be inside that
is not offered under the LGPL. The environment that froze the bundle is asked (build/packaging-venv).
Ends with 1 when something is missing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from scripts.bundle import FOLDER, environment, internal_of
from scripts.notices import NOTICES, gpl_only

ROOT = Path(__file__).resolve().parents[2]
_ASK = """
import sys
from pathlib import Path
from scripts.notices import found_in, page
sys.stdout.write(page(found_in(Path(sys.argv[1]))))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--python", type=Path, help="the environment that froze the bundle")
    python = parser.parse_args().python or environment()
    place = internal_of(FOLDER) / NOTICES
    if not place.exists():
        print(f"There is no {place}; make the bundle anew: make bundle", file=sys.stderr)
        return 1
    words = [str(python), "-c", _ASK, str(FOLDER)]
    told = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(words, capture_output=True, env=told, check=False)
    if done.returncode:
        print(done.stderr.decode(errors="replace"), file=sys.stderr)
        return 1
    now, inside = done.stdout.decode(), place.read_text(encoding="utf-8")
    table = now.partition("=" * 78)[0].split("\n\n", 1)[1]
    print(table)
    bad = gpl_only(FOLDER)
    checks = {
        f"{len(table.splitlines())} entries, each with a licence": True,
        "the notices in the bundle say the same": now == inside,
        f"modules of Qt under the GPL alone: {', '.join(bad) or 'none'}": not bad,
    }
    for what, good in checks.items():
        print(f"{what:<60} {'ok' if good else 'FAILED'}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
