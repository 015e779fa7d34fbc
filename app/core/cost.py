"""What an export in the cloud will take in time and money, and what it took.

RunPod bills the seconds that a worker runs, its start included. The figures before are guesses from
the numbers below, rounded up rather than down; the ones after are what the service reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

USD_PER_S = 0.00019
"""An L4 on RunPod Serverless, per second (price list of 2025)."""
START_S = 12.0
"""From asking for a worker to its first frame, once its image is cached."""
RENDER_PIXELS_PER_S = 60e6
"""Output pixels that a worker composes and encodes per second."""
HERE_PIXELS_PER_S = 40e6
"""The same for this computer, when nothing better is known."""
UPLOAD_BYTES_PER_S = 1_000_000
"""A home's line up."""
DOWNLOAD_BYTES_PER_S = 4_000_000
LEAST_TIMEOUT_S = 120
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class CloudCost:
    """Seconds until the film is here, and dollars."""

    seconds: float
    usd: float


def render_s(frames: int, size: tuple[int, int]) -> float:
    """How long one worker renders so many frames of this size, without its start."""
    return frames * size[0] * size[1] / RENDER_PIXELS_PER_S


def here_s(frames: int, size: tuple[int, int]) -> float:
    """How long this computer takes."""
    return frames * size[0] * size[1] / HERE_PIXELS_PER_S


def estimate(
    pieces: Sequence[int],
    size: tuple[int, int],
    *,
    upload_bytes: int,
    result_bytes: int,
    at_once: int,
    usd_per_s: float = USD_PER_S,
) -> CloudCost:
    """Time and cost of pieces of so many frames, at most ``at_once`` of them side by side.

    The longest go first in the reckoning (a usual bound for a list schedule); uploading overlaps
    with rendering only in part, so it is added.
    """
    workers = [0.0] * max(1, min(at_once, len(pieces)))
    busy = 0.0
    for frames in sorted(pieces, reverse=True):
        took = render_s(frames, size)
        busy += took
        workers[workers.index(min(workers))] += took
    paid = busy + START_S * len(workers)
    seconds = max(workers) + START_S
    seconds += upload_bytes / UPLOAD_BYTES_PER_S + result_bytes / DOWNLOAD_BYTES_PER_S
    return CloudCost(seconds, paid * usd_per_s)


def actual_micro_usd(execution_ms: int, usd_per_s: float = USD_PER_S) -> int:
    """What a job that ran so long cost, in millionths of a dollar."""
    return round(max(0, execution_ms) / 1000 * usd_per_s * _MICRO)


def execution_timeout_s(frames: int, size: tuple[int, int]) -> int:
    """When a worker that has not finished is stopped: four times the estimate, two minutes at least."""
    return max(LEAST_TIMEOUT_S, int(4 * (render_s(frames, size) + START_S)))


def time_to_live_s(timeout_s: int) -> int:
    """How long a job may exist, counted from its submission: its queue, and being run twice."""
    return 2 * timeout_s + 3600


def links_s(timeout_s: int) -> int:
    """How long the links of a job work: a little longer than it may exist."""
    return time_to_live_s(timeout_s) + 900


def dollars(usd: float) -> str:
    """``$0.02``; less than a cent is told as that."""
    return "under $0.01" if 0 < usd < 0.01 else f"${usd:.2f}"
