"""What an import tells: how a file was understood, how far it is, what its rows became. Light to import."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Listing
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.ingest.readers.part import Part


class ShownReject(msgspec.Struct, frozen=True):
    """A reject as it is shown: line number, field, reason in words, the original row in short."""

    line: int
    field: str
    reason: str
    text: str


class Preview(msgspec.Struct, frozen=True):
    """How a file was understood, before all of it is read.

    Of several `parts` of the file `part` was taken. By `signature` files of the same kind are known again; `profile` is
    the name of the file for which it was said how to read them, "" when nobody has.
    """

    file_name: str
    encoding: str
    delimiter: str
    mapping: Mapping
    cells: tuple[tuple[str, ...], ...]
    listings: tuple[Listing, ...]
    part: str = ""
    parts: tuple[Part, ...] = ()
    kind: str = "text"
    signature: str = ""
    profile: str = ""
    city: str = ""


class Summary(msgspec.Struct, frozen=True):
    """What the rows of a file became. listings + observations + repeats + rejects = rows, always.

    `cheaper` and `dearer` count known homes by their price against the last one seen; `gone` those on offer before that
    are missing from a file which shows most of its source's homes in their city again. `not_for_sale` of the rejects
    could be taken if somebody insists. Of a file with several tables `part` was read and `left_out` were not; `damaged`
    could not be. `import_id` is what the history of imports calls it; 0: nothing was taken.
    """

    file: str
    rows: int
    listings: int
    observations: int
    repeats: int
    rejects: int
    rejects_by_reason: dict[str, int]
    rejects_file: str | None
    first_rejects: tuple[ShownReject, ...] = ()
    cheaper: int = 0
    dearer: int = 0
    gone: int = 0
    not_for_sale: int = 0
    part: str = ""
    left_out: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    import_id: int = 0

    @property
    def taken(self) -> int:
        """Rows that were understood."""
        return self.rows - self.rejects


class ImportProgress(msgspec.Struct, frozen=True):
    """Bytes read of all bytes, rows so far, and how many of them were rejected."""

    done: int
    total: int
    rows: int
    rejects: int


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line. Exactly one of the parts is set, as `event` says."""

    event: str
    preview: Preview | None = None
    progress: ImportProgress | None = None
    summary: Summary | None = None
    message: str = ""
    hint: str = ""
