"""The first page: two clicks from here a game plays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.home import FoundVideo
from app.ui.common.flow import clear
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.words import day_words, size_words

MOST = 5
WIDTH = 560
STEPS: tuple[tuple[str, str, str], ...] = (
    ("annotate", mark("Mark"), mark("One key, while it plays")),
    ("framing", mark("Frame"), mark("Upright, on your player")),
    ("export", mark("Share"), mark("A reel within minutes")),
)


class Welcome(QFrame):
    """Says what was chosen; opens nothing itself."""

    open_asked = Signal()
    """Choose a video."""
    video_chosen = Signal(object)
    """``Path`` of a video on this computer."""
    cloud_asked = Signal()
    """There is a library in the cloud already."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("role", "page")
        self._icons: list[tuple[QLabel, str]] = []
        self.open = QPushButton(tr("Open game…"))
        self.open.setProperty("role", "primary")
        self.open.setAccessibleName(tr("Open the first game"))
        self.open.setToolTip(kit.actions["file.open"].toolTip())
        self.open.clicked.connect(lambda _checked=False: self.open_asked.emit())
        self.cloud = QPushButton(tr("I have a library in the cloud…"))
        self.cloud.setProperty("role", "link")
        self.cloud.setAccessibleName(tr("I have a library in the cloud"))
        self.cloud.clicked.connect(lambda _checked=False: self.cloud_asked.emit())
        self._found = QLabel(tr("Or take one of the newest videos on this computer:"))
        self._found.setProperty("role", "muted")
        self.videos: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._lay_out()
        kit.theme.changed.connect(self._paint)
        self._paint()
        self.show_videos(())

    def _lay_out(self) -> None:
        title = QLabel(tr("Open a game to begin"))
        title.setProperty("role", "title")
        words = QLabel(
            tr(
                "Drop the video of a match here, or choose it.\n"
                "It stays where it is; nothing is copied or uploaded."
            )
        )
        words.setProperty("role", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.cloud)
        buttons.addStretch(1)
        box = QWidget()
        box.setFixedWidth(WIDTH)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addSpacing(16)
        column.addWidget(self._found)
        column.addLayout(self._list)
        column.addSpacing(16)
        column.addLayout(self._steps())
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for icon, name, hint in STEPS:
            card = QFrame()
            card.setProperty("role", "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(14, 12, 14, 12)
            column.setSpacing(4)
            picture, title, words = QLabel(), QLabel(tr(name)), QLabel(tr(hint))
            title.setProperty("role", "heading")
            words.setProperty("role", "muted")
            for label in (picture, title, words):
                column.addWidget(label)
            column.addStretch(1)
            self._icons.append((picture, icon))
            row.addWidget(card, 1)
        return row

    def show_videos(self, videos: Sequence[FoundVideo]) -> None:
        """Videos that lie where videos lie."""
        clear(self._list)
        self.videos = []
        for video in videos[:MOST]:
            facts = f"{size_words(video.size_bytes)}  ·  {day_words(video.changed_us)}"
            name = self.fontMetrics().elidedText(
                video.path.name, Qt.TextElideMode.ElideMiddle, WIDTH - 250
            )
            button = QPushButton(f"{name}   –   {facts}".replace("&", "&&"))
            button.setStyleSheet("text-align: left")
            button.setIconSize(QSize(18, 18))
            button.setAccessibleName(tr("Open {name}, {facts}", name=video.path.name, facts=facts))
            button.setToolTip(str(video.path))
            button.clicked.connect(
                lambda _checked=False, path=video.path: self.video_chosen.emit(path)
            )
            self.videos.append(button)
            self._list.addWidget(button)
        self._found.setVisible(bool(self.videos))
        self._paint()

    def _paint(self) -> None:
        accent = self._kit.theme.tokens.accent
        for label, icon in self._icons:
            label.setPixmap(self._kit.icons.get(icon, accent).pixmap(24, 24))
        for button in self.videos:
            button.setIcon(self._kit.icons.get("movie", self._kit.theme.tokens.muted))


def video_folders() -> list[Path]:
    """Where the videos of this person lie, as the system says."""
    places = QStandardPaths.StandardLocation
    kinds = (places.MoviesLocation, places.DownloadLocation, places.DesktopLocation)
    names = [QStandardPaths.writableLocation(kind) for kind in kinds]
    # A system without such folders answers with the home folder itself: too much to look through.
    home = QStandardPaths.writableLocation(places.HomeLocation)
    return [Path(name) for name in dict.fromkeys(names) if name and name != home]
