"""The pure parts of what packs the program: the bundle itself is tried by the shows."""

from __future__ import annotations

import ast
import configparser
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from app.services.selftest import LATE, Trial, run_checks
from scripts import bundle_contents, deb, notices
from scripts.bundle_contents import of_the_system, wanted
from scripts.version import APP_ID, version

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
INDENTED = re.compile(r"^ +(import|from) ", re.M)
QUICK = ("version", "files", "make footage", "decode", "library", "R2 client", "RunPod client")
"""The rest takes seconds, and what it tries has tests of its own."""


def imported_late() -> set[str]:
    """What functions of the program import from elsewhere than Python and the program."""
    found = set()
    for path in (ROOT / "app").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not INDENTED.search(text):
            continue
        functions = (
            node
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        for node in (inner for function in functions for inner in ast.walk(function)):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return {name for name in found if name.partition(".")[0] not in ("app", "resources", "fcntl")}


def test_the_selftest_imports_all_that_is_imported_late() -> None:
    assert imported_late() <= set(LATE)


def test_the_selftest_passes_from_source() -> None:
    with Trial() as trial:
        outcomes = list(run_checks([check for check in trial.checks() if check[0] in QUICK]))
    assert len(outcomes) == len(QUICK)
    assert [outcome.line() for outcome in outcomes if not outcome.works] == []
    assert not trial.folder.exists()


def test_a_check_that_fails_is_told_and_the_rest_is_looked_at() -> None:
    def broken() -> str:
        raise ModuleNotFoundError("No module named 'boto3'")

    bad, good = run_checks([("cloud", broken), ("files", lambda: "all there")])
    assert bad.line().startswith("NO  cloud")
    assert "No module named 'boto3'" in bad.line()
    assert good.works


@pytest.mark.parametrize(
    ("place", "goes_in"),
    [
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libQt6VirtualKeyboard.so.6", False),
        ("PySide6/Qt/lib/libavcodec.so.61", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/multimedia/ffmpegmediaplugin.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtCharts.abi3.so", False),
        ("PySide6\\Qt6Pdf.dll", False),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("libQt6Qml.so.6", False),
        ("numpy/tests/data.csv", False),
        ("av.libs/libavcodec-5e6b81c2.so.62", True),
        ("cv2/opencv_videoio_ffmpeg500_64.dll", False),
    ],
)
def test_what_goes_into_the_bundle(place: str, goes_in: bool) -> None:
    assert wanted(place) is goes_in


def test_the_desktops_own_libraries_stay_outside() -> None:
    folder = "/usr/lib/x86_64-linux-gnu"
    assert of_the_system(f"{folder}/libxcb-cursor.so.0", "libxcb-cursor.so.0")
    assert of_the_system(f"{folder}/libstdc++.so.6", "libstdc++.so.6")
    assert not of_the_system(f"{folder}/libssl.so.3", "libssl.so.3"), "Python's own"
    assert not of_the_system("/opt/python/lib/libpython3.11.so.1.0", "libpython3.11.so.1.0")


def test_no_module_of_qt_that_goes_in_is_under_the_gpl_alone() -> None:
    inside = bundle_contents.QT_MODULES | bundle_contents.QT_HELPERS
    assert not inside & bundle_contents.GPL_ONLY


def test_a_module_of_qt_under_the_gpl_alone_is_found(tmp_path: Path) -> None:
    for name in ("libQt6Gui.so.6", "libQt6Charts.so.6", "QtDataVisualization.abi3.so"):
        (tmp_path / "PySide6").mkdir(exist_ok=True)
        (tmp_path / "PySide6" / name).touch()
    assert notices.gpl_only(tmp_path) == ["Charts", "DataVisualization"]


def test_a_library_that_nobody_knows_stops_the_notices(tmp_path: Path) -> None:
    (tmp_path / "some.libs").mkdir()
    (tmp_path / "some.libs" / "libx265-f5385bb8.so.216").touch()
    assert [entry.licence for entry in notices.libraries(tmp_path)] == ["GPL-2.0-or-later"]
    (tmp_path / "some.libs" / "libsecret.so.1").touch()
    with pytest.raises(notices.UnknownLicence, match=r"libsecret\.so\.1"):
        notices.libraries(tmp_path)


def test_the_control_file_says_what_apt_needs() -> None:
    text = deb.control_file(480_000, ["libc6 (>= 2.34)", "libxcb1"], "amd64")
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert fields["Version"] == version()
    assert fields["Depends"] == "libc6 (>= 2.34), libxcb1"
    assert fields["Installed-Size"] == "480000"
    assert all(line.strip() and len(line) < 81 for line in text.splitlines() if line[0] == " ")


def test_the_package_wants_what_the_bundle_does_not_bring() -> None:
    said = "libssl3 (>= 3.0.3), libxcb1 (>= 1.8), libc6 (>= 2.36), libxcb1 (>= 1.8)"
    assert deb.kept_depends(said, {"libxcb1"}) == ["libxcb1 (>= 1.8)"]


def test_the_desktop_entry_opens_what_the_program_opens() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(LINUX / "reel-ballers.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["Exec"] == "reel-ballers %U"
    kinds = said["MimeType"].rstrip(";").split(";")
    assert {"video/mp4", "x-scheme-handler/reelballers"} <= set(kinds)
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ET.parse(LINUX / "reel-ballers.xml").getroot().find(f"{space}mime-type")
    assert kind is not None
    assert kind.get("type") in kinds
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == ["*.reel"]


def test_files_of_the_package_are_the_same_each_time() -> None:
    once = deb.files(1_700_000_000)
    assert once == deb.files(1_700_000_000)
    about = ET.fromstring(once[f"usr/share/metainfo/{APP_ID}.metainfo.xml"])
    assert about.findtext("id") == APP_ID
    release = about.find("releases/release")
    assert release is not None
    assert release.get("version") == version()
    assert release.get("date") == "2023-11-14"
    sizes = [place for place in once if "/hicolor/" in place]
    assert len(sizes) == 9
