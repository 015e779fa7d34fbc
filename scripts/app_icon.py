"""The program's icon in every size and form, drawn from packaging/icons/reel-ballers.svg.

python scripts/app_icon.py          writes the PNG, ICO and ICNS files (they are kept in git)
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the sizes are read where there is no PIL
    from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "packaging" / "icons"
SOURCE = ICONS / "reel-ballers.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""Those of the hicolor theme that desktops ask for."""
WINDOW = ROOT / "resources" / "icons" / "app" / "reel-ballers.png"
"""What the window shows, 128 pixels: desktops without a desktop entry, Windows, X11."""


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = {size: drawn(size) for size in (*SIZES, 1024)}
    for size in SIZES:
        pictures[size].save(ICONS / f"reel-ballers-{size}.png", optimize=True)
    WINDOW.parent.mkdir(exist_ok=True)
    pictures[128].save(WINDOW, optimize=True)
    ico = [pictures[size] for size in (16, 24, 32, 48, 64, 128, 256)]
    ico[-1].save(ICONS / "reel-ballers.ico", append_images=ico[:-1], sizes=[p.size for p in ico])
    pictures[1024].save(
        ICONS / "reel-ballers.icns", append_images=[pictures[size] for size in SIZES[2:]]
    )
    return 0


def drawn(size: int) -> Image.Image:
    """The icon, ``size`` pixels square."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication.instance() or QGuiApplication([])
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(str(SOURCE)).render(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


if __name__ == "__main__":
    sys.exit(main())
