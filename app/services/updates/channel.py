"""How this copy of the program came to the coach, and whether it looks for newer ones itself."""

from __future__ import annotations

import base64
import json
import logging
import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from app.core.update import ENDINGS, STORES, Version, is_safe, read_version, system_name
from app.services.crash_log import program_version
from resources import UPDATES

log = logging.getLogger(__name__)

VARIABLE = "REEL_BALLERS_CHANNEL"
"""A package may say in its starter how it came, instead of in ``channel.txt``."""
SOURCE = "source"
MOST_BYTES = 16_384
KEY_BYTES = 32
NO_VERSION = Version(0, 0, 0)

WhyNot: TypeAlias = Literal["", "store", "source", "unset"]
"""Why a copy does not look: a store brings its updates, it was not installed from a package of ours,
or it was built without an address or a key."""


@dataclass(frozen=True, slots=True)
class Channel:
    """``store``: the name of who brings updates, else "". ``keys``: raw public keys. ``installed`` is
    looked up only where it is needed."""

    installed: Version
    system: str
    address: str = ""
    keys: tuple[bytes, ...] = ()
    why_not: WhyNot = ""
    store: str = ""

    @property
    def looks(self) -> bool:
        """Whether this copy looks for newer ones."""
        return not self.why_not


def read_channel(
    folder: Path = UPDATES, environment: Mapping[str, str] = os.environ, version: str = ""
) -> Channel:
    """What the package says of itself. Whatever is wrong with it means that it does not look."""
    name = _name(folder, environment)
    system = system_name(sys.platform, platform.machine(), name)
    if name in STORES:
        return Channel(NO_VERSION, system, why_not="store", store=STORES[name])
    installed = read_version(version or program_version()) if name in ENDINGS else None
    if installed is None:
        return Channel(NO_VERSION, system, why_not="source")
    address, keys = _feed(folder / "feed.json")
    return Channel(installed, system, address, keys, "" if address and keys else "unset")


def _name(folder: Path, environment: Mapping[str, str]) -> str:
    said = environment.get(VARIABLE, "")
    if not said and environment.get("FLATPAK_ID"):
        said = "flatpak"
    if not said and environment.get("SNAP_NAME") == "reel-ballers":
        said = "snap"
    try:
        return (said or (folder / "channel.txt").read_text(encoding="ascii")[:60]).strip().lower()
    except (OSError, ValueError):
        return SOURCE


def _feed(path: Path) -> tuple[str, tuple[bytes, ...]]:
    """The address and the keys; nothing where the file is not as it should be."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
        address = str(found["address"])
        keys = tuple(base64.b64decode(key, validate=True) for key in found["keys"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("%s cannot be read: %s", path, type(error).__name__)
        return "", ()
    good = is_safe(address) and all(len(key) == KEY_BYTES for key in keys)
    return (address, keys) if good else ("", ())
