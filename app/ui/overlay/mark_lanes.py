"""The timeline of Overlay: a lane for spotlights, one for texts, the keyframes and the poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.poster import poster_moment
from app.core.spotlight import MIN_SPAN_US
from app.core.text import MIN_SPAN_US as MIN_TEXT_US
from app.ui.common.key_lane import KeyLane
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player
from app.ui.common.snap import on_frame
from app.ui.overlay.lanes import PosterLane, Span, SpanLane
from app.ui.overlay.menus import OverlayMenus

if TYPE_CHECKING:
    from app.ui.overlay.screen import OverlayScreen


class MarkLanes:
    """Lays the lanes on the timeline of the screen and fills them from its ``work``."""

    def __init__(
        self, screen: OverlayScreen, player: Player, kit: Kit, menus: OverlayMenus
    ) -> None:
        self._screen, self._player, self._kit = screen, player, kit
        theme, writer, trials = kit.theme, screen.writer, screen.trials

        def lane(title: str, least_us: int) -> SpanLane:
            return SpanLane(
                title,
                theme,
                least_us,
                screen.select,
                writer.move_span,
                trials.span,
                screen.marks.opened,
                menus.of_span,
                self._snap,
                trials.fitted,
            )

        self.lights, self.texts = lane(tr("Spotlight"), MIN_SPAN_US), lane(tr("Text"), MIN_TEXT_US)
        self.keys = KeyLane(
            tr("Keyframes"),
            theme,
            player.seek,
            writer.move_key,
            trials.key,
            menus.of_key,
            self._snap,
        )
        self.poster = PosterLane(
            theme, writer.set_poster, player.scrub, menus.of_poster, self._snap
        )
        self._lay()

    def _lay(self) -> None:
        lanes = [self.lights, self.keys, self.texts, self.poster, self._screen.follow.lane]
        self._screen.timeline.set_lanes(lanes)

    def _snap(self, t_us: int) -> int:
        return on_frame(self._player.stream, t_us)

    def show(self, selected: str) -> None:
        """Draw the marks of the clip on the stage."""
        clip, axis = self._screen.work.clip, self._screen.work.axis()
        if clip is None:
            return
        lights = tuple(
            Span(light.id, light.start_us, light.end_us, tr("Spotlight {n}", n=n), light.color)
            for n, light in enumerate(clip.spotlights, 1)
        )
        texts = tuple(
            Span(t.id, t.start_us, t.end_us, " ".join(t.text.split()), t.color) for t in clip.texts
        )
        taller = self.lights.show(axis, lights, selected)
        if self.texts.show(axis, texts, selected) or taller:
            self._lay()
        self._show_poster()
        self._screen.timeline.invalidate()

    def _show_poster(self) -> None:
        edit, clip_id = self._screen.work.edit, self._screen.work.clip_id
        axis = self._screen.work.axis()
        found = poster_moment(edit) if edit is not None else None
        if found is None or edit is None:
            self.poster.show(axis, None, False, "")
            return
        names = {clip.id: f"{n}, {clip.name or tr('Clip')}" for n, clip in enumerate(edit.clips, 1)}
        at = found.t_us if found.clip_id == clip_id else None
        self.poster.show(axis, at, found.chosen, names[found.clip_id])
        self._kit.actions.set_available("overlay.no_poster", edit.reel.poster is not None)
