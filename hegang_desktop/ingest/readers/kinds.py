"""The kinds of file that are read. Dialogs, drops and archives ask this table which there are."""

from __future__ import annotations

from hegang_desktop.ingest.readers import archive, json_objects, page, text_table, workbook
from hegang_desktop.ingest.readers.content import PACKED_SUFFIXES, Content
from hegang_desktop.ingest.readers.foreign import refuse_known_kinds
from hegang_desktop.ingest.readers.reader import Reader

READERS: tuple[Reader, ...] = (workbook.READER, archive.READER, page.READER, json_objects.READER, text_table.READER)
"""In the order in which they are asked: the first that recognises a file reads it."""
_BEGINNING = 1 << 14


def reader_of(content: Content) -> Reader:
    """Who reads a file, by what is in it. Raises UnreadableFile for what nobody reads."""
    with content.open() as (stream, _):
        beginning = stream.read(_BEGINNING)
    refuse_known_kinds(content, beginning)
    return next(reader for reader in READERS if reader.recognises(content, beginning))


def suffixes() -> tuple[str, ...]:
    """What the names of such files end with."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def patterns() -> str:
    """The patterns of a file dialog, those of packed files too."""
    return " ".join(f"*{suffix}" for suffix in (*suffixes(), *PACKED_SUFFIXES))
