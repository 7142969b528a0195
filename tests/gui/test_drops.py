"""Files and texts that are dropped: the source keeps them, and files reach the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.gui.plain_text import input_dialog
from hegang_desktop.gui.widgets.cell_delegate import CellDelegate
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.text_edit import TextEdit
from tests.helpers.running import Running

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def dropped(
    widget: QWidget, data: QMimeData, offered: Qt.DropAction = COPY | MOVE | LINK
) -> list[tuple[bool, Qt.DropAction]]:
    """Drag something over a widget and let it go with Move proposed: what was answered each time, as far as it went."""
    answers: list[tuple[bool, Qt.DropAction]] = []
    for event in (
        QDragEnterEvent(QPoint(4, 4), offered, data, LEFT, SHIFT),
        QDragMoveEvent(QPoint(4, 4), offered, data, LEFT, SHIFT),
        QDropEvent(QPointF(4, 4), offered, data, LEFT, SHIFT),
    ):
        assert event.proposedAction() == MOVE
        if answers:
            # Qt hands on what was answered before
            event.setDropAction(answers[-1][1])
            event.accept()
        QApplication.sendEvent(widget, event)
        if not event.isAccepted():
            break
        answers.append((event.isAccepted(), event.dropAction()))
    return answers


def file(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    return data


def test_a_file_on_the_window_is_copied_though_a_move_is_proposed(
    running: Running, tmp_path: Path, qtbot: QtBot
) -> None:
    answers = dropped(running.window, file(tmp_path / "gone.hgplan"))
    assert answers == [(True, COPY)] * 3
    qtbot.waitUntil(lambda: bool(running.dialogs.errors))


def test_a_source_that_gives_no_copies_is_refused(running: Running, tmp_path: Path) -> None:
    assert dropped(running.window, file(tmp_path / "gone.hgplan"), MOVE) == []


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
def test_text_is_taken_by_a_field_as_a_copy_and_files_are_left_to_the_window(
    qtbot: QtBot, tmp_path: Path, kind: type[LineEdit | TextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    target = field.viewport() if isinstance(field, TextEdit) else field
    assert dropped(target, file(tmp_path / "homes.csv")) == []
    words = QMimeData()
    words.setText("62平 3.5万")
    assert dropped(target, words) == [(True, COPY)] * 3
    assert (field.toPlainText() if isinstance(field, TextEdit) else field.text()) == "62平 3.5万"


def test_a_cell_that_is_edited_and_a_box_that_asks_take_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setItemDelegate(CellDelegate(table))
    cell = QTableWidgetItem("38000")
    table.setItem(0, 0, cell)
    table.editItem(cell)
    asking = input_dialog(table, "Name", "")
    for inside in (table.viewport(), asking):
        (edit,) = inside.findChildren(QLineEdit)
        assert not edit.acceptDrops()
