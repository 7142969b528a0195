"""Why a row is no listing, said to the person who brought the file."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.values.amounts import Unread

_SHOWN = 40


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"


def ragged(cells: int, columns: int) -> Message:
    """The row has more or fewer cells than the header."""
    return msg_n(
        "This row has {n} cell, the header has {columns}: its values have slipped into wrong columns.",
        "This row has {n} cells, the header has {columns}: its values have slipped into wrong columns.",
        cells,
        columns=columns,
    )


def damaged() -> Message:
    """A quotation mark opens and never closes."""
    return msg("A quotation mark is opened in this row and never closed, so its cells cannot be told apart.")


def torn() -> Message:
    """Bytes that are no characters."""
    return msg("Some bytes of this row are no characters, so it cannot be told what it says.")


def broken_off() -> Message:
    """JSON that goes wrong, or a cell of a length that no advert has."""
    return msg("The file is damaged here, or this row is far too long: it cannot be told what it says.")


def repeated_header() -> Message:
    """A header in the middle of the table."""
    return msg("This row repeats the names of the columns; it is not a home.")


def a_sum() -> Message:
    """The last row of an agent's sheet."""
    return msg("This row sums up or averages other rows; it is not a home.")


def rental(word: str) -> Message:
    """An offer to let."""
    return msg("This is a home to rent, not for sale: the row says “{word}”.", word=_short(word))


def rental_column(header: str) -> Message:
    """A column of rents where the price should be."""
    return msg("This is a home to rent, not for sale: the column “{header}” holds rents.", header=_short(header))


def parking(word: str) -> Message:
    """A parking space."""
    return msg("This is a parking space, not a home: the row says “{word}”.", word=_short(word))


def business(word: str) -> Message:
    """A shop, an office, a factory."""
    return msg('This is a shop, an office or the like, not a home: the row says "{word}".', word=_short(word))


def perhaps_unit_price(header: str) -> Message:
    """A column of prices that no homes have, and square metres do."""
    return msg(
        'The column "{header}" seems to hold prices of a square metre: as prices of homes they are far too high or too '
        "low. Say in the preview what it holds.",
        header=_short(header),
    )


NOT_FOR_SALE = frozenset(one("").text for one in (rental, rental_column, parking, business, perhaps_unit_price))
"""Reasons that a person may overrule: the price is there, only the home is not for sale, or no home."""


def price_unread(text: str, why: Unread) -> Message:
    """No price, or none that can be read."""
    shown = _short(text)
    match why:
        case "missing" if not shown:
            return msg("The price is missing: the cell is empty.")
        case "missing":
            return msg("The price is missing: the cell says only “{text}”.", text=shown)
        case "negotiable":
            return msg("The price is not given: the cell says “{text}”, to be agreed with the seller.", text=shown)
        case "range":
            return msg("“{text}” is not one price but a range or an estimate.", text=shown)
        case "rent":
            return msg("This is a home to rent, not for sale: the price is “{text}”.", text=shown)
        case "per_area":
            return msg("“{text}” is the price of a square metre; the price of the whole home is missing.", text=shown)
        case _:
            return msg("“{text}” cannot be read as a price.", text=shown)


def no_area_to_work_with() -> Message:
    """Only the price of a square metre is told, and not how many there are."""
    return msg("The table tells only the price of a square metre, and this row no floor area: its price is not known.")


def price_not_positive(price: Fen) -> Message:
    """Zero or below."""
    return msg("The price is {price}; a home for sale costs more than nothing.", price=Money(price))


def price_absurd(price: Fen, least: Fen, most: Fen) -> Message:
    """Outside of what any home costs."""
    return msg(
        "The price of {price} cannot be that of a home: it is not between {least} and {most}. "
        "Perhaps its unit is another one.",
        price=Money(price),
        least=Money(least),
        most=Money(most),
    )


def area_unread(text: str) -> Message:
    """An area that is given and cannot be read."""
    return msg("“{text}” cannot be read as a floor area.", text=_short(text))


def area_absurd(area: Area, most: Area) -> Message:
    """Zero, below, or larger than any home."""
    return msg(
        "The floor area of {area} cannot be that of a home: it is not between 0 and {most}.",
        area=SquareMetres(area),
        most=SquareMetres(most),
    )


def contradiction(price: Fen, area: Area, unit_price: Fen) -> Message:
    """Price, area and unit price that cannot all be true."""
    return msg(
        "Price, area and unit price contradict each other: {price} for {area} is not {unit_price} a square metre.",
        price=Money(price),
        area=SquareMetres(area),
        unit_price=Money(unit_price),
    )


def impossible_unit_price(price: Fen, area: Area, unit_price: Fen) -> Message:
    """Price and area that make a square metre cost what none does."""
    return msg(
        "Price and area do not go together: {price} for {area} would be {unit_price} a square metre. "
        "Perhaps the unit of the price is another one.",
        price=Money(price),
        area=SquareMetres(area),
        unit_price=Money(unit_price),
    )
