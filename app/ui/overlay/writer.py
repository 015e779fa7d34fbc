"""Turns the gestures of Overlay into calls of the services: one gesture, one call, one undo step."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from app.core.edit import EASES, Edit, EditClip, Text
from app.core.spotlight import FADE_IN_US
from app.core.styles import NamedStyle, fields_of, style_of
from app.services.workspace import Workspace
from app.ui.common.key_lane import KeyMoved
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.overlay.lanes import Span
from app.ui.overlay.spotlight_tool import EllipseChosen
from app.ui.overlay.stage import Marked
from app.ui.overlay.styles_row import StyleAsked

NEW_TEXT = mark("Name")


class OverlayWriter:
    """Writes what the hand did to the mark that is chosen.

    ``host`` gives the state of the screen; ``write`` shows what a service answers and then calls its
    second argument; ``made`` chooses a mark that was added.
    """

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        host: Marked,
        write: Callable[..., object],
        made: Callable[[str], object],
    ) -> None:
        self._overlay, self._styles = workspace.overlay, workspace.styles
        self._kit, self._host, self._write = kit, host, write
        self._made = made

    def _ids(self) -> tuple[str, str]:
        work = self._host.work
        return work.reel_id, work.clip_id

    # ---------------------------------------------------------------- spotlights

    def put_ellipse(self, chosen: EllipseChosen, at_us: int) -> None:
        """A spotlight was let go; it was taken hold of at this time."""
        if self._host.work.clip is None:
            return  # it is gone
        e = chosen.ellipse
        self._write(
            self._overlay.put_spotlight_key(
                *self._ids(), chosen.spotlight_id, at_us, e.cx, e.cy, e.rx, e.ry
            )
        )

    def style_light(self, style: dict[str, Any]) -> None:
        """Another look for the chosen spotlight."""
        light = self._host.light
        if light is not None and any(getattr(light, n) != v for n, v in style.items()):
            self._write(self._overlay.style_spotlight(*self._ids(), light.id, **style))

    def add_light(self, at_us: int, place: tuple[float, float] | None) -> None:
        """A spotlight from a time on."""
        self._add(
            self._overlay.add_spotlight(*self._ids(), at_us, place),
            lambda clip: {light.id for light in clip.spotlights},
        )

    def move_key(self, moved: KeyMoved) -> None:
        """A keyframe of the chosen spotlight at another time."""
        light = self._host.light
        if light is not None:
            self._write(
                self._overlay.move_spotlight_key(*self._ids(), light.id, moved.t_us, moved.to_us)
            )

    def set_ease(self, ease: str, t_us: int) -> None:
        """How the chosen spotlight leaves a keyframe."""
        light, wanted = self._host.light, next((e for e in EASES if e == ease), None)
        if light is not None and wanted is not None:
            self._write(self._overlay.set_spotlight_ease(*self._ids(), light.id, t_us, wanted))

    def delete_key(self, t_us: int) -> None:
        """Take a keyframe of the chosen spotlight away."""
        light = self._host.light
        if light is not None:
            self._write(self._overlay.delete_spotlight_key(*self._ids(), light.id, t_us))

    # ---------------------------------------------------------------- texts

    def put_text(self, text: Text) -> None:
        """A text with other words, another look or place."""
        before = self._host.text_of(text.id)
        if before is not None and text != before:
            self._write(self._overlay.update_text(*self._ids(), text))

    def add_text(self, text: Text, then: Callable[[], object]) -> None:
        """A text that was typed on the picture."""
        style = {name: getattr(text, name) for name in ("anchor", "dx", "dy")}
        style.update(fields_of(style_of(text)))
        adding = self._overlay.add_text(
            *self._ids(), text.start_us, text.text or tr(NEW_TEXT), end_us=text.end_us, **style
        )
        self._add(adding, lambda clip: {text.id for text in clip.texts}, then)

    def delete_text(self, text_id: str) -> None:
        """Take a text away that has no words any more, chosen or not."""
        if self._host.text_of(text_id) is not None:
            self._write(self._overlay.delete_text(*self._ids(), text_id))

    # ---------------------------------------------------------------- both

    def move_span(self, span: Span) -> None:
        """A bar of a lane was let go."""
        text = self._host.text_of(span.id)
        if text is not None:
            self.put_text(replace(text, start_us=span.start_us, end_us=span.end_us))
        else:
            self._write(self._overlay.set_span(*self._ids(), span.id, span.start_us, span.end_us))

    def duplicate(self) -> None:
        """A second one of what is chosen."""
        host = self._host
        if host.light is not None:
            self._add(
                self._overlay.duplicate_spotlight(*self._ids(), host.light.id),
                lambda clip: {light.id for light in clip.spotlights},
            )
        elif host.text is not None:
            self._add(
                self._overlay.duplicate_text(*self._ids(), host.text.id),
                lambda clip: {text.id for text in clip.texts},
            )

    def delete(self) -> None:
        """Take what is chosen away; undo brings it back."""
        host = self._host
        if host.light is not None:
            self._write(self._overlay.delete_spotlight(*self._ids(), host.light.id))
        elif host.text is not None:
            self.delete_text(host.text.id)

    def set_poster(self, t_us: int) -> None:
        """The picture at a source time stands for the reel; outside the clip, the nearest of it."""
        self._write(self._overlay.set_poster(*self._ids(), t_us))

    def clear_poster(self) -> None:
        """The poster that the reel has by itself."""
        edit = self._host.work.edit
        if edit is not None and edit.reel.poster is not None:
            self._write(self._overlay.clear_poster(edit.reel.id))

    def _add(
        self,
        adding: Future[Edit],
        ids: Callable[[EditClip], set[str]],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Write, and choose the mark that is new."""
        clip, clip_id = self._host.work.clip, self._host.work.clip_id
        known = ids(clip) if clip is not None else set()

        def added() -> None:
            clip = self._host.work.clip
            new = ids(clip) - known if clip is not None and clip.id == clip_id else set()
            self._made(next(iter(new), ""))
            if then is not None:
                then()

        self._write(adding, added)

    # ---------------------------------------------------------------- styles

    def save_style(self, name: str) -> None:
        """Keep the look of what is chosen under a name."""
        mark = self._host.light or self._host.text
        if mark is not None:
            self._kit.relay.watch(
                self._styles.save(self._host.work.reel_id, name, style_of(mark)),
                lambda kept: self._kit.bar.done(
                    tr("Kept the style {name} with this reel.", name=kept.name)
                ),
            )

    def delete_style(self, style: NamedStyle) -> None:
        """Forget a look."""
        self._kit.relay.watch(self._styles.delete(self._host.work.reel_id, style))

    def apply_style(self, asked: StyleAsked) -> None:
        """Give a look to what is chosen, to the clip or to the reel."""
        style, work = asked.style.style, self._host.work
        light, text = self._host.light, self._host.text
        if asked.scope == "mark":
            if light is not None:
                self.style_light(fields_of(style))
            elif text is not None:
                self.put_text(replace(text, **fields_of(style)))
            return
        clips = None if asked.scope == "reel" else (work.clip_id,)
        self._write(self._styles.apply(work.reel_id, style, clips))


def faded_in(text: Text, clip: EditClip) -> int:
    """When a text is fully there, so that what was typed is seen."""
    return min(text.start_us + FADE_IN_US, clip.end_us - 1)
