"""The cover of a film is found, shown small, and never taken for the film."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from app.media.cover import cover_picture
from app.media.probe import probe
from app.render.ffmpeg import EncodeSpec, VideoCodec, copy_command
from app.render.ffmpeg_process import spawn
from tests.unit.media.films import film


def covered(folder: Path, color: tuple[int, int, int]) -> Path:
    """A film with a large cover of one colour."""
    picture, plain, out = folder / "cover.jpg", folder / "plain.mp4", folder / "out.mp4"
    Image.new("RGB", (1280, 720), color).save(picture, quality=95)
    film(plain)
    spec = EncodeSpec((320, 180), Fraction(25), VideoCodec("libx264"), out, cover=picture)
    running = spawn(copy_command(plain, spec))
    assert running.finish() == 0, running.log
    return out


def test_a_cover_is_shown_in_the_box_that_is_asked_for(tmp_path: Path) -> None:
    path = covered(tmp_path, (200, 40, 90))
    found = cover_picture(path, (160, 160))
    assert found is not None and found.shape == (90, 160, 4)
    blue, green, red, _ = found.reshape(-1, 4).mean(axis=0)
    assert np.allclose((red, green, blue), (200, 40, 90), atol=4)


def test_the_film_is_still_the_film(tmp_path: Path) -> None:
    """The cover is sixteen times as large; the game is what is played."""
    info = probe(covered(tmp_path, (0, 0, 0)))
    assert (info.width, info.height, info.codec) == (320, 180, "h264")


def test_a_film_without_a_cover_has_none(tmp_path: Path) -> None:
    assert cover_picture(film(tmp_path / "plain.mp4"), (160, 160)) is None
