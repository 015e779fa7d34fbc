"""How many bytes of footage go up for a reel of a whole game, and for the second export of it.

    python -m tests.shows.cloud_bytes [--minutes 20] [--clips 5] [--seconds 12]

A game with a key frame every two seconds; clips all over it, none of them on a key frame. Ends with 1
when more went up than 1.3 × the clips' share of the file, when the second export sent any footage, or
when anything went up whole.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.cloud_coach import CloudCoach, cloud_coach
from tests.support.control_plane import ControlPlane
from tests.support.fault_proxy import FaultProxy
from tests.support.long_game import long_game
from tests.support.ministack import Ministack
from tests.support.quick_worker import QuickWorker, Shelf

MOST = 1.3
"""Times the clips' share of the file."""
PATIENCE_S = 600.0


@dataclass(frozen=True, slots=True)
class Sent:
    """What one export sent to the store."""

    name: str
    state: str
    media: int
    largest: int
    other: int
    whole_games: int
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--minutes", type=int, default=20)
    parser.add_argument("--clips", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=12)
    asked = parser.parse_args(arguments)
    film = long_game(minutes=asked.minutes, size=(640, 360))
    size = film.stat().st_size
    share = asked.clips * asked.seconds / (60 * asked.minutes) * size
    with tempfile.TemporaryDirectory(prefix="cloud-bytes-") as name:
        found = measure(Path(name), film, asked.minutes, asked.clips, asked.seconds)
    print(
        f"{asked.minutes} minutes, {size:,} bytes; a reel of {asked.clips} clips, "
        f"{asked.clips * asked.seconds} s: their share is {share:,.0f} bytes\n"
    )
    print(
        "export    ended   footage up   × share   of file   largest piece   whole games   other   s"
    )
    for sent in found:
        print(
            f"{sent.name:<8}  {sent.state:<6} {sent.media:>11,}  {sent.media / share:>7.2f}   "
            f"{sent.media / size:>6.2%}   {sent.largest:>13,}   {sent.whole_games:>11,} "
            f"{sent.other:>7,}  {sent.seconds:>4.0f}"
        )
    first, second = found
    good = first.media <= MOST * share and second.media == 0
    good &= all(sent.state == "done" and not sent.whole_games for sent in found)
    print(f"\n{'as promised' if good else 'NOT AS PROMISED'}: at most {MOST} × the share, then 0")
    return 0 if good else 1


def measure(folder: Path, film: Path, minutes: int, clips: int, seconds: int) -> list[Sent]:
    """Two exports of the same reel."""
    step = 60_000_000 * minutes // clips
    moments = [step * n + step // 2 + 731_000 * (n + 1) for n in range(clips)]
    shelf = folder / "shelf"
    shelf.mkdir()
    with (
        Ministack(folder / "s3") as s3,
        FaultProxy(s3.port) as proxy,
        ControlPlane() as plane,
        QuickWorker(plane, Shelf(shelf), folder),
        cloud_coach(folder / "home", s3.config(endpoint=proxy.endpoint), plane) as coach,
    ):
        coach.reel_of(film, moments, seconds * 1_000_000)
        coach.choose(endpoint_id=plane.endpoint_id, at_once=clips)
        found = [sent(coach, proxy, film, name) for name in ("first", "second")]
        s3.close()
    return found


def sent(coach: CloudCoach, proxy: FaultProxy, film: Path, name: str) -> Sent:
    """One export; films that the worker sends are no footage."""
    mark, begun = proxy.mark(), time.monotonic()
    job = coach.end(coach.start("cloud"), PATIENCE_S)
    lines = [line for line in proxy.since(mark) if line.method in ("PUT", "POST")]
    media = [line.sent for line in lines if "/raw_clips/" in line.key]
    other = [line for line in lines if "/raw_clips/" not in line.key and "/jobs/" not in line.key]
    whole = sum("/games/" in line.key or line.sent >= film.stat().st_size for line in lines)
    return Sent(
        name,
        job.state,
        sum(media),
        max(media, default=0),
        sum(line.sent for line in other),
        whole,
        time.monotonic() - begun,
    )


if __name__ == "__main__":
    sys.exit(main())
