"""A real export, harmed at many moments: what is left of it, and what the coach is told.

    python -m tests.shows.render_faults [WORD]

    kills      ``kill -9`` at 20 moments, of the render process alone or of the app with everything
    disks      a disk that another program fills up, at six points (a small tmpfs)
    encoders   one that dies in the middle, on a graphics card and on the processor
    sources    cut off, deleted, replaced or overwritten, before and in the middle

After each: no partial film under the final name, nothing left beside it once the next export has
begun, and either the whole film or one clear sentence. Exit code 1 when one of them is not so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.media.joined import Part
from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path
from app.render.job import RenderRequest, render
from app.render.processes import runs_since
from tests.support.footage import make_match
from tests.support.harmed_export import (
    OTHER,
    WAIT_S,
    Line,
    Place,
    Strike,
    Told,
    exported,
    folder_of,
    judged,
    pixels_in,
)
from tests.support.render_victim import children

MOMENTS = 20
DISK_BYTES = 64_000_000

# ---------------------------------------------------------------- kills


def moments(place: Place) -> tuple[list[tuple[str, int]], int]:
    """Where an export stands at 20 moments spread over it, and how many frames it has."""
    seen: list[tuple[str, int]] = []
    said = exported(place.request(), lambda told: seen.append((told["stage"], told["done"])))
    frames = int(said["done"])
    stages = list(dict.fromkeys(stage for stage, _ in seen))
    early = [(stage, 0) for stage in stages if stage != "frames"]
    early += [("sound", 40)]
    late = MOMENTS - len(early)
    return early + [("frames", 1 + frames * n // late) for n in range(late)], frames


def kills(place: Place) -> Iterator[Line]:
    """Every other time the whole app, with the render process and its ffmpeg."""
    where, frames = moments(place)
    for n, (stage, done) in enumerate(where):
        place.fresh()
        request, all_of_it = place.request(), n % 2 == 1
        strike = Strike(stage, done, _app_dies if all_of_it else _render_dies)
        said = exported(request, strike)
        line = judged(request, said, frames)
        what = "app" if all_of_it else "render process"
        name = f"kill -9 of the {what} at {stage}{f' {done}' if done else ''}"
        again = exported(request)
        second = judged(request, again, frames)
        if left := [
            path.name for path in folder_of(place.cache / "segments") if ".job" in path.name
        ]:
            second = replace(second, wrong=f"left behind: {', '.join(left)}")
        wrong = line.wrong or ("" if strike.hit else "was never there") or second.wrong
        if again.get("done") != frames:
            wrong = wrong or "the next export does not work"
        yield Line(name, f"{line.outcome}; then {second.outcome}", wrong)


def _render_dies(told: Told) -> bool:
    """Kill the render process alone."""
    until = time.monotonic() + WAIT_S
    while not (found := told["child"] or children(told["app"])):
        if time.monotonic() > until:
            return False
    for pid in found:
        os.kill(pid, signal.SIGKILL)
    return True


def _app_dies(told: Told) -> None:
    """Kill the app, so that it cannot clear up, then its render process with its ffmpeg."""
    os.kill(told["app"], signal.SIGKILL)
    for pid in told["child"]:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        while runs_since(pid, time.time()):
            time.sleep(0.01)  # a kill takes its time on a busy computer


# ---------------------------------------------------------------- disks


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A tmpfs over a folder."""
    options = f"size={DISK_BYTES}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int) -> None:
    """Another program writes until so many bytes are free."""
    free = shutil.disk_usage(folder).free - leave
    with contextlib.suppress(OSError), (folder / "another program").open("wb") as file:
        while free > 0:
            free -= file.write(b"\0" * min(free, 1 << 20))
            file.flush()


def _fill(folder: Path, leave: int, _told: Told) -> None:
    fill(folder, leave)


def disks(place: Place) -> Iterator[Line]:
    """The folder of the tables once, that of the film at every stage."""
    frames = int(exported(place.request())["done"])
    parts = tuple(_pieces(place, frames))
    points = [
        ("the tables, before", place.cache, "starting", 0, 0, {}),
        ("the film, before", place.films, "starting", 0, 10_000_000, {}),
        ("the film's title and chapters", place.films, "plan", 0, 0, {}),
        ("the sound", place.films, "sound", 0, 100_000, {}),
        ("the frames", place.films, "frames", frames // 3, 20_000, {}),
        ("the end of the film", place.films, "finish", 0, 0, {}),
        ("the joining of pieces", place.films, "finish", 0, 0, {"pieces": parts}),
    ]
    for name, folder, stage, done, leave, more in points:
        place.fresh()
        request = place.request(**more)
        with small_disk(folder):
            strike = Strike(stage, done, partial(_fill, folder, leave))
            said = exported(request, strike)
            (folder / "another program").unlink(missing_ok=True)
            line = judged(request, said, frames)
        yield replace(line, fault=f"disk full: {name}")


def _pieces(place: Place, frames: int) -> Iterator[Part]:
    """The film in two pieces."""
    for n, (first, last) in enumerate(((0, frames // 2), (frames // 2, frames))):
        out = place.root / f"piece{n}.mp4"
        render(place.request(out=out, span=(first, last), audio=False, chapters=False))
        yield Part(out, last - first)


# ---------------------------------------------------------------- encoders

_DIES = """#!{python}
# An ffmpeg whose encoder {word} dies after {after} bytes of pictures, {times} times.
import os, signal, subprocess, sys
args, real, count = sys.argv[1:], {real!r}, {count!r}
tried = len(open(count).read()) if os.path.exists(count) else 0
kept = args
if "h264_nvenc" in args:
    at = args.index("h264_nvenc")
    kept = args[:at] + ["libx264"] + args[at + 1:]
    for name in ("-preset", "-tune", "-rc", "-cq", "-b:v"):
        if name in kept:
            place = kept.index(name)
            del kept[place : place + 2]
if {word!r} not in args or "256x256" in args or tried >= {times}:
    os.execv(real, [real, *kept])
open(count, "a").write("x")
ffmpeg = subprocess.Popen([real, *kept], stdin=subprocess.PIPE)
left = {after}
while left and (piece := os.read(0, min(left, 65536))):
    ffmpeg.stdin.write(piece)
    left -= len(piece)
ffmpeg.kill()
ffmpeg.wait()
sys.stderr.write("{says}\\n")
os.kill(os.getpid(), signal.{ends})
"""


def encoders(place: Place) -> Iterator[Line]:
    """An ffmpeg in front of the real one, which it kills."""
    frames = int(exported(place.request())["done"])
    nvenc = "[h264_nvenc @ 0x1] EncodePicture failed!: generic error (20)"
    for name, word, encoder, ends, says, times in (
        ("a graphics card", "h264_nvenc", "nvenc", "SIGTERM", nvenc, 99),
        ("a driver that crashes", "h264_nvenc", "nvenc", "SIGSEGV", "", 99),
        ("the processor, each time", "libx264", "x264", "SIGKILL", "", 99),
        ("the processor, a crash", "libx264", "x264", "SIGSEGV", "", 99),
    ):
        place.fresh()
        script, count = place.root / "ffmpeg", place.root / "count"
        count.unlink(missing_ok=True)
        text = _DIES.format(
            python=sys.executable,
            real=str(ffmpeg_path()),
            count=str(count),
            word=word,
            after=3_000_000,
            says=says,
            ends=ends,
            times=times,
        )
        script.write_text(text)
        script.chmod(0o755)
        request = place.request(encoder=encoder)
        line = judged(request, exported(request, variables={FFMPEG_VARIABLE: str(script)}), frames)
        yield replace(line, fault=f"the encoder dies in the middle: {name}")


# ---------------------------------------------------------------- sources


def _cut(game: Path, share: float) -> None:
    os.truncate(game, int(game.stat().st_size * share))


def _replaced(game: Path) -> None:
    other = game.with_name("other.mp4")
    shutil.copy(make_match(OTHER)[0], other)
    other.replace(game)


def _overwritten(game: Path) -> None:
    game.write_bytes(make_match(OTHER)[0].read_bytes())


def _changed(change: Callable[[Path], None], game: Path, _told: Told) -> None:
    change(game)


def sources(place: Place) -> Iterator[Line]:
    """The game changes under the export's hands."""
    frames = int(exported(place.request())["done"])
    as_it_was = pixels_in(place.request().out)
    for name, change, stage in (
        ("cut off before, to a half", lambda game: _cut(game, 0.5), ""),
        ("cut off before, to a tenth", lambda game: _cut(game, 0.1), ""),
        ("deleted before", Path.unlink, ""),
        ("cut off after it was read", lambda game: _cut(game, 0.5), "plan"),
        ("cut off while frames are made", lambda game: _cut(game, 0.6), "frames"),
        ("cut to nothing while frames are made", lambda game: _cut(game, 0.0), "frames"),
        ("deleted while the sound is made", Path.unlink, "sound"),
        ("deleted while frames are made", Path.unlink, "frames"),
        ("replaced by another game while frames are made", _replaced, "frames"),
        ("overwritten by another game while frames are made", _overwritten, "frames"),
        ("overwritten by another game in the sound", _overwritten, "sound"),
    ):
        place.fresh()
        request = place.request()
        if not stage:
            change(place.game)
        strike = Strike(stage, int(stage == "frames"), partial(_changed, change, place.game))
        line = judged(request, exported(request, strike), frames)
        wrong = line.wrong
        whole = line.outcome.startswith("the whole film")
        # On a busy machine the other game may come when all pictures are read: then it is fine.
        if whole and ("overwritten" in name or "replaced" in name) and _other(request, as_it_was):
            wrong = wrong or "a film of two games, and nobody is told"
        yield replace(line, fault=f"the game is {name}", wrong=wrong)


def _other(request: RenderRequest, as_it_was: str) -> bool:
    return pixels_in(request.out) != as_it_was


GROUPS: dict[str, Callable[[Place], Iterator[Line]]] = {
    "kills": kills,
    "disks": disks,
    "encoders": encoders,
    "sources": sources,
}


def main(words: list[str]) -> int:
    """Run the groups that are named, or all of them, and print the table."""
    if os.geteuid() != 0 and "inside" not in words:
        # A small disk can be mounted in a namespace of our own.
        own = [sys.executable, "-m", "tests.shows.render_faults", "inside", *words]
        os.execvp("unshare", ["unshare", "--user", "--map-root-user", "--mount", *own])
    wanted = [word for word in words if word in GROUPS] or list(GROUPS)
    began, lines = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="reel-ballers-faults-") as folder:
        place = Place(Path(folder))
        for group in wanted:
            for line in GROUPS[group](place):
                lines.append(line)
                mark = f"WRONG ({line.wrong})" if line.wrong else "ok"
                print(f"{mark:4}  {line.fault}\n        {line.outcome}", flush=True)
    wrong = sum(bool(line.wrong) for line in lines)
    print(f"\n{len(lines)} faults in {time.monotonic() - began:.0f} s, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
