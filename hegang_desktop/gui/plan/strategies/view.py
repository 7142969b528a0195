"""The strategies of the plan compared: verdict, table, chart, and what money does not measure."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hegang_desktop.app.answer.strategy_table import (
    Missing,
    StrategyTable,
    kinds_to_tell,
    same_figures,
    strategy_table,
    words_row,
)
from hegang_desktop.app.answer.strategy_verdict import WINNING
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.compared.chart import ComparedChart
from hegang_desktop.gui.plan.compared.table import ComparedTable
from hegang_desktop.gui.plan.stateless_view import StatelessView
from hegang_desktop.gui.plan.strategies.beyond_card import BeyondCard
from hegang_desktop.gui.plan.strategies.missing_line import MissingLine
from hegang_desktop.gui.widgets.boxes import card, clear, column, label, plain_label, row, stacked
from hegang_desktop.text.tones import TONES

SOON_MS = 60


class StrategiesView(StatelessView):
    """Shows the plan of `session.shown` while it is visible; it is worked out in a thread.

    `input_wanted` carries the InputRef of an input that a strategy lacks.
    """

    input_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: Plan | None = None
        self.result: StrategyTable | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._work)
        self._verdict = self._make_verdict()
        self._compared = self._make_table()
        self.chart = ComparedChart(context)
        self.beyond = BeyondCard(context)
        self.area = stacked(self, self._verdict, self._compared, self.chart, self.beyond)
        self.table.stick_to(self.area)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._show)

    # --- parts ---

    def _make_verdict(self) -> QFrame:
        made = card()
        outer = column(made, margin=14, spacing=4)
        self.verdict = plain_label("", "title", wrap=True)
        outer.addWidget(self.verdict)
        self._conditions: QVBoxLayout = column(spacing=2)
        outer.addLayout(self._conditions)
        self.winning = label(self._context.texts, WINNING, "quiet", wrap=True)
        outer.addWidget(self.winning)
        return made

    def _make_table(self) -> QFrame:
        texts = self._context.texts
        made = card()
        outer = column(made, margin=12, spacing=6)
        top = row(spacing=12)
        top.addWidget(label(texts, msg("Strategies side by side"), "heading"))
        top.addStretch(1)
        top.addWidget(label(texts, msg("✓ best in its row, of those never below zero"), "quiet"))
        outer.addLayout(top)
        self.table = ComparedTable(self._context, msg("Strategies side by side"))
        outer.addWidget(self.table)
        self._lives: QVBoxLayout = column(spacing=2)
        outer.addLayout(self._lives)
        self._missing: QVBoxLayout = column(spacing=2)
        outer.addLayout(self._missing)
        return made

    # --- showing ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()

    @Slot()
    def refresh(self) -> None:
        """Work it out for the plan that is shown; a view that is not seen waits until it is."""
        now = self._context.session.shown
        if now is None or not self.isVisible():
            self._plan = self.result = None
            return
        plan, former = now.plan, self._plan
        if plan == former:
            return
        self._plan = plan
        self.beyond.show_plan(plan, kinds_to_tell(plan))
        # the user's own words change no figure
        if former is not None and self.result is not None and same_figures(plan, former):
            self._show()
            return
        self.result = None
        self._show()
        self._soon.start()

    @Slot()
    def _work(self) -> None:
        plan = self._plan
        if plan is None:
            return

        def done(table: StrategyTable) -> None:
            now = self._plan
            if now is not None and self.isVisible() and same_figures(now, table.plan):
                self.result = table
                self._show()

        self._context.runner.run("strategies", lambda: strategy_table(plan), done)

    @Slot()
    def _show(self) -> None:
        say, result, plan = self._context.texts.say, self.result, self._plan
        self.verdict.setText(say(msg("Comparing …") if result is None else result.verdict))
        clear(self._conditions)
        clear(self._lives)
        clear(self._missing)
        table = result is not None and result.bought is None
        self.winning.setVisible(table)
        self._compared.setVisible(table)
        self.chart.show_spec(None if result is None else result.chart)
        if result is None or plan is None:
            return
        for sentence in result.conditions:
            self._conditions.addWidget(plain_label(f"•  {say(sentence)}", wrap=True))
        own = words_row(plan, result.kinds)
        rows = result.rows if own is None else (*result.rows, own)
        self.table.show_rows(result.heads, rows, result.names)
        for tone, sentence_of_lives in result.lives:
            self._lives.addWidget(plain_label(say(sentence_of_lives), TONES[tone].look, wrap=True))
        for one in result.missing:
            self._missing.addWidget(self._missing_line(one))

    def _missing_line(self, one: Missing) -> QWidget:
        made = MissingLine(self._context, one)
        made.wanted.connect(self.input_wanted)
        return made
