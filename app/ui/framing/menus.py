"""The context menus of Framing: of the picture, of a keyframe, of the speeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.core.edit import SPEEDS, Freeze
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.menus import ContextMenu, key_menu
from app.ui.framing.speed_lane import speed_label
from app.ui.framing.writer import FramingWriter

if TYPE_CHECKING:
    from app.ui.framing.screen import FramingScreen

FREEZES_S = (1, 2, 3, 5)


class FramingMenus:
    """Opens them at the pointer."""

    def __init__(self, screen: FramingScreen, kit: Kit, writer: FramingWriter) -> None:
        self._screen, self._kit, self._writer = screen, kit, writer

    def of_picture(self) -> None:
        """Of the stage with the box."""
        menu = ContextMenu(self._screen.view, self._kit.actions)
        menu.commands("key.add", "frame.delete_key", "key.previous", "key.next", "")
        menu.commands("frame.copy", "frame.paste", "frame.paste_all", "frame.horizon", "")
        menu.commands("frame.freeze", "frame.split", "")
        menu.commands("view.picture_in", "view.picture_fit", "view.thirds", "view.safe_areas")
        menu.open()

    def of_clip(self) -> None:
        """Of the clip on the timeline."""
        menu = ContextMenu(self._screen.timeline, self._kit.actions)
        menu.commands("frame.trim_start", "frame.trim_end", "frame.split", "")
        menu.commands("frame.copy", "frame.paste", "frame.paste_all")
        menu.open()

    def of_key(self, t_us: int) -> None:
        """Of a keyframe, which gets the playhead."""
        self._screen.go_to(t_us)
        key = next((key for key in self._screen.keyframes() if key.t_us == t_us), None)
        if key is not None:
            key_menu(
                self._screen.timeline,
                self._kit.actions,
                key.ease,
                lambda ease: self._writer.set_ease(ease, t_us),
                lambda: self._writer.delete_key(t_us),
            ).open()

    def of_speed(self, at_us: int, freeze: Freeze | None) -> None:
        """Of a part of the clip, or of a freeze that was hit."""
        menu = ContextMenu(self._screen.timeline, self._kit.actions)
        if freeze is not None:
            for seconds in FREEZES_S:
                length = seconds * 1_000_000
                menu.offer(
                    tr("Freeze for {seconds} s", seconds=seconds),
                    partial(self._writer.freeze, length, freeze.at_us),
                    checked=freeze.freeze_us == length,
                )
            menu.addSeparator()
            menu.offer(tr("Remove Freeze"), partial(self._writer.remove_freeze, freeze.at_us))
            menu.open()
            return
        marked = self._writer.marked
        if marked is None or not marked[0] <= at_us < marked[1]:
            self._writer.mark(None)
            self._screen.go_to(at_us)
        there = self._screen.work.part_at(at_us)
        for speed in SPEEDS:
            menu.offer(
                speed_label(speed),
                partial(self._writer.set_speed, speed),
                checked=there is not None and there.speed == speed,
            )
        menu.commands("", "frame.freeze", "frame.split", "frame.part_start", "frame.part_end")
        menu.open()
