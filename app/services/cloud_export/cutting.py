"""The footage of a piece as a file of its own: copied where that is exact, else encoded anew."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from app.core.errors import ReelBallersError
from app.media.chunk import Chunk, NotExact, cut_chunk
from app.media.chunk_intra import intra_chunk
from app.media.index import IndexStopped
from app.services.cloud_export.orders import Order

log = logging.getLogger(__name__)


class Uncuttable(Exception):
    """Neither works for this file; the text says why. The piece is rendered on this computer."""


def cut(order: Order, folder: Path, should_stop: Callable[[], bool]) -> Chunk | None:
    """The footage of a piece in ``folder``; None when it was stopped.

    Raises ``Uncuttable``, ``BadMedia`` or ``MediaGone`` for the file, ``ReelBallersError`` when the
    disk refuses.
    """
    try:
        try:
            return cut_chunk(order.path, order.index, order.piece.pictures, folder, should_stop)
        except NotExact as error:
            log.info("%s: encoded anew (%s)", order.path.name, error)
        try:
            return intra_chunk(order.path, order.index, order.piece.pictures, folder, should_stop)
        except NotExact as error:
            raise Uncuttable(
                f"{order.path.name} cannot be cut exactly ({error}), so this part is rendered here."
            ) from error
    except IndexStopped:
        return None
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise ReelBallersError(
            f"The footage to send cannot be written to {folder} ({why}); free some space there."
        ) from error
