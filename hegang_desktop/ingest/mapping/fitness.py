"""How well the cells of a column fit a field, and which field they fit when the header says nothing true."""

from __future__ import annotations

from hegang_desktop.domain.listing_field import Kind
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.ingest.mapping.column import Column
from hegang_desktop.ingest.mapping.fields import Field

_HALF = 0.5
_MOST = 0.6
_LONGEST_NAME = 24
_MOST_ROOMS = 30
_LONGEST_WORD = 20
_SHORT_NAME = 6


def fits(column: Column, field: Field) -> float:
    """From 0 (cannot be) to 1 (certainly): whether a column named `field` holds it. An empty column fits its name."""
    if not column.filled:
        return 0.1
    match field:
        case "price":
            # a price that nobody tells is one all the same: its rows are rejected for that, one by one
            share = column.total + column.withheld
            return 0.0 if column.per_area >= _HALF else share if share >= _HALF else 0.0
        case "unit_price":
            share = max(column.per_area, column.number)
            return share if share >= _HALF else 0.0
        case "floor_area" | "interior_area":
            share = column.area + column.number
            return share if share >= _HALF else 0.0
        case "layout":
            return column.layout if column.layout >= _HALF else 0.0
        case "rooms" | "halls" | "kitchens" | "baths":
            return column.integer if column.integer >= _MOST and column.middle <= _MOST_ROOMS else 0.0
        case "floor" | "floors":
            share = column.storey + column.bare_storey
            return share if share >= _HALF else 0.0
        case "facing":
            return column.facing if column.facing >= _HALF else 0.0
        case "condition":
            return 0.0 if max(column.number, column.layout, column.building, column.facing) >= _HALF else 0.6
        case "building":
            return 0.0 if max(column.number, column.layout, column.year, column.condition) >= _HALF else 0.6
        case "year_built":
            return column.year if column.year >= _HALF else 0.0
        case "lift":
            return column.lift if column.lift >= _HALF else 0.0
        case "seller_held":
            share = max(column.held, column.lift)
            return share if share >= _HALF else 0.0
        case "listed_on" | "observed_on":
            return column.date if column.date >= _HALF else 0.0
        case "url":
            return column.url if column.url >= _HALF else 0.0
        case "source_id":
            return 0.0 if column.distinct < _HALF or column.length > _LONGEST_NAME else 0.8
        case "packed":
            return column.packed if column.packed >= _HALF else 0.0
        case "city" | "district" | "community" | "title" | "address":
            if column.number >= _HALF or column.words < _HALF or column.packed >= _HALF:
                return 0.0
            return _name(column, field)
        case "source":
            return column.url if column.url >= _HALF else 0.6 if column.distinct < _HALF else 0.0
        case _:
            return _of_kind(column, FIELDS.of_file[field].kind) if field in FIELDS.of_file else 0.5


def _of_kind(column: Column, kind: Kind) -> float:
    """How well a column fits a field of which nothing is known but its kind."""
    share = {"area": column.area + column.number, "whole": column.integer, "year": column.year}.get(kind)
    if kind == "yes_no":
        share = column.lift
    if kind == "date":
        share = column.date
    if share is not None:
        return share if share >= _HALF else 0.0
    return 0.0 if column.number >= _HALF else 0.5


def _name(column: Column, field: Field) -> float:
    """How well a column of names fits one of the fields that hold names."""
    is_title = reads_like_titles(column)
    if field == "title":
        return 0.9 if is_title else 0.3
    if is_title:
        return 0.0
    if field in ("address", "city") and is_like_districts(column):
        return 0.0
    if field == "address":
        return 0.3 if is_like_communities(column) else 0.7
    if field == "city":
        return 0.8
    if field == "district":
        # the coarser of two divisions is the district, the finer one a neighbourhood
        return 0.9 - 0.5 * column.distinct if column.length <= _LONGEST_WORD else 0.3
    return 0.4 + 0.5 * min(1.0, column.distinct * 2)


def reads_like_titles(column: Column) -> bool:
    """Whether cells are the headlines of adverts rather than names."""
    if column.length < 10 or column.distinct < 0.3 or _streets(column) >= _MOST:  # noqa: PLR2004
        return False
    return column.advert >= 0.25 or column.length >= 16  # noqa: PLR2004


def is_like_communities(column: Column) -> bool:
    """Whether cells are short names without a road or a house number."""
    return column.length <= 9 and _streets(column) < 0.3  # noqa: PLR2004


def is_like_districts(column: Column) -> bool:
    """Whether most cells are names of districts or counties, by their last character."""
    return column.length <= _SHORT_NAME and column.share(lambda cell: cell.endswith(("区", "县"))) >= _HALF


def _streets(column: Column) -> float:
    return column.share(lambda cell: any(word in cell for word in ("路", "号", "街", "-", "道", "弄", "巷")))


def certain_field(column: Column) -> Field | None:
    """The field that the form of the cells alone makes certain."""
    tests: tuple[tuple[Field, float, float], ...] = (
        ("packed", column.packed, _HALF),
        ("url", column.url, 0.8),
        ("layout", column.layout, _MOST),
        ("unit_price", column.per_area, _MOST),
        ("floor_area", column.area, _MOST),
        ("price", column.money, _MOST),
        ("facing", column.facing, _MOST),
        ("condition", column.condition, _MOST),
        ("building", column.building, _MOST),
        ("year_built", column.year_in_words, _MOST),
        ("floor", column.storey, _MOST),
        ("seller_held", column.held, _MOST),
    )
    return next((field for field, share, needed in tests if share >= needed), None)
