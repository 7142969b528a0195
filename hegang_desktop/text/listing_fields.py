"""The fields a column can be taken for, in words, in the order they are offered."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.ingest.mapping.fields import Field, MoneyUnit

MONEY_FIELDS: frozenset[Field] = frozenset({"price", "unit_price"})
FIELD_WORDS: dict[Field, Message] = {
    "price": msg("Total price"),
    "unit_price": msg("Unit price"),
    "floor_area": msg("Floor area"),
    "interior_area": msg("Interior area"),
    "city": msg("City"),
    "district": msg("District"),
    "community": msg("Community"),
    "address": msg("Address"),
    "title": msg("Headline of the advert"),
    "layout": msg("Layout"),
    "rooms": msg("Number of rooms"),
    "halls": msg("Number of living rooms"),
    "kitchens": msg("Number of kitchens"),
    "baths": msg("Number of bathrooms"),
    "floor": msg("Floor"),
    "floors": msg("Floors of the building"),
    "floor_words": msg("Floor, in words"),
    "facing": msg("Facing"),
    "condition": msg("Condition"),
    "building": msg("Building"),
    "year_built": msg("Year built"),
    "lift": msg("Lift"),
    "heating": msg("Heating"),
    "title_kind": msg("Title kind"),
    "mortgage": msg("Mortgage"),
    "seller_held": msg("Held by the seller"),
    "listed_on": msg("Listed on"),
    "observed_on": msg("Seen on"),
    "source": msg("Source"),
    "source_id": msg("Number at the source"),
    "url": msg("Link"),
    "packed": msg("Several fields in one"),
    "extra": msg("Kept as extra"),
    "ignore": msg("Not used"),
}
UNIT_WORDS: dict[MoneyUnit, Message] = {"yuan": msg("yuan"), "wan": msg("10,000 yuan")}
_UNIT_PRICE_WORDS: dict[MoneyUnit, Message] = {"yuan": msg("yuan/m²"), "wan": msg("10,000 yuan/m²")}


def unit_words(field: Field, unit: MoneyUnit) -> Message:
    """What a bare number of a money column counts."""
    return (_UNIT_PRICE_WORDS if field == "unit_price" else UNIT_WORDS)[unit]


def field_words(field: str) -> Message:
    """A field's name, for whatever a reject says about it; `row` is the row as a whole."""
    if field == "row":
        return msg("Whole row")
    return next((words for known, words in FIELD_WORDS.items() if known == field), verbatim(field))
