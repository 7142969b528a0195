"""The tree of the ledger: fixed rows, copying, and opening what is selected by keyboard and mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeView,
)

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.plan.ledger.tree_model import LedgerTreeModel
from hegang_desktop.gui.plan.row_delegate import PlanRowDelegate
from hegang_desktop.gui.texts import Texts

INDENT = 14
PADDING = 22
NAME_PX = 200
MOST_ROWS = 60


class _Names(QTreeView):
    """The first column once more, over the tree: it stays in sight while the amounts scroll sideways."""

    def __init__(self, tree: LedgerTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self.setModel(tree.model())
        self.setSelectionModel(tree.selectionModel())
        self.setItemDelegate(tree.itemDelegate())
        self.setProperty("look", "inner")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setSelectionMode(tree.selectionMode())
        self.setSelectionBehavior(tree.selectionBehavior())
        self.setEditTriggers(tree.editTriggers())
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(True)
        self.header().setHighlightSections(False)
        self.header().setSectionsClickable(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._tree.row_opened.emit(index)


class LedgerTree(QTreeView):
    """`row_chosen`: the current row is another. `row_opened`: a row was double-clicked, or Enter pressed on it."""

    row_chosen = Signal(QModelIndex)
    row_opened = Signal(QModelIndex)

    def __init__(self, texts: Texts, model: LedgerTreeModel) -> None:
        super().__init__()
        self._ledger = model
        self.setModel(model)
        self.setItemDelegate(PlanRowDelegate(self))
        texts.put(self, msg("Month by month, in yuan"), "setAccessibleName")
        self.setProperty("look", "inner")
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setTabKeyNavigation(False)
        across = self.header()
        across.setSectionsMovable(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setHighlightSections(False)
        across.setStretchLastSection(False)
        self._names = _Names(self)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self._names.expanded.connect(self.expand)
        self._names.collapsed.connect(self.collapse)
        # both scroll by the same steps, rows being of one height
        self.verticalScrollBar().valueChanged.connect(self._names.verticalScrollBar().setValue)
        self._names.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        model.modelReset.connect(self._place_names)
        across.sectionResized.connect(self._place_names)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._names.expand(index)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._names.collapse(index)

    def expandAll(self) -> None:
        super().expandAll()
        self._names.expandAll()

    def collapseAll(self) -> None:
        super().collapseAll()
        self._names.collapseAll()

    def expandToDepth(self, depth: int) -> None:
        super().expandToDepth(depth)
        self._names.expandToDepth(depth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_names()

    @Slot()
    def _place_names(self) -> None:
        for column in range(1, self._ledger.columnCount()):
            self._names.setColumnHidden(column, True)
        height = self.header().height() + self.viewport().height()
        self._names.setGeometry(self.frameWidth(), self.frameWidth(), self.columnWidth(0), height)
        self._names.header().setFixedHeight(self.header().height())

    def fit_columns(self) -> None:
        """As wide as headings and amounts need; the names get what is left over, up to a point."""
        model = self._ledger
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        widths = [0]
        for column in range(1, model.columnCount()):
            heading = f"{model.headerData(column, Qt.Orientation.Horizontal)}"
            texts = [heading, *(f"{model.index(row, column).data()}" for row in range(model.rowCount()))]
            widths.append(max(map(metrics.horizontalAdvance, texts)) + PADDING)
        spare = self.viewport().width() - sum(widths)
        widths[0] = max(NAME_PX, min(spare, 2 * NAME_PX))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_chosen.emit(current)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.row_opened.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """What is selected, else all that is unfolded, to the clipboard: cells apart by tabs, under headings."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """The text that is copied."""
        model = self._ledger
        columns = range(model.columnCount())
        lines = [[f"{model.headerData(column, Qt.Orientation.Horizontal)}" for column in columns]]
        chosen = self.selectionModel()
        everything = not chosen.hasSelection()
        index = model.index(0, 0)
        while index.isValid():
            if everything or chosen.isSelected(index):
                lines.append([f"{index.siblingAtColumn(column).data()}" for column in columns])
            index = self.indexBelow(index)
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
