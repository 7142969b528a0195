"""The values of fields: taken from where the table says that they stand, and as texts where they are kept as such."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing_field import WORDED, Kind, ListingField
from hegang_desktop.domain.money import Fen

# --- taking values ---------------------------------------------------------------------------------------------------


def generated(parameters: str, expression: str, **names: Any) -> Callable[..., Any]:
    """A function made of the table's own words, as fast as if it had been written out: a million listings are read and
    every cell of a table is painted through such.
    """
    exec(f"def made({parameters}):\n    return {expression}\n", names)  # noqa: S102 - no word of it is from outside
    made: Callable[..., Any] = names["made"]
    return made


def _in_listing(field: ListingField, listing: str, description: str) -> str:
    """Where the value stands, given what the listing and its description are called."""
    name = field.path or field.id
    if not (field.is_said and name.isidentifier()):
        raise ValueError(f"{field.id} is not said by a source")
    if field.storage == "extra":
        return f"unpacked({field.kind!r}, {description}.extra.get({name!r}))"
    return f"{listing}.{name}" if field.path else f"{description}.{name}"


def in_row(field: ListingField) -> str:
    """Where the value stands in a `row` of the page, for `generated`; that may need `unpacked`."""
    if field.is_said:
        return _in_listing(field, "row.listing", "row.listing.description")
    return f"row.{field.path or field.id}"


def all_of_listing(fields: Iterable[ListingField]) -> Callable[[Any], tuple[Any, ...]]:
    """Takes the values of several such fields at once."""
    values = ", ".join(_in_listing(field, "listing", "d") for field in fields)
    take = generated("listing, d", f"({values},)", unpacked=unpacked)
    return generated("listing", "take(listing, listing.description)", take=take)


def of_row(field: ListingField) -> Callable[[Any], Any]:
    """Takes the value of a field out of a row of the page, or, where it does not depend on others, a stored listing."""
    return generated("row", in_row(field), unpacked=unpacked)


def of_description(field: ListingField) -> Callable[[Any], Any]:
    """Takes the value of a described field out of a Description."""
    if not field.is_described:
        raise ValueError(f"{field.id} is not described")
    return generated("description", _in_listing(field, "", "description"), unpacked=unpacked)


# --- values as texts -------------------------------------------------------------------------------------------------


def packed(kind: Kind, value: Any) -> str:
    """A value as text for the extra texts of a Description; "" for none."""
    if value is None:
        return ""
    if kind == "yes_no":
        return "yes" if value else "no"
    return str(value)


def unpacked(kind: Kind, text: str | None) -> Any:
    """A value as `packed` made it text; what cannot be one counts as not said."""
    if kind in WORDED or kind == "band":
        return text or ""
    if not text:
        return None
    try:
        return _UNPACKED[kind](text)
    except (ValueError, KeyError):
        return None


_UNPACKED: dict[Kind, Callable[[str], Any]] = {
    "money": lambda text: Fen(int(text)),
    "whole_money": lambda text: Fen(int(text)),
    "area": lambda text: Area(int(text)),
    "whole": int,
    "storey": int,
    "year": int,
    "date": datetime.date.fromisoformat,
    "yes_no": {"yes": True, "no": False}.__getitem__,
}
