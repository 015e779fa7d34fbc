"""The commands for keyframes, the same in Framing and Overlay: go to one, move it, change its ease."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from app.core.edit import EASES
from app.ui.common.key_lane import Key, KeyMoved


class KeyHost(Protocol):
    """What a screen tells of the keyframes it works on. Times are the clip's source times."""

    def now_us(self) -> int: ...
    def keyframes(self) -> Sequence[Key]: ...
    def key_here(self) -> Key | None: ...
    def go_to(self, t_us: int) -> object: ...
    def frame_beside(self, t_us: int, by: int) -> int: ...
    def put_key(self) -> object: ...
    def move_key(self, moved: KeyMoved) -> object: ...
    def set_ease(self, ease: str) -> object: ...


def key_verbs(host: KeyHost) -> dict[str, Callable[[], object]]:
    """The commands by id."""

    def walk(by: int) -> None:
        now = host.now_us()
        times = [key.t_us for key in host.keyframes()]
        there = [t for t in times if (t > now if by > 0 else t < now)]
        if there:
            host.go_to(min(there) if by > 0 else max(there))

    def nudge(by: int) -> None:
        key = host.key_here()
        if key is not None:
            to_us = host.frame_beside(key.t_us, by)
            if to_us != key.t_us:
                host.move_key(KeyMoved(key.t_us, to_us))
                host.go_to(to_us)

    found: dict[str, Callable[[], object]] = {
        "key.previous": lambda: walk(-1),
        "key.next": lambda: walk(1),
        "key.earlier": lambda: nudge(-1),
        "key.later": lambda: nudge(1),
        "key.add": host.put_key,
    }
    for ease in EASES:
        found[f"key.{ease}"] = partial(host.set_ease, ease)
    return found
