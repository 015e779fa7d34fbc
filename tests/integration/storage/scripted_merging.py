"""A laptop that merges without a pause what another one made: every merge is a line on stdout.

    python -m tests.integration.storage.scripted_merging HOME SOURCE FIRST

SOURCE is a snapshot; merge number n puts its game and clips in under names that end in n, marked
with n, and moves the pointer to version n, all in one transaction. Killed from outside.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from app.storage import Library
from app.storage.exchange import Pointer, Row, Tables, read_tables
from tests.integration.storage.scripted_editing import say


def numbered(tables: Tables, number: int) -> list[tuple[str, Row]]:
    """The rows under other ids, so that each merge brings new ones."""
    found: list[tuple[str, Row]] = []
    for table, rows in tables.items():
        for row in rows.values():
            named = {**row, "id": f"{row['id']}-{number}"}
            for column in ("game_id", "clip_id", "game_file_id"):
                if column in named:
                    named[column] = f"{row[column]}-{number}"
            found.append((table, named))
    return found


def main(home: Path, source: Path, first: int) -> None:
    """Merge until killed."""
    tables = read_tables(source)
    with Library.open(home) as library:
        say({"ready": True})
        for number in count(first):
            rows = numbered(tables, number)
            stamp = library.stamp().result()
            pointer = Pointer(f"commit-{number}", f"etag-{number}", number, 1)
            if library.merge_in(rows, pointer, stamp).result().value:
                say({"version": number})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
