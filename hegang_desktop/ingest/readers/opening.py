"""Opening a file of rows, whatever kind it is of."""

from __future__ import annotations

from pathlib import Path

from hegang_desktop.ingest.readers import kinds
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.table import Table


def open_table(path: Path, part: str = "") -> Table:
    """Look through a file and find out how to read it; `part` names a sheet, a table, or a file of an archive.

    Without a part the one with most rows is taken. Raises UnreadableFile with what is wrong and what to do.
    """
    return open_content(Content(path), part)


def open_content(content: Content, part: str) -> Table:
    """The same for a file that may lie in an archive. Raises UnreadableFile."""
    return kinds.reader_of(content).open(content, part)
