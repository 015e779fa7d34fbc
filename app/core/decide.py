"""What one output frame shows.

Everything is decided at the timestamp of the source picture that is shown, not at the output time:
a picture that is held (slow motion of a 30 fps game, a freeze) keeps its crop and its spotlight, so
a mark never slides off the player while the player stands still on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.core.banner import BannerMark, banner_at
from app.core.crop import CropBox, CropFrame, CropPath, crop_path
from app.core.edit import EditClip, Reel
from app.core.exact import Q, quantize
from app.core.facts import SourceFacts
from app.core.intro import CardMark
from app.core.score import ScoreMark, score_at
from app.core.spotlight import SpotlightMark, SpotlightPath, spotlight_path
from app.core.text import TextMark, text_at
from app.core.time import seconds
from app.core.timemap import TimeMap, time_map


@dataclass(frozen=True, slots=True)
class Blend:
    """The next clip's picture seen through this one: ``share`` 0..1024 of it, code values mixed."""

    decision: Decision
    share: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One output frame: which picture of which source, seen how. Integers and words only.

    ``source_us`` names the picture for people and for the hash; ``index`` finds it in the facts of
    the file at hand. ``rotation`` is the straightening in 1/1024 degrees. ``black`` is how far it is
    faded to black, 0..1024. A frame with a ``card`` shows nothing else: its source is "" and its
    index -1.
    """

    source: str
    source_us: int
    index: int
    crop: CropBox
    rotation: int
    spotlights: tuple[SpotlightMark, ...]
    texts: tuple[TextMark, ...]
    score: ScoreMark | None = None
    blend: Blend | None = None
    black: int = 0
    card: CardMark | None = None
    banner: BannerMark | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ClipDecider:
    """Decides the frames of one clip; built once, asked per frame."""

    reel: Reel
    clip: EditClip
    facts: SourceFacts
    origin_us: int
    times: TimeMap
    crop: CropPath
    spotlights: tuple[SpotlightPath, ...]

    def frame(self, n: int) -> Decision:
        """The decision for the clip's own frame ``n`` (0 is its first)."""
        t = self.times.source_at(Fraction(n) / self.reel.fps)
        return self.picture(self.facts.index_at(t - seconds(self.origin_us)))

    def at_source(self, t_us: int) -> Decision:
        """The decision for the picture shown at a source time (for editing, outside trims too)."""
        return self.picture(self.facts.index_at(seconds(t_us - self.origin_us)))

    def picture(self, index: int) -> Decision:
        """The decision for one picture of the source."""
        t_us = self.facts.time_us(index) + self.origin_us
        marks = (path.at(t_us) for path in self.spotlights)
        words = (text_at(text, t_us, self.reel.size[1]) for text in self.clip.texts)
        return Decision(
            self.clip.source,
            t_us,
            index,
            self.crop.at(t_us),
            quantize(self.clip.rotation_deg),
            tuple(mark for mark in marks if mark is not None and mark.opacity > 0),
            tuple(word for word in words if word is not None and word.opacity > 0),
            score_at(self.reel.score, self.clip.source, t_us),
            banner=banner_at(self.clip, t_us),
        )


def card_decision(card: CardMark) -> Decision:
    """The decision for a frame of the intro card."""
    return Decision("", 0, -1, CropBox(0, 0, Q), 0, (), (), card=card)


def clip_decider(reel: Reel, clip: EditClip, facts: SourceFacts, origin_us: int) -> ClipDecider:
    """Build the curves and the time map of one clip."""
    frame = CropFrame(
        facts.width, facts.height, Fraction(*reel.size), quantize(clip.rotation_deg) / Q
    )
    return ClipDecider(
        reel,
        clip,
        facts,
        origin_us,
        time_map(clip),
        crop_path(clip.crop, frame),
        tuple(spotlight_path(s, facts.width, facts.height) for s in clip.spotlights),
    )


def frame_time_us(facts: SourceFacts, t_us: int, origin_us: int = 0) -> int:
    """The timestamp of the picture shown at a source time: where a keyframe belongs."""
    return facts.time_us(facts.index_at(seconds(t_us - origin_us))) + origin_us
