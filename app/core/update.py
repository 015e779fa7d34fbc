r"""What may be believed and taken of what a server says about a newer version.

The answer is a JSON envelope: the payload as the text that was signed, and its Ed25519 signature::

    {"payload": "{\"format\": 1, \"version\": \"0.2.0\", …}", "signature": "base64"}

The payload names the version, when it was issued, until when it may be believed, what is new, and
for each system where the installer lies, its size and its SHA-256. Signed is what ``signed_bytes``
says, so that a signature of ours over something else can never pass for one over this. Checking a
signature needs a library and is done in ``app.cloud.updates``; all else is decided here, without a
clock: whoever asks says what time it is.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NoReturn

from app.core.errors import UpdateFailed

FORMAT: Final = 1
MOST_BYTES: Final = 262_144
"""Of the whole answer."""
MOST_NOTES: Final = 20_000
MOST_FILES: Final = 40
MOST_ADDRESS: Final = 2000
MOST_SIZE: Final = 2_000_000_000
"""Bytes of an installer."""
EARLY: Final = timedelta(days=1)
"""How far ahead of this computer's clock an answer may have been issued."""
SIGNATURE_BYTES: Final = 64
_CONTEXT: Final = b"reel-ballers update 1\n"

ENDINGS: Final[Mapping[str, str]] = {
    "deb": ".deb",
    "appimage": ".AppImage",
    "setup": ".exe",
    "dmg": ".dmg",
}
"""The channels in which the program looks for updates itself, and what their installers end with."""
STORES: Final[Mapping[str, str]] = {
    "flatpak": "Flatpak",
    "snap": "Snap",
    "aur": "AUR",
    "winget": "winget",
    "apt": "apt",
    "homebrew": "Homebrew",
}
"""Those that bring updates by themselves."""

_ADDRESS: Final = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|/)*",
    re.ASCII,
)
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+~-]{0,119}", re.ASCII)
_HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SYSTEM: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}", re.ASCII)
_VERSION: Final = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """``major.minor.patch``; they compare as numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


@dataclass(frozen=True, slots=True)
class UpdateFile:
    """An installer. ``size`` in bytes, ``sha256`` in lower-case hexadecimals."""

    address: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """What it is called on the disk: the end of its address, which was looked at."""
        return self.address.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Release:
    """A payload that was read. Times are in UTC."""

    version: Version
    issued: datetime
    expires: datetime
    notes: str
    files: Mapping[str, UpdateFile]
    """By the name of the system, e.g. ``linux-x86_64-deb``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks: the version that runs, its system, the newest answer it has believed, and now."""

    installed: Version
    system: str
    seen: datetime | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """A newer version for this system."""

    version: Version
    notes: str
    file: UpdateFile


def read_version(text: str) -> Version | None:
    """``0.2.0`` and nothing looser: a version that can be read in two ways is none."""
    found = _VERSION.fullmatch(text)
    return Version(*(int(part) for part in found.groups())) if found is not None else None


def system_name(platform: str, machine: str, channel: str) -> str:
    """What the manifest calls a system: ``sys.platform``, ``platform.machine()`` and the channel."""
    arm = machine.lower() in ("arm64", "aarch64")
    if platform.startswith("linux"):
        return f"linux-{'arm64' if arm else 'x86_64'}-{channel}"
    family = {"win32": "windows", "darwin": "macos"}.get(platform, platform)
    return f"{family}-{'arm64' if arm else 'x64'}"


def is_safe(address: str) -> bool:
    """Whether something may be fetched from there: https, no name or password, no query."""
    return len(address) <= MOST_ADDRESS and _ADDRESS.fullmatch(address) is not None


def signed_bytes(payload: str) -> bytes:
    """What a signature is made over."""
    return _CONTEXT + payload.encode("utf-8")


def open_envelope(answer: bytes) -> tuple[str, bytes]:
    """The payload's text and its signature, neither of them believed yet. ``UpdateFailed``."""
    if len(answer) > MOST_BYTES:
        raise UpdateFailed("long")
    envelope = _object(answer)
    payload, signature = envelope.get("payload"), envelope.get("signature")
    if not isinstance(payload, str) or not isinstance(signature, str):
        raise UpdateFailed("format")
    try:
        signed_bytes(payload)  # JSON can hold halves of characters that no text has
        raw = base64.b64decode(signature, validate=True)
    except (ValueError, binascii.Error) as error:
        raise UpdateFailed("format") from error
    if len(raw) != SIGNATURE_BYTES:
        raise UpdateFailed("signature")
    return payload, raw


def envelope(payload: str, signature: bytes) -> bytes:
    """The answer a server is to give."""
    words = {"payload": payload, "signature": base64.b64encode(signature).decode("ascii")}
    return json.dumps(words, indent=1).encode("ascii") + b"\n"


def read_release(payload: str) -> Release:
    """A payload whose signature was found good. ``UpdateFailed`` for whatever is wrong with it."""
    values = _object(payload.encode("utf-8"))
    if values.get("format") != FORMAT:
        raise UpdateFailed("format")
    version = read_version(_text(values, "version", 20))
    files = values.get("files")
    if version is None or not isinstance(files, dict) or len(files) > MOST_FILES:
        raise UpdateFailed("format")
    return Release(
        version,
        _time(_text(values, "issued", 20)),
        _time(_text(values, "expires", 20)),
        _plain(_text(values, "notes", MOST_NOTES)),
        {_system(name): _file(one) for name, one in files.items()},
    )


def payload_of(release: Release) -> str:
    """The text that is to be signed."""
    files = {
        name: {"address": one.address, "size": one.size, "sha256": one.sha256}
        for name, one in release.files.items()
    }
    values = {
        "format": FORMAT,
        "version": str(release.version),
        "issued": time_words(release.issued),
        "expires": time_words(release.expires),
        "notes": release.notes,
        "files": files,
    }
    return json.dumps(values, sort_keys=True)


def judge(release: Release, place: Place) -> Offer | None:
    """What there is to take: None when the newest version runs already.

    ``UpdateFailed`` for an answer that expired, is of the future, is older than one that was
    believed, offers an older version than runs, or has nothing for this system.
    """
    if place.now >= release.expires:
        raise UpdateFailed("expired", date=f"{release.expires:%Y-%m-%d}")
    if release.issued > place.now + EARLY:
        raise UpdateFailed("early", date=f"{release.issued:%Y-%m-%d}")
    if place.seen is not None and release.issued < place.seen:
        raise UpdateFailed("replayed")
    if release.version < place.installed:
        raise UpdateFailed("downgrade", version=release.version, installed=place.installed)
    if release.version == place.installed:
        return None
    file = release.files.get(place.system)
    if file is None:
        raise UpdateFailed("system", version=release.version, system=place.system)
    return Offer(release.version, release.notes, file)


def time_words(moment: datetime) -> str:
    """``2026-11-29T10:00:00Z``"""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def read_time(words: str) -> datetime | None:
    """The moment, None where the words are none."""
    if _TIME.fullmatch(words) is None:
        return None
    try:
        return datetime.strptime(words, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:  # the 30th of February
        return None


def _time(words: str) -> datetime:
    moment = read_time(words)
    if moment is None:
        raise UpdateFailed("format")
    return moment


def _object(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise UpdateFailed("format") from error
    if not isinstance(value, dict):
        raise UpdateFailed("format")
    return value


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _text(values: Mapping[str, Any], name: str, most: int) -> str:
    value = values.get(name)
    if not isinstance(value, str) or len(value) > most:
        raise UpdateFailed("format")
    return value


def _plain(notes: str) -> str:
    """Without what moves a cursor, turns the direction of writing or is half a character."""
    kept = (letter for letter in notes if letter.isprintable() or letter in "\n\t")
    return "".join(kept).strip()


def _system(name: object) -> str:
    if not isinstance(name, str) or _SYSTEM.fullmatch(name) is None:
        raise UpdateFailed("format")
    return name


def _file(value: object) -> UpdateFile:
    if not isinstance(value, dict):
        raise UpdateFailed("format")
    file = UpdateFile(
        _text(value, "address", MOST_ADDRESS), value.get("size", 0), _text(value, "sha256", 64)
    )
    if not is_safe(file.address):
        raise UpdateFailed("insecure")
    known = file.name.endswith(tuple(ENDINGS.values())) and _NAME.fullmatch(file.name) is not None
    sized = type(file.size) is int and 0 < file.size <= MOST_SIZE
    if not known or not sized or _HASH.fullmatch(file.sha256) is None:
        raise UpdateFailed("format")
    return file
