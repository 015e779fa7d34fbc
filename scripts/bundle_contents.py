"""What goes into the bundle and what stays out: read by packaging/reel_ballers.spec, tested here.

PyInstaller takes a plugin folder of Qt whole, and with it the libraries of every plugin: Quick, the
virtual keyboard (which is GPL-only), a PDF reader. So Qt's part is a list of what we take. Names are
those of all three systems.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

QT_MODULES = frozenset(
    {"Concurrent", "Core", "DBus", "Gui", "Multimedia", "Network", "OpenGL", "Svg", "Widgets"}
)
"""Modules of Qt that the program imports, or that those and the plugins below link with."""
QT_HELPERS = frozenset(
    {"XcbQpa", "WaylandClient", "WaylandEglClientHwIntegration", "WlShellIntegration"}
)
"""Libraries of the platform plugins."""
QT_BINDINGS = frozenset({"QtCore", "QtDBus", "QtGui", "QtMultimedia", "QtNetwork", "QtWidgets"})
"""Modules of PySide6 that may be in the bundle."""
QT_PLUGINS: dict[str, frozenset[str]] = {
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "imageformats": frozenset({"qjpeg", "qico", "qsvg", "qwebp"}),
    "iconengines": frozenset({"qsvgicon"}),
    "styles": frozenset({"qmodernwindowsstyle", "qmacstyle"}),
    "xcbglintegrations": frozenset({"qxcb-glx-integration", "qxcb-egl-integration"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "wayland-decoration-client": frozenset({"bradient", "adwaita"}),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
}
"""Plugins by folder. None of multimedia: QAudioSink needs none, and the one there is brings a third
FFmpeg; none of tls: the window's sockets are local, and the cloud is spoken to by Python."""
LANGUAGES = frozenset({"de", "es"})
UNCALLED = "opencv_videoio_ffmpeg"
"""OpenCV's FFmpeg on Windows: it is loaded when a video is read through OpenCV, which nobody does."""

GPL_ONLY = frozenset(
    {
        "Charts", "DataVisualization", "Graphs", "HttpServer", "Lottie", "NetworkAuth",
        "Quick3D", "QuickTimeline", "ShaderTools", "VirtualKeyboard", "WaylandCompositor",
    }
)  # fmt: skip
"""Modules of Qt that are offered under the GPL or for money, but not under the LGPL."""

OWN_OF_PYTHON = frozenset(
    {"ssl", "crypto", "ffi", "bz2", "lzma", "sqlite3", "uuid", "expat", "mpdec"}
)
"""Libraries of the building computer that Python's own modules link with: they come along. What the
desktop brings (X, GL, fonts, sound) is left to the system: the package names it as what it needs."""

LEFT_OUT = (
    "IPython", "PIL._avif", "PIL._imagingtk", "PyInstaller", "_pyinstaller_hooks_contrib", "alembic.testing", "curses", "doctest",
    "hypothesis", "idlelib", "lib2to3", "matplotlib", "mypy", "numpy._core._multiarray_tests",
    "numpy._core._operand_flag_tests", "numpy._core._rational_tests", "numpy._core._simd",
    "numpy._core._struct_ufunc_tests", "numpy._core._umath_tests", "numpy.f2py", "numpy.tests", "pip",
    "pydoc_data", "pygments", "pytest", "qtawesome", "qtpy", "readline", "rich", "setuptools", "sqlalchemy.testing", "test", "tkinter", "turtle", "unittest.mock", "wheel",
)  # fmt: skip
"""Modules that the program does not run. Of qtawesome a font and its table are taken, see ``ICONS``."""
ICONS = "materialdesignicons6-webfont*"

_QT_LIBRARY = re.compile(
    r"(?:lib)?Qt6(?P<name>[A-Za-z0-9]+?)(?:\.abi3)?(?:\.so\.6|\.so|\.dll|\.dylib)?$"
)
_QT_FFMPEG = re.compile(r"(?:lib)?(?:avcodec|avformat|avutil|swresample|swscale|Qt6FFmpegStub)\b")
_SONAME = re.compile(r"lib(?P<name>[A-Za-z0-9_+-]+?)(?:-[0-9.]+)?\.so\b")


def wanted(destination: str) -> bool:
    """Whether a file that PyInstaller found goes into the bundle, by its place there."""
    path = PurePosixPath(destination.replace("\\", "/"))
    if path.name.startswith(UNCALLED):
        return False
    if "PySide6" in path.parts:
        return _wanted_of_qt(path)
    module = qt_module(path.name)
    if module is not None:  # beside everything else, as on macOS
        return module in QT_MODULES | QT_HELPERS
    return not any(part in ("tests", "testing") for part in path.parts[:-1])


def qt_module(name: str) -> str | None:
    """``Gui`` for the file name of Qt's library of that name, on any system; else None."""
    found = _QT_LIBRARY.match(name)
    return found["name"] if found else None


def _wanted_of_qt(path: PurePosixPath) -> bool:
    parts = path.parts[path.parts.index("PySide6") + 1 :]
    name = path.name
    if "plugins" in parts:
        folder = parts[parts.index("plugins") + 1]
        return _stem(name) in QT_PLUGINS.get(folder, frozenset())
    if "translations" in parts:
        return name in {f"qtbase_{language}.qm" for language in LANGUAGES}
    if "qml" in parts or _QT_FFMPEG.match(name):
        return False
    module = qt_module(name.removesuffix(".framework"))
    if module is not None:
        return module in QT_MODULES | QT_HELPERS
    binding = name.partition(".")[0]
    return binding in QT_BINDINGS if re.fullmatch(r"Qt[A-Z]\w*", binding) else True


def _stem(name: str) -> str:
    """``qxcb`` for libqxcb.so, qxcb.dll and libqxcb.dylib."""
    return name.removeprefix("lib").partition(".")[0]


def of_the_system(source: str, destination: str) -> bool:
    """Whether a library was taken from the building computer's system and is the desktop's: on Linux
    it is left out. ``source`` is where it was found."""
    name = PurePosixPath(destination).name
    if not source.startswith(("/usr/lib", "/lib", "/usr/local/lib")) or ".so" not in name:
        return False
    if "/python" in source or "/site-packages/" in source:
        return False
    found = _SONAME.match(name)
    return not name.startswith("libpython") and (
        found is None or found["name"] not in OWN_OF_PYTHON
    )
