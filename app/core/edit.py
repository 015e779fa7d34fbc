"""The edit document as frozen values: the one truth for preview, local export and cloud.

Positions are in upright source pixels (floats, pixel *edges*: the picture spans 0..width), times in
source microseconds (0 = the first picture of the file). Nothing derived is stored: the width of a
crop follows from the reel's ratio, the order of clips from their place in the list.

Values are changed with ``dataclasses.replace``. ``app.core.document`` reads and writes them as JSON
and is the only place that checks them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

SCHEMA = 2

Ease: TypeAlias = Literal["smooth", "linear", "hold"]
Shape: TypeAlias = Literal["body", "ground"]
Anchor: TypeAlias = Literal[
    "top-left",
    "top",
    "top-right",
    "left",
    "center",
    "right",
    "bottom-left",
    "bottom",
    "bottom-right",
]
TransitionKind: TypeAlias = Literal["cut", "fade", "dissolve"]
Beyond: TypeAlias = Literal["mute", "keep"]

EASES: tuple[Ease, ...] = ("smooth", "linear", "hold")
SHAPES: tuple[Shape, ...] = ("body", "ground")
ANCHORS: tuple[Anchor, ...] = (
    "top-left",
    "top",
    "top-right",
    "left",
    "center",
    "right",
    "bottom-left",
    "bottom",
    "bottom-right",
)
TRANSITIONS: tuple[TransitionKind, ...] = ("cut", "fade", "dissolve")
BEYOND: tuple[Beyond, ...] = ("mute", "keep")
SPEEDS = tuple(Fraction(n, 4) for n in (1, 2, 3, 4, 6, 8, 16))
"""The speeds the editor offers; the engine renders every speed from 1/4 to 4."""


@dataclass(frozen=True, slots=True)
class CropKey:
    """A crop box at a source time: centre and height in source pixels."""

    t_us: int
    cx: float
    cy: float
    height: float
    ease: Ease = "smooth"


@dataclass(frozen=True, slots=True)
class SpeedSegment:
    """A part of a clip, [start, end) in source time, played at one speed."""

    start_us: int
    end_us: int
    speed: Fraction


@dataclass(frozen=True, slots=True)
class Freeze:
    """The picture at ``at_us`` held for ``freeze_us`` before the clip goes on."""

    at_us: int
    freeze_us: int


Segment: TypeAlias = SpeedSegment | Freeze


def segment_order(segment: Segment) -> tuple[int, int]:
    """The one order of segments: by time, a speed before a freeze."""
    if isinstance(segment, Freeze):
        return segment.at_us, 1
    return segment.start_us, 0


@dataclass(frozen=True, slots=True)
class ClipAudio:
    """The sound of one clip."""

    gain_db: float = 0.0
    mute: bool = False


@dataclass(frozen=True, slots=True)
class SpotlightKey:
    """An ellipse at a source time: centre and radii in source pixels."""

    t_us: int
    cx: float
    cy: float
    rx: float
    ry: float
    ease: Ease = "smooth"


@dataclass(frozen=True, slots=True)
class Spotlight:
    """The mark on a player over [start, end) of source time.

    ``fill``, ``dim`` and ``brighten`` are shares 0..0.4; ``stroke`` is 1..3, its width in
    units of 1/640 of the output's longer side.
    """

    id: str
    start_us: int
    end_us: int
    keyframes: tuple[SpotlightKey, ...]
    shape: Shape = "body"
    color: str = "#FFFFFF"
    stroke: int = 2
    fill: float = 0.0
    dim: float = 0.2
    brighten: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the output picture over [start, end) of source time.

    ``size`` is the line height as a share of the output's height; ``dx`` and ``dy`` move the text
    from its anchor by shares of the output's width and height. ``background`` is a colour or empty.
    """

    id: str
    start_us: int
    end_us: int
    text: str
    font: str = "Inter"
    size: float = 0.06
    color: str = "#FFFFFF"
    anchor: Anchor = "bottom"
    dx: float = 0.0
    dy: float = 0.0
    stroke: bool = True
    shadow: bool = True
    background: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """The lower third of a recap's clip: match clock, notation of the rating, name and notes, on a
    panel in the colour of the rating. It stands as long as the clip."""

    clock: str
    notation: str
    name: str
    notes: str = ""
    color: str = "#2E7D32"


@dataclass(frozen=True, slots=True)
class EditClip:
    """A range of one source in the reel, with everything that is done to it.

    Keyframes, segments, spotlights and texts may lie outside [start, end): a trim is virtual, and
    what it hides comes back when the clip is made longer again.
    """

    id: str
    source: str
    start_us: int
    end_us: int
    name: str = ""
    rotation_deg: float = 0.0
    crop: tuple[CropKey, ...] = ()
    segments: tuple[Segment, ...] = ()
    audio: ClipAudio = field(default_factory=ClipAudio)
    spotlights: tuple[Spotlight, ...] = ()
    texts: tuple[Text, ...] = ()
    banner: Banner | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the footage is, and its content hash (``""`` when not computed yet).

    ``origin_us`` is the source time of the file's first picture: 0 for a whole file, later for a
    chunk that was cut out of one.
    """

    path: str
    sha256: str = ""
    origin_us: int = 0


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens between two clips: nothing, a fade through black, or one dissolves into the other.

    ``us`` is how long it takes; where a clip is too short for it, it takes less (``app.core.layout``).
    """

    kind: TransitionKind = "cut"
    us: int = 500_000


@dataclass(frozen=True, slots=True)
class Intro:
    """The card a reel begins with. ``photo`` is a JPEG or PNG file in base64, or empty."""

    title: str
    subtitle: str = ""
    us: int = 2_500_000
    color: str = "#FFFFFF"
    background: str = "#101418"
    accent: str = "#2E7D32"
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the home team or the other one, at a time of the match clock."""

    clock_us: int
    home: bool


@dataclass(frozen=True, slots=True)
class ScoreBug:
    """The score and the match clock in a corner of the picture.

    ``clocks`` says by source what the match clock shows at its time 0 (below 0: the game has not
    begun yet); a source that is not in it has no bug.
    """

    home: str
    away: str
    home_color: str = "#1565C0"
    away_color: str = "#C62828"
    clocks: tuple[tuple[str, int], ...] = ()
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """The picture that stands for the reel: a source time of one of its clips."""

    clip: str
    t_us: int


@dataclass(frozen=True, slots=True)
class ReelSound:
    """The reel's sound: brought to an even loudness or not, and what is heard of speeds below 1/2
    and above 2, where voices are not themselves any more."""

    loudness: bool = False
    beyond: Beyond = "mute"


@dataclass(frozen=True, slots=True)
class Reel:
    """The reel's frame: output size in pixels (both even) and frame rate."""

    id: str
    name: str
    size: tuple[int, int] = (1080, 1920)
    fps: Fraction = Fraction(30)
    transition: Transition = field(default_factory=Transition)
    intro: Intro | None = None
    score: ScoreBug | None = None
    poster: Poster | None = None
    sound: ReelSound = field(default_factory=ReelSound)


@dataclass(frozen=True, slots=True)
class Edit:
    """A whole edit document. ``sources`` is ordered by id."""

    reel: Reel
    sources: tuple[tuple[str, Source], ...]
    clips: tuple[EditClip, ...]

    def source(self, source_id: str) -> Source:
        """The source with this id; ``KeyError`` when there is none."""
        return dict(self.sources)[source_id]
