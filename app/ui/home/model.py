"""The games as rows: a heading for each season, then its games, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from app.core.season import UNDATED, season_of
from app.core.time import format_clock
from app.services.home import GameEntry
from app.services.media_states import GameMedia
from app.ui.common.language import mark, tr
from app.ui.common.words import many

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
POSTER_ROLE = ENTRY_ROLE + 1
PROBLEM_ROLE = ENTRY_ROLE + 2
MEDIA_ROLE = ENTRY_ROLE + 3
Index = QModelIndex | QPersistentModelIndex
NO_DATE = mark("Without a date")
VENUES = {"home": mark("Home"), "away": mark("Away"), "tournament": mark("Tournament")}


def season_words(season: str) -> str:
    """A season as the coach reads it."""
    return tr(NO_DATE) if season == UNDATED else season


@dataclass(frozen=True, slots=True)
class HomeFilter:
    """Which games are shown: a season, only those whose video is missing, words of the name."""

    season: str = ""
    missing: bool = False
    words: str = ""

    def matches(self, entry: GameEntry, problem: str) -> bool:
        """Whether a game is shown; every word must stand in name, opponent or date."""
        game = entry.game
        if (self.season and season_of(game) != self.season) or (self.missing and not problem):
            return False
        hay = " ".join((game.name, game.opponent, game.date)).casefold()
        return all(word in hay for word in self.words.casefold().split())


class HomeModel(QAbstractListModel):
    """Rows are seasons (text) and ``GameEntry``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | GameEntry] = []
        self._posters: dict[str, QImage | None] = {}
        self._problems: Mapping[str, str] = {}
        self._media: Mapping[str, GameMedia] = {}

    @property
    def entries(self) -> list[GameEntry]:
        """The games that are shown, in order."""
        return [row for row in self._rows if isinstance(row, GameEntry)]

    def show_entries(self, entries: Sequence[GameEntry]) -> None:
        """Show these games under the headings of their seasons."""
        rows: list[str | GameEntry] = []
        season = ""
        for entry in entries:
            if season_of(entry.game) != season:
                season = season_of(entry.game)
                rows.append(season_words(season))
            rows.append(entry)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """What is wrong with files, by the game's id."""
        self._problems = problems
        self._touch()

    def show_media(self, media: Mapping[str, GameMedia]) -> None:
        """Where videos are, by the game's id."""
        self._media = media
        self._touch()

    def problem(self, game_id: str) -> str:
        """What is wrong with a game's files; a video that lies in the cloud is not missing."""
        media = self._media.get(game_id)
        if media is not None and (media.state == "cloud" or media.busy):
            return ""
        return self._problems.get(game_id, "")

    def set_poster(self, game_id: str, image: QImage | None) -> None:
        """A poster came; None says that there is none."""
        self._posters[game_id] = image
        row = self.row_of(game_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def has_poster(self, game_id: str) -> bool:
        """Whether it is known how the poster looks, or that there is none."""
        return game_id in self._posters

    def forget_poster(self, game_id: str) -> None:
        """Ask for it anew: its file may be somewhere else now."""
        self._posters.pop(game_id, None)

    def row_of(self, game_id: str) -> int:
        """The row of a game, -1 when it is not shown."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, GameEntry) and entry.game.id == game_id:
                return row
        return -1

    def _touch(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else ""
        return Qt.ItemFlag.NoItemFlags if isinstance(row, str) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        game, problem = row.game, self.problem(row.game.id)
        if role == ENTRY_ROLE:
            return row
        if role == POSTER_ROLE:
            return self._posters.get(game.id)
        if role == PROBLEM_ROLE:
            return problem
        if role == MEDIA_ROLE:
            return self._media.get(game.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return game.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem or "\n".join(file.path for file in game.files)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (game.name, *lines_of(row), problem)))
        return None


def lines_of(entry: GameEntry) -> tuple[str, str]:
    """What stands below the name: when and where, how long and how many clips."""
    game = entry.game
    against = (
        tr("vs {opponent}", opponent=game.opponent)
        if game.opponent and game.opponent not in game.name
        else ""
    )
    first = "  ·  ".join(filter(None, (game.date, tr(VENUES.get(game.venue, "")), against)))
    clips = many(entry.clips, "clip") if entry.clips else tr("no clips yet")
    return first or tr("No date"), f"{format_clock(game.duration_us)}  ·  {clips}"
