"""Random valid edits and the facts of their sources, for property tests.

    @given(cases(max_frames=60))
    def test_something(case: Case) -> None:
        plan(case.edit, case.facts)

Pass ``facts`` to get edits of footage that exists: ``cases({"g1": facts_of_a_file})``. ``max_frames``
caps the length of the whole output, so that a test that draws every frame stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, count, cycle, islice

from hypothesis import strategies as st

from app.core.document import checked
from app.core.edit import (
    ANCHORS,
    BEYOND,
    EASES,
    SHAPES,
    TRANSITIONS,
    ClipAudio,
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Goal,
    Intro,
    Poster,
    Reel,
    ReelSound,
    ScoreBug,
    Segment,
    Source,
    SpeedSegment,
    Spotlight,
    SpotlightKey,
    Text,
    Transition,
    segment_order,
)
from app.core.facts import SourceFacts
from app.core.timemap import time_map
from tests.support.case import Case as Case
from tests.support.case import facts_from_value as facts_from_value
from tests.support.case import facts_to_value as facts_to_value

RATES = tuple(Fraction(*r) for r in ((24, 1), (25, 1), (30, 1), (30000, 1001), (50, 1), (60, 1)))
OUTPUT_RATES = tuple(Fraction(*r) for r in ((25, 1), (30, 1), (30000, 1001), (60, 1)))
SIZES = ((270, 480), (216, 270), (240, 240), (480, 270), (1080, 1920), (318, 178))
SOURCE_SIZES = ((320, 180), (640, 360), (360, 640), (319, 179), (1920, 1080), (64, 64))
SPEEDS = tuple(Fraction(*s) for s in ((1, 4), (1, 2), (3, 4), (3, 2), (2, 1), (4, 1), (5, 7)))
COLORS = ("#FFFFFF", "#00FFFF", "#FFEE00", "#FF66AA", "#FF8800")


@st.composite
def source_facts(draw: st.DrawFn, max_pictures: int = 300) -> SourceFacts:
    """A source: constant rate in its own or a finer clock, or variable, starting anywhere."""
    width, height = draw(st.sampled_from(SOURCE_SIZES))
    pictures = draw(st.integers(1, max_pictures))
    first = draw(st.sampled_from((0, 0, 1001, -512)))
    if draw(st.booleans()):
        rate = draw(st.sampled_from(RATES))
        ticks = draw(st.sampled_from((1, 512, 1001)))
        time_base = 1 / (rate * ticks)
        pts = [first + ticks * i for i in range(pictures)]
        end = pts[-1] + ticks
    else:
        time_base = Fraction(1, draw(st.sampled_from((600, 1000, 15360, 90000, 1_000_000_000))))
        least = max(1, int(Fraction(1, 240) / time_base))
        step = st.integers(least, max(least, int(Fraction(1, 8) / time_base)))
        # A pattern that repeats: hundreds of single draws would take most of a test's time.
        pattern = draw(st.lists(step, min_size=1, max_size=12))
        steps = list(islice(cycle(pattern), pictures))
        pts = list(accumulate(steps[:-1], initial=first))
        end = pts[-1] + steps[-1]
    return SourceFacts(width, height, time_base, pts, end, draw(st.booleans()))


@st.composite
def cases(
    draw: st.DrawFn,
    facts: Mapping[str, SourceFacts] | None = None,
    max_frames: int = 240,
    max_clips: int = 4,
) -> Case:
    """A valid edit with at most ``max_frames`` output frames, at least one clip."""
    if facts is None:
        names = ("g1", "g2")[: draw(st.integers(1, 2))]
        facts = {name: draw(source_facts()) for name in names}
    size, fps = draw(st.sampled_from(SIZES)), draw(st.sampled_from(OUTPUT_RATES))
    ids = (f"id-{n}" for n in count(1))
    clips: list[EditClip] = []
    left = max_frames
    for _ in range(draw(st.integers(1, max_clips))):
        if left < 1:
            break
        name = draw(st.sampled_from(sorted(facts)))
        clip = draw(_clips(next(ids), name, facts[name]))
        clip = _marked(draw, clip, facts[name], ids)
        clip = shortened(clip, fps, left)
        left -= time_map(clip).frame_count(fps)
        clips.append(clip)
    sources = tuple((name, Source(f"{name}.mp4")) for name in sorted(facts))
    reel = draw(reels(size, fps, sorted(facts), [clip.id for clip in clips], max_frames))
    return Case(checked(Edit(reel, sources, tuple(clips))), facts)


@st.composite
def reels(
    draw: st.DrawFn,
    size: tuple[int, int],
    fps: Fraction,
    sources: Sequence[str],
    clips: Sequence[str],
    max_frames: int,
) -> Reel:
    """A reel with any transition, and now and then a card, a score, a poster and sound settings."""
    kind = draw(st.sampled_from(TRANSITIONS))
    transition = Transition(kind, draw(st.integers(0, 1_500_000)))
    most = int(max_frames / fps * 1_000_000)
    intro = score = poster = None
    if draw(st.booleans()) and most > 1_000_000:
        intro = Intro(draw(st.text("abc ÄÖ\U0001f600", max_size=30)), us=500_000)
    if draw(st.booleans()):
        clocks = tuple((s, draw(st.integers(-5_000_000, 90_000_000))) for s in sources)
        goals = draw(st.lists(st.integers(0, 9_000_000), max_size=3))
        score = ScoreBug(
            "LIO", "TIG", clocks=clocks, goals=tuple(Goal(g, g % 2 == 0) for g in goals)
        )
    if draw(st.booleans()) and clips:
        poster = Poster(draw(st.sampled_from(clips)), draw(st.integers(0, 9_000_000)))
    sound = ReelSound(beyond=draw(st.sampled_from(BEYOND)))
    return Reel("reel", "Random", size, fps, transition, intro, score, poster, sound)


def shortened(clip: EditClip, fps: Fraction, max_frames: int) -> EditClip:
    """The clip cut until it has at most so many output frames (freezes go first)."""
    if time_map(clip).frame_count(fps) > max_frames:
        speeds = tuple(s for s in clip.segments if isinstance(s, SpeedSegment))
        clip = replace(clip, segments=speeds)
    while time_map(clip).frame_count(fps) > max_frames and clip.end_us - clip.start_us > 1:
        half = clip.start_us + (clip.end_us - clip.start_us) // 2
        clip = replace(clip, end_us=max(clip.start_us + 1, half))
    return clip


@st.composite
def _clips(draw: st.DrawFn, clip_id: str, source: str, facts: SourceFacts) -> EditClip:
    last = max(1, facts.duration_us)
    start = draw(st.integers(0, last - 1))
    end = draw(st.integers(start + 1, last))
    rotation = draw(st.sampled_from((0.0, 0.0, 0.0, 5.0, -7.25, 20.0, -0.001)))
    keys = draw(crop_keys(facts))
    audio = ClipAudio(draw(st.sampled_from((0.0, -6.0, 3.5))), draw(st.booleans()))
    speed = draw(segments(last))
    return EditClip(clip_id, source, start, end, "", rotation, keys, speed, audio)


def times(facts: SourceFacts) -> st.SearchStrategy[int]:
    """Source times in and after a source, pictures' own times more often than others."""
    own = st.integers(0, len(facts.pts) - 1).map(facts.time_us)
    return own | st.integers(0, facts.duration_us + 1_000_000)


@st.composite
def crop_keys(draw: st.DrawFn, facts: SourceFacts, most: int = 6) -> tuple[CropKey, ...]:
    """Crop keyframes, many of them reaching out of the picture."""
    across = st.floats(-200.0, facts.width + 200.0)
    down = st.floats(-200.0, facts.height + 200.0)
    heights = st.floats(1.0, facts.height * 2.0)
    stand = sorted(draw(st.sets(times(facts), max_size=most)))
    ease = st.sampled_from(EASES)
    return tuple(CropKey(t, draw(across), draw(down), draw(heights), draw(ease)) for t in stand)


@st.composite
def segments(draw: st.DrawFn, last_us: int) -> tuple[Segment, ...]:
    """Speeds that do not overlap and freezes, some outside the clip."""
    cuts = sorted(draw(st.sets(st.integers(0, last_us + 500_000), max_size=6)))
    found: list[Segment] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        found.append(SpeedSegment(start, end, draw(st.sampled_from(SPEEDS))))
    stand = draw(st.sets(st.sampled_from([*cuts, 0]) | st.integers(0, last_us), max_size=2))
    found.extend(Freeze(at, draw(st.integers(1, 1_000_000))) for at in sorted(stand))
    return tuple(sorted(found, key=segment_order))


def _marked(draw: st.DrawFn, clip: EditClip, facts: SourceFacts, ids: Iterator[str]) -> EditClip:
    """The clip with up to two spotlights one after the other, and up to two texts."""
    lights: list[Spotlight] = []
    start = draw(st.integers(0, facts.duration_us))
    for _ in range(draw(st.integers(0, 2))):
        end = start + draw(st.integers(500_000, 3_000_000))
        lights.append(draw(_spotlights(next(ids), start, end, facts)))
        start = end
    texts: list[Text] = []
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, facts.duration_us))
        end = at + draw(st.integers(300_000, 3_000_000))
        texts.append(draw(_texts(next(ids), at, end)))
    return replace(clip, spotlights=tuple(lights), texts=tuple(texts))


@st.composite
def _spotlights(draw: st.DrawFn, name: str, start: int, end: int, facts: SourceFacts) -> Spotlight:
    across, down = st.floats(-50.0, facts.width + 50.0), st.floats(-50.0, facts.height + 50.0)
    radius, share = st.floats(1.0, 300.0), st.sampled_from((0.0, 0.1, 0.25, 0.4))
    stand = sorted(draw(st.sets(st.integers(0, end), min_size=1, max_size=4)))
    ease = st.sampled_from(EASES)
    keys = tuple(
        SpotlightKey(t, draw(across), draw(down), draw(radius), draw(radius), draw(ease))
        for t in stand
    )
    shape, color = draw(st.sampled_from(SHAPES)), draw(st.sampled_from(COLORS))
    stroke = draw(st.integers(1, 3))
    shares = draw(share), draw(share), draw(share)
    return Spotlight(name, start, end, keys, shape, color, stroke, *shares)


@st.composite
def _texts(draw: st.DrawFn, name: str, start: int, end: int) -> Text:
    words = draw(st.sampled_from(("#10 Maya", "GOAL", "Ölçü 2–1", "two\nlines", "", "守门员")))
    shift = st.sampled_from((0.0, 0.05, -0.2))
    return Text(
        name,
        start,
        end,
        words,
        size=draw(st.sampled_from((0.04, 0.06, 0.12))),
        color=draw(st.sampled_from(COLORS)),
        anchor=draw(st.sampled_from(ANCHORS)),
        dx=draw(shift),
        dy=draw(shift),
        stroke=draw(st.booleans()),
        shadow=draw(st.booleans()),
        background=draw(st.sampled_from(("", "#2E7D32"))),
    )
