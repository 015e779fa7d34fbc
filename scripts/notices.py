"""The licences of what is really in a bundle: packages, libraries, programs, fonts.

    PYTHON -m scripts.notices [BUNDLE]       PYTHON is that of the environment that froze it

Read from the bundle, not from a list of wishes: the modules packed into the program, every library
and program beside it. Written into the bundle as licences/THIRD-PARTY-NOTICES.txt. Ends with 1 when
there is something whose licence nobody knows, or a module of Qt that is not offered under the LGPL.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution, distribution, packages_distributions
from pathlib import Path

from scripts.bundle import FOLDER, internal_of
from scripts.bundle_contents import GPL_ONLY, qt_module
from scripts.licence_names import ASSETS, LIBRARIES, of_metadata
from scripts.version import version

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"
NOTICES = Path("licences") / "THIRD-PARTY-NOTICES.txt"
OURS = frozenset({"app", "resources"})
_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?\w*|dll|dylib|pyd|exe)$", re.IGNORECASE)
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors|OFL)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the bundle; ``licence`` is an SPDX expression as far as there is one."""

    kind: str
    name: str
    licence: str
    files: int = 1


class UnknownLicence(Exception):
    """Something is in the bundle and nobody has said under which licence."""


def main(arguments: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    bundle = Path(words[0]) if words else FOLDER
    try:
        entries = found_in(bundle)
    except UnknownLicence as error:
        print(error, file=sys.stderr)
        return 1
    if bad := gpl_only(bundle):
        print(f"Not under the LGPL, and in the bundle: {', '.join(bad)}", file=sys.stderr)
        return 1
    place = internal_of(bundle) / NOTICES
    place.parent.mkdir(exist_ok=True)
    place.write_text(page(entries), encoding="utf-8")
    print(f"{place}: {len(entries)} entries")
    return 0


def found_in(bundle: Path) -> list[Entry]:
    """Everything that is in a bundle. ``UnknownLicence`` names what is not known."""
    internal = internal_of(bundle)
    packages = packages_in(bundle)
    entries = [Entry("package", f"{d.name} {d.version}", of_metadata(d)) for d in packages]
    entries += libraries(internal)
    entries += [
        Entry("font or icons", name, licence)
        for name, place, licence in ASSETS
        if list(internal.glob(place))
    ]
    return sorted(entries, key=lambda entry: (entry.kind, entry.name.lower()))


def packages_in(bundle: Path) -> list[Distribution]:
    """The distributions of which a module is in the bundle, packed or beside the program."""
    internal = internal_of(bundle)
    names = {name.partition(".")[0] for name in packed_modules(bundle)}
    for path in internal.iterdir():
        names.add(path.name.partition(".")[0])
    known = packages_distributions()
    owners = {owner for name in names - OURS for owner in known.get(name, ())}
    owners |= {
        name.metadata["Name"]
        for path in internal.glob("*.dist-info")
        if (name := PathDistribution(path)).metadata["Name"] != "reel-ballers"
    }
    # The bootloader and what it starts Python with.
    return sorted((distribution(owner) for owner in {*owners, "pyinstaller"}), key=lambda d: d.name)


def packed_modules(bundle: Path) -> list[str]:
    """Names of the modules in the program's archive."""
    from PyInstaller.archive.readers import CArchiveReader

    name = "reel-ballers.exe" if sys.platform == "win32" else "reel-ballers"
    place = (
        bundle / "Contents" / "MacOS" / name if (bundle / "Contents").is_dir() else bundle / name
    )
    archive = CArchiveReader(str(place)).open_embedded_archive("PYZ.pyz")
    return list(archive.toc)


def libraries(internal: Path) -> list[Entry]:
    """Libraries and programs that are no module of a package, by the project they are of."""
    found: dict[tuple[str, str], int] = {}
    unknown = []
    for path in internal.rglob("*"):
        if path.is_symlink() or not path.is_file() or not _is_library(path, internal):
            continue
        project = library_of(path.name)
        if project is None:
            unknown.append(str(path.relative_to(internal)))
        else:
            found[project] = found.get(project, 0) + 1
    if unknown:
        raise UnknownLicence(
            f"Nobody has said under which licence these are: {', '.join(sorted(unknown))}; add them "
            "to scripts/licence_names.py."
        )
    return [Entry("library", *project, files) for project, files in found.items()]


def _is_library(path: Path, internal: Path) -> bool:
    """Whether it stands for itself: a module of a package has that package's licence."""
    inside = path.relative_to(internal)
    if "binaries" in inside.parts:
        return path.suffix not in (".py", ".md", ".pyc")
    if not _LIBRARY.search(path.name):
        return False
    foreign = any(part.endswith(".libs") or part == "Qt" for part in inside.parts[:-1])
    alone = len(inside.parts) == 1 and not re.search(r"\.(cpython|cp\d|abi3|pyd)", path.name)
    return foreign or alone or qt_module(path.name) is not None


def library_of(name: str) -> tuple[str, str] | None:
    """The project of a library's file name, and its licence."""
    for pattern, project, licence in LIBRARIES:
        if re.match(pattern, name, re.IGNORECASE):
            return project, licence
    return None


def gpl_only(bundle: Path) -> list[str]:
    """Modules of Qt in the bundle that are not offered under the LGPL."""
    found = set()
    for path in bundle.rglob("*"):
        module = qt_module(path.name)
        binding = path.name.partition(".")[0].removeprefix("Qt")
        for name in filter(None, (module, binding if "PySide6" in path.parts else None)):
            found |= {bad for bad in GPL_ONLY if name.startswith(bad)}
    return sorted(found)


def page(entries: Iterable[Entry]) -> str:
    """The whole page: a table, then the texts."""
    rows = list(entries)
    wide = max(len(row.name) for row in rows)
    head = (
        f"Reel Ballers {version()} is free software under the GNU General Public License, version 3\n"
        "or later. It comes with what is listed here, each under its own licence. The libraries of Qt\n"
        "and FFmpeg are files of their own and may be replaced. Sources: the addresses in the\n"
        "packages' own descriptions; of ffmpeg, x264 and x265 as well on request.\n\n"
    )
    lines = [f"{row.kind:<14} {row.name:<{wide}}  {row.licence}" for row in rows]
    return head + "\n".join(lines) + "\n" + "".join(texts(rows))


def texts(rows: Iterable[Entry]) -> list[str]:
    """The licences' own words, each once."""
    told: dict[str, str] = {}
    for path in sorted(TEXTS.glob("*.txt")):
        told[path.stem] = path.read_text(encoding="utf-8")
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.exists():
        told["Python"] = python.read_text(encoding="utf-8")
    for row in rows:
        if row.kind == "package":
            told |= texts_of(distribution(row.name.split()[0]))
    seen: set[str] = set()
    return [
        f"\n{'=' * 78}\n{name}\n{'=' * 78}\n{text.strip()}\n"
        for name, text in told.items()
        if not (text in seen or seen.add(text))  # type: ignore[func-returns-value]
    ]


def texts_of(package: Distribution) -> dict[str, str]:
    """The licence files of a package, by a heading."""
    found = {}
    for file in package.files or ():
        inside = ".dist-info" in file.parts[0] or file.name.startswith("LICENSE")
        if inside and _TEXT.search(file.name) and file.suffix not in (".py", ".pyc"):
            place = Path(str(file.locate()))
            if place.is_file():
                heading = f"{package.name}: {'/'.join(file.parts[1:])}"
                found[heading] = place.read_text(encoding="utf-8", errors="replace")
    return found


if __name__ == "__main__":
    sys.exit(main())
