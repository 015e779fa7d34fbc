"""The film's cover: its poster frame as a JPEG, which file managers and phones show as its picture.

It is the very frame that the encoder gets, so it never shows what the film does not. In the mp4 it
is the ``covr`` of the metadata, as QuickTime and iTunes have it: players do not take it for a second
film, and FFmpeg calls it an attached picture.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from app.core.plan import Plan
from app.media.colour import to_rgb24
from app.render.compose import Compositor, pictures_of
from app.render.sources import Sources
from app.render.workplace import Workplace, not_writable

_QUALITY = 90
_SHARE = 50
_LEAST_SIDE = 120


def write_cover(place: Workplace, planned: Plan, film_bytes: int, sources: Sources) -> None:
    """Write the cover of a whole film to ``place.cover``.

    In a film of at most so many bytes (0: no limit) the cover takes a fiftieth: it is made smaller,
    or left out where it would be too small to see. Raises what reading the sources raises, and
    ``RenderFailed`` when the folder refuses.
    """
    decision = planned.frames[planned.poster - planned.start]
    picture, other = pictures_of(decision, sources.picture)
    rgb = to_rgb24(Compositor(planned.size).compose(decision, picture, other=other))
    jpeg = _jpeg(Image.fromarray(rgb), film_bytes // _SHARE if film_bytes else None)
    try:
        if jpeg is not None:
            place.cover.write_bytes(jpeg)
    except OSError as error:
        raise not_writable(place.out.parent, error) from error


def _jpeg(picture: Image.Image, most: int | None) -> bytes | None:
    """The picture within ``most`` bytes (None: any), made smaller by halves; None when it is not."""
    while min(picture.size) >= _LEAST_SIDE or most is None:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)
        if most is None or out.tell() <= most:
            return out.getvalue()
        picture = picture.reduce(2)
    return None


def cover_of(place: Workplace) -> Path | None:
    """The cover that was written; None for a film that has none."""
    return place.cover if place.cover.exists() else None
