"""Make dist/reel-ballers_VERSION_ARCH.deb from the bundle: ``python -m scripts.deb`` (``make deb``).

    /usr/lib/reel-ballers            the bundle, as PyInstaller made it
    /usr/bin/reel-ballers            a link to its program
    /usr/share/…                     desktop entry, icons, file types, manual, AppStream, copyright

What it depends on is what its libraries link with and do not bring, found by dpkg-shlibdeps: build
on the oldest Debian it is to run on. No maintainer scripts: dpkg's triggers tell the desktop, and
``apt remove`` leaves the library of the coach alone. The same commit gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence, Set
from datetime import UTC, datetime
from pathlib import Path

from scripts import deb_archive
from scripts.app_icon import SIZES
from scripts.bundle import DIST, FOLDER, source_date
from scripts.elf import elf_files, glibc_of, needed
from scripts.version import APP_ID, version

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "packaging" / "linux"
ICONS = ROOT / "packaging" / "icons"
NAME = "reel-ballers"
HOME = f"usr/lib/{NAME}"
SUMMARY = "mark plays in match footage and export vertical reels"
DESCRIPTION = """\
A coach opens the whole game, marks plays at the speed of the game, frames and
spotlights a player, and exports finished vertical reels. No account, no
network and no graphics card are needed; footage stays where it is.
"""
# What is used where it is there: opening folders and links, passwords, notices behind other windows.
RECOMMENDS = ("xdg-utils",)
SUGGESTS = ("gnome-keyring | kwalletmanager", "libnotify-bin")
CHANNEL = "resources/updates/channel.txt"
"""How this copy came to the coach: see app.services.updates.channel."""
PLAIN, PROGRAM = 0o644, 0o755
HURRY = "REEL_BALLERS_QUICK"
"""Set to 1 it packs in seconds instead of minutes, for those who try the recipe."""
GLIBC = frozenset(
    {"libc.so.6", "libm.so.6", "libmvec.so.1", "libdl.so.2", "libpthread.so.0", "librt.so.1",
     "libutil.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
)  # fmt: skip
LIBRARY_PLACES = ("usr/lib/*-linux-gnu*", "lib/*-linux-gnu*", "usr/lib", "lib64")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--tree", type=Path, help="only lay the files out there, for another format"
    )
    tree: Path | None = parser.parse_args(arguments).tree
    if not FOLDER.is_dir():
        print(f"There is no bundle in {FOLDER}; make one: make bundle", file=sys.stderr)
        return 1
    if tree is not None:
        lay_out(FOLDER, tree, int(source_date()))
        return 0
    if missing := [p for p in ("dpkg-shlibdeps", "xz") if shutil.which(p) is None]:
        print(
            f"{', '.join(missing)}: install dpkg-dev and xz-utils (Debian, Ubuntu).",
            file=sys.stderr,
        )
        return 1
    made = build(FOLDER, DIST)
    print(f"{made}  {made.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


def build(bundle: Path, into: Path) -> Path:
    """The package of a bundle; its path. Raises ``CalledProcessError`` with what dpkg said."""
    date = int(source_date())
    with tempfile.TemporaryDirectory(prefix="reel-ballers-deb-", dir=into) as name:
        tree = Path(name) / "tree"
        lay_out(bundle, tree, date)
        channel = tree / HOME / "_internal" / CHANNEL
        if channel.read_text(encoding="ascii").strip() in ("", "source"):
            channel.write_text("deb\n", encoding="ascii")
        control = Path(name) / "control"
        control.mkdir()
        text = control_file(installed_kib(tree), depends(tree / HOME))
        (control / "control").write_text(text, encoding="utf-8")
        for folder in (tree, control):
            settle(folder)
        arch = architecture()
        made = into / f"{NAME}_{version()}_{arch}.deb"
        settings = deb_archive.QUICK if os.environ.get(HURRY) else deb_archive.DENSE
        deb_archive.write(tree, control, made, arch=arch, date=date, settings=settings)
    return made


def lay_out(bundle: Path, tree: Path, date: int) -> None:
    """Everything where it is to lie on the coach's computer, below ``tree``."""
    shutil.copytree(bundle, tree / HOME, symlinks=True)
    for path, data in files(date).items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_bytes(data)
    link = tree / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")


def files(date: int) -> dict[str, bytes]:
    """Everything but the bundle, by its place; ``date`` is that of the release."""
    share = "usr/share"
    doc = f"{share}/doc/{NAME}"
    found = {
        f"{share}/applications/{NAME}.desktop": _part(f"{NAME}.desktop"),
        f"{share}/mime/packages/{NAME}.xml": _part(f"{NAME}.xml"),
        f"{share}/metainfo/{APP_ID}.metainfo.xml": _filled(f"{APP_ID}.metainfo.xml.in", date),
        f"{share}/man/man1/{NAME}.1.gz": _packed(_filled(f"{NAME}.1.in", date)),
        f"{doc}/copyright": _filled("copyright.in", date),
        f"{doc}/changelog.gz": _packed((ROOT / "CHANGELOG.md").read_bytes()),
        f"{share}/icons/hicolor/scalable/apps/{NAME}.svg": (ICONS / f"{NAME}.svg").read_bytes(),
    }
    for size in SIZES:
        place = f"{share}/icons/hicolor/{size}x{size}/apps/{NAME}.png"
        found[place] = (ICONS / f"{NAME}-{size}.png").read_bytes()
    return found


def _part(name: str) -> bytes:
    return (PARTS / name).read_bytes()


def _filled(name: str, date: int) -> bytes:
    """A template with its version and date."""
    text = (PARTS / name).read_text(encoding="utf-8")
    day = datetime.fromtimestamp(date, UTC).date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", day).encode()


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def control_file(size_kib: int, needs: Sequence[str], arch: str = "") -> str:
    """The package's own description."""
    lines = {
        "Package": NAME,
        "Version": version(),
        "Architecture": arch or architecture(),
        "Maintainer": "The Reel Ballers maintainers <reel-ballers@users.noreply.github.com>",
        "Installed-Size": str(size_kib),
        "Depends": ", ".join(needs),
        "Recommends": ", ".join(RECOMMENDS),
        "Suggests": ", ".join(SUGGESTS),
        "Section": "video",
        "Priority": "optional",
        "Description": SUMMARY,
    }
    told = "".join(f" {line}\n" for line in DESCRIPTION.splitlines())
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value) + told


def architecture() -> str:
    """Debian's name of this computer's processor."""
    return _said(["dpkg", "--print-architecture"]).strip()


def depends(bundle: Path) -> list[str]:
    """The Debian packages that hold what the bundle's libraries link with and do not bring.

    dpkg-shlibdeps knows the versions, but takes what the bundle brings for the system's: so what it
    says is kept for the packages that own a library from outside. Of glibc the version is that of
    the newest symbol anybody asks for.
    """
    elves = list(elf_files(bundle))
    brought = {path.name for path in bundle.rglob("*") if ".so" in path.name}
    wants = {path: needed(path) - brought for path in elves}
    owners = {owner for soname in set().union(*wants.values()) if (owner := owner_of(soname))}
    asking = [path for path, wanted in wants.items() if wanted - GLIBC]
    with tempfile.TemporaryDirectory() as name:
        debian = Path(name) / "debian"
        debian.mkdir()
        (debian / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
        words = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
        words += [f"-l{folder}" for folder in sorted({path.parent for path in elves})]
        said = _said([*words, *(f"-e{path}" for path in asking)], name)
    line = next(line for line in said.splitlines() if line.startswith("shlibs:Depends="))
    glibc = ".".join(str(part) for part in max(glibc_of(path) for path in elves))
    return [f"libc6 (>= {glibc})", *kept_depends(line.partition("=")[2], owners - {"libc6"})]


def kept_depends(said: str, owners: Set[str]) -> list[str]:
    """Of what dpkg-shlibdeps says, that of the owners."""
    return sorted({wish for wish in said.split(", ") if wish.split()[0] in owners})


def owner_of(soname: str) -> str:
    """The package that holds a library of this computer; "" for none."""
    for place in LIBRARY_PLACES:
        for path in Path("/").glob(f"{place}/{soname}"):
            done = subprocess.run(
                ["dpkg", "-S", f"*/{path.name}"], capture_output=True, text=True, check=False
            )
            for line in done.stdout.splitlines():
                if ":" in line and line.endswith(f"/{soname}"):
                    return line.partition(":")[0]
    return ""


def installed_kib(tree: Path) -> int:
    """Kibibytes on the disk, as Debian counts them: each file rounded up, one for the rest."""
    return sum(
        -(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1
        for path in tree.rglob("*")
    )


def settle(tree: Path) -> None:
    """Rights that do not depend on who builds and with which umask."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(PROGRAM if runs else PLAIN)


def _said(command: Sequence[str], folder: str | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, command[0])
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
