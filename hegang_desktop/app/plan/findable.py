"""What of a plan can be found by words: its inputs, by the name of their field or of their item."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hegang_desktop.app.plan.fields import assets, debts, home, income, moving, spending
from hegang_desktop.app.plan.fields.field import Field, ItemList, Part
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.places import CASH, HOME, SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.costs.catalogue import entries, name_of_input
from hegang_desktop.text.assumptions import ASSUMPTIONS

_PARTS: tuple[tuple[PartLens, tuple[Part, ...]], ...] = (
    (SITUATION, assets.PARTS),
    (SITUATION, income.PARTS),
    (SITUATION, spending.PARTS),
    (SITUATION, debts.PARTS),
    (HOME, home.PARTS),
    (SITUATION, moving.PARTS),
    (SITUATION, moving.AFTER),
)

SEARCH_WORDS: dict[InputRef, Message] = {
    CASH.part("at_hand").ref: pmsg("search words", "savings, cash, bank"),
    SITUATION.part("cushion").ref: pmsg("search words", "emergency fund, reserve"),
    SITUATION.part("rent").ref: pmsg("search words", "rent, landlord, lease"),
    SITUATION.part("spending").ref: pmsg("search words", "spending, food, cost of living"),
    SITUATION.part("remittance").ref: pmsg("search words", "parents, money sent home"),
    HOME.part("price").ref: pmsg("search words", "price, asking price"),
    HOME.part("floor_area").ref: pmsg("search words", "size, square metres"),
}
"""What people call an input beside its name; never shown."""


class FindableInput(msgspec.Struct, frozen=True):
    """One input, by the name that tells it from all others; `words` are further names it goes by."""

    ref: InputRef
    name: Message
    words: tuple[Message, ...] = ()


def findable_inputs(plan: Plan) -> tuple[FindableInput, ...]:
    """Every input that has a meaning in this plan; each once."""
    matches: dict[InputRef, FindableInput] = {}
    for one in (*_declared(plan), *_cost_lines(), *_assumptions()):
        matches.setdefault(one.ref, one)
    return tuple(matches.values())


def _declared(plan: Plan) -> Iterator[FindableInput]:
    for place, parts in _PARTS:
        for part in parts:
            if isinstance(part, Field):
                yield from _field(plan, part.at or place, part)
            else:
                yield from _items(plan, part)


def _field(plan: Plan, place: PartLens, field: Field) -> Iterator[FindableInput]:
    item = place.get(plan)
    if item is not None and field.shown(plan, item):
        ref = place.part(field.name).ref
        words = (field.title, SEARCH_WORDS[ref]) if ref in SEARCH_WORDS else (field.title,)
        yield FindableInput(ref, field.undo or field.title, words)


def _items(plan: Plan, items: ItemList) -> Iterator[FindableInput]:
    title = items.title or items.added
    held = items.items.get(plan)
    for item in held:
        name, value = items.line(plan, item)
        yield FindableInput(
            items.items.item(item.id).ref, msg("{caption}: {value}", caption=name, value=value), (title,)
        )
    if not held:
        yield FindableInput(items.items.ref, title, (items.added,))


def _cost_lines() -> Iterator[FindableInput]:
    for entry in entries():
        name = msg("{name}, each year", name=entry.name) if entry.ref.kind == "holding" else entry.name
        yield FindableInput(entry.ref, name, (name_of_input(entry),))


def _assumptions() -> Iterator[FindableInput]:
    for id_, (name, _) in ASSUMPTIONS.items():
        yield FindableInput(InputRef("assumption", id_), name)
