"""Before an import: what of the file comes in, what stays out and why, and what is odd."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app.core.annotation_row import NEW_TAG
from app.services.annotate import ImportPreview
from app.ui.annotate.clip_model import ClipDelegate, ClipModel
from app.ui.annotate.sheet import plain_list
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.sheet import Sheet, push
from app.ui.common.sheet import words as running

WIDTH = 620
MOST_WORDS = 12


class ImportSheet(Sheet):
    """The preview of one file. ``accepted`` says that the coach wants it; ``keep_words`` how."""

    def __init__(
        self,
        kit: Kit,
        preview: ImportPreview,
        game_name: str,
        imported: Callable[[ImportPreview, bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, tr("Import annotations"), WIDTH, parent)
        self._preview, self._imported = preview, imported
        out = [told(words) for words in (*preview.problems, *preview.repeats)]
        self.column.addWidget(running(f"{preview.path.name}  →  {game_name}"))
        self._model = ClipModel(self)
        self._model.set_clips(preview.clips)
        self._add_list(
            tr("Come in"),
            tr("Clips that come in"),
            self._model,
            5 if out else 7,
            len(preview.clips),
        )
        self._add_lines(tr("Stay out"), tr("Rows that stay out"), out)
        # New tags are listed below, each once.
        odd = [told(words) for words in preview.warnings if not words.endswith(NEW_TAG)]
        self._add_lines(tr("Worth a look"), tr("What is odd"), odd)
        self.keep = QCheckBox()
        self._add_words()
        self.cancel = push(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        count = len(preview.clips)
        words = tr("Import 1 clip") if count == 1 else tr("Import {count} clips", count=count)
        self.ok = push(words, role="primary")
        self.ok.setEnabled(bool(count))
        self.ok.setDefault(bool(count))
        self.ok.clicked.connect(self._import)
        self.buttons(None, self.cancel, self.ok)
        if not count:
            self.say(nothing_words(preview))
        (self.ok if count else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_lines(self, words: str, name: str, lines: Sequence[str]) -> None:
        if lines:
            model = QStringListModel(list(lines), self)
            self._add_list(words, name, model, 7, len(lines))

    def _add_list(
        self,
        words: str,
        name: str,
        model: ClipModel | QStringListModel,
        rows: int,
        count: int,
    ) -> None:
        title = QLabel(f"{words.upper()}  ·  {count}")
        title.setAccessibleName(f"{words}: {count}")
        title.setProperty("role", "overline")
        self.column.addWidget(title)
        if count:
            delegate = ClipDelegate(self.kit.theme) if isinstance(model, ClipModel) else None
            view = plain_list(name, model, rows, delegate)
            title.setBuddy(view)
            self.column.addWidget(view)

    def _add_words(self) -> None:
        """New tags and players, and whether the sport gets them."""
        parts = [
            f"{what}: {listed(words)}"
            for what, words in (
                (tr("new tags"), self._preview.new_tags),
                (tr("new players"), self._preview.new_players),
            )
            if words
        ]
        self.keep.setText(tr("Add the new tags and players to this sport"))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setChecked(True)
        self.keep.setVisible(bool(parts))
        if parts:
            said = "; ".join(parts)
            self.column.addWidget(running(said[:1].upper() + said[1:] + "."))
        self.column.addWidget(self.keep)

    def _import(self) -> None:
        self.accept()
        self._imported(self._preview, self.keep.isChecked())


def listed(words: Sequence[str]) -> str:
    """Words with commas between, the rest counted."""
    more = len(words) - MOST_WORDS
    some = ", ".join(words[:MOST_WORDS])
    return tr("{some} and {count} more", some=some, count=more) if more > 0 else some


def nothing_words(preview: ImportPreview) -> str:
    """Why there is nothing to import."""
    if preview.repeats and not preview.problems:
        return tr("Every clip of this file is in the game already.")
    if not preview.problems:
        return tr("The file holds no clips.")
    return tr("No row of this file can come in; the reasons stand above.")
