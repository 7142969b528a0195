"""A comparison as a table that is as high as its rows; its heads stay in sight while the page scrolls under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from hegang_desktop.app.answer.comparison_rows import Row
from hegang_desktop.app.listings.comparison import spreadsheet_cell
from hegang_desktop.domain.message import Message
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.compared.model import NOTHING, ComparedModel
from hegang_desktop.gui.plan.compared.names_header import PADDING, WRAPPED, NamesHeader
from hegang_desktop.gui.theme.tokens import ROW_PX
from hegang_desktop.gui.widgets.cells import Index

ROOM = 22
NARROWEST, WIDEST_WORDS = 76, 103
NAMES_PART = 0.34
NAMES_LEAST, NAMES_WRAPPED = 120, 126
MOST_LINES = 6
MARGIN = 10


class ComparedTable(QTableView):
    """Shows rows side by side. Ctrl+C copies all of it, as cells of a spreadsheet."""

    def __init__(self, context: Context, name: Message) -> None:
        super().__init__()
        self._context = context
        self._area: QScrollArea | None = None
        self._fitted = -1
        self.setProperty("look", "inner")
        context.texts.put(self, name, "setAccessibleName")
        self.rows_model = ComparedModel(context, self)
        self.names = NamesHeader(self.rows_model, context.theme, self)
        self.setVerticalHeader(self.names)
        self.setModel(self.rows_model)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.rows_model.modelReset.connect(self._fit_anew)

    def stick_to(self, area: QScrollArea) -> None:
        """Keep the heads at the top of this area, in which the table lies, and the row walked to in sight."""
        self._area = area
        area.verticalScrollBar().valueChanged.connect(self._stick)
        area.verticalScrollBar().rangeChanged.connect(self._stick)

    def show_rows(self, heads: Sequence[Message], rows: Sequence[Row], names: Sequence[Message] = ()) -> None:
        """Show these rows under these heads; `names` say the heads in full."""
        self.rows_model.show_rows(heads, rows, names)

    # --- sizes ---

    @Slot()
    def _fit_anew(self) -> None:
        self._fitted = -1
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_anew()

    def _fit(self) -> None:
        model, width = self.rows_model, self.width()
        if width == self._fitted or not model.columnCount():
            return
        self._fitted = width
        least = [self._least(column) for column in range(model.columnCount())]
        names = self._names_width(width)
        # rather two lines in a name than columns out of sight
        names = min(names, max(NAMES_WRAPPED, width - 4 - sum(least)))
        self.names.setFixedWidth(names)
        spare = max(0, width - 4 - names - sum(least))
        columns = [one + spare // len(least) for one in least]
        for column, size in enumerate(columns):
            self.setColumnWidth(column, size)
        head = self._head_height(columns)
        self.horizontalHeader().setFixedHeight(head)
        high = 0
        for row in range(model.rowCount()):
            height = self._row_height(row, names, columns)
            self.setRowHeight(row, height)
            high += height
        over = sum(columns) > width - 4 - names
        bar = self.horizontalScrollBar().sizeHint().height() if over else 0
        self.setFixedHeight(head + high + bar + 4)
        self.updateGeometries()

    def _names_width(self, width: int) -> int:
        widest = 0
        for row in range(self.rows_model.rowCount()):
            metrics = QFontMetrics(self.names.name_font(row))
            widest = max(widest, metrics.horizontalAdvance(self.rows_model.name(row)))
        return min(widest + 2 * PADDING, max(NAMES_LEAST, int(width * NAMES_PART)))

    def _least(self, column: int) -> int:
        """The least width: that of the longest figure; words wrap."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widest = NARROWEST
        for row, said in enumerate(self.rows_model.rows):
            if said.kind == "figure":
                text = self.rows_model.index(row, column).data()
                widest = max(widest, metrics.horizontalAdvance(text) + ROOM)
            elif said.cells:
                text = self.rows_model.index(row, column).data()
                widest = max(widest, min(WIDEST_WORDS, metrics.horizontalAdvance(text) + ROOM))
        words = self.rows_model.head(column).split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0) + ROOM
        return max(widest, min(longest, WIDEST_WORDS))

    def _head_height(self, columns: list[int]) -> int:
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        heights = [
            metrics.boundingRect(QRect(0, 0, size - ROOM, 1000), WRAPPED, self.rows_model.head(column)).height()
            for column, size in enumerate(columns)
        ]
        return max(heights) + 2 * 7

    def _row_height(self, row: int, names: int, columns: list[int]) -> int:
        metrics = QFontMetrics(self.names.name_font(row))
        texts = [(self.rows_model.name(row), names - PADDING - 4)]
        if self.rows_model.rows[row].kind != "heading":
            texts += [(self.rows_model.index(row, column).data(), size - ROOM) for column, size in enumerate(columns)]
        most = metrics.lineSpacing() * MOST_LINES
        wanted = max((metrics.boundingRect(QRect(0, 0, wide, 10_000), WRAPPED, text).height() for text, wide in texts))
        return max(ROW_PX, min(most, wanted) + MARGIN)

    # --- heads that stay ---

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._stick()

    @Slot()
    def _stick(self) -> None:
        head = self.horizontalHeader()
        if self._area is None or not self.isVisible():
            return
        top = -self.mapTo(self._area.viewport(), self.rect().topLeft()).y()
        frame = self.frameWidth()
        at = frame + min(max(0, top), max(0, self.height() - head.height() - self.names.sectionSize(0) - 2 * frame))
        if head.y() != at:
            head.move(head.x(), at)
            corner = self.findChild(QAbstractButton)
            if isinstance(corner, QWidget):
                corner.move(corner.x(), at)
                corner.raise_()
            head.raise_()

    # --- the keyboard ---

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        inner = None if self._area is None else self._area.widget()
        if current.isValid() and self._area is not None and inner is not None:
            rect = self.visualRect(current)
            head = self.horizontalHeader().height()
            at = self.mapTo(inner, self.viewport().pos()).y() + rect.y()
            height = rect.height() + head
            self._area.ensureVisible(0, at + height // 2, 0, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The table as cells of a spreadsheet, tabs between them."""
        model = self.rows_model
        columns = range(model.columnCount())
        lines = [["", *(model.head(column) for column in columns)]]
        for row in range(model.rowCount()):
            cells = [model.index(row, column).data() or "" for column in columns]
            lines.append([model.name(row), *("" if cell == NOTHING else cell for cell in cells)])
        return "\n".join("\t".join(spreadsheet_cell(" ".join(cell.split())) for cell in line) for line in lines)
