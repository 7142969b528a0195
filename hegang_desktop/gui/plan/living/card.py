"""Living in the bought home: what is left, which bills come next, how long it lasts."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from hegang_desktop.app.answer.living import LivingThere, living_there
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.engine.answer import runway_words, whole
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, label, plain_label


class LivingCard(QFrame):
    """Three answers, one under the other; not there while no home is bought."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        texts = context.texts
        outer = column(self, margin=12, spacing=8)
        outer.addWidget(label(texts, msg("Living there"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        outer.addLayout(grid)
        self.left = self._part(grid, 0, msg("What is left"))
        self.bills = self._part(grid, 1, msg("Next bills"))
        self.lasts = self._part(grid, 2, msg("How long it lasts"))
        grid.setColumnStretch(1, 1)
        context.signals.shown_changed.connect(self.refresh)
        texts.words_changed.connect(self.refresh)
        # before it has its place it would open as a window of its own; it is shown with the page
        if not self._fill():
            self.hide()

    def _part(self, grid: QGridLayout, at: int, title: Message) -> QLabel:
        cell: QVBoxLayout = column(spacing=2)
        cell.addWidget(label(self._context.texts, title, "quiet"))
        words = plain_label("", wrap=True)
        cell.addWidget(words)
        cell.addStretch(1)
        grid.addLayout(cell, at, 0)
        return words

    @Slot()
    def refresh(self) -> None:
        """Show what the session shows."""
        self.setVisible(self._fill())

    def _fill(self) -> bool:
        """Whether there is anything to say, which is then said."""
        session = self._context.session
        shown = session.shown
        there = living_there(shown, session.this_month) if shown is not None else None
        if there is not None:
            self._show(there)
        return there is not None

    def _show(self, there: LivingThere) -> None:
        say = self._context.texts.say
        self.left.setText(say(msg("{amount}", amount=whole(there.at_hand))))
        bills = [
            say(msg("{month}: {name}, {amount}", month=one.month, name=one.name, amount=Money(one.amount)))
            for one in there.bills
        ]
        self.bills.setText("\n".join(bills) if bills else say(msg("None that is not paid every month.")))
        lasts = [msg("without income: {runway}", runway=runway_words(there.runway_no_income))]
        if there.runway_plan is None:
            lasts.append(msg("with income: it does not run out as far as the plan looks"))
        else:
            lasts.append(msg("with income: {runway}", runway=runway_words(there.runway_plan)))
        self.lasts.setText("\n".join(map(say, lasts)))
