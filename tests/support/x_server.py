"""An X server without a screen, and whether something is painted on it: for the shows of the bundle."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1600, 1000
_PATIENCE_S = 20.0


class Screen:
    """A running server's display name and its picture, which it keeps in a file."""

    def __init__(self, name: str, picture: Path) -> None:
        self.name, self._picture = name, picture

    def painted(self, x: int = 640, y: int = 400) -> bool:
        """Whether a point is no longer the empty screen's black; costs a millisecond, and nobody
        else anything. The file has the form of xwd: a header, a table of colours, 4 bytes a point."""
        with self._picture.open("rb") as file:
            head = file.read(100)
            begin = int.from_bytes(head[:4], "big") + 12 * int.from_bytes(head[76:80], "big")
            row = int.from_bytes(head[48:52], "big")
            file.seek(begin + y * row + x * 4)
            return any(file.read(4))


@contextmanager
def x_server(folder: Path, number: int = 87) -> Iterator[Screen]:
    """A server of our own on display ``number``, without a window manager; ``folder`` is for its
    picture. Its socket has an abstract name, which a changed root sees as well."""
    name = f":{number}"
    words = ["Xvfb", name, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-ac", "-nolisten", "tcp"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([*words, "-fbdir", str(folder)], **quiet)  # type: ignore[call-overload]
    try:
        places = (Path(f"/tmp/.X11-unix/X{number}"), folder / "Xvfb_screen0")
        end = time.monotonic() + _PATIENCE_S
        while not all(place.exists() for place in places):
            if server.poll() is not None or time.monotonic() > end:
                raise OSError(f"Xvfb does not start on {name}; is that display in use?")
            time.sleep(0.05)
        yield Screen(name, places[1])
    finally:
        server.terminate()
        server.wait()
