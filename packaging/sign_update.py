r"""Makes the announcement of a release: says what there is to fetch, and signs it.

    python packaging/sign_update.py keys --secret FILE
        a new pair: the secret key goes to FILE (which only you can read, and which must not lie in
        the repository), the public one is printed for resources/updates/feed.json
    python packaging/sign_update.py sign --version 0.2.0 --notes NOTES --address https://…/v0.2.0/ \
            --file linux-x86_64-deb=dist/reel-ballers_0.2.0_amd64.deb … -o update.json
        the secret key comes from the variable REEL_BALLERS_UPDATE_KEY (base64) or --secret FILE
    python packaging/sign_update.py check update.json [--key PUBLIC] [--files DIR]
        what a copy of the program would read in it; by default with the keys of feed.json

Run from the repository root with the desktop's packages installed.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: E402
    Ed25519PrivateKey,
)

from app.cloud.updates.signature import check_signature  # noqa: E402
from app.core.errors import ReelBallersError  # noqa: E402
from app.core.update import (  # noqa: E402
    Release,
    UpdateFile,
    envelope,
    is_safe,
    open_envelope,
    payload_of,
    read_release,
    read_version,
    signed_bytes,
)

VARIABLE = "REEL_BALLERS_UPDATE_KEY"
FEED = ROOT / "resources" / "updates" / "feed.json"
DAYS = 120
"""How long an announcement is believed; it must be signed anew before that."""


class Refused(Exception):
    """One sentence for the one who makes the release."""


def main(words: Sequence[str] | None = None) -> int:
    """0 = done, 1 = refused with one sentence, 2 = wrong use."""
    parser = argparse.ArgumentParser(prog="python packaging/sign_update.py")
    parts = parser.add_subparsers(dest="command", required=True)
    keys = parts.add_parser("keys", help="make a pair of keys")
    keys.add_argument("--secret", type=Path, required=True)
    sign = parts.add_parser("sign", help="make a signed announcement")
    sign.add_argument("--version", required=True)
    sign.add_argument("--notes", type=Path, required=True, help="plain text")
    sign.add_argument("--address", required=True, help="the folder of the files, with its last /")
    sign.add_argument("--file", action="append", required=True, metavar="SYSTEM=PATH")
    sign.add_argument("--days", type=int, default=DAYS)
    sign.add_argument("--secret", type=Path)
    sign.add_argument("-o", "--out", type=Path, required=True)
    check = parts.add_parser("check", help="read an announcement as the program would")
    check.add_argument("announcement", type=Path)
    check.add_argument("--key", action="append", help="base64; by default those of feed.json")
    check.add_argument("--files", type=Path, help="a folder with the files, compared by hash")
    choices = parser.parse_args(words)
    try:
        {"keys": make_keys, "sign": make_announcement, "check": show}[choices.command](choices)
    except (Refused, ReelBallersError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make_keys(choices: argparse.Namespace) -> None:
    """A new pair; the secret half only ever into that file."""
    path = choices.secret.resolve()
    if path.is_relative_to(ROOT):
        raise Refused(f"{path} lies in the repository: put the secret key somewhere else.")
    secret = Ed25519PrivateKey.generate()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL  # an old key is never written over
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii") as file:
        file.write(base64.b64encode(secret.private_bytes_raw()).decode("ascii") + "\n")
    print(public_words(secret))


def make_announcement(choices: argparse.Namespace) -> None:
    """Sign, read it again as the program would, and only then write it."""
    secret = secret_key(choices.secret)
    version = read_version(choices.version)
    if version is None:
        raise Refused(f"{choices.version} is no version of the form 1.2.3.")
    now = datetime.now(UTC).replace(microsecond=0)
    release = Release(
        version,
        now,
        now + timedelta(days=choices.days),
        choices.notes.read_text(encoding="utf-8").strip(),
        dict(announced(words, choices.address) for words in choices.file),
    )
    answer = signed(payload_of(release), secret)
    if believed(answer, (secret.public_key().public_bytes_raw(),)) != release:
        raise Refused("The program would read something else: has the text strange characters?")
    partial = choices.out.with_name(choices.out.name + ".tmp")
    partial.write_bytes(answer)
    partial.replace(choices.out)
    print(f"{choices.out}: {version}, good until {release.expires:%Y-%m-%d}, signed by")
    print(public_words(secret))


def show(choices: argparse.Namespace) -> None:
    """Print what the program would read."""
    words = choices.key or json.loads(FEED.read_text(encoding="utf-8"))["keys"]
    release = believed(choices.announcement.read_bytes(), tuple(_raw(key) for key in words))
    print(f"Reel Ballers {release.version}, issued {release.issued}, good until {release.expires}")
    for system, file in release.files.items():
        print(f"{system}: {file.size} bytes, {file.sha256}\n  {file.address}")
        if choices.files and hash_of(choices.files / file.name) != (file.size, file.sha256):
            raise Refused(f"{choices.files / file.name} is not the file that was signed.")
    print(release.notes)


def believed(answer: bytes, keys: Sequence[bytes]) -> Release:
    """As the program reads it, but for the clock."""
    payload, signature = open_envelope(answer)
    check_signature(payload, signature, keys)
    return read_release(payload)


def signed(payload: str, secret: Ed25519PrivateKey) -> bytes:
    """The announcement of a payload."""
    return envelope(payload, secret.sign(signed_bytes(payload)))


def announced(words: str, folder: str) -> tuple[str, UpdateFile]:
    """``SYSTEM=PATH`` as what the announcement says of that file."""
    system, _, path = words.partition("=")
    address = f"{folder.rstrip('/')}/{Path(path).name}"
    if not path or not is_safe(address):
        raise Refused(f"{words} at {folder}: give SYSTEM=PATH, and an https address.")
    return system, UpdateFile(address, *hash_of(Path(path)))


def hash_of(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest


def secret_key(path: Path | None) -> Ed25519PrivateKey:
    """From a file, else from the environment; it is never printed."""
    words = path.read_text(encoding="ascii") if path else os.environ.get(VARIABLE, "")
    if not words.strip():
        raise Refused(f"There is no secret key: set {VARIABLE}, or give --secret FILE.")
    return Ed25519PrivateKey.from_private_bytes(_raw(words.strip()))


def public_words(secret: Ed25519PrivateKey) -> str:
    """The public half, base64."""
    return base64.b64encode(secret.public_key().public_bytes_raw()).decode("ascii")


def _raw(words: str) -> bytes:
    try:
        raw = base64.b64decode(words, validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    if len(raw) != 32:
        raise Refused("A key is 32 bytes in base64, which this is not.")
    return raw


if __name__ == "__main__":
    sys.exit(main())
