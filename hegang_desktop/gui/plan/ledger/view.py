"""Every month and every line of the plan, by year."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QFrame, QWidget

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.ledger_export import export_ledger
from hegang_desktop.app.answer.ledger_table import LedgerTable, ledger_table
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, msg_n, pmsg
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.ledger.month_dialog import MonthDialog
from hegang_desktop.gui.plan.ledger.tree import LedgerTree
from hegang_desktop.gui.plan.ledger.tree_model import LedgerTreeModel, Level
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row

DEPTHS: tuple[Message, ...] = (
    pmsg("depth of the ledger", "Years"),
    pmsg("depth of the ledger", "Months"),
    pmsg("depth of the ledger", "Every line"),
)
MONTHS = 1
LEVELS: tuple[Level, ...] = ("year", "month", "line")


class LedgerView(QWidget):
    """`month_chosen`: the selection moved to a month (Month), or to a line of it.

    `input_wanted`: the input of a line, an InputRef, is to be shown and changed.
    """

    month_chosen = Signal(object)
    input_wanted = Signal(object)
    ledger_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: Outcome | None = None
        self._dialog: MonthDialog | None = None
        self._updating = False
        frame = QFrame()
        frame.setProperty("look", "card")
        column(self).addWidget(frame)
        outer = column(frame, margin=12, spacing=6)
        self.model = LedgerTreeModel(context, self)
        self.tree = LedgerTree(context.texts, self.model)
        self._make_tools()
        outer.addLayout(self._tools)
        outer.addWidget(self.tree, 1)
        self.message_label = plain_label("", "quiet", wrap=True)
        self.message_label.hide()
        outer.addWidget(self.message_label)
        self.tree.row_chosen.connect(self._on_row_chosen)
        self.tree.row_opened.connect(self._on_row_opened)
        context.signals.shown_changed.connect(self._on_shown_changed)
        context.texts.words_changed.connect(self._on_words_changed)

    def _make_tools(self) -> None:
        texts = self._context.texts
        self._tools = row(spacing=4)
        self.depths = QButtonGroup(self)
        for depth, words in enumerate(DEPTHS):
            one = button(texts, words)
            one.setCheckable(True)
            self.depths.addButton(one, depth)
            self._tools.addWidget(one)
        self.depths.button(MONTHS).setChecked(True)
        self.depths.idClicked.connect(self.show_depth)
        self._tools.addStretch(1)
        self.to_home = button(texts, msg("Go to the home month"), "link")
        self.export_button = button(texts, msg("Export…"))
        texts.put(self.export_button, msg("Every line as a table for Excel"), "setToolTip")
        self.to_home.clicked.connect(self._on_to_home_clicked)
        self.export_button.clicked.connect(self.export)
        self._tools.addWidget(self.to_home)
        self._tools.addWidget(self.export_button)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tree.fit_columns()

    @Slot()
    def _on_shown_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_words_changed(self) -> None:
        self.message_label.hide()
        self.tree.fit_columns()
        self.tree.viewport().update()

    @Slot()
    def refresh(self) -> None:
        """Show the months of what the page shows, unfolded as before and at the same place."""
        shown = self._context.session.shown
        if shown is self._shown:
            return
        plan_id = shown.plan.id if shown is not None else ""
        other = self._shown is None or self._shown.plan.id != plan_id
        self._shown = shown
        self.message_label.hide()
        unfolded = self._unfolded()
        chosen = self.model.month_at(self.tree.currentIndex())
        at = self.tree.verticalScrollBar().value()
        self._updating = True
        moved = self.model.show_table(ledger_table(shown.projection) if shown is not None else LedgerTable())
        if moved and other:
            self.show_depth(self.depths.checkedId())
        elif moved:
            self._unfold(unfolded)
            if chosen is not None and (index := self.model.index_of(chosen)).isValid():
                self.tree.setCurrentIndex(index)
            self.tree.verticalScrollBar().setValue(at)
        self._updating = False
        self.tree.fit_columns()
        self.to_home.setEnabled(self.model.table.home is not None)
        self.export_button.setEnabled(shown is not None)

    def _unfolded(self) -> tuple[set[int], set[Month]]:
        """The years and months that are unfolded."""
        if self.depths.checkedId() != MONTHS + 1:
            years: set[int] = set()
            months: set[Month] = set()
            for i, year in enumerate(self.model.table.years):
                index = self.model.index(i, 0)
                if self.tree.isExpanded(index):
                    years.add(year.year)
                    rows = enumerate(year.months)
                    months |= {one.month for m, one in rows if self.tree.isExpanded(self.model.index(m, 0, index))}
            return years, months
        return set(), set()

    def _unfold(self, unfolded: tuple[set[int], set[Month]]) -> None:
        if self.depths.checkedId() == MONTHS + 1:
            self.tree.expandAll()
            return
        years, months = unfolded
        for i, year in enumerate(self.model.table.years):
            if year.year in years:
                self.tree.setExpanded(self.model.index(i, 0), True)
        for month in months:
            if (index := self.model.index_of(month)).isValid():
                self.tree.setExpanded(index, True)

    @Slot(int)
    def show_depth(self, depth: int) -> None:
        """Unfold to whole years (0), months (1) or every line (2); what is selected, or holds it, stays in sight."""
        self.depths.button(depth).setChecked(True)
        current = self.tree.currentIndex()
        self.tree.collapseAll()
        if depth:
            self.tree.expandToDepth(depth - 1)
        while current.isValid() and LEVELS.index(self.model.level(current)) > depth:
            current = current.parent()
        if current.isValid():
            self._updating = True
            self.tree.setCurrentIndex(current)
            self._updating = False
            self.tree.scrollTo(current)

    @Slot(object)
    def show_month(self, month: Month) -> None:
        """Open the year of a month and select it. Does not emit `month_chosen`: whoever asks knows the month."""
        self.refresh()
        index = self.model.index_of(month)
        if index.isValid() and self.model.month_at(self.tree.currentIndex()) != month:
            self._updating = True
            self.tree.setExpanded(index.parent(), True)
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._updating = False

    @Slot()
    def _on_to_home_clicked(self) -> None:
        home = self.model.table.home
        if home is not None:
            self.show_month(home)
            self.tree.setFocus()
            self.month_chosen.emit(home)

    # --- what is chosen ----------------------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        month = self.model.month_at(index)
        if month is not None and not self._updating:
            self.month_chosen.emit(month)

    @Slot(QModelIndex)
    def _on_row_opened(self, index: QModelIndex) -> None:
        month = self.model.month_at(index)
        if month is None:
            first = index.siblingAtColumn(0)
            self.tree.setExpanded(first, not self.tree.isExpanded(first))
        else:
            self.open_working(month)

    @Slot(object)
    def open_working(self, month: Month) -> MonthDialog:
        """The working of a month in a window of its own; another month takes the place of the former."""
        if self._dialog is None:
            self._dialog = MonthDialog(self._context, month, self)
            self._dialog.input_wanted.connect(self.input_wanted)
            self._dialog.ledger_wanted.connect(self.ledger_wanted)
            self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.show_month(month)
        self._dialog.come_to_front()
        return self._dialog

    @Slot()
    def _on_dialog_finished(self) -> None:
        self._dialog = None

    def state(self) -> str:
        """To which depth it is unfolded, to be so again next time."""
        return str(self.depths.checkedId())

    def restore(self, state: str) -> None:
        """As it was left."""
        if state in map(str, range(len(DEPTHS))):
            self.show_depth(int(state))

    # --- export ------------------------------------------------------------------------------------------------------

    @Slot()
    def export(self) -> None:
        """Every line to a file of the user's choice."""
        shown, texts = self._shown, self._context.texts
        if shown is None:
            return
        name = texts.say(msg("{plan}, month by month", plan=shown.plan.name)).replace("/", "-")
        target = self._context.dialogs.ask_save_table(self, msg("Export every line"), name)
        if target is None:
            return
        words = texts.words

        def work() -> int:
            return export_ledger(shown.projection, target, words)

        def done(written: int) -> None:
            self._tell(msg_n("{n} line written to {name}.", "{n} lines written to {name}.", written, name=target.name))

        self._context.runner.run("export-ledger", work, done, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._context.dialogs.tell(self, error)

    def _tell(self, message: Message) -> None:
        self.message_label.setText(self._context.texts.say(message))
        self.message_label.show()
