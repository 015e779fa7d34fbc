"""The reel and the clip as rows of pictures that a ``Stream`` can play.

Pictures are made by the same deciders and the same ``Compositor`` as the export, at the export's
size, so what is seen is what is written. The edit can be exchanged while a stream plays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import numpy as np

from app.core.arrange import clip_index
from app.core.decide import ClipDecider, Decision
from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.facts import SourceFacts
from app.core.layout import Layout
from app.core.plan import deciders, fades, frame_at, laid_out, sounds
from app.core.time import ceil, microseconds, round_half_up, seconds
from app.media.colour import Image
from app.media.downmix import Samples
from app.media.index import FrameIndex
from app.media.picture import Picture
from app.media.provider import Enough, RoughPicture, ShouldStop
from app.media.proxy import ProxyFile, ProxyReader
from app.media.reader import FrameReader
from app.media.readers import OpenFiles, Rough
from app.media.sound import RATE, SoundReader
from app.media.source import MediaFile
from app.render.compose import Compositor, pictures_of
from app.render.sound import PlannedSound

Effects = Literal["framing", "overlay"]
View = Literal["raw", "framing", "overlay"]
Tables = Mapping[str, tuple[MediaFile, FrameIndex]]
"""The file and frame table of each source."""


class Footage:
    """Open files of an edit's sources, each read by the thread that opened it."""

    def __init__(self, tables: Tables, proxies: Mapping[str, ProxyFile] | None = None) -> None:
        self.tables = tables
        self._proxies = {source: ProxyReader(p) for source, p in (proxies or {}).items()}
        self._files = OpenFiles(lambda source: FrameReader(*tables[source]))
        self._sounds: dict[str, SoundReader] = {}
        self._compositor: Compositor | None = None

    def picture(
        self, source: str, i: int, stop: ShouldStop | None = None, *, other: bool = False
    ) -> Picture:
        """A picture of a source; ``other``: of a second stretch that is read at the same time."""
        return self._files.picture(source, i, stop, other=other)

    def rough(self, source: str, i: int, enough: Enough, should_stop: ShouldStop) -> Rough:
        """For a hand that moves: a picture of a source, or one near it that is there sooner."""
        return self._files.readers(source).rough(i, enough, should_stop)

    def towards(self, source: str, i: int, enough: Enough, should_stop: ShouldStop) -> Picture:
        """A picture of a source, or the latest decoded on the way there."""
        return self._files.readers(source).towards(i, enough, should_stop)

    def small(self, source: str, i: int, enough: Enough, should_stop: ShouldStop) -> Picture | None:
        """A picture of a source's proxy, if there is one that has it, or the latest on the way."""
        proxy = self._proxies.get(source)
        return None if proxy is None else proxy.picture(i, should_stop, enough)

    def has_small(self, source: str, i: int) -> bool:
        """Whether a source's proxy has a picture."""
        proxy = self._proxies.get(source)
        return proxy is not None and proxy.has(i)

    def sound(self, source: str) -> SoundReader:
        """The sound of a source."""
        if source not in self._sounds:
            self._sounds[source] = SoundReader(*self.tables[source])
        return self._sounds[source]

    def composed(self, size: tuple[int, int], decision: Decision, stop: ShouldStop) -> Image:
        """The output frame of a decision."""
        picture, other = pictures_of(
            decision,
            lambda source, index: self.picture(source, index, stop),
            lambda source, index: self.picture(source, index, stop, other=True),
        )
        return self._composing(size).compose(decision, picture, other=other)

    def composed_of(self, size: tuple[int, int], decision: Decision, picture: Picture) -> Image:
        """The output frame of a decision whose picture is there; none that shows two."""
        return self._composing(size).compose(decision, picture)

    def _composing(self, size: tuple[int, int]) -> Compositor:
        if self._compositor is None or self._compositor.size != size:
            self._compositor = Compositor(size)
        return self._compositor

    def close(self) -> None:
        """Close every file."""
        self._files.close()
        for proxy in self._proxies.values():
            proxy.close()
        for sound in self._sounds.values():
            sound.close()
        self._sounds.clear()


@dataclass(frozen=True, slots=True)
class _Reel:
    """One state of an edit, with its deciders; replaced as a whole."""

    edit: Edit
    clips: tuple[ClipDecider, ...]
    laid: Layout

    @property
    def count(self) -> int:
        return self.laid.total

    def at(self, n: int) -> tuple[int, ClipDecider, int]:
        """The clip of a frame: its place, its decider and the clip's own frame number; for the
        intro card the first frame of the first clip."""
        k = max(0, self.laid.clip_at(n))
        return k, self.clips[k], max(0, n - self.laid.firsts[k])

    def decision(self, n: int) -> Decision:
        """What frame ``n`` shows, or the last one."""
        return frame_at(self.edit, self.clips, self.laid, min(n, self.count - 1))


class ReelProvider:
    """A reel on the output's timeline, frame for frame what the export writes."""

    def __init__(self, edit: Edit, tables: Tables, effects: Effects) -> None:
        self._footage = Footage(tables)
        self._effects = effects
        self._state = self._built(edit)
        self._sound: tuple[_Reel, PlannedSound] | None = None
        """For the thread that asks for sound."""

    def set_edit(self, edit: Edit) -> None:
        """Show another state of the edit from now on; ``BadEdit`` leaves the old one."""
        self._state = self._built(edit)

    def _built(self, edit: Edit) -> _Reel:
        if not edit.clips:
            raise BadInput(f"The reel {edit.reel.name!r} has no clips to show; add one first.")
        clips = tuple(deciders(shown(edit, self._effects), _facts(self._footage.tables)))
        return _Reel(edit, clips, laid_out(edit, clips))

    @property
    def count(self) -> int:
        return self._state.count

    @property
    def fps(self) -> Fraction:
        return self._state.edit.reel.fps

    @property
    def duration_us(self) -> int:
        return self.time_us(self._state.count)

    @property
    def composed(self) -> bool:
        return True

    def time_us(self, n: int) -> int:
        return microseconds(Fraction(n) / self.fps)

    def index_at(self, t_us: int) -> int:
        n = (seconds(t_us) + Fraction(1, 1_000_000)) * self.fps
        return min(max(0, n.numerator // n.denominator), self._state.count - 1)

    def clip_id(self, n: int) -> str:
        """The clip a frame belongs to."""
        return self._state.at(n)[1].clip.id

    def source_us(self, n: int) -> int:
        """The source time that a frame shows."""
        _, decider, own = self._state.at(n)
        return decider.frame(own).source_us

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        state = self._state
        return self._footage.composed(state.edit.reel.size, state.decision(n), should_stop)

    def rough(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        del enough
        near = self.run_start(n)
        return RoughPicture(near, self.picture(near, should_stop), self._state.edit.reel.size)

    def towards(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        del enough
        return RoughPicture(n, self.picture(n, should_stop), self._state.edit.reel.size)

    def quick(self, n: int) -> bool:
        del n
        return False

    def run_start(self, n: int) -> int:
        state = self._state
        k, decider, own = state.at(min(n, state.count - 1))
        table = self._footage.tables[decider.clip.source][1]
        key = table.key_before(decider.frame(own).index)
        key_us = table.facts.time_us(key) + decider.origin_us
        begun = ceil(decider.times.output_at(max(key_us, decider.clip.start_us)) * self.fps)
        return state.laid.firsts[k] + min(own, max(0, begun)) if n >= state.laid.intro else 0

    def sound(self, start_us: int, frames: int) -> Samples:
        return self._planned_sound().read(int(seconds(start_us) * RATE), frames)

    def _planned_sound(self) -> PlannedSound:
        """The sound of the present state; kept while it stays the same, to go on where it was."""
        state, kept = self._state, self._sound
        if kept is not None and kept[0] is state:
            return kept[1]
        planned = sounds(state.edit, state.clips, state.laid)
        gone, total = fades(state.laid, self.fps), round_half_up(state.count / self.fps * RATE)
        if kept is not None:
            if (kept[1].sounds, kept[1].fades, kept[1].total) == (planned, gone, total):
                self._sound = state, kept[1]
                return kept[1]
            kept[1].close()
        tables = self._footage.tables
        origins = {source: found.origin_us for source, found in state.edit.sources}
        made = PlannedSound(planned, total, lambda s: SoundReader(*tables[s]), origins, gone)
        self._sound = state, made
        return made

    def close(self) -> None:
        if self._sound is not None:
            self._sound[1].close()
        self._footage.close()


class ClipProvider:
    """One clip's whole source on the source's own timeline, trims or not.

    *raw* is the upright picture of the footage; the others are what the export shows at that time.
    """

    def __init__(
        self,
        edit: Edit,
        clip_id: str,
        tables: Tables,
        view: View,
        proxies: Mapping[str, ProxyFile] | None = None,
    ) -> None:
        self._view = view
        self._clip_id = clip_id
        self._footage = Footage(tables, proxies)
        self._state = self._built(edit)

    def set_edit(self, edit: Edit) -> None:
        """Show another state of the edit from now on."""
        self._state = self._built(edit)

    def _built(self, edit: Edit) -> tuple[tuple[int, int], ClipDecider]:
        effects: Effects = "overlay" if self._view == "raw" else self._view
        # Alone: the others may be of games that this provider has no footage of.
        alone = replace(edit, clips=(edit.clips[clip_index(edit, self._clip_id)],))
        (decider,) = deciders(shown(alone, effects), _facts(self._footage.tables))
        return edit.reel.size, decider

    @property
    def _table(self) -> FrameIndex:
        return self._footage.tables[self._state[1].clip.source][1]

    @property
    def count(self) -> int:
        return self._table.count

    @property
    def fps(self) -> Fraction:
        return self._table.fps

    @property
    def duration_us(self) -> int:
        return self._state[1].origin_us + self._table.facts.duration_us

    @property
    def composed(self) -> bool:
        return self._view != "raw"

    def time_us(self, n: int) -> int:
        return self._table.facts.time_us(n) + self._state[1].origin_us

    def index_at(self, t_us: int) -> int:
        return self._table.facts.index_at(seconds(t_us - self._state[1].origin_us))

    def clip_id(self, n: int) -> str:
        """The clip that is being edited."""
        del n
        return self._clip_id

    def source_us(self, n: int) -> int:
        """The source time of a picture."""
        return self.time_us(n)

    def picture(self, n: int, should_stop: ShouldStop) -> Image:
        size, decider = self._state
        if self._view == "raw":
            return self._footage.picture(decider.clip.source, n, should_stop)
        return self._footage.composed(size, decider.picture(n), should_stop)

    def rough(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        source = self._state[1].clip.source
        if self._view == "raw":
            small = self._footage.small(source, n, enough, should_stop)
            if small is not None:
                shape = self._table.geometry.upright
                return RoughPicture(small.index, small, shape, sharp=False)
        found = self._footage.rough(source, n, enough, should_stop)
        return self._seen(found.picture, going_on=found.going_on)

    def towards(self, n: int, enough: Enough, should_stop: ShouldStop) -> RoughPicture:
        source = self._state[1].clip.source
        picture = self._footage.towards(source, n, enough, should_stop)
        return self._seen(picture, going_on=True)

    def _seen(self, picture: Picture, *, going_on: bool) -> RoughPicture:
        """A picture of the source as this view shows it."""
        size, decider = self._state
        if self._view == "raw":
            shape = self._table.geometry.upright
            return RoughPicture(picture.index, picture, shape, going_on=going_on)
        image = self._footage.composed_of(size, decider.picture(picture.index), picture)
        return RoughPicture(picture.index, image, size, going_on=going_on)

    def quick(self, n: int) -> bool:
        return self._view == "raw" and self._footage.has_small(self._state[1].clip.source, n)

    def run_start(self, n: int) -> int:
        return self._table.key_before(n)

    def sound(self, start_us: int, frames: int) -> Samples:
        decider = self._state[1]
        if not decider.facts.has_audio:
            return np.zeros((frames, 2), np.float32)
        return self._footage.sound(decider.clip.source).read(start_us - decider.origin_us, frames)

    def close(self) -> None:
        self._footage.close()


def shown(edit: Edit, effects: Effects) -> Edit:
    """The edit as this view shows it: *framing* leaves spotlights and texts out."""
    if effects == "overlay":
        return edit
    return replace(edit, clips=tuple(replace(c, spotlights=(), texts=()) for c in edit.clips))


def _facts(tables: Tables) -> dict[str, SourceFacts]:
    return {source: table.facts for source, (_, table) in tables.items()}
