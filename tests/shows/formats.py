"""Every container, codec and oddity: made, opened, exported and looked at.

    python -m tests.shows.formats [word ...]

Only rows whose names hold every word are run. Each file is a match with burnt-in numbers; a row is
good when size, count, length and sound are right, seeks give the right picture whatever was read
before, no combs remain, and every frame of a reel made of it shows the picture the plan names.
Exits 1 on any failure.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from app.core.errors import ReelBallersError
from tests.support.formats import faults, rows


def main(words: list[str]) -> int:
    """Print the table; 1 when a row failed."""
    began, good, bad = time.monotonic(), 0, 0
    print(f"{'file':<26}result")
    for row in rows():
        if not all(word in row.name for word in words):
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = faults(row, Path(folder))
            except ReelBallersError as error:
                found = [f"refused: {error.sentence}"]
            except Exception as error:
                found = [f"{type(error).__name__}: {str(error)[-500:]}"]
        good, bad = good + (not found), bad + bool(found)
        print(f"{row.name:<26}{'; '.join(found) or 'good'}", flush=True)
    print(f"\n{good + bad} files, {bad} bad, {time.monotonic() - began:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
