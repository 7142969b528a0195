"""ZIP archives: which files inside may be tables."""

from __future__ import annotations

import zipfile

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.content import MOST_MEMBERS, Content, damaged_archive
from hegang_desktop.ingest.readers.opening import refusal
from hegang_desktop.ingest.readers.part import Part

SEPARATOR = "//"
"""Between a file of an archive and a table in it."""
_TABLES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".xls", ".xlsb", ".ods", ".html", ".htm")


def members_of(content: Content) -> tuple[Part, ...]:
    """The files of an archive that may be tables, the largest first. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(content.path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise damaged_archive(content.name) from error
    except OSError as error:
        raise refusal(content.path.name, error) from error
    if len(infos) > MOST_MEMBERS:
        raise UnreadableFile(
            msg("{name} holds thousands of files.", name=content.name),
            msg("Unpack it and choose the table with the listings."),
        )
    shown = [one for one in infos if not _hidden(one.filename) and one.file_size]
    tables = [one for one in shown if one.filename.lower().endswith(_TABLES)] or shown
    if not tables:
        raise UnreadableFile(
            msg("{name} holds no file with a table.", name=content.name),
            msg("Unpack it and look inside."),
        )
    tables.sort(key=lambda one: -one.file_size)
    return tuple(Part(one.filename) for one in tables)


def _hidden(name: str) -> bool:
    """What file managers put beside the files that a person packed."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
