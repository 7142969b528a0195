"""The fields a column can be taken for, in words, in the order they are offered."""

from __future__ import annotations

from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.ingest.mapping.fields import FIELD_IDS, Field, MoneyUnit

_OTHER_USES: dict[Field, Message] = {
    "rooms": msg("Number of rooms"),
    "halls": msg("Number of living rooms"),
    "kitchens": msg("Number of kitchens"),
    "baths": msg("Number of bathrooms"),
    "packed": msg("Several fields in one"),
    "extra": msg("Kept as extra"),
    "ignore": msg("Not used"),
}
_LABELS = {
    id_: field.file.label or field.label for id_, field in FIELDS.of_file.items() if field.file is not None
} | _OTHER_USES
MONEY_FIELDS: frozenset[Field] = frozenset(id_ for id_, field in FIELDS.of_file.items() if field.kind == "money")
FIELD_WORDS: dict[Field, Message] = {id_: _LABELS[id_] for id_ in FIELD_IDS}
UNIT_WORDS: dict[MoneyUnit, Message] = {"yuan": msg("yuan"), "wan": msg("10,000 yuan")}
_UNIT_PRICE_WORDS: dict[MoneyUnit, Message] = {"yuan": msg("yuan/m²"), "wan": msg("10,000 yuan/m²")}


def unit_words(field: Field, unit: MoneyUnit) -> Message:
    """What a bare number of a money column counts."""
    return (_UNIT_PRICE_WORDS if field == "unit_price" else UNIT_WORDS)[unit]


def field_words(field: str) -> Message:
    """A field's name, for whatever a reject says about it; `row` is the row as a whole."""
    if field == "row":
        return msg("Whole row")
    return FIELD_WORDS.get(field, verbatim(field))
