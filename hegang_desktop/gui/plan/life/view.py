"""One simulated life, opened: what became of it, its savings beside the expected ones, and what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QWidget,
)

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.opened_life import LIVES, NOTABLE, OpenedLife, open_life
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.charts.chart_export import ChartExport
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.life.months_model import EVENTS, HEADINGS, IN, LEFT, OUT, LifeMonthsModel
from hegang_desktop.gui.plan.row_delegate import PlanRowDelegate
from hegang_desktop.gui.plan.stateless_view import StatelessView
from hegang_desktop.gui.theme.tokens import ROW_PX
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.value_field import ValueField
from hegang_desktop.text.typed_numbers import bounded, parse_number

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.month_chart import MonthChart

SOON_MS = 60
CHART_PX = 130
PADDING = 20
NUMBER_PX = 96
WIDEST: dict[int, str] = {IN: "-100,000", OUT: "-100,000", LEFT: "-1,000,000"}


class LifeView(StatelessView):
    """Opens a life in a thread, for what the page shows and only while it is seen; a life of another is never shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: Outcome | None = None
        self._opened: OpenedLife | None = None
        self._number = 1
        self._notable: dict[str, int] = {}
        self._chart: MonthChart | None = None
        self._export = ChartExport(context, self)
        frame = QFrame()
        frame.setProperty("look", "card")
        column(self).addWidget(frame)
        outer = column(frame, margin=12, spacing=6)
        outer.addLayout(self._make_choice())
        error = ErrorLine(context.texts)
        error.watch_typing(self.number)
        outer.addWidget(error)
        self.sentence = plain_label("", wrap=True)
        outer.addWidget(self.sentence)
        self._stack = QStackedWidget()
        self._waiting = plain_label("", "quiet_body", wrap=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._make_content())
        outer.addWidget(self._stack, 1)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._open)
        self._first_chart = QTimer(self, singleShot=True, interval=0)
        self._first_chart.timeout.connect(self._make_chart)
        context.signals.shown_changed.connect(self._on_shown_changed)
        context.texts.words_changed.connect(self._on_words_changed)
        context.theme.theme_changed.connect(self._draw)

    def _make_choice(self) -> QHBoxLayout:
        texts = self._context.texts
        self.kind = QComboBox()
        texts.put(self.kind, msg("Which life"), "setAccessibleName")
        within = bounded(parse_number, 1, LIVES, str)
        self.number = ValueField(texts, msg("Number of the life"), None, within, str, step=1)
        self.number.setFixedWidth(NUMBER_PX)
        self.number.show_value(1)
        texts.put(
            self.number.edit,
            msg("Lives are numbered from 1 to 10,000; the same number is the same luck."),
            "setToolTip",
        )
        self.earlier = button(texts, msg("Previous"))
        self.later = button(texts, msg("Next"))
        self._fill_kinds()
        line = row(spacing=6)
        line.addWidget(self.kind)
        line.addWidget(self.number)
        line.addWidget(self.earlier)
        line.addWidget(self.later)
        line.addStretch(1)
        self.kind.activated.connect(self._on_kind_activated)
        self.number.news.value_edited.connect(self._on_number_edited)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        return line

    def _fill_kinds(self) -> None:
        at = max(0, self.kind.currentIndex())
        self.kind.clear()
        for kind, words in NOTABLE.items():
            self.kind.addItem(self._context.texts.say(words), kind)
        self.kind.addItem(self._context.texts.say(msg("by its number")), "")
        self.kind.setCurrentIndex(at)

    def _make_content(self) -> QSplitter:
        self._below = QSplitter(Qt.Orientation.Vertical)
        self._below.setChildrenCollapsible(False)
        self._below.setHandleWidth(8)
        chart = QWidget()
        self._chart_place = column(chart)
        self._below.addWidget(chart)
        table = QWidget()
        inner = column(table, spacing=4)
        tools = row(spacing=4)
        self.only_events = QCheckBox()
        texts = self._context.texts
        texts.put(self.only_events, msg("Only months in which something happened"))
        self.event_before = button(texts, msg("Previous event"), "link")
        self.event_after = button(texts, msg("Next event"), "link")
        tools.addWidget(self.only_events)
        tools.addStretch(1)
        tools.addWidget(self.event_before)
        tools.addWidget(self.event_after)
        inner.addLayout(tools)
        inner.addWidget(self._make_table(), 1)
        self._below.addWidget(table)
        self._below.setStretchFactor(0, 2)
        self._below.setStretchFactor(1, 3)
        self.only_events.toggled.connect(self._on_only_events_toggled)
        self.event_before.clicked.connect(self._on_event_before_clicked)
        self.event_after.clicked.connect(self._on_event_after_clicked)
        return self._below

    def _make_table(self) -> QTableView:
        self.model = LifeMonthsModel(self._context, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlanRowDelegate(self.table))
        self.table.setProperty("look", "inner")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setMinimumHeight(90)
        vertical, across = self.table.verticalHeader(), self.table.horizontalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(ROW_PX)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        self._context.texts.put(self.table, msg("This life, month by month, in yuan"), "setAccessibleName")
        self._fit_columns()
        return self.table

    def _fit_columns(self) -> None:
        say, metrics = self._context.texts.say, self.table.fontMetrics()
        for at in range(EVENTS):
            texts = (say(HEADINGS[at]), WIDEST.get(at) or self._context.texts.words.short_month(Month(2026, 12)))
            self.table.setColumnWidth(at, max(map(metrics.horizontalAdvance, texts)) + PADDING)

    # --- which life --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def _on_shown_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Open the chosen life of what the page shows; until then none is shown."""
        shown = self._context.session.shown
        if shown is self._shown:
            return
        self._shown, self._notable = shown, {}
        self._begin()

    def _begin(self) -> None:
        self._opened = None
        self._say_waiting()
        self._stack.setCurrentIndex(0)
        self.sentence.setText("")
        self._soon.start()

    def _say_waiting(self) -> None:
        leaves = self._shown is not None and self._shown.leaves
        words = msg("No life can be opened while leaving is tried out.") if leaves else msg("Working it out ...")
        self._waiting.setText(self._context.texts.say(words))

    @Slot()
    def _open(self) -> None:
        shown = self._shown
        if shown is None or shown.leaves:
            return
        kind, number, notable = self.kind.currentData(), self._number, self._notable

        def done(life: OpenedLife) -> None:
            if shown is self._shown:
                self._notable = life.notable
                self._show(life)

        self._context.runner.run("life", lambda: open_life(shown, kind, number, notable), done, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self.sentence.setText(self._context.texts.say(error.message))

    @Slot(int)
    def _on_kind_activated(self, _: int) -> None:
        self._begin()

    @Slot(object)
    def _on_number_edited(self, number: int | None) -> None:
        if number:
            self._choose(number)

    def _choose(self, number: int) -> None:
        """Open the life of a number; beyond the last comes the first."""
        self._number = (number - 1) % LIVES + 1
        self.kind.setCurrentIndex(self.kind.count() - 1)
        self._begin()

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self._step(-1)

    @Slot()
    def _on_later_clicked(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        self._choose(self._number + step)
        self.number.show_value(self._number)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def opened(self) -> OpenedLife | None:
        """The life that is shown; None while it is worked out."""
        return self._opened

    def _show(self, life: OpenedLife) -> None:
        self._opened = life
        if life.number != self._number:
            self._number = life.number
            self.number.show_value(life.number)
        self.model.show_life(life.life)
        self._stack.setCurrentIndex(1)
        self._draw()
        if self._chart is None:
            self._first_chart.start()

    @Slot()
    def _make_chart(self) -> None:
        if self._chart is None:
            from hegang_desktop.gui.charts.month_chart import MonthChart

            self._chart = MonthChart(self._context.texts, self._context.theme)
            self._export.follow(self._chart, self._chart)
            self._chart_place.addWidget(self._chart)
            self._below.setSizes([CHART_PX, max(CHART_PX, self._below.height() - CHART_PX)])
            self._draw()

    @Slot()
    def _draw(self) -> None:
        life = self._opened
        if life is None:
            return
        say = self._context.texts.say
        self.sentence.setText(say(life.sentence))
        if self._chart is not None:
            self._chart.show_spec(life.chart)
            self._chart.setAccessibleName(say(life.chart.title))
            self._chart.setAccessibleDescription(say(life.chart.summary))

    @Slot()
    def _on_words_changed(self) -> None:
        self._say_waiting()
        self._fill_kinds()
        self._fit_columns()
        self.table.viewport().update()
        self._draw()

    @Slot(bool)
    def _on_only_events_toggled(self, only: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.model.show_only_events(only=only)

    @Slot()
    def _on_event_before_clicked(self) -> None:
        self._to_event(-1)

    @Slot()
    def _on_event_after_clicked(self) -> None:
        self._to_event(1)

    def _to_event(self, step: int) -> None:
        current = self.table.currentIndex()
        at = self.model.event_row(current.row() if current.isValid() else -1, step)
        if at is not None:
            self.table.selectRow(at)
            self.table.scrollTo(self.model.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
