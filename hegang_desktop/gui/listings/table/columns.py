"""The columns of a table of homes: heading, how a cell reads, and what it sorts by."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.app.listings.facts import floor_words
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import NO_END, ListingRow, SortColumn
from hegang_desktop.gui.texts import ScreenTranslator
from hegang_desktop.text.facets import STAGE_NAMES


class ListingColumn(msgspec.Struct, frozen=True):
    """One column. `text` gives "" where the advert says nothing. Numbers stand at the right.

    By its `key` the user's choice of columns is kept, so it never changes.
    """

    key: str
    header: Message
    text: Callable[[ListingRow, ScreenTranslator], str]
    sort: SortColumn | None
    number: bool = False
    quiet: bool = False
    at_first: bool = True


def _community(row: ListingRow, _: ScreenTranslator) -> str:
    return row.community


def _city(row: ListingRow, _: ScreenTranslator) -> str:
    return row.city


def _district(row: ListingRow, _: ScreenTranslator) -> str:
    return row.district


def _area(row: ListingRow, words: ScreenTranslator) -> str:
    return words.area(row.area) if row.area is not None else ""


def _price(row: ListingRow, words: ScreenTranslator) -> str:
    return words.bare_money(row.price)


def _unit_price(row: ListingRow, words: ScreenTranslator) -> str:
    if row.unit_price is None:
        return ""
    return words.rounded_money(row.unit_price)


def _floor(row: ListingRow, words: ScreenTranslator) -> str:
    return floor_words(row.floor, row.floor_band, row.floors, words)


def _layout(row: ListingRow, _: ScreenTranslator) -> str:
    return row.layout


def _condition(row: ListingRow, _: ScreenTranslator) -> str:
    return row.condition


def _year(row: ListingRow, _: ScreenTranslator) -> str:
    return str(row.year_built) if row.year_built is not None else ""


def _seen(row: ListingRow, _: ScreenTranslator) -> str:
    return row.last_seen


def _facing(row: ListingRow, _: ScreenTranslator) -> str:
    return row.facing


def _heating(row: ListingRow, _: ScreenTranslator) -> str:
    return row.heating


def _all_in(row: ListingRow, words: ScreenTranslator) -> str:
    return _whole(row.all_in, words)


def _yearly(row: ListingRow, words: ScreenTranslator) -> str:
    return _whole(row.yearly_cost, words)


def _whole(fen: Fen | None, words: ScreenTranslator) -> str:
    if fen is None:
        return ""
    return words.rounded_money(fen)


def _home_month(row: ListingRow, words: ScreenTranslator) -> str:
    if row.home_month is None:
        return words.say(msg("never")) if row.all_in is not None else ""
    return words.short_month(Month(row.home_month // 12, row.home_month % 12 + 1))


def _runway(row: ListingRow, words: ScreenTranslator) -> str:
    if row.runway is None:
        return ""
    return words.say(msg("no end")) if row.runway >= NO_END else f"{row.runway}"


def _change(row: ListingRow, _: ScreenTranslator) -> str:
    return f"{row.price_change:+d}%" if row.price_change else ""


def _days(row: ListingRow, _: ScreenTranslator) -> str:
    return str(row.days_on_offer) if row.days_on_offer else ""


def _flags(row: ListingRow, _: ScreenTranslator) -> str:
    return str(row.flags) if row.flags is not None else ""


def _stage(row: ListingRow, words: ScreenTranslator) -> str:
    return words.say(STAGE_NAMES[row.stage]) if row.stage is not None else ""


def _rating(row: ListingRow, _: ScreenTranslator) -> str:
    return "★" * row.rating if row.rating is not None else ""


def _tags(row: ListingRow, words: ScreenTranslator) -> str:
    return words.say(pmsg("between words of a list", ", ")).join(row.tags)


def _adverts(row: ListingRow, _: ScreenTranslator) -> str:
    return str(row.adverts) if row.adverts > 1 else ""


COLUMNS: tuple[ListingColumn, ...] = (
    ListingColumn("community", msg("Community"), _community, "community"),
    ListingColumn("city", msg("City"), _city, "city", quiet=True),
    ListingColumn("district", msg("District"), _district, "district", quiet=True, at_first=False),
    ListingColumn("area", msg("Area, m²"), _area, "area", number=True),
    ListingColumn("price", msg("Price, yuan"), _price, "price", number=True),
    ListingColumn("unit_price", msg("Yuan/m²"), _unit_price, "unit_price", number=True),
    ListingColumn("floor", msg("Floor"), _floor, "floor"),
    ListingColumn("layout", msg("Layout"), _layout, "layout", at_first=False),
    ListingColumn("condition", msg("Condition"), _condition, "condition", at_first=False),
    ListingColumn("year", msg("Built"), _year, "year", at_first=False),
    ListingColumn("all_in", msg("All-in, yuan"), _all_in, "all_in", number=True),
    ListingColumn("home_month", msg("Home month"), _home_month, "home_month"),
    ListingColumn("runway", msg("Lasts, months"), _runway, "runway", number=True),
    ListingColumn("yearly_cost", msg("Yearly, yuan"), _yearly, "yearly_cost", number=True, at_first=False),
    ListingColumn("price_change", msg("Price change"), _change, "price_change", number=True, at_first=False),
    ListingColumn("days_on_offer", msg("Days on offer"), _days, "days_on_offer", number=True, at_first=False),
    ListingColumn("flags", msg("Flags"), _flags, "flags", number=True, at_first=False),
    ListingColumn("stage", msg("Stage"), _stage, "stage", at_first=False),
    ListingColumn("rating", msg("Rating"), _rating, "rating", at_first=False),
    ListingColumn("tags", msg("Tags"), _tags, None, at_first=False),
    ListingColumn("facing", msg("Facing"), _facing, "facing", at_first=False),
    ListingColumn("heating", msg("Heating"), _heating, "heating", at_first=False),
    ListingColumn("adverts", msg("Adverts"), _adverts, None, number=True, at_first=False),
    ListingColumn("seen", msg("Last seen"), _seen, "seen", quiet=True, at_first=False),
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
    facing="南北通透",
    heating="集中供暖",
    adverts=12,
    days_on_offer=365,
    price_change=-12,
    flags=3,
    stage="contacted",
    rating=4,
    tags=("tag", "tag"),
    all_in=Fen(1_380_000_00),
    yearly_cost=Fen(12_850_00),
    home_month=24_315,
    runway=999,
)
"""A home whose cells are about as wide as they come."""
COMMUNITY = 0
PRICE = 4
