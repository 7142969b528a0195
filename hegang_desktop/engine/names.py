"""What the items of a plan are called where the user has given them no name."""

from __future__ import annotations

from hegang_desktop.domain.household import Person, PersonKind
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.outgo import SpendingCategory

CATEGORIES: dict[SpendingCategory, Message] = {
    "food": msg("Food"),
    "utilities": msg("Water, power and gas"),
    "transport": msg("Transport"),
    "phone": msg("Phone and network"),
    "health": msg("Health"),
    "child": msg("Child and school"),
    "pleasure": msg("Pleasures"),
    "other": msg("Other spending"),
}
PEOPLE: dict[PersonKind, Message] = {
    "mover": msg("Own spending"),
    "partner": msg("Partner"),
    "child": msg("Child"),
    "parent": msg("Parent"),
}

WHAT_IF_ITEMS: dict[str, Message] = {
    "try:earn": msg("Extra income"),
    "try:hard_winter": msg("A hard winter"),
    "try:medical": msg("A medical bill"),
}
"""Items that a what-if has put into a plan, by their ids."""
PEOPLE_NAMED: dict[PersonKind, Message] = {**PEOPLE, "mover": msg("the mover")}
"""People themselves, rather than their spending."""


def whose(name: Message, person_id: str, people: tuple[Person, ...]) -> Message:
    """The name of something with whose it is, where it belongs to one person of several."""
    person = next((one for one in people if one.id == person_id), None)
    if person is None:
        return name
    return msg("{name} ({person})", name=name, person=name_of(person.name, PEOPLE_NAMED[person.kind]))


def name_of(typed: str, otherwise: Message) -> Message:
    """The user's own name for a thing, or ours."""
    return verbatim(typed) if typed.strip() else otherwise


def what_if_name(id_: str, otherwise: Message) -> Message:
    """What an item is called that a what-if has put into a plan, whether it was kept since or not; else `otherwise`."""
    return WHAT_IF_ITEMS.get(":".join(id_.split(":")[:2]), otherwise)
