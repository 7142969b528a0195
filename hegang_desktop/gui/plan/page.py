"""The plan page: inputs on the left, consequences on the right, both visible at once."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTableView,
    QWidget,
)

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer_card import AnswerCard
from hegang_desktop.gui.plan.cash_banner import CashBanner
from hegang_desktop.gui.plan.chart_card import ChartCard
from hegang_desktop.gui.plan.closer import CloserDialog
from hegang_desktop.gui.plan.inputs_panel import InputsPanel
from hegang_desktop.gui.plan.ledger_model import LedgerModel
from hegang_desktop.gui.plan.lives import LivesWatcher
from hegang_desktop.gui.plan.working import WorkingDialog
from hegang_desktop.gui.theme.tokens import ROW_PX
from hegang_desktop.gui.widgets.boxes import button, column, label, row, scrolled

TITLES: dict[str, Message] = {
    "all_in": msg("All-in cost"),
    "left_after": msg("Left the day after"),
    "runway": msg("How long the money lasts"),
    "monthly": msg("Monthly cost once there"),
}
CELL_PADDING = 16
BELOW_MINIMUM = 276


class PlanPage(QWidget):
    """The open plan. `listings_requested`: a home is to be chosen; `new_plan_requested`: there is none yet."""

    listings_requested = Signal()
    new_plan_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._on_words_changed)

    def _empty(self) -> QWidget:
        page = QWidget()
        outer = column(page, margin=48, spacing=12)
        outer.addStretch(1)
        outer.addWidget(label(self._context.texts, msg("No plan is open"), "title"))
        outer.addWidget(
            label(
                self._context.texts,
                msg("A plan says in which month a home can be yours. Begin one; four numbers are enough."),
                wrap=True,
            )
        )
        begin = button(self._context.texts, msg("New plan"), "primary")
        begin.clicked.connect(self.new_plan_requested)
        line = row()
        line.addWidget(begin)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
        return page

    def _make_inputs(self) -> InputsPanel:
        self.inputs = InputsPanel(self._context)
        self.inputs.listings_requested.connect(self.listings_requested)
        return self.inputs

    def _make_consequences(self) -> QWidget:
        context = self._context
        self.banner = CashBanner(context)
        self.lives = LivesWatcher(context, self)
        self.answer = AnswerCard(context, self.lives)
        self.chart = ChartCard(context, self.lives)
        self.ledger = LedgerModel(context, self)
        self._below = below = QSplitter(Qt.Orientation.Vertical)
        below.setObjectName("plan_below")
        below.setChildrenCollapsible(False)
        below.setHandleWidth(10)
        below.addWidget(self.chart)
        below.addWidget(self._ledger_card())
        below.setSizes([300, 220])
        right = QWidget()
        outer = column(right, spacing=10)
        outer.setContentsMargins(6, 16, 16, 16)
        # it takes what is left, and asks for no more than its minimum: the scroll area would grant it
        below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        below.setMinimumHeight(BELOW_MINIMUM)
        outer.addWidget(self.banner)
        outer.addWidget(self.answer)
        outer.addWidget(below, 1)
        # on a small screen the consequences scroll; nothing may lie over anything else
        consequences = scrolled(right)
        consequences.setMinimumWidth(480)
        return consequences

    def _full(self) -> QWidget:
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setObjectName("plan_across")
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(4)
        self._across.addWidget(self._make_inputs())
        self._across.addWidget(self._make_consequences())
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([400, 780])
        self._splitters = (self._across, self._below)
        self.answer.figure_opened.connect(self._on_figure_opened)
        self.answer.closer_wanted.connect(self._on_closer_wanted)
        return self._across

    def _ledger_card(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "card")
        outer = column(frame, margin=12, spacing=6)
        top = row()
        top.addWidget(label(self._context.texts, msg("Month by month, in yuan"), "heading"))
        top.addStretch(1)
        self._to_home = button(self._context.texts, msg("Go to the home month"), "link")
        self._to_home.clicked.connect(self._on_to_home_clicked)
        top.addWidget(self._to_home)
        outer.addLayout(top)
        self.table = QTableView()
        self.table.setModel(self.ledger)
        self.table.setShowGrid(False)
        self.table.setProperty("look", "inner")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setMinimumHeight(84)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        vertical = self.table.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(ROW_PX)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        self.ledger.modelReset.connect(self._fit_columns)
        self._fit_columns()
        self._context.texts.put(self.table, msg("Month by month, in yuan"), "setAccessibleName")
        outer.addWidget(self.table, 1)
        return frame

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lives.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.lives.sleep()

    def show_all(self) -> None:
        """Show the open plan everywhere, before its first change."""
        self.inputs.show_all()
        for one in (self.banner, self.answer, self.ledger, self):
            one.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the open plan, or that there is none."""
        plan = self._context.session.plan
        self._stack.setCurrentIndex(0 if plan is None else 1)
        if plan is None:
            return
        self._to_home.setVisible(self.ledger.home_row >= 0)

    @Slot()
    def _fit_columns(self) -> None:
        """Narrower than its heading or its amounts a column does not get: then the table scrolls sideways."""
        across = self.table.horizontalHeader()
        metrics = across.fontMetrics()
        amounts = ("-1,000,000 ", self._context.texts.words.short_month(Month(2026, 12)))
        headings = (self.ledger.headerData(i, Qt.Orientation.Horizontal) for i in range(self.ledger.columnCount()))
        widest = max(metrics.horizontalAdvance(f"{text}") for text in (*amounts, *headings))
        across.setMinimumSectionSize(widest + CELL_PADDING)

    @Slot()
    def _on_words_changed(self) -> None:
        self.refresh()

    @Slot(str)
    def _on_figure_opened(self, figure_id: str) -> None:
        if figure_id == "all_in":
            # the working of this figure is also where it is changed
            self.inputs.show_card(self.inputs.costs)
            return
        WorkingDialog(self._context, figure_id, TITLES[figure_id], self).open()

    @Slot(str)
    def _on_closer_wanted(self, what: str) -> None:
        CloserDialog(self._context, what, self).show()

    def show_top(self) -> None:
        """The beginning of the inputs: what the plan is about."""
        self.inputs.show_top()

    @Slot()
    def _on_to_home_clicked(self) -> None:
        index = self.ledger.index(self.ledger.home_row, 0)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self.table.selectRow(index.row())

    def state(self) -> dict[str, str]:
        """Splitters and folds, to be there again next time."""
        state = {one.objectName(): _text(one.saveState()) for one in self._splitters}
        state["plan_open"] = self.inputs.state()
        return state

    def restore(self, state: dict[str, str]) -> None:
        """As it was left."""
        for one in self._splitters:
            if one.objectName() in state:
                one.restoreState(QByteArray.fromBase64(state[one.objectName()].encode()))
        self.inputs.restore(state.get("plan_open", ""))


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
