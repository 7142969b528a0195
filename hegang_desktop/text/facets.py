"""The words for what homes are searched and sorted by: facets, their values, numbers."""

from __future__ import annotations

import datetime

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing_field import Kind, ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, Money, SquareMetres, advertised, msg, msg_n, pmsg, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import NO_END, Facet, Number, Range
from hegang_desktop.text.flags import flag_name
from hegang_desktop.text.listing_values import YES_NO
from hegang_desktop.text.tones import TONES, tone_words

FACET_NAMES: dict[Facet, Message] = {
    id_: field.facet.label or field.label for id_, field in FIELDS.facets.items() if field.facet is not None
}
STAGE_NAMES = FIELDS["stage"].values
NUMBER_NAMES: dict[Number, Message] = {
    id_: field.number.label or field.label for id_, field in FIELDS.numbers.items() if field.number is not None
}
_OF_KIND: dict[Kind, dict[str, Message]] = {"yes_no": YES_NO, "tone": {tone: tone_words(tone) for tone in TONES}}
_VALUES: dict[Facet, dict[str, Message]] = {
    id_: {**_OF_KIND.get(field.kind, {}), **field.values, **field.facet.values}
    for id_, field in FIELDS.facets.items()
    if field.facet is not None
}


def value_words(facet: Facet, value: str) -> Message:
    """A value of a facet as it is read."""
    known = _VALUES[facet].get(value)
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
    return advertised(facet, value)


def number_words(name: Number, value: int) -> Message:
    """A number of a home as it is read."""
    match FIELDS.numbers[name].kind:
        case "money" | "whole_money":
            return msg("{amount}", amount=Money(Fen(value)))
        case "area":
            return msg("{area}", area=SquareMetres(Area(value)))
        case "month":
            return msg("{month}", month=Month(value // 12, value % 12 + 1))
        case "date":
            return verbatim(datetime.date.fromordinal(value).isoformat())
        case "tone":
            # a search may be bounded by what is none
            return tone_words(tuple(TONES)[value]) if value in range(len(TONES)) else verbatim(str(value))
        case "months":
            return msg("does not run out") if value >= NO_END else msg_n("{n} month", "{n} months", value)
        case "change":
            return msg("{percent}%", percent=value)
        case _:
            return verbatim(str(value))


def range_words(name: Number, bounds: Range) -> Message:
    """A range asked for, in short."""
    called = NUMBER_NAMES[name]
    if name == "safe_month" and bounds.most is not None:
        return msg("safe by {month}", month=number_words(name, bounds.most))
    if name == "runway" and bounds.least is not None:
        return msg("lasts at least {months}", months=number_words(name, bounds.least))
    if bounds.least is None:
        assert bounds.most is not None  # noqa: S101 - one bound is asked
        return msg("{name} up to {most}", name=called, most=number_words(name, bounds.most))
    if bounds.most is None:
        return msg("{name} from {least}", name=called, least=number_words(name, bounds.least))
    least, most = number_words(name, bounds.least), number_words(name, bounds.most)
    return msg("{name} {least} to {most}", name=called, least=least, most=most)


def bound_name(field: ListingField, *, least: bool) -> Message:
    """What a field for one bound of a range is called."""
    if field.kind == "year":
        if least:
            return pmsg("bound of years", "{name} from", name=field.label)
        return pmsg("bound of years", "{name} to", name=field.label)
    if least:
        return pmsg("bound", "{name} from", name=field.label)
    return pmsg("bound", "{name} to", name=field.label)


def near_words(name: Number, count: int, by: int) -> Message:
    """How many homes miss one bound only, and by how little."""
    if name == "safe_month":
        return msg_n(
            "{n} home fails only on the safe month, by {by} months",
            "{n} homes fail only on the safe month, the nearest by {by} months",
            count,
            by=by,
        )
    measured = FIELDS.numbers[name].kind in ("money", "whole_money", "area")
    amount = number_words(name, by) if measured else verbatim(str(by))
    return msg_n(
        '{n} home fails only on "{name}", by {by}',
        '{n} homes fail only on "{name}", the nearest by {by}',
        count,
        name=NUMBER_NAMES[name],
        by=amount,
    )
