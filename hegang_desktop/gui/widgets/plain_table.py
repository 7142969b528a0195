"""A small table to read, never to edit: some rows of text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.texts import Texts

ROW_PX = 28
MOST_WIDE = 400
ROOM = 24
LEAST_WIDE = 56


class PlainTable(QTableWidget):
    """Some hundred rows at most: it holds them all. The `stretched` column takes what the others leave."""

    def __init__(
        self, texts: Texts, name: Message, parent: QWidget | None = None, *, stretched: int | None = None
    ) -> None:
        super().__init__(parent)
        self._stretched = stretched
        texts.put(self, name, "setAccessibleName")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(LEAST_WIDE)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setStretchLastSection(stretched is None)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> None:
        """Show rows under headers; the columns in `right` are numbers."""
        self.setRowCount(0)
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        for at, header in enumerate(headers):
            heading = QTableWidgetItem(header)
            heading.setTextAlignment(_alignment(at in right))
            self.setHorizontalHeaderItem(at, heading)
            for line, cells in enumerate(rows):
                item = QTableWidgetItem(cells[at])
                item.setTextAlignment(_alignment(at in right))
                set_tip(item, cells[at])
                self.setItem(line, at, item)
        self._size(headers, rows)

    def _size(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        metrics = self.fontMetrics()
        for at, header in enumerate(headers):
            texts = [header, *(cells[at] for cells in rows[:50])]
            self.setColumnWidth(at, min(MOST_WIDE, max(map(metrics.horizontalAdvance, texts)) + ROOM))
        if self._stretched is not None and self._stretched < len(headers):
            self.horizontalHeader().setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)


def _alignment(right: bool) -> Qt.AlignmentFlag:  # noqa: FBT001
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
