"""From the id of a line, as the ledger and the workings name it, to the field in the panel where it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hegang_desktop.gui.plan.inputs.costs_card import LinesCard
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.text.assumptions import ASSUMPTIONS

if TYPE_CHECKING:
    from hegang_desktop.gui.plan.inputs.inputs_panel import InputsPanel

LISTS = {
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
"""The card and the list in which an item stands, by the first part of its id."""
FIELDS = {
    "spending": "outgo",
    "rent": "outgo",
    "remittance": "outgo",
    "spending_after": "holding",
    "at_hand": "have",
    "cushion": "have",
}
CARDS = {"tenancy": "outgo", "home": "home"}


def find_input(panel: InputsPanel, id_: str) -> tuple[InputCard | None, QWidget | None]:
    """The card, and the widget to begin in; None where there is none."""
    kind, _, item = id_.partition(":")
    if id_ in FIELDS:
        card = _card(panel, FIELDS[id_])
        card.set_open(open_=True)
        return card, _control(card, id_)
    if kind == "mortgage_here":
        panel.home.set_open(open_=True)
        return panel.home, _in_fold(panel.home, "mortgage", "mortgage_here")
    if kind in CARDS:
        return _card(panel, CARDS[kind]), None
    if kind in ("cost", "holding"):
        lines = panel.costs if kind == "cost" else panel.holding
        lines.set_open(open_=True)
        return lines, _line(lines, item)
    if kind == "assumption":
        panel.assumptions.set_open(open_=True)
        if item not in ASSUMPTIONS:
            return panel.assumptions, None
        return panel.assumptions, panel.assumptions.row_of(item).field.edit
    if kind in LISTS:
        name, list_name = LISTS[kind]
        card = _card(panel, name)
        card.set_open(open_=True)
        return card, _item(card, list_name, item)
    return None, None


def _card(panel: InputsPanel, name: str) -> InputCard:
    found: InputCard = getattr(panel, name)
    return found


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


def _line(card: LinesCard, line_id: str) -> QWidget | None:
    return next((row.field.edit for row in card.rows if row.line_id == line_id), None)


def _item(card: InputCard, list_name: str, item_id: str) -> QWidget | None:
    row = card.list_of(list_name).row_of(item_id)
    if row is None:
        return None
    row.set_open(open_=True)
    return row.box.editors[0].control
