"""Finds listings: ids in order for a search, pages of rows by id, one listing in full.

Homes entered by hand are found beside the catalogue's; their ids are below zero.
"""

from __future__ import annotations

import array
import collections
import operator
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.codec import from_json
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingDetail, ListingRow, Order, Search, Sighting, SortColumn, row_of
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.catalog.search_text import match_expression
from hegang_desktop.store.connection import open_reader
from hegang_desktop.store.errors import told

_ROW_COLUMNS = (
    "id, city, district, community, layout, area, floor, floor_band, floors, year_built, condition, price, unit_price,"
    " last_seen, sample"
)
_SORT: dict[SortColumn, str] = {
    "city": "city",
    "district": "district",
    "community": "community",
    "layout": "layout",
    "area": "area",
    "price": "price",
    "unit_price": "unit_price",
    "floor": "floor",
    "year": "year_built",
    "seen": "last_seen",
}
_ROW_FIELD: dict[SortColumn, str] = {"year": "year_built", "seen": "last_seen"}
_SLICE = 4000


class CatalogQuery:
    """Read access for one thread. Close it when done."""

    def __init__(self, catalog: Path, user_db: Path) -> None:
        self._catalog = catalog_reader(catalog)
        self._user = open_reader(user_db) if user_db.exists() else None

    def close(self) -> None:
        """Let go of the files."""
        for connection in (self._catalog, self._user):
            if connection is not None:
                connection.close()

    def ids(self, search: Search, order: Order) -> array.array[int]:
        """The ids of all homes that fit, in order."""
        with told():
            found = array.array("q")
            if self._catalog is not None:
                where, params = _where(search)
                cursor = self._catalog.execute(
                    f"SELECT id FROM listings {where} ORDER BY {_order_by(order)}",  # noqa: S608 - our own words
                    params,
                )
                while rows := cursor.fetchmany(_SLICE):
                    found.extend(row[0] for row in rows)
        self._insert_own(found, search, order)
        return found

    def _insert_own(self, found: array.array[int], search: Search, order: Order) -> None:
        """Put the homes entered by hand that fit at their places among the catalogue's, which are in order already."""
        field = _ROW_FIELD.get(order.column, order.column)
        own = [_home_row(number, home, day) for number, home, day in self._homes() if _fits(home, search)]
        keyed = [(getattr(row, field), row.id) for row in own]
        valued = [pair for pair in reversed(keyed) if pair[0] not in (None, "")]
        valued.sort(key=operator.itemgetter(0), reverse=order.descending)
        before = [self._count_before(value, search, order) for value, _ in valued]
        for i, (_, id_) in enumerate(valued):
            found.insert(before[i] + i, id_)
        found.extend(id_ for value, id_ in keyed if value in (None, ""))

    def _count_before(self, value: Any, search: Search, order: Order) -> int:
        """How many of the catalogue's homes that fit stand before one with this value."""
        if self._catalog is None:
            return 0
        where, params = _where(search)
        column, sign = _SORT[order.column], ">" if order.descending else "<"
        joined = f"{where} AND" if where else "WHERE"
        sql = f"SELECT count(*) FROM listings {joined} {column} {sign} ? AND {column} <> ''"  # noqa: S608
        with told():
            return int(self._catalog.execute(sql, [*params, value]).fetchone()[0])

    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        """The rows of these ids, in their order; an id that is gone is left out."""
        found: dict[int, ListingRow] = {}
        listed = [id_ for id_ in ids if id_ > 0]
        with told():
            if self._catalog is not None and listed:
                marks = ",".join("?" * len(listed))
                sql = f"SELECT {_ROW_COLUMNS} FROM listings WHERE id IN ({marks})"  # noqa: S608 - our own words
                for row in self._catalog.execute(sql, listed):
                    values = (*row[:-1], bool(row[-1]))
                    found[row[0]] = ListingRow(*values)
        if any(id_ < 0 for id_ in ids):
            for number, home, day in self._homes():
                found[-number] = _home_row(number, home, day)
        return [found[id_] for id_ in ids if id_ in found]

    def detail(self, id_: int) -> ListingDetail:
        """One home in full. Raises KeyError when it is gone."""
        if id_ < 0:
            for number, home, day in self._homes():
                if number == -id_:
                    row = _home_row(number, home, day)
                    sightings = (Sighting(day, home.asking_price),)
                    return ListingDetail(
                        row, home.description, None, "", "", home.url, f"home:{home.id}", sightings, "", home.note, True
                    )
            raise KeyError(id_)
        if self._catalog is None:
            raise KeyError(id_)
        with told():
            rows = self.rows([id_])
            if not rows:
                raise KeyError(id_)
            text, stated, source, source_id, url, key, file_name = self._catalog.execute(
                "SELECT description, unit_price_stated, l.source, l.source_id, l.url, hex(l.key), i.file_name"
                " FROM listings l JOIN imports i ON i.id = l.import_id WHERE l.id = ?",
                (id_,),
            ).fetchone()
            seen = tuple(
                Sighting(day, Fen(price))
                for day, price in self._catalog.execute(
                    "SELECT observed_on, price FROM observations WHERE listing_id = ? ORDER BY observed_on, id", (id_,)
                )
            )
        description = from_json(text, Description)
        reference = f"listing:{key.lower()}"
        return ListingDetail(rows[0], description, stated, source, source_id, url, reference, seen, file_name)

    def cities(self) -> list[tuple[str, int]]:
        """Every city with how many homes it has, most first; homes entered by hand are counted in."""
        counts = collections.Counter(home.description.city for _, home, _ in self._homes())
        if self._catalog is not None:
            with told():
                counts.update(dict(self._catalog.execute("SELECT city, count(*) FROM listings GROUP BY city")))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def count(self) -> int:
        """All homes: the catalogue's and those entered by hand."""
        with told():
            listed = self._catalog.execute("SELECT count(*) FROM listings").fetchone()[0] if self._catalog else 0
        return int(listed) + len(self._homes())

    def sample_count(self) -> int:
        """How many listings are samples."""
        if self._catalog is None:
            return 0
        with told():
            imports = self._catalog.execute("SELECT count(*) FROM imports WHERE sample = 1").fetchone()[0]
            if not imports:
                return 0
            return int(self._catalog.execute("SELECT count(*) FROM listings WHERE sample = 1").fetchone()[0])

    def _homes(self) -> list[tuple[int, Home, str]]:
        if self._user is None:
            return []
        with told():
            rows = self._user.execute(
                "SELECT number, body, updated_at FROM homes WHERE deleted_at IS NULL ORDER BY number DESC"
            ).fetchall()
        return [(number, from_json(body, Home), when[:10]) for number, body, when in rows]


def _order_by(order: Order) -> str:
    column = _SORT[order.column]
    direction = "DESC" if order.descending else "ASC"
    empty = f"({column} IS NULL OR {column} = '')"
    return f"{empty}, {column} {direction}, id"


def _where(search: Search) -> tuple[str, list[object]]:
    parts: list[str] = []
    params: list[object] = []
    if search.text.strip():
        expression = match_expression(search.text)
        if expression is None:
            parts.append("0")
        else:
            parts.append("id IN (SELECT rowid FROM listing_text WHERE listing_text MATCH ?)")
            params.append(expression)
    if search.city:
        parts.append("city = ?")
        params.append(search.city)
    for column, least, most in _ranges(search):
        if least is not None:
            parts.append(f"{column} >= ?")
            params.append(least)
        if most is not None:
            parts.append(f"{column} <= ?")
            params.append(most)
    return ("WHERE " + " AND ".join(parts) if parts else ""), params


def _ranges(search: Search) -> tuple[tuple[str, int | None, int | None], ...]:
    return (
        ("price", search.least_price, search.most_price),
        ("area", search.least_area, search.most_area),
        ("unit_price", search.least_unit_price, search.most_unit_price),
    )


def _home_row(number: int, home: Home, day: str) -> ListingRow:
    return row_of(Listing(home.description, home.asking_price), -number, day)


def _fits(home: Home, search: Search) -> bool:
    row = _home_row(1, home, "")
    d = home.description
    if search.city and d.city != search.city:
        return False
    words = [d.city, d.district, d.community, d.address, d.title, d.layout, d.condition, home.note]
    text = " ".join(words).lower()
    if not all(word.lower() in text for word in search.text.split()):
        return False
    values: dict[str, Fen | Area | None] = {"price": row.price, "area": row.area, "unit_price": row.unit_price}
    for column, least, most in _ranges(search):
        value = values[column]
        if least is not None and (value is None or value < least):
            return False
        if most is not None and (value is None or value > most):
            return False
    return True
