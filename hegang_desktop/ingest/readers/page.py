"""The tables of a saved web page."""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Iterable, Iterator

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.cell_table import table_of
from hegang_desktop.ingest.readers.cells import LOOKED_AT, Block, Cells
from hegang_desktop.ingest.readers.content import Content, too_large
from hegang_desktop.ingest.readers.encoding import as_text, scan
from hegang_desktop.ingest.readers.markup import Tag, address, spans, tokens
from hegang_desktop.ingest.readers.mht import is_mht, pages_of
from hegang_desktop.ingest.readers.part import Part
from hegang_desktop.ingest.readers.reader import Reader
from hegang_desktop.ingest.readers.table import Table

NAME = "page"
MOST_BYTES = 50 << 20
MOST_MHT_BYTES = 100 << 20
"""With the pictures of the page in it."""
# possessive throughout: a file may begin with thousands of comments
_MARKUP = re.compile(
    r"(?:\s++|<!--(?:(?!-->).)*+-->)*+"
    r"<(?:!doctype\s+html|html|head|meta|body|table|div|tbody|tr|ul|style|script|span)\b",
    re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})")
_SILENT = frozenset({"script", "style", "template", "noscript"})
_LINK = "链接"
_MOST_SPAN = 50
_MOST_COLUMNS = 400
_MOST_CELLS = 5_000_000
_MOST_TABLES = 5_000


class _Table:
    """A table as it is read. A cell that goes over several rows stands in each of them."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.cells = 0
        self._row: list[str] = []
        self._is_open = self._has_own = False
        self._link = ""
        self._cell: list[str] | None = None
        self._span = (1, 1)
        # by column: in how many rows below it a text stands too
        self._below: dict[int, tuple[int, str]] = {}

    def begin_row(self) -> None:
        self.end_row()
        self._is_open = True

    def begin_cell(self, attributes: str) -> None:
        self.end_cell()
        self._is_open = True
        self._cell = []
        self._span = spans(attributes)

    def add(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def add_link(self, attributes: str) -> None:
        """The first link of a row."""
        if self._cell is not None and not self._link:
            link = address(attributes)
            if link.startswith(("http://", "https://", "//")):
                self._link = link

    def end_cell(self) -> None:
        if self._cell is None:
            return
        text, self._cell = html.unescape("".join(self._cell)), None
        while len(self._row) in self._below:
            self._repeat(len(self._row))
        columns, rows = self._span
        self._has_own = True
        for number in range(min(columns, _MOST_SPAN, _MOST_COLUMNS - len(self._row))):
            content = "" if number else text
            if rows != 1:
                # 0 is: to the end
                self._below[len(self._row)] = ((rows or _MOST_CELLS) - 1, content)
            self._row.append(content)

    def _repeat(self, column: int) -> None:
        left, text = self._below.pop(column)
        self._row.append(text)
        if left > 1:
            self._below[column] = (left - 1, text)

    def end_row(self) -> None:
        self.end_cell()
        if not self._is_open:
            return
        for column in sorted(self._below):
            if column >= len(self._row):
                self._row += [""] * (column - len(self._row))
                self._repeat(column)
        if self._has_own:
            self.rows.append(self._row)
            self.links.append(self._link)
            self.cells += len(self._row)
        self._row, self._link = [], ""
        self._is_open = self._has_own = False


def _tables(name: str, page: str) -> list[_Table]:
    tables: list[_Table] = []
    inside: list[_Table] = []
    silent = cells = 0
    for token in tokens(page):
        if isinstance(token, str):
            if inside and not silent:
                inside[-1].add(token)
        elif token.name in _SILENT:
            silent = max(0, silent - 1) if token.closes else silent + 1
        elif token.name == "table":
            if token.closes:
                if inside:
                    inside.pop().end_row()
            elif len(tables) < _MOST_TABLES:
                tables.append(_Table())
                inside.append(tables[-1])
        elif inside:
            before = inside[-1].cells
            _follow(inside[-1], token)
            cells += inside[-1].cells - before
            if cells > _MOST_CELLS:
                raise too_large(name)
    for table in inside:
        table.end_row()
    return tables


def _follow(table: _Table, tag: Tag) -> None:
    if tag.name == "tr" and not tag.closes:
        table.begin_row()
    elif tag.name == "tr":
        table.end_row()
    elif tag.name in ("td", "th"):
        if tag.closes:
            table.end_cell()
        else:
            table.begin_cell(tag.attributes)
    elif tag.name == "br":
        table.add(" ")
    elif tag.name == "a" and not tag.closes:
        table.add_link(tag.attributes)


class SavedPage:
    """The tables of a page and its frames that have two columns or more."""

    damaged: tuple[str, ...] = ()

    def __init__(self, name: str, texts: Iterable[str]) -> None:
        self._tables: dict[str, list[Cells]] = {}
        tables = (table for text in texts for table in _tables(name, text.replace("\x00", "")))
        for number, table in enumerate(tables, start=1):
            rows = _with_links(table)
            if len(rows) > 1 and max(map(len, rows)) > 1:
                self._tables[str(number)] = rows
        if not self._tables:
            raise UnreadableFile(
                msg("{name} is a web page without a table.", name=name),
                msg("Copy the adverts as text and paste them, or save the list as a table."),
            )

    def parts(self) -> tuple[Part, ...]:
        """Its tables, the one with most rows first."""
        listed = [Part(name, len(rows)) for name, rows in self._tables.items()]
        return tuple(sorted(listed, key=lambda part: -part.rows))

    def block(self, part: str) -> Block:
        """How far a table goes. Raises KeyError."""
        rows = self._tables[part]
        return Block(0, max(map(len, rows)), len(rows))

    def beginning(self, part: str) -> list[Cells]:
        """Its first rows. Raises KeyError."""
        return self._tables[part][:LOOKED_AT]

    def rows(self, part: str) -> Iterator[Cells]:
        """Its rows. Raises KeyError."""
        return iter(self._tables[part])


def _with_links(table: _Table) -> list[Cells]:
    """The rows; with a column of links, if most rows have one."""
    rows: list[Cells] = [*table.rows]
    links = table.links
    if sum(map(bool, links)) * 2 <= len(rows):
        return rows
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row)), link] for row, link in zip(rows, links, strict=True)]
    if not links[0]:
        padded[0][-1] = _LINK
    return [*padded]


def _text_of(data: bytes, charset: str = "") -> tuple[str, str] | None:
    """The text and its encoding to show, by what the page or its letter states; None when that is not so."""
    stated = _CHARSET.search(data[:4096])
    for charset_name in (
        charset,
        stated[1].decode("ascii") if stated else "",
        "" if charset or stated else "utf-8-sig",
    ):
        codec = "gb18030" if charset_name.upper().startswith("GB") else charset_name
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            if codec:
                return data.decode(codec), "UTF-8" if codec == "utf-8-sig" else charset_name.upper()
    return None


def _read_page(content: Content) -> tuple[list[str], str]:
    data = content.read(MOST_BYTES)
    decoded = _text_of(data)
    if decoded is None:
        scanned = scan(content)
        decoded = data.decode(scanned.codec, "replace"), scanned.encoding
    return [decoded[0]], decoded[1]


def _read_mht(content: Content) -> tuple[list[str], str]:
    texts: list[tuple[str, str]] = []
    try:
        for data, charset in pages_of(content.read(MOST_MHT_BYTES).lstrip()):
            decoded = _text_of(data, charset) or _text_of(data, "utf-8") or _text_of(data, "gb18030")
            texts.append(decoded or (data.decode("utf-8", "replace"), "UTF-8"))
    except ValueError as error:
        raise UnreadableFile(
            msg("{name} is a saved web page (MHT) that is damaged or incomplete.", name=content.name),
            msg("Open the page again and save it once more, or copy its adverts and paste them."),
        ) from error
    return [text for text, _ in texts], texts[0][1] if texts else ""


def _recognises(_: Content, beginning: bytes) -> bool:
    text = as_text(beginning)
    return _MARKUP.match(text.lower()) is not None or is_mht(text)


def _open(content: Content, part: str) -> Table:
    with content.open() as (stream, _):
        is_letter = is_mht(as_text(stream.read(1 << 14)))
    texts, encoding = (_read_mht if is_letter else _read_page)(content)
    return table_of(content, NAME, SavedPage(content.name, texts), part, encoding)


READER = Reader(NAME, (".html", ".htm", ".mht", ".mhtml"), _recognises, _open)
