"""Names of rendered segments and sound: everything that decides their bytes, and nothing else.

What a segment shows comes from the decisions of its frames; where it lies in the film, the name of
its clip and its sound do not change a pixel, so they are not in its name. Two exports that would
encode the same pictures in the same way find the same name.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import cv2
import PIL

from app.core.decide import Decision
from app.core.edit import Edit, Source
from app.core.plan import Plan
from app.core.plan_lines import frame_json
from app.media.joined import READER
from app.render.ffmpeg_program import ffmpeg_path

log = logging.getLogger(__name__)

ENGINE = 2
"""Raise it with every change that makes other pixels or other samples of the same plan.

Segments of an older engine are not found any more, and make room in time. The test
``tests/unit/render/test_engine.py`` and ``tests/integration/render/test_golden_frames.py`` compare
frames with those of this number.
"""

Identities = Mapping[str, tuple[str | int, ...]]
"""By source id: what tells one state of a file from another."""


def identities(edit: Edit, paths: Mapping[str, Path]) -> Identities:
    """What the files of an edit are now.

    The content hash, or where it is not known yet the place, names the file; size and time of
    change go with it, because a hash in an edit may be of the file that was there before. A file
    that cannot be looked at is like no other: nothing of it is found or found again.
    """
    return {name: _identity(source, paths[name]) for name, source in edit.sources if name in paths}


def segment_key(
    frames: Sequence[Decision], planned: Plan, known: Identities, encoding: Sequence[str]
) -> str:
    """The name of the segment that shows ``frames``; ``encoding`` are ffmpeg's exact arguments."""
    digest = _digest("segment", planned.size, str(planned.fps), list(encoding))
    for source in sorted({one.source for frame in frames for one in _both(frame)}):
        _add(digest, source, known.get(source))
    last: Decision | None = None
    for n, frame in enumerate(frames):
        if frame is last:  # a held picture is one object
            digest.update(b"=")
            continue
        last = frame
        # The time says nothing of the picture when the file's place in the game was moved.
        _add(digest, frame_json(n, frame), [one.index for one in _both(frame)])
    return digest.hexdigest()


def sound_key(planned: Plan, edit: Edit, known: Identities, encoding: Sequence[str]) -> str:
    """The name of the whole film's sound."""
    used = sorted({sound.source for sound in planned.sound})
    origins = {name: source.origin_us for name, source in edit.sources}
    digest = _digest("sound", str(planned.duration), list(encoding), repr(edit.reel.sound))
    for source in used:
        _add(digest, source, origins.get(source), known.get(source))
    _add(digest, [repr(sound) for sound in planned.sound], [repr(one) for one in planned.fades])
    return digest.hexdigest()


def _identity(source: Source, path: Path) -> tuple[str | int, ...]:
    try:
        state = path.stat()
    except OSError as error:
        log.warning("%s cannot be looked at: %s", path.name, error)
        return (str(uuid4()),)
    return (source.sha256 or str(path.resolve()), state.st_size, state.st_mtime_ns)


def _both(frame: Decision) -> tuple[Decision, ...]:
    """The decisions of the pictures in a frame: none for the card, two in a dissolve."""
    if frame.card is not None:
        return ()
    return (frame,) if frame.blend is None else (frame, frame.blend.decision)


def _digest(*parts: object) -> hashlib._Hash:
    digest = hashlib.sha256()
    libraries = (READER, cv2.__version__, PIL.__version__)
    program = ffmpeg_path()
    state = program.stat()  # tells versions apart without starting it
    _add(digest, ENGINE, [str(program), state.st_size, state.st_mtime_ns], libraries, *parts)
    return digest


def _add(digest: hashlib._Hash, *parts: object) -> None:
    digest.update(json.dumps(parts, separators=(",", ":"), sort_keys=True).encode() + b"\n")
