"""What a search found as a table for other programs: CSV that Excel opens with its Chinese right, or XLSX."""

from __future__ import annotations

import array
import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hegang_desktop.app.listings.facts import floor_words
from hegang_desktop.app.listings.search.finder import FoundReader
from hegang_desktop.app.table_file import MOST_IN_A_SHEET, Cell, write_table
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import NO_END, ListingRow
from hegang_desktop.store.catalog.query import AdvertNames
from hegang_desktop.text.facets import STAGE_NAMES
from hegang_desktop.text.translator import Translator

AT_ONCE = 500
_NARROW, _WIDE, _WIDEST = 12, 24, 44
"""Widths of columns in characters of a sheet."""


class Exported(NamedTuple):
    """One home with all that is written of it."""

    row: ListingRow
    names: AdvertNames
    mark: Mark


class ExportColumn(NamedTuple):
    """A heading, the cell of a home (a number, a day or a month where it is one), and how wide a sheet shows it."""

    header: Message
    cell: Callable[[Exported, Translator], Cell]
    width: int = _NARROW


def _yuan(fen: Fen | None) -> Cell:
    return None if fen is None else fen / 100 if fen % 100 else fen // 100


def _is_never(home: Exported) -> bool:
    """Whether the plan never reaches the home; without a plan nothing is known of that."""
    return home.row.home_month is None and home.row.all_in is not None


def _month(home: Exported, words: Translator) -> Cell:
    index = home.row.home_month
    if index is None:
        return words.say(msg("never")) if _is_never(home) else None
    return Month(index // 12, index % 12 + 1)


def _runway(home: Exported, words: Translator) -> Cell:
    runway = home.row.runway
    if runway is None:
        return words.say(msg("never bought")) if _is_never(home) else None
    return words.say(msg("no end")) if runway >= NO_END else runway


def _seen(home: Exported, _: Translator) -> Cell:
    day = home.row.last_seen
    return datetime.date.fromisoformat(day) if day else None


def _stage(home: Exported, words: Translator) -> Cell:
    return words.say(STAGE_NAMES[home.mark.stage]) if home.mark.stage is not None else None


EXPORT_COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn(msg("City"), lambda home, _: home.row.city),
    ExportColumn(msg("District"), lambda home, _: home.row.district),
    ExportColumn(msg("Community"), lambda home, _: home.row.community, _WIDE),
    ExportColumn(msg("Headline of the advert"), lambda home, _: home.names.title, _WIDEST),
    ExportColumn(msg("Address"), lambda home, _: home.names.address, _WIDEST),
    ExportColumn(msg("Price, yuan"), lambda home, _: _yuan(home.row.price)),
    ExportColumn(msg("Area, m²"), lambda home, _: None if home.row.area is None else home.row.area / 100),
    ExportColumn(msg("Yuan/m²"), lambda home, _: _yuan(home.row.unit_price)),
    ExportColumn(msg("Layout"), lambda home, _: home.row.layout),
    ExportColumn(
        msg("Floor"), lambda home, words: floor_words(home.row.floor, home.row.floor_band, home.row.floors, words)
    ),
    ExportColumn(msg("Built"), lambda home, _: home.row.year_built),
    ExportColumn(msg("Condition"), lambda home, _: home.row.condition),
    ExportColumn(msg("Facing"), lambda home, _: home.row.facing),
    ExportColumn(msg("Heating"), lambda home, _: home.row.heating),
    ExportColumn(msg("All-in, yuan"), lambda home, _: _yuan(home.row.all_in)),
    ExportColumn(msg("Yearly, yuan"), lambda home, _: _yuan(home.row.yearly_cost)),
    ExportColumn(msg("Home month"), _month),
    ExportColumn(msg("Lasts, months"), _runway),
    ExportColumn(msg("Price change, %"), lambda home, _: home.row.price_change),
    ExportColumn(msg("Days on offer"), lambda home, _: home.row.days_on_offer),
    ExportColumn(msg("Flags"), lambda home, _: home.row.flags),
    ExportColumn(msg("Stage"), _stage),
    ExportColumn(msg("Rating"), lambda home, _: home.mark.rating),
    ExportColumn(
        msg("Tags"), lambda home, words: words.say(pmsg("between words of a list", ", ")).join(home.mark.tags)
    ),
    ExportColumn(msg("Note"), lambda home, _: home.mark.note, _WIDEST),
    ExportColumn(msg("Why rejected"), lambda home, _: home.mark.reason, _WIDE),
    ExportColumn(msg("Source"), lambda home, _: home.names.source),
    ExportColumn(msg("Link"), lambda home, _: home.names.url, _WIDEST),
    ExportColumn(msg("Last seen"), _seen),
    ExportColumn(msg("Sample"), lambda home, words: words.say(msg("sample")) if home.row.sample else None),
)


def export_view(reader: FoundReader, ids: Sequence[int] | array.array[int], path: Path, words: Translator) -> int:
    """Write these homes in their order, as XLSX when the name ends so, else as CSV; returns how many were written.

    The file is there whole or not at all. Cells that begin like formulas are made text. Raises UserError.
    """
    if path.suffix.lower() == ".xlsx" and len(ids) > MOST_IN_A_SHEET:
        raise UserError(msg("These are more homes than a sheet can hold."), msg("Narrow the search, or export to CSV."))
    header = [words.say(column.header) for column in EXPORT_COLUMNS]
    lines = ([column.cell(home, words) for column in EXPORT_COLUMNS] for home in _homes(reader, ids))
    widths = [column.width for column in EXPORT_COLUMNS]
    return write_table(path, header, lines, sheet=words.say(msg("Homes")), widths=widths)


def _homes(reader: FoundReader, ids: Sequence[int] | array.array[int]) -> Iterator[Exported]:
    for first in range(0, len(ids), AT_ONCE):
        some = list(ids[first : first + AT_ONCE])
        names = reader.names(some)
        for row in reader.rows(some):
            yield Exported(row, names.get(row.id, AdvertNames()), reader.mark(row.id))
