"""How the value of a listing's field is written: by its kind, in a cell, beside other homes, in a sentence, for others.

A writer takes the words and the value of the field, with those of the fields that are written together with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from hegang_desktop.domain.field_values import generated, in_row, of_row, unpacked
from hegang_desktop.domain.listing import FloorBand
from hegang_desktop.domain.listing_field import Kind, ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg, pmsg, verbatim
from hegang_desktop.domain.money import FEN_A_YUAN, Fen, whole_yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.safety import Tone
from hegang_desktop.domain.search import NO_END
from hegang_desktop.text.advert_words import WORDED_FIELDS
from hegang_desktop.text.tones import TONES, tone_words
from hegang_desktop.text.translator import Translator

MISSING = "–"
AREA_PARTS = 100
Cell = str | int | float | datetime.date | Month | None
"""A value as tables of other programs hold it."""
Write = Callable[..., str]
BANDS: dict[FloorBand, Message] = {
    "low": pmsg("storey", "low"),
    "middle": pmsg("storey", "mid"),
    "high": pmsg("storey", "high"),
}
YES_NO = {"yes": pmsg("answer", "yes"), "no": pmsg("answer", "no")}


def floor_words(floor: int | None, band: FloorBand | None, floors: int | None, words: Translator) -> str:
    """The storey and how many there are: `5/6`, `high/7`, `5`, `–/7`, or "" when nothing is known."""
    storey = str(floor) if floor is not None else words.say(BANDS[band]) if band is not None else ""
    if floors is None:
        return storey
    return f"{storey or MISSING}/{floors}"


def to_yuan(fen: Fen) -> Money:
    """An amount rounded to whole yuan."""
    return Money(whole_yuan(fen))


def yuan_number(fen: Fen | None) -> int | float | None:
    """An amount in yuan, with decimals only where there are any."""
    return None if fen is None else fen / FEN_A_YUAN if fen % FEN_A_YUAN else fen // FEN_A_YUAN


# --- one function a kind ---------------------------------------------------------------------------------------------


def _text(_: Translator, value: object) -> str:
    return "" if value is None else str(value)


def _bare_money(words: Translator, fen: Fen | None) -> str:
    return "" if fen is None else words.bare_money(fen)


def _bare_whole(words: Translator, fen: Fen | None) -> str:
    return "" if fen is None else words.bare_money(whole_yuan(fen))


def _money(words: Translator, fen: Fen | None) -> str:
    return "" if fen is None else words.money(whole_yuan(fen))


def _area(words: Translator, area: Any) -> str:
    return "" if area is None else words.area(area)


def _band(words: Translator, band: FloorBand | None) -> str:
    return words.say(BANDS[band]) if band else ""


def _list(words: Translator, items: tuple[str, ...]) -> str:
    return words.say(pmsg("between words of a list", ", ")).join(items)


def _storey(words: Translator, floor: int | None, band: FloorBand | None, floors: int | None) -> str:
    return floor_words(floor, band, floors, words)


def _stars(_: Translator, rating: int | None) -> str:
    return "★" * (rating or 0)


def _change(_: Translator, percent: int | None) -> str:
    return f"{percent:+d}%" if percent else ""


def _tone(words: Translator, tone: Tone | None) -> str:
    return "" if tone is None else words.say(tone_words(tone))


def _month(words: Translator, index: int | None, tone: Tone | None) -> str:
    """The safe month; without one the tone, which else is told by its sign where it is not the usual one."""
    if index is None:
        return _tone(words, tone)
    month = words.short_month(Month(index // 12, index % 12 + 1))
    return month if tone in (None, "holds") else f"{TONES[tone].sign} {month}"


def _months(words: Translator, months: int | None, _all_in: Fen | None) -> str:
    return "" if months is None else words.say(msg("no end")) if months >= NO_END else str(months)


_BRIEF: dict[Kind, Write] = {
    "money": _bare_money,
    "whole_money": _bare_whole,
    "area": _area,
    "band": _band,
    "list": _list,
    "storey": _storey,
    "stars": _stars,
    "change": _change,
    "month": _month,
    "months": _months,
    "tone": _tone,
}
_BESIDE: dict[Kind, Write] = {**_BRIEF, "money": _money, "whole_money": _money}


def _writer(field: ListingField, writers: dict[Kind, Write]) -> Write:
    if field.id in WORDED_FIELDS:
        id_ = field.id
        return lambda words, value: "" if value is None else words.advert_value(id_, str(value))
    if field.kind == "yes_no":
        chosen = field.values or YES_NO
        return lambda words, value: _chosen(words, chosen, "" if value is None else "yes" if value else "no")
    if field.values:
        values = field.values
        return lambda words, value: _chosen(words, values, value or "")
    if field.least_shown is not None:
        least = field.least_shown
        return lambda _, value: "" if value is None or value < least else str(value)
    return writers.get(field.kind, _text)


def _chosen(words: Translator, values: dict[str, Message], value: str) -> str:
    known = values.get(value)
    return words.say(known) if known is not None else ""


def brief(field: ListingField) -> Write:
    """How it is written in a narrow cell under a heading that names its unit; "" where nothing is known."""
    return _writer(field, _BRIEF)


def beside(field: ListingField) -> Write:
    """How it is written beside the same of other homes, amounts with their unit; "" where nothing is known."""
    return _writer(field, _BESIDE)


def values_of(field: ListingField) -> Callable[[Any], tuple[Any, ...]]:
    """The values that a field is written of, out of a row of the page."""
    values = ", ".join(in_row(one) for one in FIELDS.written(field))
    return generated("row", f"({values},)", unpacked=unpacked)


def cell_of(field: ListingField, *, as_advertised: bool = False) -> Callable[[Any, Translator], str]:
    """Writes a field of a row in a narrow cell; `as_advertised` in the advert's own words, to be read again."""
    values = ", ".join(in_row(one) for one in FIELDS.written(field))
    as_it_stands = field.is_worded and not field.values and (as_advertised or field.id not in WORDED_FIELDS)
    expression = values if as_it_stands else f"write(words, {values})"
    return generated("row, words", expression, write=brief(field), unpacked=unpacked)


def sentence_of(field: ListingField) -> Callable[[Any, Translator], Message | None]:
    """Tells a field of a row as a sentence would; None where the advert does not say it."""
    write, values = beside(field), values_of(field)
    if field.kind == "area":
        take = of_row(field)
        return lambda row, _: None if (area := take(row)) is None else msg("{area}", area=SquareMetres(area))

    def tell(row: Any, words: Translator) -> Message | None:
        text = write(words, *values(row))
        return verbatim(text) if text else None

    return tell


def is_said(field: ListingField) -> Callable[[Any], bool]:
    """Whether an advert says it; a floor is said by its third of the building too."""
    values = values_of(field)
    if field.kind == "storey":
        return lambda row: any(value is not None for value in values(row)[:2])
    return lambda row: values(row)[0] not in (None, "")


# --- for other programs ----------------------------------------------------------------------------------------------


def exported(field: ListingField) -> Callable[[Any, Translator], Cell]:
    """The value of a row's field as a sheet holds it: a number, a day or a month where it is one."""
    take, write, values = of_row(field), brief(field), values_of(field)
    match field.kind:
        case _ if field.id in WORDED_FIELDS:
            # in the advert's words, so that the table can be read again
            return lambda row, _: take(row) or ""
        case "money" | "whole_money":
            return lambda row, _: yuan_number(take(row))
        case "area":
            return lambda row, _: None if (area := take(row)) is None else area / AREA_PARTS
        case "whole" | "year" | "stars" | "change":
            return lambda row, _: take(row)
        case "date":
            return lambda row, _: _day(take(row))
        case "month":
            return lambda row, words: _exported_month(words, *values(row))
        case "months":
            return lambda row, words: _exported_months(words, *values(row))
        case "tone":
            return lambda row, words: None if (tone := take(row)) is None else words.say(TONES[tone].word)
        case _:
            return lambda row, words: write(words, *values(row)) or (None if field.values else "")


def _day(day: Any) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if isinstance(day, str) and day else day or None


def _exported_month(words: Translator, index: int | None, tone: Tone | None) -> Cell:
    if index is not None:
        return Month(index // 12, index % 12 + 1)
    # without a plan nothing is known of that
    return None if tone is None else words.say(TONES[tone].word)


def _exported_months(words: Translator, months: int | None, all_in: Fen | None) -> Cell:
    if months is not None:
        return words.say(msg("no end")) if months >= NO_END else months
    return words.say(msg("not bought")) if all_in is not None else None


def plain_value(field: ListingField) -> Callable[[Any], Any]:
    """The value of a stored listing's field as JSON has it: yuan and square metres, null where nothing was said."""
    take = of_row(field)
    match field.kind:
        case "money" | "whole_money":
            return lambda stored: yuan_number(take(stored))
        case "area":
            return lambda stored: area / AREA_PARTS if (area := take(stored)) else None
        case "name" | "text" | "choice" | "band":
            return lambda stored: take(stored) or None
        case "date":
            return lambda stored: None if (day := take(stored)) is None else str(day)
        case _:
            return take
