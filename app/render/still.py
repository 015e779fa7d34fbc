"""One output frame as a picture file: the same array the encoder gets, turned to RGB."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.plan import check_not_empty, deciders, frame_at, laid_out
from app.media.colour import to_rgb24
from app.render.compose import Compositor, Yuv, pictures_of
from app.render.sources import Sources
from app.render.workplace import not_writable

Rgb = NDArray[np.uint8]


def frame(edit: Edit, paths: Mapping[str, Path], n: int, cache_dir: Path | None = None) -> Yuv:
    """Output frame ``n`` (0 is the first) as the encoder gets it.

    Raises ``BadInput`` when the edit has no such frame, and what reading the sources raises.
    """
    check_not_empty(edit)
    with Sources(edit, paths, cache_dir) as sources:
        made = deciders(edit, sources.facts)
        laid = laid_out(edit, made)
        if not 0 <= n < laid.total:
            raise BadInput(f"There is no frame {n}; this reel has frames 0 to {laid.total - 1}.")
        decision = frame_at(edit, made, laid, n)
        picture, other = pictures_of(decision, sources.picture)
        return Compositor(edit.reel.size).compose(decision, picture, other=other)


def still(edit: Edit, paths: Mapping[str, Path], n: int, cache_dir: Path | None = None) -> Rgb:
    """Output frame ``n`` as (height, width, 3) RGB."""
    return to_rgb24(frame(edit, paths, n, cache_dir))


def save_png(rgb: Rgb, out: Path) -> None:
    """Write a PNG, whole or not at all. Raises ``RenderFailed`` when the folder refuses it."""
    out = out.absolute()
    part = out.with_name(f".{out.stem[:80]}.{os.getpid()}.part")
    try:
        Image.fromarray(rgb).save(part, format="PNG")
        part.replace(out)
    except OSError as error:
        raise not_writable(out.parent, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
