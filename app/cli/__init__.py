"""``reel-ballers``: the same services without a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

RENDER_CHILD = "--render-child"
"""The hidden argument with which a frozen bundle starts itself as the render process."""
FOLLOW_CHILD = "--follow-child"
"""The same for the process that follows a player."""
SELFTEST = "--selftest"
"""Tries everything that was packed, for whoever packs it; the coach has ``doctor``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 failed, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [RENDER_CHILD]:
        from app.render.__main__ import main as render_child

        return render_child(given[1:])
    if given[:1] == [FOLLOW_CHILD]:
        from app.tracking.__main__ import main as follow_child

        return follow_child(given[1:])
    if given[:1] == [SELFTEST]:
        from app.cli.selftest import selftest

        return selftest(given[1:])
    if not given and "REEL_BALLERS_LOG" not in os.environ and find_spec("PySide6"):
        # What a coach starts: no parser (0.2 s) is needed to see that nothing was asked for.
        from app.main import main as editor

        return editor()
    from app.cli.run import run

    return run(given)
