"""Asking for files: each dialog opens in the folder used last, and none holds up the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.common.file_dialog import file_dialog
from app.ui.common.language import mark, tr

VIDEO_FILTER = mark("Videos (*.mp4 *.mov *.m4v *.mkv *.avi *.mts *.m2ts *.webm);;All files (*)")
TABLE_FILTER = mark("Annotations (*.tsv *.csv *.txt *.xml);;All files (*)")
NEW_TABLE_FILTERS = {
    mark("Table with tabs (*.tsv)"): "tsv",
    mark("Table with commas (*.csv)"): "csv",
    mark("Sportscode XML (*.xml)"): "xml",
}


class FileDialogs:
    """What was chosen is handed to ``then``; nothing happens when the coach thinks better of it."""

    def __init__(self, window: QWidget) -> None:
        self._window, self._folder = window, ""

    def videos(self, then: Callable[[list[Path]], object]) -> None:
        """The video files of one game."""
        dialog = file_dialog(self._window, tr("Open the videos of one game"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(tr(VIDEO_FILTER).split(";;"))
        self._ask(dialog, then)

    def one(self, title: str, then: Callable[[Path], object]) -> None:
        """Any one file."""
        dialog = file_dialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, lambda paths: then(paths[0]))

    def table(self, then: Callable[[Path], object]) -> None:
        """A table of annotations to read."""
        dialog = file_dialog(self._window, tr("Import annotations"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(tr(TABLE_FILTER).split(";;"))
        self._ask(dialog, lambda paths: then(paths[0]))

    def new_table(self, name: str, then: Callable[[Path], object]) -> None:
        """A table of annotations to write."""
        dialog = file_dialog(self._window, tr("Export annotations"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        suffixes = {tr(words): suffix for words, suffix in NEW_TABLE_FILTERS.items()}
        dialog.setNameFilters(list(suffixes))
        dialog.setDefaultSuffix("tsv")
        dialog.selectFile(f"{name}.tsv")

        def layout_chosen(words: str) -> None:
            suffix = suffixes.get(words, "tsv")
            stem = Path(dialog.selectedFiles()[0]).stem if dialog.selectedFiles() else name
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(f"{stem}.{suffix}")

        dialog.filterSelected.connect(layout_chosen)
        self._ask(dialog, lambda paths: then(paths[0]))

    def _ask(self, dialog: QFileDialog, then: Callable[[list[Path]], object]) -> None:
        if self._folder:
            dialog.setDirectory(self._folder)

        def chosen(names: list[str]) -> None:
            self._folder = str(Path(names[0]).parent)
            then([Path(name) for name in names])

        dialog.filesSelected.connect(chosen)
        dialog.open()
