"""Cells of a table that can be edited in place."""

from __future__ import annotations

from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hegang_desktop.gui.widgets.cells import Index


class CellDelegate(QStyledItemDelegate):
    """Edits a cell in Qt's own field, which would take the path of a dropped file and tell its source to delete it."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAcceptDrops(False)
        return editor
