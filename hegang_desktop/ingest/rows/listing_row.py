"""One row of cells into one listing, by the mapping of its table: money, area, place and source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Message
from hegang_desktop.ingest.mapping.doubtful_price import may_be_unit_prices
from hegang_desktop.ingest.mapping.fields import Field, Mapping
from hegang_desktop.ingest.mapping.header import says_age, says_rent
from hegang_desktop.ingest.rows import reasons
from hegang_desktop.ingest.rows.description_row import MOST_CHARACTERS, DescriptionRow, ReadCells
from hegang_desktop.ingest.rows.money_check import MOST_AREA, Settled, settle, worked_out
from hegang_desktop.ingest.rows.row_kind import RowKind, repeats_header
from hegang_desktop.ingest.values.amounts import Amount, read_total, read_unit_price
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.places import city_name
from hegang_desktop.ingest.values.text import SAID, clean, is_missing, plain
from hegang_desktop.ingest.values.web import Web, is_url, read_url

_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0+")
_YEARS = re.compile(r"约?([0-9]{1,3})(?:\.0)?年?")
_OLDEST = 150


class RefusedRow(Exception):
    """A row that is no listing: which field tells, and why."""

    def __init__(self, field: str, reason: Message) -> None:
        super().__init__(field)
        self.field = field
        self.reason = reason


class ListingReader:
    """Reads the rows of one table. `default_city` is for rows that do not tell their city.

    `sample` are some of its rows: what most of them are tells what a doubtful one is.
    """

    def __init__(self, mapping: Mapping, default_city: str, sample: Sequence[Sequence[str]] = ()) -> None:
        self._default_city = city_name(default_city.strip())
        self._description = DescriptionRow(mapping)
        self._names = self._description.names
        self._header = tuple(column.header for column in mapping.columns)
        self._price = _index(mapping, "price")
        self._area = _index(mapping, "floor_area")
        self._unit_price = _index(mapping, "unit_price")
        self._city = _index(mapping, "city")
        self._title = _index(mapping, "title")
        self._url = _index(mapping, "url")
        self._source = _index(mapping, "source")
        self._source_id = _index(mapping, "source_id")
        price, unit_price = mapping.column("price"), mapping.column("unit_price")
        self._price_unit = (price.unit if price else None) or "wan"
        self._unit_price_unit = (unit_price.unit if unit_price else None) or "yuan"
        self._age = next((c.index for c in mapping.columns if c.field == "extra" and says_age(c.header)), None)
        self._insists = mapping.insists
        self._kind = RowKind(mapping, sample)
        doubtful = not self._insists and may_be_unit_prices(mapping, sample, default_city)
        self._doubtful = price.header if price and doubtful else ""
        self._latest = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)
        self._rents = price.header if price and says_rent(price.header) and not self._insists else ""

    def read(self, cells: Sequence[str]) -> tuple[Listing, dt.date | None]:
        """The listing of a row as wide as the header, and the day it was observed. Raises RefusedRow."""
        title = cells[self._title].lstrip() if self._title is not None else ""
        if reason := self._kind.refusal(cells, title):
            raise RefusedRow("row", reason)
        if self._rents:
            raise RefusedRow("price", reasons.rental_column(self._rents))
        read_cells = ReadCells()
        web, url = self._read_url(cells, read_cells)
        price = self._read_price(cells) if self._price is not None else None
        area = self._read_area(cells)
        if area is not None:
            read_cells.values["floor_area"] = area
        self._description.read(cells, read_cells)
        if self._age is not None and "year_built" not in read_cells.values:
            self._count_back(cells[self._age], read_cells)
        per_area = self._read_unit_price(cells, read_cells)
        if price is None:
            price = self._work_out(cells, per_area, read_cells)
        settled = settle(price, read_cells.values.get("floor_area"), per_area)
        if not isinstance(settled, Settled):
            raise RefusedRow(*settled)
        source, source_id = self._name(cells, web, read_cells)
        listing = Listing(read_cells.description(), settled.price, settled.unit_price, source, source_id, url)
        seen = read_cells.observed_on
        # nothing was seen tomorrow: such a day would stand before all that is seen later
        return listing, seen if seen is None or seen <= self._latest else None

    def _read_price(self, cells: Sequence[str]) -> Amount:
        cell = cells[self._price] if self._price is not None else ""
        price = read_total(cell[:MOST_CHARACTERS], self._price_unit)
        if isinstance(price, Amount):
            if self._doubtful and not price.explicit:
                raise RefusedRow("price", reasons.perhaps_unit_price(self._doubtful))
            return price
        if repeats_header(cells, self._header):
            raise RefusedRow("row", reasons.repeated_header())
        raise RefusedRow("price", reasons.price_unread(cell, price))

    def _count_back(self, cell: str, read_cells: ReadCells) -> None:
        """The year in which a building of `10年` was built. The age stays as extra: it is what the source said.

        Only from the day that the row itself tells: that of the file changes with every copy of it.
        """
        seen = read_cells.observed_on
        if seen is None or seen > self._latest:
            return
        if (match := _YEARS.fullmatch(plain(cell[:MOST_CHARACTERS]))) and int(match[1]) <= _OLDEST:
            read_cells.values["year_built"] = seen.year - int(match[1])

    def _work_out(self, cells: Sequence[str], per_area: Amount | None, read_cells: ReadCells) -> Amount:
        """The price of a table that tells only that of a square metre; how it was found goes with the listing."""
        cell = cells[self._unit_price] if self._unit_price is not None else ""
        if per_area is None:
            if repeats_header(cells, self._header):
                raise RefusedRow("row", reasons.repeated_header())
            why = read_unit_price(cell[:MOST_CHARACTERS], self._unit_price_unit)
            raise RefusedRow("unit_price", reasons.price_unread(cell, "unclear" if isinstance(why, Amount) else why))
        area = read_cells.values.get("floor_area")
        if area is None:
            raise RefusedRow("floor_area", reasons.no_area_to_work_with())
        price = worked_out(per_area.fen, area)
        names = (self._names[at] for at in (self._unit_price, self._area) if at is not None)
        read_cells.extra[" × ".join(names)] = f"= {price // 100}"
        return Amount(price, explicit=True)

    def _read_area(self, cells: Sequence[str]) -> Area | None:
        if self._area is None:
            return None
        area = read_area(cells[self._area][:MOST_CHARACTERS])
        if area == "missing":
            return None
        if area == "unclear":
            raise RefusedRow("floor_area", reasons.area_unread(cells[self._area]))
        if not 0 < area <= MOST_AREA:
            raise RefusedRow("floor_area", reasons.area_absurd(area, MOST_AREA))
        return area

    def _read_unit_price(self, cells: Sequence[str], read_cells: ReadCells) -> Amount | None:
        if self._unit_price is None:
            return None
        cell = cells[self._unit_price]
        stated = read_unit_price(cell[:MOST_CHARACTERS], self._unit_price_unit)
        if isinstance(stated, Amount) and stated.fen > 0:
            return stated
        if stated != "missing":
            read_cells.extra[self._names[self._unit_price]] = clean(cell)
        return None

    def _read_url(self, cells: Sequence[str], read_cells: ReadCells) -> tuple[Web, str]:
        if self._url is None:
            return Web(), ""
        cell = cells[self._url].strip()
        if is_missing(cell):
            return Web(), ""
        web = read_url(cell)
        if web.rental and not self._insists:
            raise RefusedRow("url", reasons.rental(cell))
        if not (web.source_id or is_url(cell)):
            read_cells.extra[self._names[self._url]] = clean(cell)
            return Web(), ""
        return web, cell

    def _name(self, cells: Sequence[str], web: Web, read_cells: ReadCells) -> tuple[str, str]:
        """The source and its number for the advert; the city on the way.

        The address comes before columns: spreadsheets round long numbers (101092000000.0 for thousands of adverts).
        """
        source, source_id, city = web.source, web.source_id, web.city
        if self._source is not None and (text := SAID[cells[self._source]]):
            page = read_url(text) if is_url(text) else Web(source=text)
            if source and page.source != source:
                read_cells.extra[self._names[self._source]] = text
            source, city = source or page.source, city or page.city
        if self._source_id is not None and not is_missing(text := clean(cells[self._source_id])):
            number = whole[1] if (whole := _WHOLE_FLOAT.fullmatch(text)) else text
            if source_id and number != source_id:
                read_cells.extra[self._names[self._source_id]] = text
            source_id = source_id or number
        if self._city is not None and (text := SAID[cells[self._city]]):
            city = city_name(text)
        if city or self._default_city:
            read_cells.values["city"] = city or self._default_city
        return source, source_id


def _index(mapping: Mapping, field: Field) -> int | None:
    column = mapping.column(field)
    return column.index if column else None
