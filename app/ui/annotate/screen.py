"""Annotate: watch the game and mark plays without stopping it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.clip import MarkedClip
from app.core.filters import ClipFilter
from app.core.game import Game
from app.core.palette import Palette
from app.core.sports import DEFAULT_SPORT
from app.services.search import SearchResult
from app.services.workspace import Workspace
from app.ui.annotate.chosen import ChosenClips
from app.ui.annotate.clip_list import ClipList
from app.ui.annotate.clip_panel import ClipPanel
from app.ui.annotate.everywhere import Everywhere, game_names
from app.ui.annotate.facts import RangeDragged
from app.ui.annotate.game_timeline import GameTimeline
from app.ui.annotate.marking import NUDGES, Marking
from app.ui.annotate.opening import Opening
from app.ui.annotate.output import Output
from app.ui.annotate.palette_desk import PaletteDesk
from app.ui.annotate.playback import ClipPlayback
from app.ui.annotate.stage import GameStage
from app.ui.annotate.strip_pictures import StripPictures
from app.ui.annotate.tag_keys import TagKeys
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Position
from app.ui.common.screen import Changed, Screen, touched_ids

log = logging.getLogger(__name__)
GAME_COMMANDS = (
    *("file.details", "file.import", "file.export_tsv", "mark.now", "clip.palette", "clip.search"),
)
"""What makes sense only while a game is open."""


class AnnotateScreen(Screen):
    """Holds the parts together: each key becomes one call of ``services.annotate``."""

    mode = "annotate"

    game_opened = Signal(object)
    """``Game``: another one, or the same with other details."""
    game_closed = Signal()
    """The open game is gone: no game is open."""
    video_failed = Signal()
    """The video of the open game cannot be shown; its file may be gone."""
    reel_made = Signal(object)
    """``ReelMade``"""
    recap_asked = Signal(object)
    """``RecapAsked``"""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._game: Game | None = None
        self._clips: tuple[MarkedClip, ...] = ()
        self._filter = ClipFilter()
        self._marking = Marking(workspace.annotate, kit.relay.watch, kit.relay.watch)
        self._words = PaletteDesk(workspace, kit, self)
        self._words.palette_came.connect(self._palette_came)
        self._everywhere = Everywhere(workspace, kit, self)
        self._everywhere.found.connect(self._found)
        self._build()
        self._words.players_came.connect(self.panel.set_players)
        self._words.players_came.connect(self.list.set_known_players)
        self._opening = Opening(workspace, kit, self._game_stage, self.timeline, self)
        self._opening.game_came.connect(self._game_came)
        self._opening.video_failed.connect(self.video_failed)
        self._playback = ClipPlayback(self._player)
        self._output = Output(workspace, kit, self)
        self._output.reel_made.connect(self.reel_made)
        parts = (self.list, self._player, self._everywhere, self._output)
        self._chosen = ChosenClips(workspace, kit, *parts, lambda: (self._game, self._clips))
        self.panel.reel_asked.connect(lambda: self._chosen.make_reel_of(self.panel.clip))
        self._chosen.recap_asked.connect(self.recap_asked)
        self._marking.on_made = self._made
        self._marking.on_failed = kit.tell
        self._show_game()

    def _build(self) -> None:
        kit = self._kit
        self._game_stage = stage = GameStage(kit)
        self.stage = self._everywhere.before(stage)
        self.view, self.player, self.transport = stage.view, stage.player, stage.transport
        player = self._player = stage.player
        stage.view.activated.connect(lambda: self.run("mark.now"))
        player.position_changed.connect(self._moved)
        self._keys = TagKeys(stage, self._tag)
        self.list = ClipList(kit)
        self.list.filter_changed.connect(self._filtered)
        self.list.clip_picked.connect(self._picked)
        self.list.clip_played.connect(self._play_clip)
        self.list.selection_changed.connect(lambda _clips: self._show_lanes())
        self.list.everywhere_changed.connect(self._everywhere_changed)
        self.panel = ClipPanel(kit)
        self.panel.edited.connect(self._edited)
        self.panel.strip.range_dragged.connect(self._dragged)
        self.panel.strip.scrubbed.connect(player.scrub)
        self.panel.loop_asked.connect(lambda: self.run("clip.loop"))
        self.panel.delete_asked.connect(lambda: self.run("clip.delete"))
        strip, previews = self.panel.strip, self._workspace.previews
        self._strip_pictures = StripPictures(previews, kit.relay, strip, self)
        self.timeline = GameTimeline(self._workspace, kit, self._pick, self._play_clip)
        self.timeline.scrubbed.connect(player.scrub)
        self.timeline.sought.connect(player.seek)

    @property
    def game(self) -> Game | None:
        """What is open."""
        return self._game

    def open_game(self, game_id: str) -> None:
        """Show a game from its start; the pictures come when they are there."""
        self._everywhere.end()
        self._opening.open(game_id)

    def prepare(self) -> None:
        """Make the chips of the tags that most games have, before the first game is opened."""
        if self._game is None:
            self._words.read(DEFAULT_SPORT)

    def close_game(self) -> None:
        """Show that no game is open."""
        self._opening.close()
        self._game, self._clips = None, ()
        self._marking.take_in_hand(None)
        self._show_game()
        self.game_closed.emit()

    def _game_came(self, game: Game) -> None:
        self._game, self._clips = game, ()
        self._marking.take_in_hand(None)
        self._marking.game_us = game.duration_us
        self._show_game()
        self.game_opened.emit(game)
        self._words.read(game.sport)
        self._reload()

    def _show_game(self) -> None:
        game = self._game
        self._game_stage.show_game(open_=game is not None)
        self.side = self.list if game else None
        self.inspector = self.panel if game else None
        self.bottom = self.timeline if game else None
        self.areas_changed.emit()
        self.timeline.show_game(game)
        self.timeline.set_playhead(0)
        self.panel.show_clip(None, 0)
        self._show_clips()
        for command in GAME_COMMANDS:
            self._kit.actions.set_available(command, game is not None)

    def _palette_came(self, palette: Palette) -> None:
        letters = palette.letters
        self._marking.palette = palette
        self.list.set_known_tags(palette.tags)
        self._keys.set_letters(letters)
        # In a turn of their own, after the keys that they show.
        self._kit.relay.post(lambda: self.panel.set_tags(palette.groups, letters))

    def areas(self) -> Sequence[QWidget | None]:
        return (self.list, self.stage, self.panel, self.timeline)

    def entered(self) -> None:
        self._keys.set_enabled(True)
        focus = self.view if self._game is not None else self._game_stage.no_game.button
        focus.setFocus()

    def left(self) -> None:
        self._keys.set_enabled(False)
        self._everywhere.end()

    def library_changed(self, changes: Changed) -> None:
        game = self._game
        if game is None:
            return
        if game.id in touched_ids(changes, "game"):
            getting = self._workspace.games.get(game.id)
            self._kit.relay.watch(getting, self._game_edited, self._game_gone)
        if touched_ids(changes, "clip"):
            self._reload()
        elif touched_ids(changes, "game") and self.list.everywhere:
            self._everywhere.look(self._filter)
        self._words.library_changed(changes)

    def _game_edited(self, game: Game) -> None:
        if self._game is not None and game.id == self._game.id:
            if game.sport != self._game.sport:
                self._words.read(game.sport)
            moved = [f.path for f in game.files] != [f.path for f in self._game.files]
            self._game = game
            self.game_opened.emit(game)
            if moved:
                self.open_game(game.id)

    def _game_gone(self, error: BaseException) -> None:
        log.info("The open game is gone: %s", error)
        self.close_game()

    def _reload(self) -> None:
        if self._game is not None:
            game_id = self._game.id
            self._kit.relay.watch(
                self._workspace.annotate.clips(game_id), lambda c: self._clips_came(game_id, c)
            )

    def _clips_came(self, game_id: str, clips: Sequence[MarkedClip]) -> None:
        if self._game is None or self._game.id != game_id:
            return
        self._clips = tuple(clips)
        self._show_clips()
        wanted = self._opening.take_clip()
        if wanted is not None and wanted in self._clips:
            self._pick(wanted)
        shown = self.panel.clip
        if shown is not None:
            self._show_in_panel(next((c for c in clips if c.id == shown.id), None))
        in_hand = self._marking.clip
        if in_hand is not None:
            self._marking.take_in_hand(next((c for c in clips if c.id == in_hand.id), None))

    def _filtered(self, which: ClipFilter) -> None:
        self._filter = which
        self._show_clips()

    def _everywhere_changed(self, on: bool) -> None:
        if not on:
            self._everywhere.stop()
        self._show_clips()

    def _found(self, result: SearchResult) -> None:
        if self.list.everywhere:
            self.list.show_clips(result.clips, result.total, game_names(result))

    def _show_clips(self) -> None:
        if self.list.everywhere:
            self._everywhere.look(self._filter)
        else:
            shown = [clip for clip in self._clips if self._filter.matches(clip)]
            self.list.show_clips(shown, len(self._clips))
        self._show_lanes()

    def _show_lanes(self) -> None:
        selected = frozenset(clip.id for clip in self.list.selected())
        self.timeline.show_clips(self._chosen.here, selected)
        actions, some = self._kit.actions, bool(self.list.clips)
        actions.set_available("clip.play_all", some)
        actions.set_available("clip.make_reel", some)
        for command in ("clip.delete", "clip.loop"):
            actions.set_available(command, bool(selected))

    def _made(self, clip: MarkedClip) -> None:
        """A new clip: show it, go on playing."""
        self._clips = (*(c for c in self._clips if c.id != clip.id), clip)
        self._clips = tuple(sorted(self._clips, key=lambda c: (c.start_us, c.end_us)))
        self._show_clips()
        self.list.select(clip.id)
        self._show_in_panel(clip)
        self._output.offer_reel(clip)

    def _pick(self, clip: MarkedClip) -> None:
        """A clip was chosen on the timeline."""
        self.list.select(clip.id)
        self._picked(clip)

    def _of_other_game(self, clip: MarkedClip) -> bool:
        """Whether a clip is of another game, which is opened at it then."""
        if self._game is None or clip.game_id == self._game.id:
            return False
        self._everywhere.end()
        self._opening.open(clip.game_id, clip)
        return True

    def _picked(self, clip: MarkedClip) -> None:
        if self._of_other_game(clip):
            return
        self._marking.take_in_hand(clip)
        self._show_in_panel(clip)
        if self._player.ranges:
            self._player.set_range(None)
        self._player.seek(clip.start_us)

    def _play_clip(self, clip: MarkedClip) -> None:
        if self._of_other_game(clip):
            self._player.play()
            return
        self.list.select(clip.id)
        self._marking.take_in_hand(clip)
        self._show_in_panel(clip)
        self._playback.play((clip,))

    def _go_clip(self, direction: int) -> None:
        target = self._playback.neighbour(self._chosen.here, direction)
        self._pick(target) if target is not None else None

    def _show_in_panel(self, clip: MarkedClip | None) -> None:
        game_us = self._game.duration_us if self._game else 0
        if self.panel.show_clip(clip, game_us) and self._game is not None:
            self._strip_pictures.want(self._game.id)

    def _edited(self, clip: MarkedClip, what: str, shown: MarkedClip) -> None:
        before = next((c for c in self._clips if c.id == clip.id), None)
        clip = self._marking.reached(shown, clip) if clip.tags != shown.tags else clip
        self._marking.take_in_hand(clip)
        self._kit.relay.watch(self._workspace.annotate.update(clip, what, shown))
        if before is not None and before.rating != 5:
            self._output.offer_reel(clip)

    def _dragged(self, dragged: RangeDragged) -> None:
        clip = self.panel.clip
        if clip is None:
            return
        if not dragged.released:
            self._player.scrub(dragged.at_us)
            return
        self._player.seek(dragged.at_us)
        changed = replace(clip, start_us=dragged.start_us, end_us=dragged.end_us)
        if changed != clip:
            self._edited(changed, "trim clip", clip)
            self._words.trimmed(changed)

    def _tag(self, tag: str) -> None:
        """A tag's letter: the clip in hand gets it; while the game plays there is always one."""
        if self._everywhere.playback.takes("tag"):
            return
        if not self._marking.toggle_tag(tag) and self._game is not None and self._player.playing:
            self._marking.mark(self._game.id, self._player.position_us)
            self._marking.toggle_tag(tag)

    def _rate(self, stars: int) -> None:
        if self._game is None:
            return
        before = self._marking.clip
        position = self._player.position_us
        self._marking.rate(self._game.id, position, stars, playing=self._player.playing)
        after = self._marking.clip
        if after is not None and before is not None and after.id == before.id:
            self._output.offer_reel(after)

    def run(self, command_id: str) -> bool:
        """The commands of this screen; transport keys go on to the transport."""
        if self._everywhere.playback.takes(command_id):
            return True
        if command_id.startswith("mark."):
            self._mark(command_id)
            return True
        if command_id in NUDGES:
            self._marking.nudge(*NUDGES[command_id])
            self._words.trimmed(self._marking.clip)
            return True
        verbs = {
            "clip.take_back": self._take_back,
            "clip.delete": self._chosen.delete,
            "clip.loop": lambda: self._playback.loop(self.panel.clip),
            "clip.play_all": self._chosen.play,
            "clip.palette": lambda: self._words.edit(self.stage),
            "clip.search": self.list.search_everywhere,
            "clip.make_reel": self._chosen.make_reel,
            "play.previous_clip": lambda: self._go_clip(-1),
            "play.next_clip": lambda: self._go_clip(1),
            "view.zoom_in": lambda: self.timeline.set_zoom(self.timeline.zoom * 1.5),
            "view.zoom_out": lambda: self.timeline.set_zoom(self.timeline.zoom / 1.5),
            "view.zoom_fit": lambda: self.timeline.set_zoom(1.0),
            "view.focus_video": self.view.setFocus,
            "file.export": self._chosen.recap,
        }
        if command_id in verbs:
            verbs[command_id]()
            return True
        return False

    def _mark(self, command_id: str) -> None:
        if self._game is None:
            return
        if command_id == "mark.now":
            self._marking.mark(self._game.id, self._player.position_us)
        else:
            self._rate(int(command_id.removeprefix("mark.")))

    def _take_back(self) -> None:
        if self._marking.take_back():
            self._kit.bar.info(tr("Took the clip back."))

    def import_annotations(self, path: Path, into: Game | None = None) -> None:
        """Show what of a file would come into a game, and add it when the coach says so."""
        game = into or self._game
        if game is not None:
            self._output.import_file(game, path, self.stage)

    def export_annotations(self, path: Path) -> None:
        """Write the clips that the filter shows as a table."""
        if self._game is not None:
            self._output.export_file(self._game, path, self._filter, self._chosen.here)

    def _moved(self, position: Position) -> None:
        self.timeline.set_playhead(position.time_us)
        self.panel.strip.set_playhead(position.time_us)

    def close(self) -> None:
        self._everywhere.stop()
        super().close()
