"""Recaps that are cut by copying packets: how much quicker than encoding, and whether every frame is right.

    python -m tests.shows.smart_cut [--quick] [--speed-only] [--browser chromium]

Twenty clips of 4 to 15 seconds out of a ten-minute game (1080p, H.264, 2 B-frames, a key picture
every 2 s) are exported with ``copy``, five times, and once encoded as any export is. Every frame's
burnt-in number is read, first and last are compared with what was planned, and the film is played
through by ffmpeg, PyAV and Chromium. Small films of other kinds follow. ``--quick`` takes a small
game.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import http.server
import json
import logging
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.logging

from app.core.edit import Edit, EditClip, Reel, Source
from app.core.smart_cut import cuts
from app.footage import MatchSpec
from app.media.index import FrameIndex, build_index
from app.media.index_cache import cached_index
from app.render.child import run_in_child
from app.render.ffmpeg_program import ffmpeg_path
from app.render.job import RenderRequest, RenderResult
from tests.support.footage import make_match, numbers_in
from tests.support.long_game import long_game
from tests.unit.media.films import film

CLIPS, SEED = 20, 7
LEAST_RATIO = 15.0
COPIES = 5
Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Game:
    """A source, the ranges to cut, and what is expected of it."""

    name: str
    path: Path
    ranges: Ranges
    copied: bool = True
    first_number: int = 0


@dataclass
class Row:
    """A line of the table; ``faults`` is empty when all is well."""

    name: str
    result: RenderResult
    faults: list[str]
    ffmpeg: str
    pyav: str
    chromium: str


def edit_of(index: FrameIndex, path: Path, ranges: Ranges) -> Edit:
    """A recap without a banner."""
    size = index.facts.width, index.facts.height
    clips = tuple(EditClip(str(n), "g", a, b, f"Clip {n + 1}") for n, (a, b) in enumerate(ranges))
    return Edit(Reel("r", "Recap", size, index.fps), (("g", Source(str(path))),), clips)


def random_ranges(seconds: float, count: int, low: float, high: float) -> Ranges:
    """Ranges at any microsecond."""
    chance = random.Random(SEED)
    found = []
    for _ in range(count):
        length = int(chance.uniform(low, high) * 1e6)
        start = chance.randrange(0, int(seconds * 1e6) - length)
        found.append((start, start + length))
    return found


def games(folder: Path) -> list[Game]:
    """The other kinds of footage, small."""
    some = random_ranges(12, 5, 1.0, 4.0)
    h264, hevc = {"preset": "superfast"}, {"preset": "superfast"}
    quiet = "log-level=none:keyint=25:min-keyint=25"

    def made(name: str, suffix: str = ".mp4", **kind: Any) -> Path:
        return film(folder / f"{name}{suffix}", times=range(300), gop=25, **kind)

    vfr, _ = make_match(MatchSpec(vfr=True, duration_s=Fraction(12), b_frames=2, gop=25))
    phone, _ = make_match(
        MatchSpec(180, 320, rotation=90, duration_s=Fraction(12), b_frames=2, gop=25)
    )
    open_h264 = h264 | {"x264-params": "open-gop=1:keyint=25", "bf": "2"}
    return [
        Game("H.264, no B-frames", made("plain", options=h264 | {"bf": "0"}), some),
        Game(
            "HEVC, open groups (x265's default)",
            made("hevc", codec="libx265", options=hevc | {"x265-params": quiet}),
            some,
        ),
        Game(
            "HEVC, closed groups, 10 bit",
            made(
                "hevc10",
                codec="libx265",
                pix_fmt="yuv420p10le",
                options=hevc | {"x265-params": quiet + ":open-gop=0"},
            ),
            some,
        ),
        Game("variable rate, with sound", vfr, some),
        Game("phone, turned by 90°, with sound", phone, some),
        Game("transport stream", made("ts", ".ts", options=h264 | {"bf": "2"}), some),
        Game("Matroska", made("mkv", ".mkv", options=h264 | {"bf": "2"}), some),
        Game("H.264, open groups", made("open", options=open_h264), some, copied=False),
        Game("MPEG-4", made("mpeg4", codec="mpeg4"), some, copied=False),
    ]


def export(game: Game, index: FrameIndex, out: Path, *, copy: bool) -> tuple[RenderResult, float]:
    """The film, and the processor seconds it took (the render process and its ffmpeg).

    The game's frame table is there already, as it is when a coach has marked clips in it; nothing
    else is kept from one export to the next.
    """
    edit = edit_of(index, game.path, game.ranges)
    tables = out.parent / "tables"
    cached_index(game.path, tables)
    request = RenderRequest(
        edit,
        {"g": game.path},
        out,
        encoder="x264",
        date="2026-01-01",
        copy=copy,
        cache_dir=tables,
        cache_bytes=0,
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = run_in_child(request)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return result, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wrong_numbers(game: Game, index: FrameIndex, out: Path) -> list[str]:
    """What is wrong with the frames of a copied film: numbers, first and last of each clip, times."""
    edit = edit_of(index, game.path, game.ranges)
    made = cuts(edit, {"g": index.facts})
    wanted = [n for cut in made for n in range(cut.first, cut.last + 1)]
    size = index.facts.width, index.facts.height
    seen = numbers_in(out, source_size=size)
    faults = []
    if seen != wanted:
        off = sum(one != other for one, other in zip(seen, wanted, strict=False))
        faults.append(f"{len(seen)} frames of {len(wanted)}, {off} with another number")
    shown = build_index(out).facts
    at = [(pts - shown.pts[0]) * shown.time_base for pts in shown.pts]
    facts = index.facts
    exact = [
        cut.start + (facts.pts[n] - facts.pts[cut.first]) * facts.time_base
        for cut in made
        for n in range(cut.first, cut.last + 1)
    ]
    if at != exact:
        faults.append("times are not those of the footage")
    return faults


def played_by_ffmpeg(path: Path) -> str:
    """What ffmpeg prints while it decodes the film."""
    command = [str(ffmpeg_path()), "-hide_banner", "-v", "warning", "-i", str(path)]
    # With the film's own clock: the null muxer's would round pictures at a variable rate.
    done = subprocess.run(
        [*command, "-enc_time_base", "demux", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=False,
    )
    return _said(done.stderr.splitlines())


def played_by_pyav(path: Path) -> str:
    """Warnings of FFmpeg's libraries and damaged pictures while PyAV decodes everything."""
    av.logging.set_level(av.logging.WARNING)
    said: list[str] = []
    handler = _Keep(said)
    logging.getLogger("libav").addHandler(handler)
    try:
        with av.open(str(path)) as container:
            bad = sum(
                bool(getattr(frame, "is_corrupt", False)) for frame in container.decode(video=0)
            )
    finally:
        logging.getLogger("libav").removeHandler(handler)
        av.logging.set_level(None)
    if bad:
        return f"{bad} damaged"
    return _said(said)


def _said(lines: Sequence[str]) -> str:
    """The first thing that was said, but for what FFmpeg says of any mp4 that has a cover, as films
    have that were encoded: a cover has no clock."""
    heard = [line.strip() for line in lines if line.strip() and "timescale not set" not in line]
    return heard[0][:60] if heard else "silent"


class _Keep(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


PAGE = """<!doctype html><body><video id=v muted src="{name}"></video><pre id=out></pre><script>
const v = document.getElementById('v'), seen = [];
function tell(what) {{
  const q = v.getVideoPlaybackQuality ? v.getVideoPlaybackQuality() : {{}};
  const body = JSON.stringify({{what, error: v.error && v.error.message, at: v.currentTime,
    length: v.duration, size: [v.videoWidth, v.videoHeight], total: q.totalVideoFrames,
    corrupted: q.corruptedVideoFrames, stalled: seen}});
  fetch('/told', {{method: 'POST', body}});
}}
for (const name of ['stalled', 'abort']) v.addEventListener(name, () => seen.push(name));
v.addEventListener('error', () => tell('error'));
v.addEventListener('ended', () => tell('ended'));
v.playbackRate = {rate}; v.defaultPlaybackRate = {rate};
v.play().catch(error => tell('refused: ' + error));
</script></body>"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves one film with ranges, the page around it, and hears how it went."""

    def __init__(self, *args: Any, film: Path, told: list[dict[str, Any]], rate: float) -> None:
        self._film, self._told, self._rate = film, told, rate
        super().__init__(*args)

    def do_GET(self) -> None:
        if self.path != "/film.mp4":
            self._send(200, "text/html", PAGE.format(name="film.mp4", rate=self._rate).encode())
            return
        data = self._film.read_bytes()
        wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted is None:
            self._send(200, "video/mp4", data)
            return
        start, end = int(wanted[1]), int(wanted[2] or len(data) - 1)
        where = f"bytes {start}-{min(end, len(data) - 1)}/{len(data)}"
        self._send(206, "video/mp4", data[start : end + 1], {"Content-Range": where})

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self._told.append(json.loads(self.rfile.read(length)))
        self._send(200, "text/plain", b"")

    def _send(self, code: int, kind: str, data: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(code)
        heads = {"Content-Type": kind, "Accept-Ranges": "bytes"} | (more or {})
        for name, value in heads.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        # A browser that has read enough hangs up.
        with contextlib.suppress(ConnectionError):
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


def played_by_chromium(path: Path, browser: str, seconds: float, *, rate: float = 1.0) -> str:
    """Play the film from start to end in a headless Chromium; ``played`` or what went wrong."""
    program = shutil.which(browser)
    if program is None:
        return f"no {browser} here"
    told: list[dict[str, Any]] = []
    handler = functools.partial(_Handler, film=path, told=told, rate=rate)
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        tempfile.TemporaryDirectory() as profile,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--mute-audio"]
        command += ["--autoplay-policy=no-user-gesture-required", f"--user-data-dir={profile}"]
        page = f"http://127.0.0.1:{server.server_port}/"
        running = subprocess.Popen(
            [*command, page], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            limit = time.monotonic() + 40 + 3 * seconds / rate
            while not told and time.monotonic() < limit and running.poll() is None:
                time.sleep(0.2)
        finally:
            running.terminate()
            running.wait(20)
            server.shutdown()
    if not told:
        return "said nothing"
    end = told[0]
    if "NO_SUPPORTED_STREAMS" in (end["error"] or ""):
        return "cannot decode it"
    if end["what"] != "ended":
        return f"{end['what']}: {end['error']}"[:60]
    if end["corrupted"]:
        return f"{end['corrupted']} damaged"
    if abs(end["at"] - seconds) > 0.1:
        return f"ended at {end['at']:.2f} of {seconds:.2f} s"
    return f"played, {end['total']} frames"


def checked(game: Game, folder: Path, browser: str, rate: float) -> Row:
    """Export one game with ``copy`` and look at the film."""
    index = build_index(game.path)
    out = folder / "film.mp4"
    result, _ = export(game, index, out, copy=True)
    faults = []
    if game.copied != (result.encoder == "copy"):
        faults.append(f"{result.encoder}: {result.fallback_reason}")
    if result.encoder == "copy":
        faults += wrong_numbers(game, index, out)
    elif not result.fallback_reason:
        faults.append("does not say why it was encoded")
    seconds = result.duration_us / 1e6
    chromium = played_by_chromium(out, browser, seconds, rate=rate)
    row = Row(game.name, result, faults, played_by_ffmpeg(out), played_by_pyav(out), chromium)
    hevc = "HEVC" in game.name
    for who, said, fine in (
        ("ffmpeg", row.ffmpeg, row.ffmpeg == "silent"),
        ("PyAV", row.pyav, row.pyav == "silent"),
        # Debian's Chromium has no HEVC.
        ("Chromium", chromium, chromium.startswith("played") or (hevc and "cannot" in chromium)),
    ):
        if not fine:
            row.faults.append(f"{who}: {said}")
    return row


def speed(game: Game, folder: Path, say: Callable[[str], None]) -> bool:
    """Copying, the median of several times, against encoding all of it; whether it is quick enough."""
    index = build_index(game.path)
    copies = [export(game, index, folder / "copied.mp4", copy=True) for _ in range(COPIES)]
    copied = sorted(copies, key=lambda one: one[0].seconds)[COPIES // 2][0]
    cpu = statistics.median(one[1] for one in copies)
    encoded, cpu_encoded = export(game, index, folder / "encoded.mp4", copy=False)
    assert encoded.frames == copied.frames
    ratio = encoded.seconds / copied.seconds
    say(f"{len(game.ranges)} clips, {copied.frames} frames, {copied.duration_us / 1e6:.1f} s")
    say(f"copied:  {copied.seconds:7.1f} s, {cpu:7.1f} processor s (medians of {COPIES})")
    say(f"encoded: {encoded.seconds:7.1f} s, {cpu_encoded:7.1f} processor s")
    say(f"quicker by {ratio:.1f} (in processor time by {cpu_encoded / cpu:.1f})")
    say("stages: " + ", ".join(f"{k} {v:.1f} s" for k, v in copied.stages.items()))
    return ratio >= LEAST_RATIO


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="a game of one minute at 360p")
    parser.add_argument("--speed-only", action="store_true", help="only the first figures")
    parser.add_argument("--browser", default="chromium")
    parser.add_argument("--rate", type=float, default=4.0, help="how fast Chromium plays")
    chosen = parser.parse_args(arguments)
    say: Callable[[str], None] = lambda words: print(words, flush=True)  # noqa: E731
    minutes, size = (1, (640, 360)) if chosen.quick else (10, (1920, 1080))
    path = long_game(minutes=minutes, size=size)
    ranges = random_ranges(minutes * 60, CLIPS, 4, 15)
    long = Game(f"{minutes} min, {size[1]}p H.264", path, ranges)
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        quick_enough = speed(long, folder, say)
        if not chosen.quick:
            missed += not quick_enough
        if chosen.speed_only:
            return int(not quick_enough)
        say("")
        say(f"{'footage':36}{'how':8}{'frames':>7}  {'ffmpeg':10}{'PyAV':10}{'Chromium':24}wrong")
        for game in [long, *games(folder)]:
            row = checked(game, folder, chosen.browser, chosen.rate)
            missed += bool(row.faults)
            how = "copied" if row.result.encoder == "copy" else "encoded"
            say(
                f"{row.name:36}{how:8}{row.result.frames:7}  {row.ffmpeg:10}{row.pyav:10}"
                f"{row.chromium:24}{'; '.join(row.faults) or '-'}"
            )
            if row.result.fallback_reason:
                say(f"{'':36}{row.result.fallback_reason}")
    say("")
    say(f"limit: at least {LEAST_RATIO:.0f} times; {'missed' if missed else 'all held'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
