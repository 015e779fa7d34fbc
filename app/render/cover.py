"""The film's cover: its poster frame as a JPEG, which file managers and phones show as its picture.

It is the very frame that the encoder gets, so it never shows what the film does not. In the mp4 it
is the ``covr`` of the metadata, as QuickTime and iTunes have it: players do not take it for a second
film, and FFmpeg calls it an attached picture.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from app.core.plan import Plan
from app.media.colour import to_rgb24
from app.render.compose import Compositor, pictures_of
from app.render.sources import Sources
from app.render.workplace import Workplace, not_writable

_QUALITY = 90


def write_cover(place: Workplace, planned: Plan, sources: Sources) -> None:
    """Write the cover of a whole film to ``place.cover``.

    Raises what reading the sources raises, and ``RenderFailed`` when the folder refuses.
    """
    decision = planned.frames[planned.poster - planned.start]
    picture, other = pictures_of(decision, sources.picture)
    rgb = to_rgb24(Compositor(planned.size).compose(decision, picture, other=other))
    try:
        Image.fromarray(rgb).save(place.cover, "JPEG", quality=_QUALITY, subsampling=0)
    except OSError as error:
        raise not_writable(place.out.parent, error) from error


def cover_of(place: Workplace) -> Path | None:
    """The cover that was written; None for a film that has none."""
    return place.cover if place.cover.exists() else None
