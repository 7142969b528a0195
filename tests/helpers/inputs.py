"""The inputs of the plan page in tests: everything opened, plans that hold one of everything, typing by keys alone."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline, MortgageHere
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.gui.plan.inputs.inputs_panel import InputsPanel
from hegang_desktop.gui.plan.inputs.list_editor import ListEditor
from hegang_desktop.gui.widgets.fold_line import FoldLine
from tests.helpers.households import household
from tests.helpers.plans import with_scenario, with_situation

replace = msgspec.structs.replace
Card = TypeVar("Card", bound=InputCard)
PATTERNS: tuple[IncomePattern, ...] = ("steady", "seasonal", "day_rate", "irregular", "one_off", "pension")


def with_everything() -> Plan:
    """The household with one of everything else: patterns of income, costs of debts, a mortgage, two scenarios."""
    plan = household(5)
    streams = tuple(
        IncomeStream(one, one, yuan(100), pattern=one, starts=Month(2027, 1), after_move="changes") for one in PATTERNS
    )
    debts = tuple(Debt(cost, cost, yuan(1_200), yuan(100), cost=cost) for cost in ("daily", "instalments"))
    plan = with_situation(
        plan,
        income=(*plan.situation.income, *streams),
        debts=(*plan.situation.debts, *debts),
        deadlines=(Deadline("lease", "lease", Month(2028, 6)),),
        mortgage_here=MortgageHere(yuan(900_000)),
        away_months=(1, 2),
    )
    other = replace(plan.scenario, id="other", name="Other")
    plan = replace(plan, scenarios=(*plan.scenarios, other))
    kept = Tried(later=2, no_work=True)
    return with_scenario(plan, home=replace(plan.scenario.home, heating_basis="usable"), tried=kept)


def opened(card: Card) -> Card:
    """The card, unfolded as by a click on its heading."""
    card.set_open(open_=True)
    return card


def open_everything(panel: InputsPanel) -> None:
    """Every card, fold and item."""
    for card in panel.cards:
        card.set_open(open_=True)
    for _ in range(3):  # a card holds lists, an item holds folds
        for fold in panel.findChildren(FoldLine):
            fold.set_open(open_=True)


def lists_of(panel: InputsPanel) -> list[ListEditor]:
    """Every list that is made."""
    return panel.findChildren(ListEditor)


def focused() -> QWidget:
    """Where the keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    """One key after another, each where the focus is by then."""
    for key in keys:
        QTest.keyClick(focused(), key)


def type_in(text: str) -> None:
    """Replace what stands where the focus is."""
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), text)


def tab_to(name: str, most: int = 60) -> QWidget:
    """Press Tab until what is called `name` has the focus."""
    for _ in range(most):
        if called(focused()) == name:
            return focused()
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name!r}, but ends at {called(focused())!r}")


def called(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return str(text)
