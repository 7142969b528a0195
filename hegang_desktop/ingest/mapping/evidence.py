"""What the numbers of a table prove: its total and its unit price, their units, and what a bare storey counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from hegang_desktop.ingest.mapping.column import Column
from hegang_desktop.ingest.mapping.fields import MoneyUnit
from hegang_desktop.ingest.mapping.header import stated_unit
from hegang_desktop.ingest.values.amounts import read_total, read_unit_price
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.packed import read_packed
from hegang_desktop.ingest.values.storeys import BareMeaning, is_bare, read_storey
from hegang_desktop.ingest.values.text import plain

_WAN = 10_000
_FEN = 100
_AGREES = 0.06
_PROOF = 0.6
_FEWEST = 5
_NEARLY_ALL = 0.9
_OTHER: dict[MoneyUnit, MoneyUnit] = {"yuan": "wan", "wan": "yuan"}

# Yuan a square metre that homes cost in China, widely: what a total divided by an area must come out as.
_CHEAPEST, _DEAREST = 150, 400_000
_LEAST_POSSIBLE = 50
# A bare number below this is not the price of a home in yuan, and one above it not in ten thousands of them.
_BETWEEN_UNITS = 5_000
_WAN_PER_AREA = 60


class Triple(NamedTuple):
    """The columns of total, area and unit price whose numbers agree with each other, row by row."""

    price: int
    area: int
    unit_price: int


def find_triple(prices: Sequence[Column], areas: Sequence[Column], unit_prices: Sequence[Column]) -> Triple | None:
    """The columns for which total = area x unit price holds in most rows, whatever the units; None without proof."""
    best, best_share = None, _PROOF
    for area in areas:
        square = [_area(cell) for cell in area.cells]
        for price in prices:
            totals = [_total(cell) for cell in price.cells]
            for unit_price in unit_prices:
                if len({area.index, price.index, unit_price.index}) < 3:  # noqa: PLR2004 - three columns
                    continue
                units = [_per_area(cell) for cell in unit_price.cells]
                share = _agreement(totals, square, units)
                if share > best_share:
                    best, best_share = Triple(price.index, area.index, unit_price.index), share
    return best


def _agreement(totals: Iterable[float | None], square: Iterable[float | None], units: Iterable[float | None]) -> float:
    compared = agreed = 0
    for total, area, unit in zip(totals, square, units, strict=True):
        if not total or not area or not unit:
            continue
        compared += 1
        ratio = total / (area * unit)
        # both in one unit, or the total in ten thousands
        agreed += abs(ratio - 1) <= _AGREES or abs(ratio * _WAN - 1) <= _AGREES
    return agreed / compared if compared >= _FEWEST else 0.0


def _total(cell: str) -> float | None:
    amount = read_total(cell, "yuan")
    return amount.fen / _FEN if isinstance(amount, tuple) and amount.fen > 0 else None


def _per_area(cell: str) -> float | None:
    amount = read_unit_price(cell, "yuan")
    return amount.fen / _FEN if isinstance(amount, tuple) and amount.fen > 0 else None


def _area(cell: str) -> float | None:
    area = read_area(cell)
    return area / 100 if isinstance(area, int) and area > 0 else None


def unit_price_unit(column: Column) -> MoneyUnit:
    """What a bare unit price counts: its header says so, or the size of its numbers."""
    bare = [n for n in column.numbers if n]
    stated = stated_unit(column.header)
    if stated and len(bare) >= _FEWEST:
        middle = median(bare)
        in_yuan, in_wan = _LEAST_POSSIBLE <= middle <= _DEAREST, _LEAST_POSSIBLE <= middle * _WAN <= _DEAREST
        if in_yuan != in_wan:
            # a header may be mistaken, or copied from another column
            return "yuan" if in_yuan else "wan"
    return stated or ("wan" if bare and median(bare) < _WAN_PER_AREA else "yuan")


def price_unit(price: Column, area: Column | None, unit_price: Column | None) -> MoneyUnit:
    """What a bare total counts: by its header, by area and unit price, by what a square metre can cost, by its size.

    A header that nearly every row contradicts is mistaken.
    """
    votes: list[MoneyUnit] = []
    unit = unit_price_unit(unit_price) if unit_price else "yuan"
    for at, number in enumerate(price.numbers):
        square = _area(area.cells[at]) if area else None
        if not number or not square:
            continue
        per_area = read_unit_price(unit_price.cells[at], unit) if unit_price else None
        if isinstance(per_area, tuple) and per_area.fen > 0:
            ratio = number / (square * per_area.fen / _FEN)
            votes.extend(["yuan"] if 0.3 < ratio < 3 else ["wan"] if 0.3 < ratio * _WAN < 3 else [])  # noqa: PLR2004
        else:
            votes.extend(_plausible(number / square))
    if stated := stated_unit(price.header):
        against = sum(vote != stated for vote in votes)
        return _OTHER[stated] if against >= max(_FEWEST, _NEARLY_ALL * len(votes)) else stated
    if len(votes) >= _FEWEST:
        return "yuan" if votes.count("yuan") > votes.count("wan") else "wan"
    bare = [n for n in price.numbers if n]
    if votes and not bare:
        return votes[0]
    return "yuan" if bare and median(bare) >= _BETWEEN_UNITS else "wan"


def _plausible(per_area: float) -> tuple[MoneyUnit, ...]:
    """The unit in which a square metre costs what it can cost, if only one does."""
    in_yuan = _CHEAPEST <= per_area <= _DEAREST
    in_wan = _CHEAPEST <= per_area * _WAN <= _DEAREST
    return () if in_yuan == in_wan else ("yuan",) if in_yuan else ("wan",)


# In a table of whole buildings' heights one home in twenty stands in a building of three storeys or fewer, and one in
# five hundred in a building of one; of homes' own storeys the first three are a third or more.
_RARELY_LOW, _OFTEN_LOW = 0.07, 0.25
_LOW = 3
_RARELY_ONE = 0.007
_ENOUGH = 30
_PORTAL = 0.2
_FEW = 0.1
_SLASH = re.compile(r"[0-9]\s*/\s*[0-9]")


def bare_storeys(column: Column) -> BareMeaning:
    """What a bare number counts in a column of storeys.

    The numbers decide, if there are enough of them and they are clearly one or the other. A few of them beside cells
    such as 低楼层(共33层) are the height of the building: the portal that writes so leaves the rest out.
    """
    portal = column.share(lambda cell: not is_bare(cell) and _hides_storey(cell)) >= _PORTAL
    bare = [plain(cell) for cell in column.filled if is_bare(cell)]
    numbers = [int(float(bare_cell.rstrip("层f"))) for bare_cell in bare]
    if len(numbers) < _ENOUGH or (
        portal and len(bare) < _FEW * len(column.filled) and all("层" in bare_cell for bare_cell in bare)
    ):
        return "floors" if portal and numbers else "unknown"
    low = sum(number <= _LOW for number in numbers) / len(numbers)
    # ones among heights: a table joined from both kinds
    if low <= _RARELY_LOW and numbers.count(1) <= _RARELY_ONE * len(numbers):
        return "floors"
    return "floor" if low >= _OFTEN_LOW and not portal and column.bare_storey > 0.5 else "unknown"  # noqa: PLR2004


def _hides_storey(cell: str) -> bool:
    """Whether a cell tells the height of the building or a third of it, but the home's own storey by no number."""
    storey = read_storey(cell, "unknown") or read_packed(cell).storey
    if storey is None or (storey.floors is None and storey.band is None):
        return False
    return storey.floor is None or not _SLASH.search(cell)
