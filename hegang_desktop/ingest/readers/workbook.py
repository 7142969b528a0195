"""Workbooks: XLSX, XLS, XLSB, ODS. Every sheet, and every table beside another, is a part."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from typing import Any

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers import old_office
from hegang_desktop.ingest.readers.cell_table import table_of
from hegang_desktop.ingest.readers.cells import LOOKED_AT, Block, Cells, blocks_of, text_of
from hegang_desktop.ingest.readers.content import ZIP_MAGIC, Content, locked, too_large
from hegang_desktop.ingest.readers.dialect import column_letter
from hegang_desktop.ingest.readers.extent import check_workbook
from hegang_desktop.ingest.readers.foreign import refuse_compound, refuse_packed
from hegang_desktop.ingest.readers.part import Part
from hegang_desktop.ingest.readers.reader import Reader
from hegang_desktop.ingest.readers.refusals import printable
from hegang_desktop.ingest.readers.table import Table

NAME = "workbook"
MOST_BYTES = 150 << 20
MOST_OLD_PLACES = 1 << 24
"""All places of a sheet of that time."""
_BOOKS = ("xl/workbook.xml", "xl/workbook.bin", "[Content_Types].xml")
_OPEN_DOCUMENT = frozenset({"mimetype", "content.xml"})
_SHEET_TYPE = b"opendocument.spreadsheet"
_PARTS = frozenset({"[Content_Types].xml", "xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_MOST_MERGED = 50_000


class Workbook:
    """The tables of a workbook. Rows are made as they are asked for; of one sheet at a time the cells are held.

    `damaged` names the sheets that cannot be read. A workbook of which none can is refused.
    """

    def __init__(self, content: Content) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

        self._content = content
        data = content.read(MOST_BYTES)
        if data.startswith(ZIP_MAGIC):
            names = check_workbook(content.name, data)
            refuse_packed(content.name, names)
            if content.member and not _PARTS.intersection(names):
                raise UnreadableFile(
                    msg("{name} holds another archive, {member}.", name=content.name, member=printable(content.member)),
                    msg("Unpack it and choose the table inside."),
                )
        elif data.startswith(old_office.MAGIC):
            _check_old(content.name, data)
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise locked(content.name) from error
        except (CalamineError, OSError, ValueError) as error:
            raise _damaged(content.name) from error
        except BaseException as error:
            if not _is_panic(error):
                raise
            raise _damaged(content.name) from error
        del data
        self._sheet_name, self._sheet = "", None
        self._tables: dict[str, tuple[str, Block]] = {}
        self._beginnings: dict[str, list[Cells]] = {}
        self.damaged: tuple[str, ...] = ()
        for sheet in self._book.sheets_metadata:
            rows = self._values(sheet.name)
            if self._sheet is None and sheet.typ == SheetTypeEnum.WorkSheet:
                self.damaged += (sheet.name,)
            self._name_tables(sheet.name, rows)
        if self.damaged and not self._tables:
            raise _damaged(content.name)

    def _name_tables(self, name: str, rows: Iterator[list[Any]]) -> None:
        """Find the tables of a sheet by its first rows, and count what is in them all the way down."""
        beginning = list(itertools.islice(rows, LOOKED_AT))
        texts: list[Cells] = [[text_of(value) for value in row] for row in beginning]
        blocks = blocks_of(texts)
        counts = [0] * len(blocks)
        for row in itertools.chain(beginning, rows):
            for at, block in enumerate(blocks):
                counts[at] += any(value not in ("", None) for value in row[block.first : block.last])
        for block, count in zip(blocks, counts, strict=True):
            shown = (
                name if len(blocks) == 1 else f"{name} ({column_letter(block.first)}–{column_letter(block.last - 1)})"
            )
            self._tables[shown] = (name, block._replace(rows=count))
            self._beginnings[name] = texts

    def parts(self) -> tuple[Part, ...]:
        """Its tables, the one with most rows first."""
        listed = [Part(shown, block.rows) for shown, (_, block) in self._tables.items()]
        return tuple(sorted(listed, key=lambda part: -part.rows))

    def block(self, part: str) -> Block:
        """Where a table stands in its sheet. Raises KeyError."""
        return self._tables[part][1]

    def beginning(self, part: str) -> list[Cells]:
        """The first rows of the sheet in which a table stands. Raises KeyError."""
        return self._beginnings[self._tables[part][0]]

    def rows(self, part: str) -> Iterator[Cells]:
        """The rows of the sheet in which a table stands, from its first one. Raises KeyError."""
        name, _ = self._tables[part]
        for row in self._values(name):
            yield [text_of(value) for value in row]

    def _values(self, name: str) -> Iterator[list[Any]]:
        if self._sheet_name != name or self._sheet is None:
            self._sheet_name, self._sheet = name, None
            self._sheet = self._read(name)
        if self._sheet is None or self._sheet.start is None:
            return iter(())
        left = [""] * self._sheet.start[1]
        rows = self._sheet.iter_rows()
        if left:
            rows = (left + row for row in rows)
        merged = [one for one in (self._sheet.merged_cell_ranges or ())[:_MOST_MERGED] if one[1][0] > one[0][0]]
        return _filled_down(rows, merged) if merged else rows

    def _read(self, name: str) -> Any:
        from python_calamine import CalamineError

        try:
            return self._book.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError, OverflowError):
            return None  # a sheet of charts, or a damaged one: the others may be read
        except BaseException as error:
            if not _is_panic(error):
                raise
            return None


def _filled_down(
    rows: Iterator[list[Any]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[list[Any]]:
    """What stands in a cell over several rows stands in each of them that tells anything."""
    merged.sort()
    waiting = iter(merged)
    following = next(waiting, None)
    active: dict[int, tuple[int, Any]] = {}
    for number, row in enumerate(rows):
        while following is not None and following[0][0] <= number:
            (top, column), (bottom, _) = following
            if top == number and column < len(row):
                active[column] = (bottom, row[column])
            following = next(waiting, None)
        if active:
            filled = any(value not in ("", None) for value in row)
            for column, (bottom, value) in list(active.items()):
                if bottom < number:
                    del active[column]
                elif filled and column < len(row) and row[column] in ("", None):
                    row[column] = value
        yield row


def _check_old(name: str, data: bytes) -> None:
    try:
        streams = old_office.streams_of(data)
    except ValueError as error:
        raise _damaged(name) from error
    names = {one.name for one in streams if one.top}
    if names.isdisjoint(old_office.WORKBOOKS):
        refuse_compound(name, names)
    if any(old_office.most_places(one.data) > MOST_OLD_PLACES for one in streams):
        raise too_large(name)


def _is_panic(error: BaseException) -> bool:
    """Whether the library gave up in the middle: that is no Exception."""
    return type(error).__name__ == "PanicException"


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        msg("{name} looks like a workbook but cannot be read: it is damaged, or of another program.", name=name),
        msg("Open it in your spreadsheet program, save it as XLSX or CSV, then choose the new file."),
    )


def _recognises(content: Content, beginning: bytes) -> bool:
    if beginning.startswith(old_office.MAGIC):
        return True
    if not beginning.startswith(ZIP_MAGIC):
        return False
    if _SHEET_TYPE in beginning[:200] or content.member:
        # of archives inside an archive only workbooks are opened
        return True
    try:
        with zipfile.ZipFile(content.path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return False
    return not names.isdisjoint(_BOOKS) or names >= _OPEN_DOCUMENT


def _open(content: Content, part: str) -> Table:
    return table_of(content, NAME, Workbook(content), part)


READER = Reader(NAME, (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"), _recognises, _open)
