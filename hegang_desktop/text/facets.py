"""The words for what homes are searched and sorted by: facets, their values, numbers."""

from __future__ import annotations

import datetime

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.mark import Stage
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg, msg_n, pmsg, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import NO_END, Facet, Number, Range
from hegang_desktop.text.flags import flag_name

FACET_NAMES: dict[Facet, Message] = {
    "city": msg("City"),
    "district": msg("District"),
    "community": msg("Community"),
    "layout": msg("Rooms"),
    "floor": msg("Floor"),
    "lift": msg("Lift"),
    "facing": msg("Facing"),
    "condition": msg("Condition"),
    "heating": msg("Heating"),
    "title_kind": msg("Title kind"),
    "age": msg("Age"),
    "source": msg("Source"),
    "offer": msg("What changed"),
    "stage": msg("Stage"),
    "tag": msg("Tags"),
    "flag": msg("Flags"),
}
STAGE_NAMES: dict[Stage, Message] = {
    "saved": pmsg("stage", "saved"),
    "contacted": pmsg("stage", "contacted"),
    "viewed": pmsg("stage", "viewed"),
    "offered": pmsg("stage", "offer made"),
    "bought": pmsg("stage", "bought"),
    "dropped": pmsg("stage", "rejected"),
}
_VALUES: dict[Facet, dict[str, Message]] = {
    "layout": {"1": msg("1 room"), "5+": msg("5 rooms or more")},
    "floor": {
        "ground": pmsg("storey", "ground floor"),
        "low": pmsg("storey", "lower third"),
        "middle": pmsg("storey", "middle third"),
        "high": pmsg("storey", "upper third"),
        "top": pmsg("storey", "top floor"),
    },
    "lift": {"yes": msg("with a lift"), "no": msg("without a lift")},
    "age": {"older": msg("before 1980")},
    "offer": {
        "": msg("as before"),
        "new": msg("new with the latest import"),
        "cheaper": msg("cheaper than at first"),
        "dearer": msg("dearer than at first"),
        "relisted": msg("offered again"),
        "gone": msg("gone"),
    },
    "stage": {**dict(STAGE_NAMES.items()), "": msg("not marked")},
}
NUMBER_NAMES: dict[Number, Message] = {
    "price": msg("Total price"),
    "area": msg("Floor area"),
    "unit_price": msg("Unit price, yuan per m²"),
    "floor": msg("Floor"),
    "floors": msg("Storeys of the building"),
    "year": msg("Year built"),
    "seen": msg("Last seen"),
    "days_on_offer": msg("Days on offer"),
    "price_change": msg("Price change"),
    "flags": msg("Flags"),
    "rating": msg("Rating"),
    "all_in": msg("All-in cost"),
    "yearly_cost": msg("Cost a year"),
    "home_month": msg("Home month"),
    "runway": msg("Lasts, months"),
}
_MONEY: frozenset[Number] = frozenset({"price", "unit_price", "all_in", "yearly_cost"})


def value_words(facet: Facet, value: str) -> Message:
    """A value of a facet as it is read."""
    known = _VALUES.get(facet, {}).get(value)
    if known is not None:
        return known
    if facet == "flag":
        return flag_name(value)
    if not value:
        return msg("not said")
    if facet == "layout":
        return msg_n("{n} room", "{n} rooms", int(value))
    if facet == "age":
        return msg("the {decade}s", decade=value)
    return verbatim(value)


def number_words(name: Number, value: int) -> Message:
    """A number of a home as it is read."""
    if name in _MONEY:
        return msg("{amount}", amount=Money(Fen(value)))
    if name == "area":
        return msg("{area}", area=SquareMetres(Area(value)))
    if name == "home_month":
        return msg("{month}", month=Month(value // 12, value % 12 + 1))
    if name == "seen":
        return verbatim(datetime.date.fromordinal(value).isoformat())
    if name == "runway":
        return msg("does not run out") if value >= NO_END else msg_n("{n} month", "{n} months", value)
    if name == "price_change":
        return msg("{percent} %", percent=value)
    return verbatim(str(value))


def range_words(name: Number, bounds: Range) -> Message:
    """A range asked for, in short."""
    called = NUMBER_NAMES[name]
    if name == "home_month" and bounds.most is not None:
        return msg("own it by {month}", month=number_words(name, bounds.most))
    if name == "runway" and bounds.least is not None:
        return msg("lasts at least {months}", months=number_words(name, bounds.least))
    if bounds.least is None:
        assert bounds.most is not None  # noqa: S101 - one bound is asked
        return msg("{name} up to {most}", name=called, most=number_words(name, bounds.most))
    if bounds.most is None:
        return msg("{name} from {least}", name=called, least=number_words(name, bounds.least))
    least, most = number_words(name, bounds.least), number_words(name, bounds.most)
    return msg("{name} {least} to {most}", name=called, least=least, most=most)


def near_words(name: Number, count: int, by: int) -> Message:
    """How many homes miss one bound only, and by how little."""
    if name == "home_month":
        return msg_n(
            "{n} home fails only on the home month, by {by} months",
            "{n} homes fail only on the home month, the nearest by {by} months",
            count,
            by=by,
        )
    amount = number_words(name, by) if name in _MONEY or name == "area" else verbatim(str(by))
    return msg_n(
        '{n} home fails only on "{name}", by {by}',
        '{n} homes fail only on "{name}", the nearest by {by}',
        count,
        name=NUMBER_NAMES[name],
        by=amount,
    )
