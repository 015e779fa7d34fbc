"""Films of pieces that are here: whether one is what was ordered, and what an earlier try left."""

from __future__ import annotations

import logging
from pathlib import Path

from app.media.joined import Part, PieceRefused, check_part
from app.services.cloud_export.orders import Order

log = logging.getLogger(__name__)


def fits(order: Order, film: Path) -> bool:
    """Whether a film has all pictures of its piece, in the right size. Reads it."""
    edit = order.piece.edit
    try:
        check_part(Part(film, order.piece.count), edit.reel.size, edit.reel.fps)
    except PieceRefused as refused:
        log.warning("piece %d: %s", order.number, refused.reason)
        return False
    return True


def kept_film(order: Order, folder: Path) -> Path | None:
    """What an earlier try of this export left of a piece, if that is it."""
    found = sorted(folder.glob(order.film_glob()))
    return found[0] if found and fits(order, found[0]) else None
