"""Follow a player: a click becomes a track, and the track keyframes of spotlight, crop or both.

The track, thinned, is kept beside the reel (a setting of the coach, so it is synced and undone with
the rest): where the player left the box can be told after a restart, and the keyframes can be made
anew for something else without following again.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from app.core import arrange
from app.core.document import checked
from app.core.edit import Edit, EditClip
from app.core.errors import BadInput
from app.core.follow import (
    Drives,
    Stop,
    Track,
    TrackPoint,
    away_spans,
    driven,
    joined,
    thinned,
    track_from,
    track_to,
)
from app.core.game import GameFile
from app.services.framing import new_id
from app.services.lookup import sources_of
from app.services.media_cache import MediaCache
from app.services.operations import Operations, then
from app.storage import Store
from app.tracking.child import FollowCancelled, run_in_child
from app.tracking.request import Direction, FollowProgress, FollowRequest

__all__ = [
    "Drives",
    "Follow",
    "FollowAsk",
    "FollowProgress",
    "Followed",
    "Following",
    "Stop",
    "Track",
]

Spans: TypeAlias = tuple[tuple[int, int], ...]
_TRACK = "track:"
_POLL_S = 0.1


@dataclass(frozen=True, slots=True)
class FollowAsk:
    """A click on a player: upright source pixels at a source time of a clip, and what is to follow.

    ``spotlight_id`` says which spotlight; empty for the clip's first. ``go_on`` is the stop that
    the click answers; then the track there is continued, in its direction only.
    """

    reel_id: str
    clip_id: str
    t_us: int
    x: float
    y: float
    drives: Drives = "spotlight"
    spotlight_id: str = ""
    go_on: Stop | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of it: the edit as written, and the whole track of the clip."""

    edit: Edit
    track: Track


@dataclass(frozen=True, slots=True)
class _Ground:
    """What keyframes are made from: made from the same, they are right. ``edit`` holds the clip."""

    clip: EditClip
    reel_size: tuple[int, int]
    source_size: tuple[int, int]
    track: Track
    edit: Edit = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Making:
    """Keyframes to make of the clip's track, as ``join`` changes it; only ``within`` it if given.

    Making them takes up to a second, so it is not for the library's thread: ``ground`` and
    ``write`` are.
    """

    reel_id: str
    clip_id: str
    drives: Drives
    spotlight_id: str
    join: Callable[[Track], Track]
    within: tuple[int, int] | None = None

    def ground(self, store: Store) -> _Ground:
        """What there is now. ``NotFound`` when the reel or the clip is gone."""
        edit = store.edit(self.reel_id)
        clip = arrange.clip_of(edit, self.clip_id)
        file = sources_of(store, edit)[clip.source]
        size = (file.width, file.height)
        track = _stored(store, self.reel_id, self.clip_id)
        return _Ground(clip, edit.reel.size, size, track, edit)

    def made(self, ground: _Ground) -> Followed:
        """The edit with the keyframes, and the track."""
        track, size = self.join(ground.track), ground.source_size
        edit = driven(
            ground.edit,
            self.clip_id,
            track,
            self.drives,
            size,
            self.spotlight_id,
            new_id(),
            self.within,
        )
        return Followed(checked(edit), track)

    def write(self, ground: _Ground, made: Followed, store: Store) -> Followed | _Ground:
        """Write them; where the ground is another by now, nothing is written and it is returned."""
        now = self.ground(store)
        if now != ground:
            return now
        if made.track != now.track:
            store.put_setting(_key(self.reel_id, self.clip_id), track_to(made.track))
        new = arrange.with_clip(now.edit, arrange.clip_of(made.edit, self.clip_id))
        if new != now.edit:
            store.put_edit(new)
        return Followed(new, made.track)


class Following:
    """One run. ``result`` is a future of ``Followed``; a cancelled one raises ``CancelledError``."""

    def __init__(self) -> None:
        self.result: Future[Followed] = Future()
        self.result.set_running_or_notify_cancel()
        self.stop = threading.Event()

    def cancel(self) -> None:
        """Stop it; nothing is written."""
        self.stop.set()


class Follow:
    """Follows players. Safe to call from any thread; one run at a time, others wait."""

    def __init__(self, operations: Operations, media: MediaCache) -> None:
        self._operations, self._media = operations, media
        self._pool = ThreadPoolExecutor(1, "follow")
        self._looks = ThreadPoolExecutor(1, "follow-look")
        self._lock = threading.Lock()
        self._running: set[Following] = set()

    def start(
        self, ask: FollowAsk, on_progress: Callable[[FollowProgress], None] | None = None
    ) -> Following:
        """Follow the clicked player through the clip, then write the keyframes: one undo step.

        ``on_progress`` is called on a background thread. The result raises ``BadInput`` for a click
        beside the picture, ``MediaGone`` and ``BadMedia`` for footage that cannot be read.
        """
        run = Following()
        with self._lock:
            self._running.add(run)
        self._pool.submit(self._run, run, ask, on_progress)
        return run

    def track(self, reel_id: str, clip_id: str) -> Future[Track]:
        """The track of a clip; an empty one when nobody was followed in it."""
        return self._operations.read(lambda store: _stored(store, reel_id, clip_id))

    def away(self, edit: Edit, clip_id: str, track: Track, size: tuple[int, int]) -> Future[Spans]:
        """The stretches of a clip, in source time, in which the player is outside the crop."""
        clip = arrange.clip_of(edit, clip_id)
        return self._looks.submit(away_spans, track.points, edit, clip, size)

    def drive(
        self, reel_id: str, clip_id: str, drives: Drives, spotlight_id: str = ""
    ) -> Future[Edit]:
        """Make the keyframes anew from the clip's track, for something else perhaps."""

        def whole(track: Track) -> Track:
            if not track.points:
                raise BadInput("Nobody was followed in this clip yet; follow a player first.")
            return track

        making = _Making(reel_id, clip_id, drives, spotlight_id, whole)
        return then(self._looks.submit(self._put, making), lambda followed: followed.edit)

    def close(self) -> None:
        """Stop what runs."""
        with self._lock:
            running = tuple(self._running)
        for run in running:
            run.cancel()
        for pool in (self._pool, self._looks):
            pool.shutdown(wait=True, cancel_futures=True)

    def _run(
        self, run: Following, ask: FollowAsk, on_progress: Callable[[FollowProgress], None] | None
    ) -> None:
        try:
            run.result.set_result(self._followed(run, ask, on_progress))
        except FollowCancelled:
            run.result.set_exception(CancelledError())
        except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
            run.result.set_exception(error)
        finally:
            with self._lock:
                self._running.discard(run)

    def _followed(
        self, run: Following, ask: FollowAsk, on_progress: Callable[[FollowProgress], None] | None
    ) -> Followed:
        edit, file, before = self._operations.read(lambda store: _asked(store, ask)).result()
        clip = arrange.clip_of(edit, ask.clip_id)
        path = self._media.here(file)
        self._table(path, run)
        request = FollowRequest(
            path,
            ask.t_us,
            ask.x,
            ask.y,
            clip.start_us,
            clip.end_us,
            _direction(ask.go_on),
            _height(before, ask),
        )
        track = thinned(run_in_child(request, self._media.folder, on_progress, run.stop))
        if run.stop.is_set():
            raise FollowCancelled

        making = _Making(
            ask.reel_id,
            ask.clip_id,
            ask.drives,
            ask.spotlight_id,
            lambda old: _joined(old, track, ask.go_on),
            # What was there before an answered stop may have been corrected by hand: it stays.
            (track.start_us, track.end_us) if ask.go_on is not None else None,
        )
        return self._put(making)

    def _put(self, making: _Making) -> Followed:
        """Make keyframes on this thread and write them: made again where the clip changed meanwhile."""
        ground = self._operations.read(making.ground).result()
        while True:
            made = making.made(ground)
            write = partial(making.write, ground, made)
            found = self._operations.write("follow player", write).result()
            if isinstance(found, Followed):
                return found
            ground = found

    def _table(self, path: Path, run: Following) -> None:
        """Wait for the frame table; the child reads what that leaves on the disk."""
        making = self._media.index(path)
        while not run.stop.is_set():
            with contextlib.suppress(TimeoutError):
                making.result(_POLL_S)
                return
        raise FollowCancelled


def _asked(store: Store, ask: FollowAsk) -> tuple[Edit, GameFile, Track]:
    edit = store.edit(ask.reel_id)
    clip = arrange.clip_of(edit, ask.clip_id)
    if not clip.start_us <= ask.t_us < clip.end_us:
        raise BadInput("Move the playhead into the clip to follow a player there.")
    file = sources_of(store, edit)[clip.source]
    return edit, file, _stored(store, ask.reel_id, ask.clip_id)


def _joined(old: Track, new: Track, go_on: Stop | None) -> Track:
    """A new player's track takes the place of the old one; an answered stop is done with."""
    if go_on is None:
        return new
    answered = tuple(stop for stop in old.stops if stop != go_on)
    return joined(replace(old, stops=answered), new)


def _direction(go_on: Stop | None) -> Direction:
    if go_on is None:
        return "both"
    return "forward" if go_on.forward else "backward"


def _height(track: Track, ask: FollowAsk) -> float:
    """How tall the player was near there, when the click goes on with a track."""
    if ask.go_on is None or not track.points:
        return 0.0
    nearest: TrackPoint = min(track.points, key=lambda point: abs(point.t_us - ask.t_us))
    return nearest.height


def _key(reel_id: str, clip_id: str) -> str:
    return f"{_TRACK}{reel_id}:{clip_id}"


def _stored(store: Store, reel_id: str, clip_id: str) -> Track:
    text = store.setting(_key(reel_id, clip_id), "")
    return track_from(text) if isinstance(text, str) and text else Track()
