"""The table of homes: fixed rows, one selection, a choice of columns, and Enter to take a home as the target."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import Order
from hegang_desktop.gui.listings.filters.checklist_menu import ChecklistMenu
from hegang_desktop.gui.listings.table.column_state import ColumnState, places, state_of
from hegang_desktop.gui.listings.table.columns import COLUMNS, COMMUNITY, PRICE
from hegang_desktop.gui.listings.table.row_delegate import ListingRowDelegate
from hegang_desktop.gui.listings.table.table_model import ListingTableModel
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.texts import HIDDEN, ScreenTranslator, Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import ROW_PX, TABLE_PX

CELL_ROOM = 20
HEADING_ROOM = 27


class ListingTable(QTableView):
    """`current_changed`: another home is current (its id, or None). `home_chosen`: Enter or a double click on one.

    `order_requested`: the user wants another Order.
    """

    current_changed = Signal(object)
    home_chosen = Signal(object)
    order_requested = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.rows = ListingTableModel(texts, theme, self)
        self._delegate = ListingRowDelegate(texts, theme, self)
        self._order = Order()
        self._plain_words = ScreenTranslator(texts.words.language)
        self._user_sized = False
        self._sizing = False
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # by whole rows, the bar for the columns would lie over the foot of the last one
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_PX)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        texts.put(self, msg("Homes"), "setAccessibleName")
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(44)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicator(PRICE, Qt.SortOrder.AscendingOrder)
        self.rows.show_order(self._order)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSortingEnabled(True)
        # the arrow is part of the heading's words: Fusion under a style sheet paints it over them
        header.setSortIndicatorShown(False)
        for section, column in enumerate(COLUMNS):
            self.setColumnHidden(section, not column.at_first)
        self._size_columns()
        self.rows.sort_requested.connect(self._on_sort_requested)
        self.rows.sort_refused.connect(self._on_sort_refused)
        self.doubleClicked.connect(self._on_double_clicked)
        header.sectionResized.connect(self._on_section_resized)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        texts.words_changed.connect(self._on_words_changed)

    # --- order ---------------------------------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._order

    def show_order(self, order: Order) -> None:
        """Take over an order; nothing is emitted."""
        self._order = order
        self.rows.show_order(order)
        self._on_words_changed()

    @Slot(object)
    def _on_sort_requested(self, order: Order) -> None:
        if order != self._order:
            self._order = order
            self.rows.show_order(order)
            self._on_words_changed()
            self.order_requested.emit(order)

    @Slot()
    def _on_sort_refused(self) -> None:
        section = next((i for i, column in enumerate(COLUMNS) if column.sort == self._order.column), PRICE)
        direction = Qt.SortOrder.DescendingOrder if self._order.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, direction)

    # --- the current home ------------------------------------------------------------------------------------------

    @property
    def current_id(self) -> int | None:
        """The home that is selected."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() and index.row() < self.rows.rowCount() else None

    def select_id(self, id_: int, *, centred: bool = True) -> bool:
        """Make a home current and scroll to it; False when it is not shown."""
        row = self.rows.row_of(id_)
        if row is None:
            return False
        self.setCurrentIndex(self.rows.index(row, COMMUNITY))
        if centred:
            self.scroll_to_current()
        return True

    def scroll_to_current(self, *, centred: bool = True) -> None:
        """Bring the selected home into sight."""
        # after a reset the bar still has the former range
        self.executeDelayedItemsLayout()
        hint = QAbstractItemView.ScrollHint
        if not self._is_in_sight():
            self.scrollTo(self.currentIndex(), hint.PositionAtCenter if centred else hint.EnsureVisible)

    def _is_in_sight(self) -> bool:
        where = self.visualRect(self.currentIndex())
        return where.top() >= 0 and where.bottom() <= self.viewport().height()

    def currentChanged(self, current: QModelIndex | object, previous: QModelIndex | object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.current_changed.emit(self.current_id)

    def selectAll(self) -> None:
        """Nothing: a million selected rows would freeze the window, and one home at a time is looked at."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id is not None:
            self.home_chosen.emit(self.current_id)
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.home_chosen.emit(self.rows.id_at(index.row()))

    # --- the row under the pointer ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def needed_height(self) -> int:
        """How high it is with all its rows in sight."""
        rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height()
        return rows + self.horizontalHeader().sizeHint().height() + bar + 2 * self.frameWidth()

    # --- columns -------------------------------------------------------------------------------------------------

    def column_state(self) -> ColumnState:
        """Widths, places, choice and order of the columns."""
        return state_of(self.horizontalHeader(), [column.key for column in COLUMNS])

    def restore_columns(self, state: ColumnState) -> None:
        """Bring the columns back as they were left; those that are new since come as they are at first."""
        header = self.horizontalHeader()
        self._user_sized = self._sizing = True
        for section, column in enumerate(COLUMNS):
            known = column.key in state.order
            width = state.widths.get(column.key, 0)
            self.setColumnHidden(section, not width if known else not column.at_first)
            if width or not known:
                self.setColumnWidth(section, max(header.minimumSectionSize(), width or self._needed(section)[0]))
        at = {column.key: section for section, column in enumerate(COLUMNS)}
        for place, key in enumerate(places(state, list(at))):
            header.moveSection(header.visualIndex(at[key]), place)
        sort = COLUMNS[at[state.sort]].sort if state.sort in at else None
        if sort is not None:
            self._order = Order(sort, state.descending)
            self.rows.show_order(self._order)
            self._on_sort_refused()
            header.setSortIndicatorShown(False)
        self._sizing = False

    def _needed(self, section: int) -> tuple[int, int]:
        font = QFont(self.font())
        font.setPixelSize(TABLE_PX)
        text = COLUMNS[section].common_text(self._plain_words)
        metrics = QFontMetrics(font)
        cells = CELL_ROOM + max(metrics.horizontalAdvance(one) for one in (text, HIDDEN))
        font.setWeight(QFont.Weight.DemiBold)
        heading = str(self.rows.headerData(section, Qt.Orientation.Horizontal))
        needed = QFontMetrics(font).horizontalAdvance(heading) + HEADING_ROOM
        return max(cells, needed), needed

    def _size_columns(self) -> None:
        self._sizing = True
        # widths must not depend on whether amounts are hidden just now
        self._plain_words = ScreenTranslator(self._texts.words.language)
        for section in range(len(COLUMNS)):
            if not self.isColumnHidden(section):
                self.setColumnWidth(section, self._needed(section)[0])
        self._spread()
        self._sizing = False

    def _spread(self) -> None:
        """What the other columns leave goes to the name of the community."""
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(COMMUNITY)
        common = self._needed(COMMUNITY)[0]
        self.setColumnWidth(COMMUNITY, max(common * 3 // 4, min(4 * common, self.viewport().width() - others)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._user_sized:
            self._sizing = True
            self._spread()
            self._sizing = False

    @Slot()
    def _on_section_resized(self) -> None:
        if not self._sizing:
            self._user_sized = True

    @Slot()
    def _on_words_changed(self) -> None:
        """The headings have other words, or the arrow: they must not be cut."""
        if not self._user_sized:
            self._size_columns()
            return
        self._sizing = True
        for section in range(len(COLUMNS)):
            if not self.isColumnHidden(section):
                self.setColumnWidth(section, max(self.columnWidth(section), self._needed(section)[1]))
        self._sizing = False

    def choose_columns(self) -> None:
        """Offer the columns to choose from."""
        self._on_header_menu_requested(self.horizontalHeader().rect().bottomLeft())

    @Slot(QPoint)
    def _on_header_menu_requested(self, where: QPoint) -> None:
        menu = ChecklistMenu(self)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section, column in enumerate(COLUMNS):
            action = QAction(self._texts.say(column.header), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(section))
            action.setEnabled(section not in (COMMUNITY, PRICE))
            if not action.isEnabled():
                set_tip(action, self._texts.say(msg("Always shown: it is what identifies a home")))
            action.setData(section)
            menu.addAction(action)
        menu.triggered.connect(self._on_column_chosen)
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    @Slot(QAction)
    def _on_column_chosen(self, action: QAction) -> None:
        section = int(action.data())
        self.setColumnHidden(section, not action.isChecked())
        if action.isChecked():
            self.setColumnWidth(section, self._needed(section)[0])
        if not self._user_sized:
            self._spread()
