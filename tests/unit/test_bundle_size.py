"""What makes the bundle and the package smaller changes nothing that runs."""

from __future__ import annotations

import ctypes
import io
import lzma
import os
import shutil
import sys
import tarfile
from pathlib import Path

import av
import cv2
import pytest

from scripts import deb_archive, one_ffmpeg
from scripts.elf import loaded, symbols, without_debugger_tables

PACKAGES = Path(av.__file__).parents[1]
OPENCV = "opencv_python_headless.libs"
DATE = 1_700_000_000

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("nm") is None, reason="programs of Linux, and binutils"
)


def test_a_module_without_its_debuggers_tables_loads_the_same(tmp_path: Path) -> None:
    """PyAV's: auditwheel has put parts of it behind the tables, and strip would damage it."""
    before = Path(sys.modules["av.rational"].__file__ or "")
    module = Path(shutil.copy(before, tmp_path))
    saved = without_debugger_tables(module)
    assert saved > before.stat().st_size / 2
    assert module.stat().st_size == before.stat().st_size - saved
    assert loaded(module.read_bytes()) == loaded(before.read_bytes())
    assert symbols(module) == symbols(before)
    assert hasattr(ctypes.CDLL(str(module)), "PyInit_rational")
    assert without_debugger_tables(module) == 0, "there is nothing left to take out"


def test_what_is_no_module_of_ours_stays_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.so"
    for content in (b"", b"\x7fELF\x02\x01", b"\x7fELF\x01\x01" + bytes(100), b"text" * 50):
        other.write_bytes(content)
        assert without_debugger_tables(other) == 0
        assert other.read_bytes() == content


# ---------------------------------------------------------------- one FFmpeg


@pytest.fixture
def internal(tmp_path: Path) -> Path:
    """The two wheels' libraries and OpenCV's module, as they lie in a bundle."""
    place = tmp_path / "_internal"
    (place / "cv2").mkdir(parents=True)
    module = next(Path(cv2.__file__).parent.glob("cv2*.so"))
    copy(module, place / "cv2" / module.name)
    for folder in ("av.libs", OPENCV):
        (place / folder).mkdir()
        for path in (PACKAGES / folder).iterdir():
            copy(path, place / folder / path.name)
            (place / path.name).unlink(missing_ok=True)
            (place / path.name).symlink_to(f"{folder}/{path.name}")
    return place


def copy(source: Path, target: Path) -> None:
    """A second name of the file where that goes; nothing here writes into one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


def listing(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): str(path.readlink()) if path.is_symlink() else "file"
        for path in folder.rglob("*")
    }


def test_opencv_has_the_ffmpeg_of_pyav(internal: Path) -> None:
    said = one_ffmpeg.share(internal, Path(sys.executable))
    assert said.endswith("MB of a second FFmpeg left out")
    assert float(said.split()[0]) > 20
    real = {path.name.partition("-")[0] for path in internal.rglob("lib*") if not path.is_symlink()}
    assert {"libavcodec", "libopenblasp", "libavif"} <= real
    assert not real & {"libssl", "libcrypto"}, "which only OpenCV's FFmpeg linked with"
    assert not [path for path in internal.rglob("*") if path.is_symlink() and not path.exists()]


def test_an_older_ffmpeg_or_another_series_is_not_shared(internal: Path) -> None:
    theirs = internal / "av.libs"
    codec = next(theirs.glob("libavcodec-*"))
    for version in ("62.1.100", "63.0.100"):
        codec = codec.rename(theirs / f"libavcodec-00000000.so.{version}")
        before = listing(internal)
        said = one_ffmpeg.share(internal, Path(sys.executable))
        assert said.startswith("OpenCV keeps an FFmpeg of its own: libavcodec-00000000.so")
        assert listing(internal) == before


def test_a_symbol_that_pyavs_lacks_is_found(internal: Path) -> None:
    pairs = one_ffmpeg.paired(internal / "av.libs", internal / OPENCV)
    less = {old: new for old, new in pairs.items() if "libswscale" not in old.name}
    with pytest.raises(one_ffmpeg.NotShared, match=r"asks for sws_\w+@LIBSWSCALE_9"):
        one_ffmpeg.check(internal, less)


def test_what_does_not_load_is_put_back(internal: Path) -> None:
    before = listing(internal)
    said = one_ffmpeg.share(internal, Path("/bin/false"))
    assert "does not load" in said
    assert listing(internal) == before


# ---------------------------------------------------------------- the package


def test_the_package_is_an_archive_that_dpkg_reads(tmp_path: Path) -> None:
    tree, control = tmp_path / "tree", tmp_path / "control"
    (tree / "usr/bin").mkdir(parents=True)
    control.mkdir()
    shutil.copy("/bin/true", tree / "usr/bin/z")
    (tree / "usr/bin/a.txt").write_text("text", encoding="ascii")
    (tree / "usr/bin/link").symlink_to("z")
    (control / "control").write_text("Package: x\n", encoding="ascii")
    made = [tmp_path / "one.deb", tmp_path / "two.deb"]
    for path in made:
        deb_archive.write(tree, control, path, arch="amd64", date=DATE, settings=deb_archive.QUICK)
    assert made[0].read_bytes() == made[1].read_bytes()
    members = archive(made[0].read_bytes())
    assert list(members) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    assert members["debian-binary"] == b"2.0\n"
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(members["data.tar.xz"]))) as tar:
        inside = tar.getmembers()
        assert [info.name for info in inside] == [
            ".", "./usr", "./usr/bin", "./usr/bin/z", "./usr/bin/a.txt", "./usr/bin/link",
        ]  # fmt: skip
        assert {(info.uid, info.gid, info.uname, info.mtime) for info in inside} == {
            (0, 0, "root", DATE)
        }
        code = tar.extractfile("./usr/bin/z")
        assert code is not None
        assert code.read() == Path("/bin/true").read_bytes()


def archive(data: bytes) -> dict[str, bytes]:
    """The members of an ``ar`` archive."""
    assert data[:8] == b"!<arch>\n"
    found, at = {}, 8
    while at < len(data):
        name, size = data[at : at + 16].decode().strip(), int(data[at + 48 : at + 58])
        found[name] = data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return found


def test_a_processor_without_a_filter_is_packed_all_the_same() -> None:
    assert deb_archive.filters("riscv64") == []
