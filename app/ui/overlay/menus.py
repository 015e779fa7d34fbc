"""The context menus of Overlay: of the picture, of spans, of keyframes, of the poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.edit import ANCHORS, Anchor
from app.ui.common.colors import COLORS
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.menus import ContextMenu, key_menu
from app.ui.overlay.text_page import ANCHOR_NAMES
from app.ui.overlay.writer import OverlayWriter

if TYPE_CHECKING:
    from app.ui.overlay.screen import OverlayScreen


class OverlayMenus:
    """Opens them at the pointer."""

    def __init__(self, screen: OverlayScreen, kit: Kit, writer: OverlayWriter) -> None:
        self._screen, self._kit, self._writer = screen, kit, writer

    def of_picture(self, place: tuple[float, float]) -> None:
        """Of the stage; ``place`` in output pixels is where a new spotlight would stand."""
        screen = self._screen
        menu = ContextMenu(screen.view, self._kit.actions)
        self._mark_part(menu)
        mapping = screen.work.mapping_at(screen.now_us())
        if mapping is not None:
            at = mapping.to_source(*place)
            menu.offer(tr("Add Spotlight Here"), lambda: screen.marks.add_spotlight(at))
        menu.commands("overlay.text", "", "overlay.poster", "overlay.no_poster", "")
        menu.commands("view.picture_in", "view.picture_fit", "view.thirds", "view.safe_areas")
        menu.open()

    def of_span(self, mark_id: str) -> None:
        """Of a bar of a lane, or of a lane beside its bars."""
        if mark_id:
            self._screen.select(mark_id)
        menu = ContextMenu(self._screen.timeline, self._kit.actions)
        if mark_id:
            self._mark_part(menu)
            menu.commands("overlay.span_start", "overlay.span_end", "")
        menu.commands("overlay.spotlight", "overlay.text")
        menu.open()

    def of_key(self, t_us: int) -> None:
        """Of a keyframe of the chosen spotlight, which gets the playhead."""
        screen = self._screen
        screen.keys.go_to(t_us)
        key = next((key for key in screen.keys.keyframes() if key.t_us == t_us), None)
        if key is not None:
            key_menu(
                screen.timeline,
                self._kit.actions,
                key.ease,
                lambda ease: self._writer.set_ease(ease, t_us),
                lambda: self._writer.delete_key(t_us),
                deletable=len(screen.keys.keyframes()) > 1,
            ).open()

    def of_poster(self, t_us: int) -> None:
        """Of the lane with the flag, at a time."""
        screen = self._screen
        clip, edit = screen.work.clip, screen.work.edit
        if clip is None or edit is None:
            return
        inside = clip.start_us <= t_us < clip.end_us
        menu = ContextMenu(screen.timeline, self._kit.actions)
        menu.offer(tr("Poster Here"), lambda: self._writer.set_poster(t_us), possible=inside)
        menu.offer(tr("Go to the Poster"), screen.marks.go_to_poster)
        menu.commands("", "overlay.poster", "overlay.no_poster")
        menu.open()

    def _mark_part(self, menu: ContextMenu) -> None:
        """What can be done with the mark that is chosen."""
        light, text = self._screen.light, self._screen.text
        if light is not None:
            self._colors(menu, light.color)
            menu.commands("key.add", "overlay.delete_key")
        if text is not None:
            menu.commands("overlay.edit_text")
            self._colors(menu, text.color)
            below = menu.addMenu(tr("Place"))
            for anchor in ANCHORS:
                action = below.addAction(tr(ANCHOR_NAMES[anchor]))
                action.triggered.connect(lambda _c=False, a=anchor: self._anchor(a))
        if light is not None or text is not None:
            menu.commands("overlay.styles", "overlay.duplicate", "overlay.delete", "")

    def _colors(self, menu: ContextMenu, now: str) -> None:
        below = menu.addMenu(tr("Colour"))
        for name, color in COLORS:
            action = below.addAction(tr(name))
            action.setCheckable(True)
            action.setChecked(color == now)
            action.triggered.connect(lambda _c=False, c=color: self._screen.marks.set_color(c))

    def _anchor(self, anchor: Anchor) -> None:
        self._screen.marks.set_anchor(anchor)
