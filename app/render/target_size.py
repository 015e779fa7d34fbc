"""A film within so many bytes: rendered, weighed, and rendered again at a lower rate if need be.

What the shares of a limit are is decided in ``app.core.target_size``; what an encoder is told is in
``app.render.encoder_table``. Encoders keep a rate only roughly, so the finished file is weighed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from app.core.errors import RenderFailed
from app.core.export import ExportCodec, ExportQuality
from app.core.plan import Plan
from app.core.target_size import Budget, budget, lowered, size_in_words

logger = logging.getLogger(__name__)

_CORRECTIONS = 2


def budget_of(
    planned: Plan, max_bytes: int, quality: ExportQuality, codec: ExportCodec, *, sound: bool
) -> Budget | None:
    """How a limit (0: none) is shared out for a film; ``BadInput`` for one that is absurd."""
    if not max_bytes:
        return None
    return budget(
        max_bytes,
        frames=len(planned.frames),
        fps=planned.fps,
        size=planned.size,
        quality=quality,
        codec=codec,
        sound=sound,
        clips=len(planned.clips),
    )


def within(
    first: Budget | None,
    attempt: Callable[[Budget | None], None],
    film: Path,
    on_again: Callable[[str], None] = lambda _: None,
) -> None:
    """Call ``attempt``, which writes ``film``, until the film is within the limit.

    At most two corrections, each told to ``on_again`` in a sentence. Raises ``RenderFailed`` when
    the film is too large even then, and what ``attempt`` raises.
    """
    spent = first
    for corrections in range(_CORRECTIONS + 1):
        attempt(spent)
        if spent is None:
            return
        got = film.stat().st_size
        if got <= spent.max_bytes:
            return
        logger.info("the film has %d bytes instead of %d", got, spent.max_bytes)
        if corrections < _CORRECTIONS:
            on_again(
                f"The film came out at {size_in_words(got)}; it is rendered again to fit into "
                f"{size_in_words(spent.max_bytes)}."
            )
            spent = lowered(spent, got)
    assert spent is not None
    raise RenderFailed(
        f"The film does not fit into {size_in_words(spent.max_bytes)}: it still has "
        f"{size_in_words(got)} at the lowest rate; allow more, or choose a smaller picture or "
        "the quality draft."
    )
