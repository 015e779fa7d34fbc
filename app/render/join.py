"""The last step of an export that was rendered in pieces: one film with its sound, chapters and title.

Nothing is encoded but the sound. The pieces are checked on the way: count, size and rate.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from app.core.errors import RenderFailed
from app.core.plan import Plan
from app.media.joined import Part, PieceRefused, join_films
from app.render.cover import cover_of
from app.render.encoders import SOFTWARE, video_codec
from app.render.ffmpeg import EncodeSpec, copy_command
from app.render.ffmpeg_process import spawn
from app.render.progress import Meter
from app.render.segments import sentence_of
from app.render.workplace import Workplace, refused

_POLL_S = 0.1


def join_pieces(
    place: Workplace,
    parts: Sequence[Part],
    planned: Plan,
    sound: Path | None,
    meter: Meter,
) -> None:
    """Write the whole film to ``place.video``, with ``sound`` as ``app.render.soundtrack`` made it.

    Raises ``RenderFailed`` when a piece is not what was ordered or the folder refuses, and
    ``RenderCancelled``.
    """
    meter.stage("finish", 0)
    joined = place.folder / "joined.mp4"
    if sum(part.count for part in parts) != len(planned.frames):
        raise RenderFailed("The pieces of this export do not add up; export it again.")
    try:
        codec = join_films(parts, planned.size, planned.fps, joined)
    except PieceRefused as error:
        raise RenderFailed(
            f"Piece {error.number + 1} of this export cannot be used ({error.reason}); "
            "export it again."
        ) from error
    except OSError as error:
        raise refused(place.out.parent, error) from error
    # How it would be encoded does not matter: the pictures are copied.
    spec = EncodeSpec(
        planned.size,
        planned.fps,
        video_codec(SOFTWARE[codec], "standard"),
        place.video,
        sound,
        place.metadata,
        sound_encoded=True,
        cover=cover_of(place),
    )
    running = spawn(copy_command(joined, spec))
    try:
        while running.popen.poll() is None:
            meter.check()
            try:
                running.finish(_POLL_S)
            except subprocess.TimeoutExpired:
                continue
        if running.finish() != 0:
            raise sentence_of(running.trouble(), place.out)
    finally:
        running.stop()
    joined.unlink(missing_ok=True)
