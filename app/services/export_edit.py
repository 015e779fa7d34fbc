"""What an export renders: the edit of its kind, in the size and rate asked for. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from app.core import arrange
from app.core.cost import here_s
from app.core.document import checked
from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.export import ExportCodec, ExportKind, ExportQuality, ExportWhere
from app.core.facts import SourceFacts
from app.core.formats import ratio_name
from app.core.game import GameFile
from app.core.plan import deciders, laid_out
from app.core.target_size import budget, usual_bps
from app.services.build_reel import size_for
from app.services.export_checks import Check, check_list, merged

CLOUD_NOT_SET_UP = (
    "Cloud exports are not set up yet; enter a RunPod key and endpoint in the cloud settings, or "
    "export on this computer."
)
LIMIT_IS_LOCAL = (
    "A film with a size limit can only be made on this computer, where it is weighed; export it "
    "here, or without the limit."
)
_AUDIO_BITS = 160_000
_COPIED = 15
"""How many times quicker clips are copied than rendered."""
NOT_RENDERED = "The clips are copied as they were filmed, which takes no rendering."


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What the export dialog asks. None and empty mean: as the reel has it."""

    kind: ExportKind
    where: ExportWhere = "auto"
    quality: ExportQuality = "standard"
    ratio: str = ""
    size: tuple[int, int] | None = None
    fps: Fraction | None = None
    audio: bool = True
    encoder: str = "auto"
    folder: Path | None = None
    name: str = ""
    clip_ids: tuple[str, ...] = ()
    """Only for *annotate*: the marked clips, in order; empty for all of the game."""
    codec: ExportCodec = "h264"
    max_bytes: int = 0
    """The film is never larger; 0 for no limit. *auto* renders it here then."""
    loudness: bool | None = None
    """Whether the sound is brought to an even loudness."""
    banner: bool = True
    """Only for *annotate*: without one the clips are copied as they were filmed."""

    @property
    def copies(self) -> bool:
        """Whether the clips are to be copied, packet by packet, rather than rendered."""
        as_filmed = self.size is None and self.fps is None and not self.ratio
        free = self.codec == "h264" and not self.max_bytes  # else it is to be encoded
        return self.kind == "annotate" and not self.banner and as_filmed and free


@dataclass(frozen=True, slots=True)
class CloudEstimate:
    """What the cloud would make of it. Guesses, but for ``why_not``.

    ``upload_bytes`` is footage that is not up there yet (0 for a reel that was exported before),
    ``seconds`` until the film is here, ``usd`` what it costs. ``why_not`` is a sentence when it
    cannot be rendered in the cloud now: *Automatic* renders it here then, *Cloud GPU* is refused
    when it is something that only the coach can change (``refused``).
    """

    upload_bytes: int = 0
    pieces: int = 0
    seconds: float = 0.0
    usd: float = 0.0
    why_not: str = ""
    refused: bool = False

    @property
    def possible(self) -> bool:
        """Whether *Automatic* goes to the cloud."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the dialog shows before the button: length, size, and a check list.

    ``here_s`` is about how long this computer takes; ``cloud`` what the cloud would. ``films`` says
    how many shapes of one film it is for: ``frames``, ``size_bytes`` and times are those of all.
    """

    length_us: int
    frames: int
    size: tuple[int, int]
    fps: Fraction
    size_bytes: int
    checks: tuple[Check, ...]
    here_s: float = 0.0
    cloud: CloudEstimate = CloudEstimate(why_not=CLOUD_NOT_SET_UP, refused=True)
    films: int = 1

    @property
    def warnings(self) -> tuple[str, ...]:
        """The check list as sentences."""
        return tuple(check.words for check in self.checks)


def adapted(edit: Edit, choices: ExportChoices, files: Mapping[str, GameFile]) -> Edit:
    """The edit as this export shows it: without marks for *framing*, in the size asked for."""
    if not edit.clips:
        raise BadInput(f"The reel {edit.reel.name!r} has no clips to export; add one first.")
    if choices.kind == "framing":
        edit = replace(
            edit,
            clips=tuple(replace(clip, spotlights=(), texts=(), banner=None) for clip in edit.clips),
        )
    sizes = {i: (file.width, file.height) for i, file in files.items()}
    if choices.ratio and choices.ratio != ratio_name(edit.reel.size):
        edit = arrange.set_size(edit, size_for(choices.ratio, sizes[edit.clips[0].source]), sizes)
    if choices.size is not None and choices.size != edit.reel.size:
        edit = arrange.set_size(edit, choices.size, sizes)
    if choices.fps is not None:
        edit = replace(edit, reel=replace(edit.reel, fps=choices.fps))
    if choices.loudness is not None:
        sound = replace(edit.reel.sound, loudness=choices.loudness)
        edit = replace(edit, reel=replace(edit.reel, sound=sound))
    if choices.name.strip():
        edit = replace(edit, reel=replace(edit.reel, name=choices.name.strip()))
    return checked(edit)


def inside(edit: Edit, facts: Mapping[str, SourceFacts]) -> Edit:
    """The edit with clips that end a little after their file (its length was a guess) cut there."""
    clips = []
    for clip in edit.clips:
        source = facts.get(clip.source)
        end = edit.source(clip.source).origin_us + source.duration_us if source else clip.end_us
        clips.append(replace(clip, end_us=end) if clip.start_us < end < clip.end_us else clip)
    return replace(edit, clips=tuple(clips))


def frame_count(edit: Edit, facts: Mapping[str, SourceFacts]) -> int:
    """How many frames the export will have; ``BadEdit`` for a clip outside its file."""
    return laid_out(edit, deciders(edit, facts)).total


def estimate(edit: Edit, choices: ExportChoices, frames: int) -> Estimate:
    """Length, size in bytes (a guess from usual bit rates) and the check list.

    Raises ``BadInput`` for a limit that no film of this length can keep.
    """
    fps, size = edit.reel.fps, edit.reel.size
    seconds = Fraction(frames) / fps
    bits = float(seconds) * usual_bps(size, fps, choices.quality, choices.codec)
    bits += float(seconds) * _AUDIO_BITS if choices.audio else 0.0
    size_bytes = int(bits / 8)
    if choices.max_bytes:
        budget(
            choices.max_bytes,
            frames=frames,
            fps=fps,
            size=size,
            quality=choices.quality,
            codec=choices.codec,
            sound=choices.audio,
            clips=len(edit.clips),
        )
        size_bytes = min(size_bytes, choices.max_bytes)
    return Estimate(
        int(seconds * 1_000_000),
        frames,
        size,
        fps,
        size_bytes,
        check_list(edit, choices.kind, float(seconds)),
        here_s(frames, edit.reel.size) / (_COPIED if choices.copies else 1),
    )


def together(several: Sequence[Estimate]) -> Estimate:
    """What several shapes of one film come to; the footage they share is uploaded once."""
    first, clouds = several[0], [one.cloud for one in several]
    cloud = CloudEstimate(
        max(cloud.upload_bytes for cloud in clouds),
        sum(cloud.pieces for cloud in clouds),
        sum(cloud.seconds for cloud in clouds),
        sum(cloud.usd for cloud in clouds),
        next((cloud.why_not for cloud in clouds if cloud.why_not), ""),
        any(cloud.refused for cloud in clouds),
    )
    return replace(
        first,
        frames=sum(one.frames for one in several),
        size_bytes=sum(one.size_bytes for one in several),
        checks=merged(tuple(one.checks for one in several)),
        here_s=sum(one.here_s for one in several),
        cloud=cloud,
        films=len(several),
    )
