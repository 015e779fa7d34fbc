"""Everything a server of newer versions may do, and what must come of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.cloud.updates.server import UpdateServer
from app.core.errors import UpdateFailed
from app.core.update import MOST_BYTES, Version
from app.services.updates.channel import Channel
from app.services.updates.service import Updates
from app.services.updates.state import UpdateState
from tests.support.update_server import (
    FEED,
    NAME,
    NOW,
    SYSTEM,
    Maker,
    Page,
    UpdateHost,
    payload,
    trust,
)

CONTENT = bytes(range(256)) * 4000
FILE = f"/{NAME}"
HALF = len(CONTENT) // 2


@dataclass
class Stage:
    """A server, who signs for it, and a copy of the program that asks it."""

    host: UpdateHost
    maker: Maker
    folder: Path
    known: bool = True
    """Whether the server's certificate is believed."""

    def __post_init__(self) -> None:
        self.channel = Channel(Version(0, 1, 0), SYSTEM, self.host.url + FEED, (self.maker.public,))
        self.announce()
        self.host.pages[FILE] = Page(CONTENT)

    def announce(self, **changed: object) -> None:
        """What the server says from now on."""
        self.host.pages[FEED] = Page(self.maker.sign(payload(self.host.url, CONTENT, **changed)))

    @property
    def installers(self) -> Path:
        """Where downloads lie."""
        return self.folder / "updates"

    def program(self) -> Updates:
        """A copy that was just started."""
        known = trust() if self.known else None
        return Updates(
            self.folder,
            self.installers,
            self.channel,
            lambda: UpdateServer(known, timeout_s=5.0),
            lambda: NOW,
            pause_s=0.0,
        )


def when(
    event: threading.Event, true: Callable[[UpdateState], object]
) -> Callable[[UpdateState], None]:
    """A listener that sets an event at the first state of which something is true."""

    def heard(state: UpdateState) -> None:
        if true(state):
            event.set()

    return heard


def settled(updates: Updates, begin: Callable[[], object]) -> UpdateState:
    """Begin something and wait until it is over."""
    over = threading.Event()
    stop = updates.subscribe(when(over, lambda state: state.doing == ""))
    begin()
    assert over.wait(30), "it goes on and on"
    stop()
    return updates.state


@dataclass(frozen=True)
class Case:
    """``kind``: of the refusal; "" when there is none. ``there``: the installer ends on the disk."""

    name: str
    arrange: Callable[[Stage], object]
    kind: str = ""
    there: bool = False
    offered: bool = True


@dataclass(frozen=True)
class Outcome:
    """What a coach and the disk saw."""

    kind: str
    told: str
    offered: bool
    there: bool
    left: tuple[str, ...]
    """What lies in the folder besides a whole installer."""

    def fits(self, case: Case) -> bool:
        """Whether it is as it should be."""
        seen = (self.kind, self.offered, self.there)
        return seen == (case.kind, case.offered, case.there) and not self.left


def play(case: Case, stage: Stage) -> Outcome:
    """Look, and fetch what is offered."""
    case.arrange(stage)
    updates = stage.program()
    state = settled(updates, updates.look)
    offered = state.offer is not None
    if offered and state.trouble is None:
        state = settled(updates, updates.download)
        if case.name.startswith("installer"):
            assert state.installer is not None
            state.installer.write_bytes(CONTENT[::-1])
            error = updates.checked_installer().exception(10)
            assert isinstance(error, UpdateFailed)
            state = replace(state, trouble=error, installer=None)
    updates.close()
    whole = state.installer is not None and state.installer.read_bytes() == CONTENT
    found = stage.installers.glob("*") if stage.installers.is_dir() else ()
    left = tuple(path.name for path in found if not (whole and path == state.installer))
    kind, told = ("", "") if state.trouble is None else (state.trouble.kind, str(state.trouble))
    if not told:
        told = "0.2.0 is ready to install" if whole else "this is the newest version"
    return Outcome(kind, told, offered, whole, left)


def _altered(stage: Stage) -> None:
    """Somebody on the way wrote another address into it."""
    page = stage.host.pages[FEED]
    words = json.loads(page.content)
    words["payload"] = words["payload"].replace("0.2.0", "9.2.0")
    page.content = json.dumps(words).encode()


def _forged(stage: Stage) -> None:
    stage.maker = Maker()
    stage.announce()


def _replayed(stage: Stage) -> None:
    """A newer announcement was believed; then the server shows an older one, signed and in time."""
    stage.announce(version="0.1.0", issued="2026-11-28T12:00:00Z")
    updates = stage.program()
    settled(updates, updates.look)
    updates.close()
    stage.announce(issued="2026-11-20T00:00:00Z")


def _file(**changed: object) -> Callable[[Stage], None]:
    """The page of the installer, with something changed."""

    def arrange(stage: Stage) -> None:
        stage.host.pages[FILE] = Page(**{"content": CONTENT, **changed})  # type: ignore[arg-type]

    return arrange


def _feed(**changed: object) -> Callable[[Stage], None]:
    """The page of the announcement, with something changed."""

    def arrange(stage: Stage) -> None:
        content = stage.host.pages[FEED].content
        stage.host.pages[FEED] = Page(**{"content": content, **changed})  # type: ignore[arg-type]

    return arrange


def _says(**changed: object) -> Callable[[Stage], None]:
    return lambda stage: stage.announce(**changed)


def _address(stage: Stage) -> None:
    said = payload(stage.host.url.replace("https", "http"), CONTENT)
    stage.announce(files=said["files"])


def _moved(stage: Stage) -> None:
    stage.host.pages["/elsewhere"] = Page(CONTENT)
    stage.host.pages[FILE] = Page(status=302, location=f"{stage.host.url}/elsewhere")


def _away(stage: Stage) -> None:
    stage.channel = replace(stage.channel, address=f"https://127.0.0.1:9{FEED}")


def _full(stage: Stage) -> None:
    stage.installers.write_text("a file where the folder should be")


INSECURE = "http://127.0.0.1:9/"
CASES: tuple[Case, ...] = (
    Case("good", lambda _stage: None, there=True),
    Case("same version", _says(version="0.1.0"), offered=False),
    Case("tampered announcement", _altered, "signature", offered=False),
    Case(
        "signed by somebody else",
        _forged,
        "signature",
        offered=False,
    ),
    Case("a sign-in page instead", _feed(content=b"<html>Hotel</html>"), "format", offered=False),
    Case("downgraded", _says(version="0.0.9"), "downgrade", offered=False),
    Case("older announcement replayed", _replayed, "replayed", offered=False),
    Case("expired", _says(expires="2026-11-29T11:59:59Z"), "expired", offered=False),
    Case("issued in the future", _says(issued="2026-12-24T00:00:00Z"), "early", offered=False),
    Case("wrong system", _says(files={}), "system", offered=False),
    Case("oversized announcement", _feed(content=b" " * (MOST_BYTES + 1)), "long", offered=False),
    Case("server away", _away, "offline", offered=False),
    Case("server broken", _feed(status=500), "answer", offered=False),
    Case("server nobody knows", lambda s: setattr(s, "known", False), "certificate", offered=False),
    Case("announcement sent on to http", _feed(status=302, location=INSECURE), "insecure",
         offered=False),
    Case("sent on for ever", _feed(status=302, location=FEED), "answer", offered=False),
    Case("file at an http address", _address, "insecure", offered=False),
    Case("file sent on to http", _file(status=302, location=INSECURE), "insecure"),
    Case("file sent on to https", _moved, there=True),
    Case("file missing", _file(status=404), "answer"),
    Case("tampered file", _file(content=CONTENT[:-1] + b"x"), "tampered"),
    Case("oversized file", _file(content=CONTENT + b"x"), "longer"),
    Case("file too short", _file(content=CONTENT[:-1]), "cut"),
    Case("truncated at each try", _file(cuts=9999, cut_at=1000), "cut"),
    Case("truncated for ever at the same byte", _file(cuts=99, cut_at=HALF, ranges=False), "cut"),
    Case("truncated once, goes on", _file(cuts=1, cut_at=HALF), there=True),
    Case("truncated once, begins anew", _file(cuts=1, cut_at=HALF, ranges=False), there=True),
    Case("nowhere to write", _full, "disk"),
    Case("installer swapped on the disk", lambda _stage: None, "gone"),
)  # fmt: skip
