"""The tables of a saved web page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.content import Content
from hegang_desktop.ingest.encoding import scan
from hegang_desktop.ingest.sources.cells import Block, Cells
from hegang_desktop.ingest.sources.part import Part

MOST_BYTES = 200 << 20
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})")
_SILENT = frozenset({"script", "style", "template", "noscript"})
_LINK = "链接"
_MOST_SPAN = 50


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.cell: list[str] | None = None
        self.span = 1


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            table = _Table()
            self._open.append(table)
            self.found.append(table)
        elif self._open:
            self._inside(self._open[-1], tag, dict(attrs))

    def _inside(self, table: _Table, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "tr":
            self._end_cell(table)
            table.rows.append([])
            table.links.append("")
        elif tag in ("td", "th"):
            self._end_cell(table)
            if not table.rows:
                table.rows.append([])
                table.links.append("")
            table.cell = []
            span = attrs.get("colspan") or "1"
            table.span = min(int(span), _MOST_SPAN) if span.isdecimal() else 1
        elif tag == "br" and table.cell is not None:
            table.cell.append(" ")
        elif tag == "a" and table.cell is not None and not table.links[-1]:
            address = attrs.get("href") or ""
            if address.startswith(("http://", "https://", "//")):
                table.links[-1] = address

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._open:
            self._end_cell(self._open.pop())
        elif tag in ("td", "th", "tr") and self._open:
            self._end_cell(self._open[-1])

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and self._open[-1].cell is not None:
            self._open[-1].cell.append(data)

    def _end_cell(self, table: _Table) -> None:
        if table.cell is not None:
            table.rows[-1].append("".join(table.cell))
            table.rows[-1].extend([""] * (table.span - 1))
            table.cell = None


class Page:
    """The tables of a page that have two columns or more."""

    def __init__(self, name: str, text: str) -> None:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        self._tables: dict[str, list[Cells]] = {}
        for number, table in enumerate(reader.found, start=1):
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
        found = [Part(name, len(rows)) for name, rows in self._tables.items()]
        return tuple(sorted(found, key=lambda part: -part.rows))

    def table(self, part: str) -> tuple[list[Cells], Block]:
        """The rows of a table. Raises KeyError."""
        rows = self._tables[part]
        return rows, Block(0, max(map(len, rows)), len(rows))


def _with_links(table: _Table) -> list[Cells]:
    """The rows; with a column of links, if most rows have one."""
    rows: list[Cells] = [row for row in table.rows if row]
    links = [link for row, link in zip(table.rows, table.links, strict=True) if row]
    if sum(map(bool, links)) * 2 <= len(rows):
        return rows
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row)), link] for row, link in zip(rows, links, strict=True)]
    if not links[0]:
        padded[0][-1] = _LINK
    return [*padded]


def read_page(content: Content) -> tuple[Page, str]:
    """The page and the name of its encoding. Raises UnreadableFile."""
    data = content.read(MOST_BYTES)
    stated = _CHARSET.search(data[:4096])
    codec, shown = "", ""
    if stated:
        shown = stated[1].decode("ascii").upper()
        codec = "gb18030" if shown.startswith("GB") else shown
    try:
        text = data.decode(codec or "utf-8-sig")
        shown = shown or "UTF-8"
    except (UnicodeDecodeError, LookupError):
        found = scan(content)
        text, shown = data.decode(found.codec, "replace"), found.encoding
    return Page(content.name, text.replace("\x00", "")), shown
