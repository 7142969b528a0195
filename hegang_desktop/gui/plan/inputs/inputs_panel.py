"""The left side of the plan page: all inputs, in cards that fold to their subtotals."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.plan.fields import home
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import shipped
from hegang_desktop.domain.places import SCENARIO
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.assets_card import HaveCard
from hegang_desktop.gui.plan.inputs.assumptions_card import AssumptionsCard
from hegang_desktop.gui.plan.inputs.costs_card import AfterCard, MoveCard
from hegang_desktop.gui.plan.inputs.debts_card import DebtsCard
from hegang_desktop.gui.plan.inputs.home_card import HomeCard
from hegang_desktop.gui.plan.inputs.income_card import IncomeCard
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.gui.plan.inputs.input_finder import find_input
from hegang_desktop.gui.plan.inputs.parts_box import PartsBox
from hegang_desktop.gui.plan.inputs.spending_card import OutgoCard
from hegang_desktop.gui.widgets.boxes import column, plain_label, scrolled
from hegang_desktop.gui.widgets.panes import make_pane
from hegang_desktop.text.homes import home_label

WIDTH = 372


class InputsPanel(QWidget):
    """Name and note of the plan, the name of its scenario, and its cards.

    `listings_requested`: a home is to be chosen from the listings.
    """

    listings_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_pane(self)
        self._context = context
        self._wanted: InputCard | None = None
        self.have = HaveCard(context)
        self.income = IncomeCard(context)
        self.outgo = OutgoCard(context)
        self.debts = DebtsCard(context)
        self.home = HomeCard(context)
        self.costs = MoveCard(context)
        self.holding = AfterCard(context)
        self.assumptions = AssumptionsCard(context)
        self.cards: tuple[InputCard, ...] = (
            self.have,
            self.income,
            self.outgo,
            self.debts,
            self.home,
            self.costs,
            self.holding,
            self.assumptions,
        )
        inner = QWidget()
        inner.setMinimumWidth(WIDTH - 40)
        left = column(inner, spacing=10)
        left.setContentsMargins(16, 16, 6, 16)
        self.name = plain_label("", "heading", wrap=True)
        self.home_name = plain_label("", "quiet_body", wrap=True)
        self.note = plain_label("", "quiet", wrap=True)
        self.scenario = PartsBox(context, SCENARIO, home.NAME)
        for one in (self.name, self.home_name, self.note, self.scenario, *self.cards):
            left.addWidget(one)
        left.addStretch(1)
        self._area = scrolled(inner)
        column(self).addWidget(self._area)
        self.setMinimumWidth(WIDTH)
        self.home.listings_requested.connect(self.listings_requested)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """The names of the open plan and of its home."""
        plan = self._context.session.plan
        if plan is None:
            return
        say = self._context.texts.say
        self.name.setText(plan.name)
        self.home_name.setText(say(home_label(plan.scenario.home)))
        note = say(shipped(plan.note)) if plan.sample and plan.note else plan.note
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.scenario.show_plan(plan)
        self.scenario.setVisible(any(not one.isHidden() for one in self.scenario.editors))

    def show_all(self) -> None:
        """Show the open plan in every field, before its first change."""
        for card in self.cards:
            card.refresh()
        self.refresh()

    def show_top(self) -> None:
        """The beginning of the inputs: what the plan is about."""
        self._area.verticalScrollBar().setValue(0)

    def show_card(self, card: InputCard) -> None:
        """Unfold a card and bring it into sight."""
        card.set_open(open_=True)
        self._wanted = card
        # where a card stands that was just unfolded is known once the layout has been done
        QTimer.singleShot(0, self, self._scroll_to_wanted)

    @Slot()
    def _scroll_to_wanted(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self._wanted is not None and self._wanted.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)
        elif self._wanted is not None:
            self._area.verticalScrollBar().setValue(max(0, self._wanted.y() - 8))

    @Slot(object)
    def show_input(self, ref: InputRef) -> None:
        """Bring the field of an input into sight and begin in it."""
        card, control = find_input(self, ref)
        if card is not None:
            self.show_card(card)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(control)

    def state(self) -> str:
        """Which cards are open, to be so again next time."""
        return "".join("1" if card.is_open else "0" for card in self.cards)

    def restore(self, opened: str) -> None:
        """As they were left."""
        if len(opened) == len(self.cards):
            for card, flag in zip(self.cards, opened, strict=True):
                card.set_open(open_=flag == "1")
