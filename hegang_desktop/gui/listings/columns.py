"""The columns of a table of homes: heading, how a cell reads, and what it sorts by."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.app.listing_facts import floor_words
from hegang_desktop.app.words import amount, plain_area
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.search import ListingRow, SortColumn
from hegang_desktop.gui.texts import HIDDEN, ScreenWords


class Column(msgspec.Struct, frozen=True):
    """One column. `text` gives "" where the advert says nothing. Numbers stand at the right."""

    header: Message
    text: Callable[[ListingRow, ScreenWords], str]
    sort: SortColumn | None
    number: bool = False
    quiet: bool = False


def whole_yuan(fen: Fen) -> str:
    """Yuan without fen, with thousands separators."""
    return f"{divide_half_up(fen, 100):,}"


def _community(row: ListingRow, _: ScreenWords) -> str:
    return row.community


def _city(row: ListingRow, _: ScreenWords) -> str:
    return row.city


def _district(row: ListingRow, _: ScreenWords) -> str:
    return row.district


def _area(row: ListingRow, _: ScreenWords) -> str:
    return plain_area(row.area) if row.area is not None else ""


def _price(row: ListingRow, words: ScreenWords) -> str:
    return HIDDEN if words.hide_amounts else amount(row.price)


def _unit_price(row: ListingRow, words: ScreenWords) -> str:
    if row.unit_price is None:
        return ""
    return HIDDEN if words.hide_amounts else whole_yuan(row.unit_price)


def _floor(row: ListingRow, words: ScreenWords) -> str:
    return floor_words(row.floor, row.floor_band, row.floors, words)


def _layout(row: ListingRow, _: ScreenWords) -> str:
    return row.layout


def _condition(row: ListingRow, _: ScreenWords) -> str:
    return row.condition


def _year(row: ListingRow, _: ScreenWords) -> str:
    return str(row.year_built) if row.year_built is not None else ""


def _seen(row: ListingRow, _: ScreenWords) -> str:
    return row.last_seen


COLUMNS: tuple[Column, ...] = (
    Column(msg("Community"), _community, "community"),
    Column(msg("City"), _city, "city", quiet=True),
    Column(msg("District"), _district, "district", quiet=True),
    Column(msg("Area, m²"), _area, "area", number=True),
    Column(msg("Price, yuan"), _price, "price", number=True),
    Column(msg("Yuan/m²"), _unit_price, "unit_price", number=True),
    Column(msg("Floor"), _floor, "floor"),
    Column(msg("Layout"), _layout, "layout"),
    Column(msg("Condition"), _condition, None),
    Column(msg("Built"), _year, "year"),
    Column(msg("Last seen"), _seen, "seen"),
)
COMMON_ROW = ListingRow(
    id=0,
    city="鹤岗市",
    district="工农新区",
    community="矿务局家属北区",
    layout="3室2厅1厨2卫",
    area=Area(128_55),
    floor=None,
    floor_band="high",
    floors=18,
    year_built=1998,
    condition="简单装",
    price=Fen(1_280_000_00),
    unit_price=Fen(12_850_00),
    last_seen="2026-08-28",
    sample=False,
)
"""A home whose cells are about as wide as they come."""
COMMUNITY = 0
PRICE = 4
