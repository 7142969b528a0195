"""Workbooks: XLSX, XLS, XLSB, ODS. Every sheet, and every table beside another, is a part."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.content import MOST_MEMBERS, ZIP_MAGIC, Content, check_packing, damaged_archive, locked
from hegang_desktop.ingest.dialect import column_letter
from hegang_desktop.ingest.sources.cells import Block, Cells, blocks_of, text_of
from hegang_desktop.ingest.sources.part import Part

MOST_BYTES = 600 << 20
MOST_CELLS = 60_000_000
_ROW = re.compile(rb'<row\b[^>]{0,400}?\br="(\d{1,9})"')
_FAR = re.compile(rb'<c\b[^>]{0,200}?\br="([A-Z]{2,3})\d')
_LETTERS = 26
_CHUNK = 1 << 22
_OVERLAP = 600


class Workbook:
    """The tables of a workbook. Sheets are read when they are asked for."""

    def __init__(self, content: Content) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError

        self._content = content
        data = content.read(MOST_BYTES)
        if data.startswith(ZIP_MAGIC):
            _check(content.name, data)
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise locked(content.name) from error
        except (CalamineError, OSError, ValueError) as error:
            if b"EncryptedPackage" in data[:65536] or b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d" in data[: 1 << 20]:
                raise locked(content.name) from error
            raise _damaged(content.name) from error
        self._rows: dict[str, list[Cells]] = {}
        self._tables: dict[str, tuple[str, Block]] = {}
        for name in self._book.sheet_names:
            blocks = blocks_of(self.rows(name))
            for block in blocks:
                shown = (
                    name
                    if len(blocks) == 1
                    else f"{name} ({column_letter(block.first)}–{column_letter(block.last - 1)})"
                )
                self._tables[shown] = (name, block)

    def parts(self) -> tuple[Part, ...]:
        """Its tables, the one with most rows first."""
        found = []
        for shown, (name, block) in self._tables.items():
            rows = sum(1 for row in self.rows(name) if any(cell.strip() for cell in row[block.first : block.last]))
            found.append(Part(shown, rows))
        return tuple(sorted(found, key=lambda part: -part.rows))

    def table(self, part: str) -> tuple[list[Cells], Block]:
        """The rows of a sheet and where the table stands in them. Raises KeyError."""
        name, block = self._tables[part]
        return self.rows(name), block

    def rows(self, name: str) -> list[Cells]:
        """All rows of a sheet as texts."""
        if name not in self._rows:
            self._rows[name] = self._read(name)
        return self._rows[name]

    def _read(self, name: str) -> list[Cells]:
        from python_calamine import CalamineError

        try:
            values: list[list[Any]] = self._book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError, OverflowError):
            return []  # a sheet of charts, or one that cannot be read: the others may be
        return [[text_of(value) for value in row] for row in values]


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        msg("{name} looks like a workbook but cannot be read: it is damaged, or of another program.", name=name),
        msg("Open it in your spreadsheet program, save it as XLSX or CSV, then choose the new file."),
    )


def _check(name: str, data: bytes) -> None:
    """Refuse archives that unpack to too much, and sheets with cells so far away that all between would be made."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_MEMBERS:
                raise _damaged(name)
            check_packing(name, sum(info.file_size for info in infos), len(data))
            for info in infos:
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    _check_extent(name, archive, info)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise damaged_archive(name) from error
    except RuntimeError as error:
        raise locked(name) from error


def _check_extent(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    rows, columns, before = 1, _LETTERS, b""
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            text = before + chunk
            rows = max(rows, max((int(one) for one in _ROW.findall(text)), default=1))
            columns = max(columns, max((_number(one) for one in set(_FAR.findall(text))), default=1))
            before = text[-_OVERLAP:]
    if rows * columns > MOST_CELLS:
        raise UnreadableFile(
            msg("{name} has a cell far away from its table, in row {row}.", name=name, row=rows),
            msg("Copy the table into a new sheet and save that, or save it as CSV, then choose the new file."),
        )


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
