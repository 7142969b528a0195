"""What an input of a plan is, as data: the fields, and the lists that hold items."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from hegang_desktop.app.plan.edits import EditLens
from hegang_desktop.domain.lens import ItemsLens, PartLens
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan

Kind = Literal["money", "rate", "share", "fine_rate", "month", "count", "area", "text", "choice", "flag", "calendar"]
"""`rate` is a share a year, `share` one that is not, `fine_rate` one in millionths; `flag` yes or no; `calendar` some
of the twelve months.
"""
NUMBERS: tuple[Kind, ...] = ("money", "rate", "share", "fine_rate", "month", "count", "area")
Standing = Literal["fact", "choice", "assumption", "rule"]
STANDINGS: dict[Standing, Message] = {
    "fact": msg("fact"),
    "choice": msg("choice"),
    "assumption": msg("assumption"),
    "rule": msg("rule"),
}
Choice = tuple[Any, Message]
MONTHLY = msg("yuan/month")


def _there(_plan: Plan, item: Any) -> bool:
    return item is not None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One input: the attribute `name` of the Struct at its place, and how it is asked for.

    `own` says what a value of the user's is. An `optional` one may be left empty (None), and then `empty` stands in
    it, or the shipped value that `shipped` gives; one that is `needed` must be said though a new Struct has 0.
    `standing` overrules what a value counts as; `read` and `put` say how a value is read and written where it is no
    plain attribute; `shown` whether the field has a meaning. `at` is another place than that of its neighbours, `fold`
    the fold it stands in, `also` what else of the Struct it edits.
    `assumed`: while it is what a new Struct says, it is an assumption of ours. `seen` gives what a field shows that
    only follows from others and cannot be edited; `source` where a value that is not the user's own comes from;
    `beside` what is to be known of it in this plan.
    """

    name: str
    kind: Kind
    title: Message
    why: Message
    own: Standing = "fact"
    unit: Message | None = None
    optional: bool = False
    needed: bool = False
    empty: Message | None = None
    step: int | None = None
    least: int = 0
    fold: str = ""
    wide: bool = False
    undo: Message | None = None
    at: PartLens | None = None
    also: tuple[str, ...] = ()
    assumed: bool = False
    choices: tuple[Choice, ...] = ()
    options: Callable[[Plan], tuple[Choice, ...]] | None = None
    shipped: Callable[[Plan, Any], int | None] | None = None
    shown: Callable[[Plan, Any], bool] = _there
    standing: Callable[[Plan, Any], Standing] | None = None
    read: Callable[[Any], Any] | None = None
    put: Callable[[Plan, PartLens, Any], Plan] | None = None
    seen: Callable[[Plan, Any], Any] | None = None
    source: Callable[[Plan, Any], Message | None] | None = None
    beside: Callable[[Plan], Message | None] | None = None

    def value_of(self, item: Any) -> Any:
        """Its value in the Struct: months as the index of a Month."""
        value = self.read(item) if self.read else getattr(item, self.name)
        return value.index if isinstance(value, Month) else value

    def counts_as(self, plan: Plan, item: Any) -> Standing:
        """What the value is: the user's own fact or choice, or an assumption because nothing was said."""
        if self.standing is not None:
            return self.standing(plan, item)
        value = self.value_of(item)
        assumed = value is None or (self.assumed and not self.is_set(item))
        return "assumption" if assumed else self.own

    def is_zero_at_first(self, place: PartLens) -> bool:
        """Whether nothing said means 0, as of a fee; not of what everybody has, as the price of a home."""
        default = _defaults((self.at or place).kind).get(self.name)
        return not self.needed and not self.optional and default == 0

    def is_set(self, item: Any) -> bool:
        """Whether the value is another than that of a Struct of which nothing was said."""
        if item is None:
            return False
        kind: Any = type(item)
        default = _defaults(kind).get(self.name, msgspec.NODEFAULT)
        return default is not msgspec.NODEFAULT and getattr(item, self.name) != default


class ItemList(msgspec.Struct, frozen=True, kw_only=True):
    """A list of items of one type in a plan, each folding to one `line`: its name, and what it comes to.

    `items` is where the list stands; `fresh` makes an item of nothing yet; `empty` says what belongs there; `without`
    takes an item out where more than the item goes. `title` is the heading where the list does not stand alone; lists
    of at most `few` show their items open. `folds` names the folds of an item.
    """

    name: str
    items: ItemsLens
    title: Message | None
    add: Message
    added: Message
    remove: Message
    removed: Message
    empty: Message
    fresh: Callable[[Plan, str], Any]
    line: Callable[[Plan, Any], tuple[Message, Message]]
    fields: tuple[Field, ...]
    folds: dict[str, Message] = {}
    fold: str = ""
    few: int = 0
    without: Callable[[Plan, str], Plan] | None = None

    def with_fresh(self, plan: Plan, item_id: str) -> Plan:
        """The plan with one more item, at the end."""
        return self.items.set(plan, (*self.items.get(plan), self.fresh(plan, item_id)))

    def left_without(self, plan: Plan, item_id: str) -> Plan:
        """The plan without that item."""
        if self.without is not None:
            return self.without(plan, item_id)
        return self.items.set(plan, tuple(one for one in self.items.get(plan) if one.id != item_id))


Part = Field | ItemList
"""What a card is made of."""


def is_set(plan: Plan, part: Part, place: PartLens) -> bool:
    """Whether a plan says something at this part of a card."""
    if isinstance(part, ItemList):
        return bool(part.items.get(plan))
    item = (part.at or place).get(plan)
    return item is not None and part.shown(plan, item) and part.is_set(item)


def lens(place: PartLens, field: Field) -> EditLens:
    """The field at this place, for whatever shows and changes it."""
    part = place.part(field.name)

    def read(plan: Plan) -> Any:
        item = place.get(plan)
        return None if item is None else field.value_of(item)

    def write(plan: Plan, value: Any) -> Plan:
        if place.get(plan) is None or field.seen is not None:
            return plan
        if field.put is not None:
            return field.put(plan, place, value)
        return part.set(plan, written(field, value))

    return EditLens(part.ref, read, write, field.undo or field.title)


def written(field: Field, value: Any) -> Any:
    """A typed value as the Struct holds it."""
    if value is None:
        return None if field.optional or field.kind not in NUMBERS else 0
    if field.kind == "month":
        return Month(value // MONTHS_A_YEAR, value % MONTHS_A_YEAR + 1)
    return Fen(value) if field.kind == "money" else value


@functools.cache
def _defaults(kind: Any) -> dict[str, Any]:
    defaults: dict[str, Any] = {}
    for one in msgspec.structs.fields(kind):
        factory = one.default_factory
        defaults[one.name] = factory() if factory is not msgspec.NODEFAULT else one.default
    return defaults
