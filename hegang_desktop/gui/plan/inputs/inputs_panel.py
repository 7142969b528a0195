"""The left side of the plan page: all inputs, in groups that fold to one line each."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.plan.fields import home
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import msg, shipped
from hegang_desktop.domain.places import SCENARIO
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.affordable.card import AffordableCard
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
from hegang_desktop.gui.plan.living.card import LivingCard
from hegang_desktop.gui.plan.scenario_combo import ScenarioCombo
from hegang_desktop.gui.widgets.boxes import card, column, row, scrolled
from hegang_desktop.gui.widgets.elided_label import ElidedLabel
from hegang_desktop.gui.widgets.help_button import HelpButton
from hegang_desktop.gui.widgets.panes import make_pane

WIDTH = 346
"""Pixels below which the names of the fields would be cut."""
MARGINS = (12, 10, 12, 12)


class InputsPanel(QWidget):
    """Name and note of the plan, the name of its scenario, and its groups, which scroll together.

    `listings_requested`: a home is to be chosen from the listings. `search_wanted`: homes of the listings are to be
    shown (Search). What can be owned stands under the groups.
    """

    listings_requested = Signal()
    search_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_pane(self)
        self._context = context
        self._wanted: InputCard | None = None
        self._plan_id: str | None = None
        self._left: dict[str, str] = {}
        self.home = HomeCard(context)
        self.income = IncomeCard(context)
        self.have = HaveCard(context)
        self.outgo = OutgoCard(context)
        self.debts = DebtsCard(context)
        self.costs = MoveCard(context)
        self.holding = AfterCard(context)
        self.assumptions = AssumptionsCard(context)
        self._named: dict[str, InputCard] = {
            "home": self.home,
            "income": self.income,
            "have": self.have,
            "outgo": self.outgo,
            "debts": self.debts,
            "costs": self.costs,
            "holding": self.holding,
            "assumptions": self.assumptions,
        }
        self.cards: tuple[InputCard, ...] = tuple(self._named.values())
        self.affordable = AffordableCard(context)
        self.living = LivingCard(context)
        self._inner = self._lay_out()
        self._area = scrolled(self._inner)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._on_settled)
        column(self).addWidget(self._area)
        self.setMinimumWidth(WIDTH)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.home.listings_requested.connect(self.listings_requested)
        self.affordable.search_wanted.connect(self.search_wanted)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    def _lay_out(self) -> QWidget:
        inner = QWidget()
        left = self._column = column(inner, spacing=8)
        left.setContentsMargins(*MARGINS)
        self.name = ElidedLabel("", "list")
        self.note = HelpButton(self._context.texts, msg("Note of the plan"))
        top = row(spacing=6)
        top.addWidget(self.name, 1)
        top.addWidget(self.note)
        self.chooser = ScenarioCombo(self._context)
        top.addWidget(self.chooser)
        left.addLayout(top)
        self.scenario = PartsBox(self._context, SCENARIO, home.NAME)
        left.addWidget(self.scenario)
        # a home that is bought: what the page is about from then on
        left.addWidget(self.living)
        groups = card()
        listed = column(groups, spacing=0)
        for at, one in enumerate(self.cards):
            one.setProperty("first", at == 0)
            one.folded.connect(self._on_folded)
            listed.addWidget(one)
        left.addWidget(groups)
        left.addWidget(self.affordable)
        left.addStretch(1)
        return inner

    @Slot()
    def refresh(self) -> None:
        """The name and the note of the open plan; another plan has its own folds."""
        plan = self._context.session.plan
        if plan is None:
            return
        self._follow(plan.id)
        self.name.show_text(plan.name)
        note = self._context.texts.say(shipped(plan.note)) if plan.sample and plan.note else plan.note
        self.note.say(note)
        self.note.setVisible(bool(note))
        self.scenario.show_plan(plan)
        self.scenario.setVisible(any(not one.isHidden() for one in self.scenario.editors))

    @Slot(int, int)
    def _on_range_changed(self, least: int, most: int) -> None:
        """The scroll bar comes into the margin: no field becomes narrower for it."""
        left, top, right, bottom = MARGINS
        bar = self._area.verticalScrollBar().sizeHint().width() if most > least else 0
        self._column.setContentsMargins(left, top, right - bar, bottom)

    @Slot()
    def _on_folded(self) -> None:
        """Nothing is painted until all groups have their new places: they find them in several steps."""
        self._inner.setUpdatesEnabled(False)
        self._settled.start()

    @Slot()
    def _on_settled(self) -> None:
        self._inner.setUpdatesEnabled(True)

    def _follow(self, plan_id: str) -> None:
        if self._plan_id not in (None, plan_id):
            self._left[self._plan_id or ""] = self.state()
            self.restore(self._left.get(plan_id, ""))
            self.show_top()
        self._plan_id = plan_id

    def show_all(self) -> None:
        """Show the open plan in every field, before its first change."""
        for one in self.cards:
            one.refresh()
        self.chooser.refresh()
        self.refresh()

    def show_top(self) -> None:
        """The beginning of the inputs: what the plan is about."""
        self._area.verticalScrollBar().setValue(0)

    def show_affordable(self) -> None:
        """Bring what can be owned into sight."""
        QTimer.singleShot(0, self, self._scroll_to_affordable)

    @Slot()
    def _scroll_to_affordable(self) -> None:
        self._area.ensureWidgetVisible(self.affordable, 0, MARGINS[-1])
        self.affordable.take_focus()

    def show_card(self, wanted: InputCard) -> None:
        """Unfold a group and bring it into sight."""
        wanted.set_open(open_=True)
        self._wanted = wanted
        # where a card stands that was just unfolded is known once the layout has been done
        QTimer.singleShot(0, self, self._scroll_to_wanted)

    @Slot()
    def _scroll_to_wanted(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self._wanted is not None and self._wanted.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)
        elif self._wanted is not None:
            top = self._wanted.mapTo(self._inner, self._wanted.rect().topLeft()).y()
            self._area.verticalScrollBar().setValue(max(0, top - 8))

    @Slot(object)
    def show_input(self, ref: InputRef) -> None:
        """Bring the field of an input into sight and begin in it."""
        group, control = find_input(self, ref)
        if group is not None:
            self.show_card(group)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(control)

    def begin_in(self, wanted: InputCard) -> None:
        """A new plan: this group open and no other, its first number ready to be typed."""
        self._open_only(())
        self.show_card(wanted)
        wanted.setFocus()

    def _open_only(self, names: tuple[str, ...]) -> None:
        for name, one in self._named.items():
            one.set_open(open_=name in names)

    def state(self) -> str:
        """The names of the groups that are open, to be so again next time."""
        return " ".join(name for name, one in self._named.items() if one.is_open)

    def restore(self, opened: str) -> None:
        """As they were left."""
        self._open_only(tuple(opened.split()))
