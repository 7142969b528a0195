"""A field of several lines of plain text, which leaves files that are dropped to the window."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit

from hegang_desktop.gui.widgets.drops import keep_source, leave_files


class TextEdit(QPlainTextEdit):
    """As QPlainTextEdit, but nothing is taken away from where it is dragged."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_files(event):
            super().dragEnterEvent(event)
            keep_source(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        keep_source(self, event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        keep_source(self, event)
