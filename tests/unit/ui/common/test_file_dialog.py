"""The dialog for files where the system has none: every file and folder is there, with a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileIconProvider,
    QFileSystemModel,
    QStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.common.file_dialog import file_dialog
from app.ui.common.theme import Theme


def test_it_lists_a_folder_and_goes_away_when_it_is_closed(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    (tmp_path / "games").mkdir()
    for name in ("first half.mp4", "GX010001.LRV", "notes"):
        (tmp_path / name).write_bytes(b"?")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Open")
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.setDirectory(str(tmp_path))
    dialog.open()
    model = dialog.findChild(QFileSystemModel)
    assert isinstance(model, QFileSystemModel)
    root = model.index(str(tmp_path))

    def rows() -> dict[str, str]:
        found = [model.index(row, 0, root) for row in range(model.rowCount(root))]
        assert not any(model.fileIcon(index).isNull() for index in found)
        return {model.fileName(index): model.type(index) for index in found}

    qtbot.waitUntil(lambda: len(rows()) == 4 and all(rows().values()))
    assert rows() == {
        "games": "Folder",
        "first half.mp4": "MP4 file",
        "GX010001.LRV": "LRV file",
        "notes": "File",
    }
    dialog.reject()
    qtbot.waitUntil(lambda: gone == [True])


def test_the_systems_own_may_stand_in_its_place(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Open")
    # Qt compares just this before it asks the system, which the tests have not.
    assert dialog.metaObject().className() == "QFileDialog"
    assert not dialog.testOption(QFileDialog.Option.DontUseNativeDialog)


def test_what_qt_draws_itself_has_its_icons_without_those_of_the_system(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    style = QApplication.style()
    for icon in (
        QStyle.StandardPixmap.SP_FileDialogToParent,
        QStyle.StandardPixmap.SP_DirHomeIcon,
        QStyle.StandardPixmap.SP_MessageBoxCritical,
        QStyle.StandardPixmap.SP_LineEditClearButton,
    ):
        assert not style.standardIcon(icon).pixmap(16).isNull()
    assert not QFileIconProvider().icon(QFileInfo(str(tmp_path))).isNull()
