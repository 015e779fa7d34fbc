"""Fills in the winget manifest of a release: ``python packaging/windows/winget.py SETUP ADDRESS OUT``.

SETUP is the signed installer, ADDRESS where it is fetched from. The three files in OUT are what a
pull request to microsoft/winget-pkgs takes.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
IDENTIFIER = "ReelBallers.ReelBallers"


def version() -> str:
    """As pyproject.toml states it."""
    stated: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return stated


def manifests(sha256: str, address: str, number: str) -> dict[str, str]:
    """The files by name. ``ValueError`` for an address or a hash that cannot be."""
    if not re.fullmatch(r"https://[^\s?#]+\.exe", address):
        raise ValueError(f"{address} is no https address of an .exe")
    if not re.fullmatch(r"[0-9A-F]{64}", sha256):
        raise ValueError(f"{sha256} is no SHA-256 in capitals")
    values = {"@VERSION@": number, "@ADDRESS@": address, "@SHA256@": sha256}
    found: dict[str, str] = {}
    for template in sorted((HERE / "winget").glob("*.yaml.in")):
        text = template.read_text(encoding="utf-8")
        for name, value in values.items():
            text = text.replace(name, value)
        kind = template.name.removesuffix(".yaml.in")
        ending = "" if kind == "version" else f".{kind}"
        found[f"{IDENTIFIER}{ending}.yaml"] = text
    return found


def main(arguments: list[str]) -> int:
    """0 done, 2 wrong use."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    setup, address, out = Path(arguments[0]), arguments[1], Path(arguments[2])
    with setup.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest().upper()
    out.mkdir(parents=True, exist_ok=True)
    for name, text in manifests(sha256, address, version()).items():
        (out / name).write_text(text, encoding="utf-8")
        print(out / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
