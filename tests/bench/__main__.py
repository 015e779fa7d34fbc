"""``make bench``: every bench module beside this one, one after the other, as one table.

A bench module is ``bench_*.py`` with ``rows() -> list[Row]``. Figures are medians of ratios against
plain ffmpeg or the bare library, taken side by side in one run. ``python -m tests.bench export``
runs one of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Sequence

import tests.bench
from tests.bench.table import Row, markdown


def main(wanted: Sequence[str]) -> int:
    """Run the named benches (all when none is named) and print the table."""
    names = sorted(
        module.name.removeprefix("bench_")
        for module in pkgutil.iter_modules(tests.bench.__path__)
        if module.name.startswith("bench_")
    )
    unknown = [name for name in wanted if name not in names]
    if unknown:
        sys.stderr.write(f"There is no bench named {unknown[0]}; there are: {', '.join(names)}.\n")
        return 2
    rows: list[Row] = []
    for name in wanted or names:
        sys.stderr.write(f"bench {name} …\n")
        rows += importlib.import_module(f"tests.bench.bench_{name}").rows()
    sys.stdout.write(markdown(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
