"""ZIP archives: which files inside may be tables."""

from __future__ import annotations

import zipfile

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.content import MOST_MEMBERS, ZIP_MAGIC, Content, damaged_archive
from hegang_desktop.ingest.readers.part import Part
from hegang_desktop.ingest.readers.reader import Reader
from hegang_desktop.ingest.readers.refusals import no_part, refusal
from hegang_desktop.ingest.readers.table import Table

SEPARATOR = "//"
"""Between a file of an archive and a table in it."""
_SUFFIX = ".zip"


def _members(content: Content, inside: tuple[str, ...]) -> tuple[Part, ...]:
    """The files of an archive that may be tables, as their suffixes say; the largest first. Raises UnreadableFile."""
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
    tables = [one for one in shown if one.filename.lower().endswith(inside)] or shown
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


def _recognises(content: Content, beginning: bytes) -> bool:
    return beginning.startswith(ZIP_MAGIC) and not content.member


def _open(content: Content, part: str) -> Table:
    from hegang_desktop.ingest.readers import kinds, opening  # what an archive holds is of any kind

    members = _members(content, tuple(suffix for suffix in kinds.suffixes() if suffix != _SUFFIX))
    member, _, inner = part.partition(SEPARATOR)
    known = {one.name for one in members}
    chosen = member if member in known else next((one.name for one in members if part and one.name.endswith(part)), "")
    if part and not chosen:
        raise no_part(content.name, part)
    taken = chosen or members[0].name
    table = opening.open_content(Content(content.path, taken), inner)
    parts = (
        members
        if len(members) > 1
        else tuple(Part(f"{taken}{SEPARATOR}{one.name}", damaged=one.damaged) for one in table.parts)
    )
    others = tuple(one.name for one in members if one.name != taken)
    return msgspec.structs.replace(
        table,
        part=taken,
        parts=parts if len(parts) > 1 else (),
        left_out=(*(f"{taken}{SEPARATOR}{name}" for name in table.left_out), *others),
    )


READER = Reader("archive", (_SUFFIX,), _recognises, _open)
