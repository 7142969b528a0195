"""From an input, as the ledger and the workings name it, to the field in the panel where it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.input_ref import InputKind, InputRef
from hegang_desktop.domain.places import CASH, SCENARIO, SITUATION
from hegang_desktop.gui.plan.inputs.costs_card import LinesCard
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.text.assumptions import ASSUMPTIONS

if TYPE_CHECKING:
    from hegang_desktop.gui.plan.inputs.inputs_panel import InputsPanel

LISTS: dict[InputKind, tuple[str, str]] = {
    "income": ("income", "income"),
    "debt": ("debts", "debts"),
    "pending": ("have", "pending"),
    "account": ("have", "accounts"),
    "insurance": ("outgo", "insurance"),
    "spending": ("outgo", "spending_lines"),
    "person": ("outgo", "people"),
    "dated": ("outgo", "dated_costs"),
    "deadline": ("costs", "deadlines"),
}
"""The card and the list in which an item stands."""
FIELDS: dict[InputRef, str] = {
    SITUATION.part("spending").ref: "outgo",
    SITUATION.part("rent").ref: "outgo",
    SITUATION.part("remittance").ref: "outgo",
    SCENARIO.part("spending_after").ref: "holding",
    CASH.part("at_hand").ref: "have",
    SITUATION.part("cushion").ref: "have",
}
CARDS: dict[InputKind, str] = {"tenancy": "outgo", "home": "home"}


def find_input(panel: InputsPanel, ref: InputRef) -> tuple[InputCard | None, QWidget | None]:
    """The card, and the widget to begin in; None where there is none."""
    if ref in FIELDS:
        card = _card(panel, FIELDS[ref])
        card.set_open(open_=True)
        return card, _control(card, ref.item)
    if ref == SITUATION.part("mortgage_here").ref:
        panel.home.set_open(open_=True)
        return panel.home, _in_fold(panel.home, "mortgage", ref.item)
    if ref.kind == "tried":
        panel.costs.set_open(open_=True)
        return panel.costs, _in_fold(panel.costs, "more", ref.item)
    if ref.kind in CARDS:
        return _card(panel, CARDS[ref.kind]), None
    if ref.kind in ("cost", "holding"):
        lines = panel.costs if ref.kind == "cost" else panel.holding
        lines.set_open(open_=True)
        return lines, _line(lines, ref)
    if ref.kind == "assumption":
        panel.assumptions.set_open(open_=True)
        if ref.item not in ASSUMPTIONS:
            return panel.assumptions, None
        return panel.assumptions, panel.assumptions.row_of(ref.item).field.edit
    if ref.kind in LISTS:
        name, list_name = LISTS[ref.kind]
        card = _card(panel, name)
        card.set_open(open_=True)
        return card, _item(card, list_name, ref.item)
    return None, None


def _card(panel: InputsPanel, name: str) -> InputCard:
    matching: InputCard = getattr(panel, name)
    return matching


def _control(card: InputCard, name: str) -> QWidget | None:
    try:
        return card.number(name).edit
    except KeyError:
        return None


def _in_fold(card: InputCard, fold: str, name: str) -> QWidget | None:
    for box in card.boxes:
        if fold in box.folds:
            box.folds[fold].set_open(open_=True)
    try:
        return card.editor(name).control
    except KeyError:
        return None


def _line(card: LinesCard, ref: InputRef) -> QWidget | None:
    return next((row.field.edit for row in card.rows if row.ref == ref), None)


def _item(card: InputCard, list_name: str, item_id: str) -> QWidget | None:
    row = card.list_of(list_name).row_of(item_id)
    if row is None:
        return None
    row.set_open(open_=True)
    return row.box.editors[0].control
