"""An app that exports one film and may be killed while it does.

    python -m tests.support.render_victim < REQUEST

Reads a request as ``app.render.wire`` writes it, renders it in a child process as the app does, and
prints a JSON line per progress, with the child's process id, then ``{"done": …}`` or ``{"error": …}``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from app.core.errors import ReelBallersError
from app.render.child import run_in_child
from app.render.progress import RenderProgress
from app.render.wire import request_from


def children(parent: int) -> list[int]:
    """The processes that a process started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == parent:
            found.append(int(entry.name))
    return found


def main() -> None:
    """Export, and tell."""
    request = request_from(sys.stdin.buffer.readline())

    def say(value: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()

    def told(progress: RenderProgress) -> None:
        place = {"stage": progress.stage, "done": progress.done, "total": progress.total}
        say({**place, "child": children(os.getpid())})

    say({"stage": "starting", "done": 0, "total": 0, "child": []})
    try:
        result = run_in_child(request, told)
        say({"done": result.frames, "encoder": result.encoder, "note": result.fallback_reason})
    except ReelBallersError as error:
        say({"error": error.sentence})


if __name__ == "__main__":
    main()
