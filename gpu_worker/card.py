"""Whether this machine's card encodes, which card it is, and which driver it has.

Found out by encoding a few pictures for real. A card that does not encode (A100, H100, H200 and
B200 have no NVENC) or a driver that is too old is not an error: the processor encodes then, and the
result says so. It is never a fitness check, for one that fails restarts the worker for ever.
"""

from __future__ import annotations

import logging
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.core.errors import ReelBallersError
from app.render.encoders import NVENC, known
from app.render.job import PROBES
from app.render.probe_cache import ProbeCache

logger = logging.getLogger(__name__)

_ASK: Final = ("nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader")
_ASK_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Card:
    """The graphics card: ``name`` and ``driver`` are empty without one.

    ``encodes``: NVENC works here, now; if not, ``why``.
    """

    name: str = ""
    driver: str = ""
    encodes: bool = False
    why: str = ""

    @property
    def reason(self) -> str:
        """Why the processor encodes, as a sentence; empty when the card does."""
        if self.encodes:
            return ""
        if not self.name:
            return "The worker has no graphics card, so its processor encodes."
        return f"The worker's {self.name} does not encode ({self.why}), so its processor does."


def look(cache_dir: Path) -> Card:
    """Ask the driver and try the encoder; blocks for 0.1 to a few seconds.

    ``cache_dir`` is shared with the render processes, which do not probe a second time then.
    """
    name, driver = ask_card()
    card = again(Card(name, driver), cache_dir)
    logger.info(
        "card: %s, driver: %s, NVENC %s",
        name or "none",
        driver or "none",
        "works" if card.encodes else f"does not work: {card.why}",
    )
    return card


def again(card: Card, cache_dir: Path) -> Card:
    """The same card, tried again unless it is known to work."""
    try:
        found = known(NVENC, ProbeCache(cache_dir / PROBES), again=True)
    except ReelBallersError as error:  # no ffmpeg at all: the job itself will say so
        return Card(card.name, card.driver, encodes=False, why=error.sentence.rstrip("."))
    return Card(card.name, card.driver, found.ok, found.reason)


def ask_card() -> tuple[str, str]:
    """Name and driver of the first card, as NVIDIA's own program says; empty without one."""
    try:
        asked = subprocess.run(
            _ASK,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ASK_S,
            check=False,
            text=True,
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired):
        return "", ""
    return first_card(asked.stdout) if asked.returncode == 0 else ("", "")


def first_card(text: str) -> tuple[str, str]:
    """Name and driver in the first line of ``name, driver``."""
    name, _, driver = (text.strip().splitlines() or [""])[0].rpartition(",")
    return name.strip()[:100], driver.strip()[:100]
