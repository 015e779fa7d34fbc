"""``reel-ballers demo``: the whole way from footage to three finished films, in one go.

It walks through the same services as the window, in a library of its own that is thrown away
afterwards. Without a video it makes a match (once; kept in the cache).
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from app.core.arrange import clip_of
from app.core.clip import MarkedClip
from app.core.edit import Edit, EditClip
from app.core.errors import BadInput, RenderFailed
from app.core.export import ExportJob
from app.core.game import Game
from app.core.naming import file_name
from app.core.spotlight import MIN_SPAN_US
from app.core.time import format_clock
from app.footage import MatchSpec, MatchTruth, write_match
from app.render.sheet import contact_sheet
from app.services import places
from app.services.demo_story import SPEC, Place, followed, name_of, panned, plays, times
from app.services.demo_story import places as places_of
from app.services.export import ExportChoices
from app.services.files import check_folder, same_file
from app.services.workspace import Workspace

logger = logging.getLogger(__name__)

Say = Callable[[str], None]
NAMES = {"annotate": "Demo recap", "framing": "Demo framing", "overlay": "Demo overlay"}
SHORTEST_US = 500_000
SPOTLIGHT_US = 3_000_000
_LIBRARY = ".demo-library-"
_KEYS_US, _SPOTS_US = 1_200_000, 400_000


@dataclass(slots=True)
class Steps:
    """What was done and how long it took."""

    say: Say
    rows: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Time one step."""
        begun = time.monotonic()
        yield
        taken = time.monotonic() - begun
        self.rows.append((what, taken))
        self.say(f"  {what:<44} {taken:7.2f} s")


def run_demo(
    video: Path | None, out: Path, profile: Path | None, say: Say, spec: MatchSpec = SPEC
) -> list[Path]:
    """Make the three films and their contact sheets in ``out``; the files.

    Raises ``BadMedia`` or ``BadInput`` for a video that will not do, ``RenderFailed`` when the
    folder will not.
    """
    out = out.expanduser().absolute()
    check_folder(out)
    for left in out.glob(f"{_LIBRARY}*"):
        shutil.rmtree(left, ignore_errors=True)
    say(f"Reel Ballers demo, writing to {out}")
    begun = time.monotonic()
    steps = Steps(say)
    home = Path(tempfile.mkdtemp(prefix=_LIBRARY, dir=out))
    try:
        with steps.step("open the library"):
            workspace = Workspace.open(home)
        with workspace:
            cache = places.cache(profile) / "demo"
            files = _Demo(workspace, steps, out, spec).run(video, cache)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    say(f"  {'all of it':<44} {time.monotonic() - begun:7.2f} s")
    for path in files:
        say(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    return files


class _Demo:
    """The steps of the demo, in order."""

    def __init__(self, workspace: Workspace, steps: Steps, out: Path, spec: MatchSpec) -> None:
        self._workspace = workspace
        self._steps = steps
        self._out = out
        self._spec = spec
        self._truth: MatchTruth | None = None

    def run(self, video: Path | None, cache: Path) -> list[Path]:
        """All of it; the files that were made."""
        step = self._steps.step
        if video is None:
            with step("make the demo match (kept for next time)"):
                video, self._truth = demo_match(cache, self._steps.say, self._spec)
        with step("add the game and read its frame table"):
            game = self._add(video)
        # Only now: a video that is refused must not cost the films of an earlier demo.
        for name in NAMES.values():
            _clear(self._out / file_name(name), video)
        with step("mark plays with ratings, tags and notes"):
            clips = self._mark(game)
        films = [self._export(game.id, "annotate", clips)]
        with step("make a 9:16 reel"):
            reel_id = self._reel(clips)
        with step("frame it: moving crop, slow motion"):
            self._frame(reel_id, game)
        films.append(self._export(reel_id, "framing"))
        with step("spotlight the player, add words"):
            self._overlay(reel_id, game)
        films.append(self._export(reel_id, "overlay"))
        with step("contact sheets"):
            for film in films:
                contact_sheet(film, film.with_suffix(".png"))
        return [path for film in films for path in (film, film.with_suffix(".png"))]

    def _add(self, video: Path) -> Game:
        game = self._workspace.games.add(
            [video], name="Demo match", opponent="Rovers", measure=True
        ).result()
        if game.duration_us < SHORTEST_US:
            seconds = game.duration_us / 1e6
            raise BadInput(f"{video} is {seconds:.2f} s long; the demo needs at least 0.5 s.")
        return game

    def _mark(self, game: Game) -> list[MarkedClip]:
        annotate = self._workspace.annotate
        return [
            annotate.add(
                MarkedClip(
                    "",
                    game.id,
                    play.start_us,
                    play.end_us,
                    play.rating,
                    play.tags,
                    notes=play.notes,
                )
            ).result()
            for play in plays(game.duration_us)
        ]

    def _reel(self, clips: list[MarkedClip]) -> str:
        best = sorted(clips, key=lambda clip: -clip.rating)[:3]
        ids = [clip.id for clip in clips if clip in best]
        return self._workspace.reels.create("Demo reel", ids, "9:16").result()

    def _frame(self, reel_id: str, game: Game) -> None:
        framing = self._workspace.framing
        size = (game.files[0].width, game.files[0].height)
        edit = self._workspace.reels.edit(reel_id).result()
        for clip in edit.clips:
            for place in self._path(clip, size, times(clip.start_us, clip.end_us, _KEYS_US)):
                height = 0.75 * min(size[1], size[0] * 16 / 9)
                framing.put_crop(reel_id, clip.id, place.t_us, place.cx, place.cy, height).result()
        first = edit.clips[0]
        third = (first.end_us - first.start_us) // 3
        framing.set_speed(
            reel_id, first.id, first.start_us + third, first.end_us - third, Fraction(1, 2)
        ).result()

    def _overlay(self, reel_id: str, game: Game) -> None:
        overlay = self._workspace.overlay
        size = (game.files[0].width, game.files[0].height)
        edit = overlay.ensure_spotlights(reel_id).result()
        for clip in edit.clips:
            self._light(reel_id, edit, clip, size)
            words = name_of(self._truth, self._who(clip)) if self._truth else clip.name
            overlay.add_text(
                reel_id,
                clip.id,
                clip.start_us,
                words,
                end_us=max(clip.end_us, clip.start_us + MIN_SPAN_US),
                anchor="bottom",
                dy=-0.08,
            ).result()

    def _light(self, reel_id: str, edit: Edit, clip: EditClip, size: tuple[int, int]) -> None:
        """The clip's spotlight along the player's way."""
        overlay = self._workspace.overlay
        light = clip_of(edit, clip.id).spotlights[0]
        end = min(clip.end_us, clip.start_us + SPOTLIGHT_US)
        overlay.set_span(reel_id, clip.id, light.id, clip.start_us, end).result()
        for place in self._path(clip, size, times(clip.start_us, end, _SPOTS_US)):
            overlay.put_spotlight_key(
                reel_id, clip.id, light.id, place.t_us, place.cx, place.cy, place.rx, place.ry
            ).result()
        overlay.style_spotlight(
            reel_id, clip.id, light.id, color="#FFE14D", stroke=2, dim=0.25, brighten=0.1
        ).result()

    def _path(self, clip: EditClip, size: tuple[int, int], at_us: list[int]) -> list[Place]:
        if self._truth is None:
            return panned(size, at_us, clip.start_us, clip.end_us)
        return places_of(self._truth, self._who(clip), at_us)

    def _who(self, clip: EditClip) -> int:
        assert self._truth is not None
        return followed(self._truth, clip.start_us, clip.end_us)

    def _export(self, target: str, kind: str, clips: list[MarkedClip] | None = None) -> Path:
        choices = ExportChoices(
            kind=kind,  # type: ignore[arg-type]
            name=NAMES[kind],
            folder=self._out,
            clip_ids=tuple(clip.id for clip in clips or ()),
        )
        with self._steps.step(f"export: {kind}"):
            exports = self._workspace.exports
            job: ExportJob = exports.wait(exports.start(target, choices).result().id).result()
        if job.state != "done":
            raise RenderFailed(job.error or f"The {kind} export was {job.state}.")
        length = format_clock(job.duration_us, decimals=1)
        self._steps.say(f"    {job.frames} frames, {length}, {job.encoder}")
        return Path(job.out)


def demo_match(cache: Path, say: Say, spec: MatchSpec = SPEC) -> tuple[Path, MatchTruth]:
    """The demo game and its truth, from the cache when it is there."""
    path = cache / f"match-{_key(spec)}.mp4"
    side = path.with_suffix(".json")
    if path.is_file() and side.is_file():
        try:
            return path, MatchTruth.load(side)
        except (ValueError, KeyError):
            logger.warning("%s is damaged, making the match again", side)
    check_folder(cache)
    say(f"  making {spec.duration_s} s of match footage, about half a minute …")
    truth = write_match(spec, path)
    truth.save(side)
    return path, truth


def _key(spec: MatchSpec) -> str:
    """Names the footage of a spec; another spec is another file."""
    return hashlib.sha256(repr(spec).encode()).hexdigest()[:12]


def _clear(film: Path, video: Path) -> None:
    """Remove what an earlier demo made, so that its names are free; never the coach's own video."""
    for path in (film, film.with_suffix(".png")):
        if not same_file(path, video):
            path.unlink(missing_ok=True)
