"""One window per library: a second start hands its files to the first and ends.

The first listens on a local socket (a named pipe on Windows) that only this account may open. It
begins to listen when it holds the library's lock, so whatever lies at that address by then was left
by a process that died, and is removed. The protocol is one line of JSON each way.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.link import is_link
from app.services import places

if TYPE_CHECKING:  # its library is loaded after the first paint
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

WAIT_MS = 2_000
"""How long a second start waits for the first to say that it took the files."""
MOST_BYTES, MOST_FILES = 262_144, 256
OPENED = b"opened\n"


def address(profile: Path | None) -> str:
    """Where the window of a library listens: a path on Unix, the name of a pipe on Windows."""
    name = f"{zlib.crc32(os.fsencode(places.home(profile))):08x}"
    if sys.platform == "win32":
        return f"reel-ballers-{name}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = (
        Path(runtime) if runtime else Path(tempfile.gettempdir()) / f"reel-ballers-{os.getuid()}"
    )
    return str(folder / f"reel-ballers-{name}.socket")


def hand_over(profile: Path | None, files: Sequence[Path]) -> bool:
    """Let a window that has the library open show these files; whether there was one that did."""
    where = address(profile)
    if sys.platform != "win32" and not Path(where).exists():
        return False
    import json

    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(where)
    if not socket.waitForConnected(WAIT_MS):
        return False  # nobody lives there any more
    names = [path if is_link(str(path)) else path.absolute() for path in files]
    paths = [str(name) for name in names][:MOST_FILES]
    socket.write(json.dumps({"files": paths}).encode() + b"\n")
    socket.flush()
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(WAIT_MS):
        answer += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return answer == OPENED


class SingleInstance(QObject):
    """Listens for later starts, from ``listen`` to ``close``."""

    asked = Signal(object)
    """``tuple[Path, ...]``: files to open, maybe none; the window is to come forward."""

    def __init__(self, profile: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address(profile)
        self._server: QLocalServer | None = None
        self._heard: dict[QLocalSocket, bytes] = {}

    def listen(self) -> bool:
        """Begin; call it only while this process holds the library. Whether it could."""
        if self._server is not None:
            return True
        from PySide6.QtNetwork import QLocalServer

        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                Path(self._address).parent.mkdir(mode=0o700, exist_ok=True)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._address):
            QLocalServer.removeServer(self._address)  # left by a process that was killed
            if not server.listen(self._address):
                log.info("Later starts cannot hand over their files: %s", server.errorString())
                return False
        server.newConnection.connect(self._came)
        self._server = server
        return True

    @property
    def listening(self) -> bool:
        """Whether later starts are heard."""
        return self._server is not None

    def close(self) -> None:
        """Listen no more; the address is free again."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _came(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._heard[socket] = b""
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(lambda socket=socket: self._left(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        heard = self._heard.get(socket)
        if heard is None:
            return
        heard += bytes(socket.read(MOST_BYTES + 1 - len(heard)).data())
        self._heard[socket] = heard
        if len(heard) > MOST_BYTES:
            socket.abort()
        elif heard.endswith(b"\n"):
            self._heard[socket] = b""
            files = files_of(heard)
            if files is None:
                socket.abort()
                return
            socket.write(OPENED)
            socket.flush()
            self.asked.emit(files)

    def _left(self, socket: QLocalSocket) -> None:
        if self._heard.pop(socket, None) is not None:
            socket.deleteLater()


def files_of(line: bytes) -> tuple[Path, ...] | None:
    """The files that a line names; None for what no Reel Ballers wrote."""
    import json

    try:
        wish = json.loads(line)
        names = wish["files"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(names, list) or len(names) > MOST_FILES:
        return None
    if not all(isinstance(name, str) and "\0" not in name for name in names):
        return None
    return tuple(Path(name) for name in names)
