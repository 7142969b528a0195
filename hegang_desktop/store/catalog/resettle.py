"""What later imports looked through, decided again once an earlier one is undone: they are judged by what it knew."""

from __future__ import annotations

import sqlite3

from hegang_desktop.store.catalog.coverage import LEAST_SHARE, SourceCity

Seen = dict[int, str]
"""By listing the last day on which it was seen, ISO."""


def resettle(connection: sqlite3.Connection, undone: int, places: list[SourceCity]) -> None:
    """Settle `places` anew, where the undone import had looked; what is written of it is gone already."""
    for place in places:
        seen = _seen_by_import(connection, place)
        if any(import_id > undone for import_id in seen):
            _settle_place(connection, undone, place, seen)


def _seen_by_import(connection: sqlite3.Connection, place: SourceCity) -> dict[int, Seen]:
    by_import: dict[int, Seen] = {}
    for import_id, listing_id, day in connection.execute(
        "SELECT s.import_id, s.listing_id, max(s.observed_on) FROM ("
        " SELECT import_id, listing_id, observed_on FROM observations"
        " UNION ALL SELECT import_id, listing_id, observed_on FROM repeats) s"
        " JOIN listings l ON l.id = s.listing_id WHERE l.source = ? AND l.city = ?"
        " GROUP BY s.import_id, s.listing_id ORDER BY s.import_id",
        place,
    ):
        by_import.setdefault(import_id, {})[listing_id] = day
    return by_import


def _settle_place(connection: sqlite3.Connection, undone: int, place: SourceCity, seen: dict[int, Seen]) -> None:
    looks: dict[int, str] = dict(
        connection.execute(
            "SELECT import_id, day FROM coverage WHERE source = ? AND city = ? AND import_id < ? ORDER BY import_id",
            (*place, undone),
        ).fetchall()
    )
    connection.execute("DELETE FROM coverage WHERE source = ? AND city = ? AND import_id > ?", (*place, undone))
    known: Seen = {}
    relisted: set[int] = set()
    for import_id, now in seen.items():
        days = [day for by, day in looks.items() if by < import_id]
        relisted |= {id_ for id_, day in now.items() if id_ in known and any(known[id_] < look < day for look in days)}
        day = max(now.values())
        if import_id > undone and _covers(known, now, days, day):
            looks[import_id] = day
            connection.execute(
                "INSERT INTO coverage (import_id, source, city, day) VALUES (?, ?, ?, ?)", (import_id, *place, day)
            )
        for id_, last in now.items():
            known[id_] = max(last, known.get(id_, ""))
    connection.executemany(
        "UPDATE listings SET relisted = ?1 WHERE id = ?2 AND relisted <> ?1",
        [(int(id_ in relisted), id_) for id_ in known],
    )


def _covers(known: Seen, now: Seen, days: list[str], day: str) -> bool:
    """Whether an import shows again at least half of what was on offer."""
    last_look = max(days, default="")
    on_offer = [id_ for id_, last in known.items() if last >= last_look and last <= day]
    again = sum(id_ in now for id_ in on_offer)
    return bool(on_offer) and again >= LEAST_SHARE * len(on_offer)
