"""Adverts pasted as text: what was understood of each, to correct and to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QWidget,
)

from hegang_desktop.app.listings.pasted import (
    COLUMNS,
    NAMES,
    Column,
    Draft,
    carried,
    changed,
    drafts_of,
    fault,
    home_of,
    pieces_of,
    price_of,
)
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, column, label, restyle, row
from hegang_desktop.gui.widgets.cell_delegate import CellDelegate
from hegang_desktop.gui.widgets.line_edit import PlainLine
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.screen_fit import fit
from hegang_desktop.gui.widgets.text_edit import TextEdit
from hegang_desktop.text.money import typed_amount

WIDTH, HEIGHT = 1120, 680
READ_AFTER_MS = 250
TAKE, FIRST = 0, 1
TAKE_WIDTH, COMMON_WIDTH = 60, 90
WIDTHS: dict[Column, int] = {"price": 140, "floor_area": 124, "floor": 76, "community": 130, "city": 80}
NUMBERS: frozenset[Column] = frozenset({"price", "floor_area"})
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LAST_CITY = "last_city"
EXAMPLE = "工农区光宇小区 6/7楼 62平 两室一厅 精装 集中供暖 3.5万可议\n55平3.8万"


class PasteDialog(SideDialog):
    """`homes_saved`: homes were written (list of Home). Non-modal: `show()` it; it deletes itself when it closes."""

    homes_saved = Signal(object)

    def __init__(self, context: Context, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._context = context
        self.drafts: list[Draft] = []
        self._filling = self._closed = False
        texts.put(self, msg("Paste adverts"), "setWindowTitle")
        self.text = TextEdit()
        self.text.setTabChangesFocus(True)
        texts.put(self.text, msg("Text of the adverts"), "setAccessibleName")
        texts.put(
            self.text,
            msg("One or many adverts, as they stand in a chat or on a page:\n{example}", example=verbatim(EXAMPLE)),
            "setPlaceholderText",
        )
        self.table = self._make_table()
        self.marked = QTextEdit()
        self.marked.setReadOnly(True)
        texts.put(self.marked, msg("The advert with what was understood marked"), "setAccessibleName")
        self.legend = label(
            texts, msg("Marked: understood. Underlined: not understood; it is kept as the note."), "quiet", wrap=True
        )
        self.city = PlainLine()
        self.city.setMaximumWidth(140)
        texts.put(self.city, msg("City of adverts that name none"), "setAccessibleName")
        self.city.setText(usual_city(self._context.session))
        completer = QCompleter([city.zh for city in load_cities()], self)
        self.city.setCompleter(completer)
        self.masked = label(
            texts,
            msg(
                "Of telephone numbers and names in a chat only the ends are shown here, for whoever looks over your "
                "shoulder. In the home's note they are kept in full."
            ),
            "quiet",
            wrap=True,
        )
        self.masked.hide()
        self.message_label = MessageLabel(texts)
        self.save_button = button(texts, msg("Keep these homes"), "primary")
        self.save_button.setAutoDefault(False)
        self.cancel_button = button(texts, msg("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MS)
        self._lay_out()
        self.text.textChanged.connect(self._on_text_changed)
        self.city.textEdited.connect(self._on_city_edited)
        self._timer.timeout.connect(self._read)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.currentCellChanged.connect(self._on_current_changed)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        texts.words_changed.connect(self._on_words_changed)
        fit(self, WIDTH, HEIGHT)
        self.text.setPlainText(text)
        self._show([])
        if text:
            self._read()
        self.text.setFocus()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, FIRST + len(COLUMNS) + 1)
        table.setItemDelegate(CellDelegate(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.setWordWrap(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setStretchLastSection(True)
        table.setColumnWidth(TAKE, TAKE_WIDTH)
        for at, name in enumerate(COLUMNS, start=FIRST):
            table.setColumnWidth(at, WIDTHS.get(name, COMMON_WIDTH))
        self._texts.put(table, msg("The adverts found; every cell can be corrected"), "setAccessibleName")
        return table

    def _lay_out(self) -> None:
        outer = column(self, margin=16, spacing=10)
        below = QWidget()
        inner = column(below, spacing=6)
        inner.addWidget(self.table, 3)
        inner.addWidget(self.legend)
        inner.addWidget(self.marked, 1)
        inner.addWidget(self.masked)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(10)
        splitter.addWidget(self.text)
        splitter.addWidget(below)
        splitter.setSizes([160, 380])
        outer.addWidget(splitter, 1)
        ending = row(spacing=8)
        ending.addWidget(self.message_label, 1)
        ending.addWidget(label(self._texts, msg("City of adverts that name none"), "quiet_body"))
        ending.addWidget(self.city)
        ending.addWidget(self.cancel_button)
        ending.addWidget(self.save_button)
        outer.addLayout(ending)

    def offer(self, text: str) -> None:
        """Adverts from the clipboard, where none stand yet: what is being worked at stays."""
        if text and not self.text.toPlainText().strip():
            self.text.setPlainText(text)
            self._read()

    # --- reading -----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_text_changed(self) -> None:
        self._timer.start()

    @Slot(str)
    def _on_city_edited(self, text: str) -> None:
        """What was corrected stays: only the city of adverts that name none follows."""
        at = FIRST + COLUMNS.index("city")
        self._filling = True
        for line, draft in enumerate(self.drafts):
            item = self.table.item(line, at)
            if not draft.advert.description.city and item is not None:
                self.drafts[line] = changed(draft, "city", text)
                item.setText(text.strip())
        self._filling = False

    @Slot()
    def _read(self) -> None:
        self._timer.stop()
        text, words, city = self.text.toPlainText(), self._texts.words, self.city.text().strip()
        self._context.runner.run("adverts", lambda: drafts_of(text, words, city), self._show)

    def _show(self, drafts: list[Draft] | tuple[Draft, ...]) -> None:
        if self._closed:
            return
        left_out = {draft.advert.text for draft in self.drafts if fault(draft) is None} - {
            draft.advert.text for draft in self._kept()
        }
        self._filling = True
        self.drafts = list(carried(drafts, self.drafts))
        self._name_columns()
        self.table.setRowCount(len(self.drafts))
        for line, draft in enumerate(self.drafts):
            take = QTableWidgetItem()
            take.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            wanted = fault(draft) is None and draft.advert.text not in left_out
            take.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            self.table.setItem(line, TAKE, take)
            for at, name in enumerate(COLUMNS, start=FIRST):
                cell = QTableWidgetItem(draft.cells[name])
                if name in NUMBERS:
                    cell.setTextAlignment(RIGHT)
                self.table.setItem(line, at, cell)
            self._show_fault(line)
        self._filling = False
        if self.drafts:
            self.table.setCurrentCell(0, FIRST)
        self._show_marked(0)
        self._count()

    def _name_columns(self) -> None:
        say = self._texts.say
        self.table.setHorizontalHeaderLabels(
            [say(msg("Keep")), *(say(NAMES[one]) for one in COLUMNS), say(msg("To do"))]
        )
        for at, name in enumerate(COLUMNS, start=FIRST):
            heading = self.table.horizontalHeaderItem(at)
            if name in NUMBERS and heading is not None:
                heading.setTextAlignment(RIGHT)

    @Slot()
    def _on_words_changed(self) -> None:
        self._name_columns()
        self._filling = True
        for line in range(len(self.drafts)):
            self._show_fault(line)
        self._filling = False

    def _show_fault(self, line: int) -> None:
        wrong = fault(self.drafts[line])
        item = QTableWidgetItem(self._texts.say(wrong) if wrong is not None else "")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(QBrush(QColor(self._context.theme.tokens.bad)))
        set_tip(item, item.text())
        self.table.setItem(line, FIRST + len(COLUMNS), item)

    def _count(self) -> None:
        kept, drafts = len(self._kept()), len(self.drafts)
        self.save_button.setEnabled(kept > 0)
        restyle(self.message_label, "look", "")
        if not drafts:
            self.message_label.say(None)
            return
        self._say(msg_n("{kept} of {n} advert will be kept", "{kept} of {n} adverts will be kept", drafts, kept=kept))

    def _say(self, message: Message) -> None:
        self.message_label.say(message)

    def _kept(self) -> list[Draft]:
        """The drafts that are ticked and can be kept."""
        lines = []
        for line, draft in enumerate(self.drafts):
            item = self.table.item(line, TAKE)
            if item is not None and item.checkState() == Qt.CheckState.Checked and fault(draft) is None:
                lines.append(draft)
        return lines

    @Slot(QTableWidgetItem)
    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        line, at = item.row(), item.column()
        if FIRST <= at < FIRST + len(COLUMNS):
            before = fault(self.drafts[line])
            name, text = COLUMNS[at - FIRST], item.text()
            price = price_of(text) if name == "price" and text.strip() else None
            if price is not None:
                # 4万 is read, and written like the others
                text = typed_amount(price)
            self.drafts[line] = changed(self.drafts[line], name, text)
            self._filling = True
            item.setText(text)
            self._show_fault(line)
            take = self.table.item(line, TAKE)
            if take is not None and before is not None and fault(self.drafts[line]) is None:
                take.setCheckState(Qt.CheckState.Checked)
            self._filling = False
        self._count()

    # --- what was understood -----------------------------------------------------------------------------------------

    @Slot(int, int, int, int)
    def _on_current_changed(self, line: int, _at: int, before: int, _before_at: int) -> None:
        if line != before:
            self._show_marked(line)

    def _show_marked(self, line: int) -> None:
        self.marked.clear()
        self.masked.hide()
        if not 0 <= line < len(self.drafts):
            return
        tokens = self._context.theme.tokens
        understood, unread, plain = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        understood.setBackground(QColor(tokens.accent_soft))
        understood.setForeground(QColor(tokens.text))
        unread.setFontUnderline(True)
        unread.setForeground(QColor(tokens.caution))
        self.masked.setVisible(any(span.field in ("phone", "chat") for span in self.drafts[line].advert.spans))
        cursor = QTextCursor(self.marked.document())
        for piece in pieces_of(self.drafts[line].advert):
            cursor.insertText(piece.text, {True: understood, False: unread, None: plain}[piece.understood])

    def done(self, result: int) -> None:
        """Close; what is still being read comes too late."""
        self._closed = True
        self._timer.stop()
        super().done(result)

    # --- keeping -----------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Keep the ticked adverts as homes of the user's own."""
        kept = self._kept()
        if not kept:
            return
        homes = [home_of(draft) for draft in kept]
        library = self._context.session.library
        try:
            library.save_homes(homes)
        except UserError as error:
            restyle(self.message_label, "look", "bad")
            self._say(error.message)
            return
        library.set_setting(LAST_CITY, self.city.text().strip() or homes[-1].description.city)
        self.homes_saved.emit(homes)
        self.accept()


def usual_city(session: Session) -> str:
    """The city entered last, else that of the plan's home."""
    last = str(session.library.setting(LAST_CITY, ""))
    return last or (session.plan.scenario.home.description.city if session.plan is not None else "")
