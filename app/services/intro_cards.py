"""The intro card before it is rendered: its photo from a file, and how it will look."""

from __future__ import annotations

import contextlib
from concurrent.futures import Executor, Future
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core.edit import Intro
from app.core.errors import BadInput
from app.core.exact import Q
from app.core.intro import CardMark
from app.render.card import card_picture, photo_text

MAX_FILE_BYTES = 40_000_000


class IntroCards:
    """Reads photos and draws cards, both on a worker."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    def photo(self, path: Path) -> Future[str]:
        """A picture file as ``Intro.photo`` holds it. ``BadInput`` when it will not do."""
        return self._pool.submit(_photo, path)

    def picture(
        self, intro: Intro, size: tuple[int, int], box: tuple[int, int]
    ) -> Future[NDArray[np.uint8]]:
        """The card of a reel of this size, made to fit into ``box``: BGRX (h, w, 4)."""
        return self._pool.submit(_drawn, intro, size, box)


def _photo(path: Path) -> str:
    with contextlib.suppress(OSError):  # what cannot be read is told when it is opened
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise BadInput(
                f"{path.name} is {size / 1e6:.0f} MB; the photo of a card has at most "
                f"{MAX_FILE_BYTES / 1e6:.0f} MB: choose a smaller picture."
            )
    return photo_text(path)


def _drawn(intro: Intro, size: tuple[int, int], box: tuple[int, int]) -> NDArray[np.uint8]:
    scale = min(box[0] / size[0], box[1] / size[1])
    small = max(16, round(size[0] * scale)), max(16, round(size[1] * scale))
    mark = CardMark(
        intro.title,
        intro.subtitle,
        intro.color,
        intro.background,
        intro.accent,
        intro.photo,
        "",
        Q,
    )
    rgb = np.asarray(card_picture(mark, small), np.uint8)
    pixels = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    pixels[:, :, :3] = rgb[:, :, ::-1]
    return pixels
