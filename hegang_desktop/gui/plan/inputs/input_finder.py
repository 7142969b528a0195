"""From an input, as the ledger and the workings name it, to the field in the panel where it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.input_ref import InputKind, InputRef
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
SINGLE: tuple[InputKind, ...] = (
    "cash", "situation", "scenario", "home", "description", "tenancy", "mortgage", "tried",
)  # fmt: skip
"""Parts of a plan of which there is one; their fields stand in the cards one by one."""
CARDS: dict[InputKind, str] = {"tenancy": "outgo", "home": "home"}
"""The card of such a part as a whole."""


def find_input(panel: InputsPanel, ref: InputRef) -> tuple[InputCard | None, QWidget | None]:
    """The card, and the widget to begin in; None where there is none."""
    if ref.kind in SINGLE:
        return _declared(panel, ref)
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


def _declared(panel: InputsPanel, ref: InputRef) -> tuple[InputCard | None, QWidget | None]:
    """The field of a part of the plan, wherever the cards have it."""
    if not ref.item:
        return (_card(panel, CARDS[ref.kind]), None) if ref.kind in CARDS else (None, None)
    # those that were never seen are made last: that takes its time
    for card in sorted(panel.cards, key=lambda one: not one.is_made):
        card.make()
        for box in card.boxes:
            if box.declares(ref):
                card.set_open(open_=True)
                made = box.reveal(ref)
                return card, None if made is None else made.control
    return None, None


def _line(card: LinesCard, ref: InputRef) -> QWidget | None:
    return next((row.field.edit for row in card.rows if row.ref == ref), None)


def _item(card: InputCard, list_name: str, item_id: str) -> QWidget | None:
    row = card.list_of(list_name).row_of(item_id)
    if row is None:
        return None
    row.set_open(open_=True)
    return row.box.editors[0].control
