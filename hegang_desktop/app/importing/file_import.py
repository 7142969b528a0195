"""Taking a file into the catalogue: in one transaction, with progress, and with a word before it counts."""

from __future__ import annotations

import contextlib
import datetime
import gc
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import msgspec

from hegang_desktop.app.importing.mapping_repository import Remembered, remembered_for
from hegang_desktop.app.importing.report import ImportProgress, Preview, ShownReject, Summary
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.errors import UnreadableFile, UserError
from hegang_desktop.domain.listing import Listing, Reject
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.mapping.usable import require_usable
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.readers.refusals import printable
from hegang_desktop.ingest.readers.table import Table
from hegang_desktop.ingest.rows.reading import ReadRow, read_listings
from hegang_desktop.ingest.rows.reading_ahead import can_read_ahead, read_ahead
from hegang_desktop.ingest.rows.reasons import NOT_FOR_SALE
from hegang_desktop.ingest.rows.rejects_file import RejectsWriter
from hegang_desktop.store.catalog.database import catalog_writer
from hegang_desktop.store.catalog.undo import remove_samples
from hegang_desktop.store.catalog.write import CatalogImport, ImportRecord, seen_before
from hegang_desktop.store.connection import make_private_folder
from hegang_desktop.store.user.profiles import signature_of
from hegang_desktop.text.listing_fields import FIELD_WORDS
from hegang_desktop.text.translator import Translator

SHOWN_LISTINGS = 12
MOST_NAME_BYTES = 120
SHOWN_REJECTS = 300
BETWEEN_REPORTS = 0.1
LARGE = 1 << 24
"""Bytes of a file whose reading is worth a process of its own."""


_BETWEEN_COLLECTIONS = 200_000


class NotWanted(Exception):
    """The asker said no: everything is undone."""


def _ignore(_: object) -> None:
    return None


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Rows make no cycles: looking for some after every few hundred objects took a fifth of the import."""
    usual = gc.get_threshold()
    gc.set_threshold(_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextlib.contextmanager
def _telling_of_memory() -> Iterator[None]:
    """Running out of memory is a fault of the file: no list of homes needs so much."""
    try:
        yield
    except MemoryError as error:
        raise UnreadableFile(
            msg("Reading this file takes more memory than there is for it: it was not imported."),
            msg("Save its table as CSV: a text table may be much larger."),
        ) from error


@_telling_of_memory()
def import_file(
    paths: Paths,
    file: Path,
    words: Translator,
    *,
    city: str = "",
    mapping: Mapping | None = None,
    sample: bool = False,
    part: str = "",
    insist: bool = False,
    on_preview: Callable[[Preview], None] = _ignore,
    on_progress: Callable[[ImportProgress], None] = _ignore,
    confirm: Callable[[Summary], bool] = lambda _summary: True,
) -> Summary:
    """Read a file into the catalogue. Either all of it counts at the end, or nothing has happened.

    `part` names one of several tables of the file. Without a `mapping` the one remembered for files of this kind is
    taken, or it is found out. `confirm` is asked when all rows are in the open transaction; on
    False, NotWanted is raised and all is undone.
    When no row at all could be taken, nothing is written but the rejects file. Raises UserError.
    """
    before = _state_of(file)
    table = open_table(file, part)
    asked = mapping
    remembered = remembered_for(paths, table) if asked is None else None
    mapping, city = _mapping_of(table, asked, remembered, city, insist=insist)
    # first the preview: a mapping without a price can be put right in it
    on_preview(_preview(file, table, mapping, city, remembered.name if remembered is not None else ""))
    require_usable(mapping, table)
    rejects_path = _rejects_path(paths, file)
    rejected = _Rejected(words)
    committed = False
    try:
        with (
            _seldom_collecting(),
            catalog_writer(paths.catalog_db, paths.backups) as connection,
            contextlib.ExitStack() as entered,
        ):
            day = seen_before(connection, table.sha256) or _day_of(file)
            record = ImportRecord(printable(file.name), table.sha256, day, sample, to_json(mapping).decode())
            taking = CatalogImport(connection, record)
            make_private_folder(paths.rejects)
            _sweep(paths.rejects)
            header = tuple(column.header for column in mapping.columns)
            titles = (words.say(msg("line")), words.say(msg("field")), words.say(msg("reason")))
            with RejectsWriter(rejects_path, header, render=words.say, titles=titles) as rejects:
                reported = time.monotonic()
                for row in entered.enter_context(contextlib.closing(_rows(table, mapping, city))):
                    if row.reject is not None:
                        taking.reject()
                        rejects.write(_with_words(row.reject, words))
                        rejected.add(row.reject)
                    elif row.listing is not None:
                        taking.take(row.listing, row.observed_on)
                    if time.monotonic() - reported > BETWEEN_REPORTS:
                        reported = time.monotonic()
                        on_progress(ImportProgress(row.consumed, table.size, taking.counts.rows, taking.counts.rejects))
                gone = taking.gone()
                counts = taking.counts
                summary = Summary(
                    file=printable(str(file)),
                    rows=counts.rows,
                    listings=counts.listings,
                    observations=counts.observations,
                    repeats=counts.repeats,
                    rejects=counts.rejects,
                    rejects_by_reason=rejected.by_reason,
                    rejects_file=str(rejects_path) if counts.rejects else None,
                    first_rejects=tuple(rejected.shown),
                    cheaper=counts.cheaper,
                    dearer=counts.dearer,
                    gone=gone,
                    not_for_sale=rejected.not_for_sale,
                    part=table.part,
                    left_out=table.left_out,
                    damaged=table.damaged,
                    import_id=taking.id,
                )
                on_progress(ImportProgress(table.size, table.size, counts.rows, counts.rejects))
                if _state_of(file) != before:
                    raise UnreadableFile(
                        msg("{name} was changed while it was being read.", name=printable(file.name)),
                        msg("Nothing was imported. Wait until it is finished, then import it again."),
                    )
                if not confirm(summary):
                    raise NotWanted
            if summary.taken == 0:
                committed = True  # the rejects file stays: it is all there is to show
                raise _NothingTaken(summary)  # noqa: TRY301 - leaves the transaction
            taking.finish(summary.rejects_file)
        committed = True
    except _NothingTaken as nothing:
        return nothing.summary
    finally:
        if not committed:
            with contextlib.suppress(OSError):  # the data folder itself may be what is wrong
                rejects_path.unlink(missing_ok=True)
    return summary


def _rows(table: Table, mapping: Mapping, city: str) -> Generator[ReadRow, None, None]:
    """The rows of a table; those of a large one are read beside the writing."""

    def read() -> Iterator[ReadRow]:
        return read_listings(table, mapping, default_city=city)

    yield from read_ahead(read) if table.size >= LARGE and can_read_ahead() else read()


def _mapping_of(
    table: Table, asked: Mapping | None, remembered: Remembered | None, city: str, *, insist: bool
) -> tuple[Mapping, str]:
    """How to read a table, and the city of rows that name none: as asked, as remembered, or as found out."""
    if remembered is not None:
        mapping, city = remembered.mapping, city or remembered.city
    else:
        mapping = asked or guess_mapping(table)
    return (msgspec.structs.replace(mapping, insists=True) if insist else mapping), city


class _NothingTaken(Exception):
    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


def read_mapping(text: str) -> Mapping:
    """A mapping from its JSON. Raises UserError when it is not one."""
    try:
        return from_json(text, Mapping)
    except msgspec.MsgspecError as error:
        raise UserError(msg("The column mapping cannot be read ({detail}).", detail=str(error))) from error


def remove_sample_listings(paths: Paths) -> int:
    """Take the sample homes out of the catalogue; returns how many there were."""
    if not paths.catalog_db.exists():
        return 0
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        return remove_samples(connection)


class _Rejected:
    """What is told of the rejects: how many of each reason, and the first of them."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self.by_reason: dict[str, int] = {}
        self.shown: list[ShownReject] = []
        self.not_for_sale = 0

    def add(self, reject: Reject) -> None:
        """One more."""
        self.not_for_sale += reject.reason.text in NOT_FOR_SALE
        kind = self._words.say(_kind(reject.reason))
        self.by_reason[kind] = self.by_reason.get(kind, 0) + 1
        if len(self.shown) < SHOWN_REJECTS:
            text = " | ".join(cell for cell in reject.cells if cell.strip())[:300]
            self.shown.append(ShownReject(reject.line, reject.field, self._words.say(reject.reason), text))


def _with_words(reject: Reject, words: Translator) -> Reject:
    """The reject with its field named for the reader of the rejects file."""
    named = FIELD_WORDS.get(reject.field, msg("the whole row"))
    return msgspec.structs.replace(reject, field=words.say(named))


def _kind(reason: Message) -> Message:
    """The reason without its numbers, to count by: parameters become an ellipsis."""
    params: dict[str, Any] = dict.fromkeys(reason.params, "…")
    return msgspec.structs.replace(reason, params=params)


def _preview(file: Path, table: Table, mapping: Mapping, city: str, profile: str) -> Preview:
    listings: list[Listing] = []
    for row in read_listings(table, mapping, default_city=city):
        if row.listing is not None:
            listings.append(row.listing)
        if len(listings) >= SHOWN_LISTINGS:
            break
    cells = tuple(tuple(cells) for cells in table.sample[:SHOWN_LISTINGS])
    return Preview(
        file_name=printable(file.name),
        encoding=table.encoding,
        delimiter=table.delimiter,
        mapping=mapping,
        cells=cells,
        listings=tuple(listings),
        part=table.part,
        parts=table.parts,
        kind=table.kind,
        signature=signature_of(table.header, has_header=table.has_header),
        profile=profile,
        city=city,
    )


def _sweep(folder: Path) -> None:
    """Remove the unfinished rejects files of imports that were killed. Ours is the only import: we hold the lock."""
    for left in folder.glob(".*-rejects.csv.*"):
        with contextlib.suppress(OSError):
            left.unlink()


def _state_of(file: Path) -> tuple[int, int] | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _day_of(file: Path) -> str:
    """The day the file was written: the adverts were seen then, not when they happen to be imported."""
    modified = datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    return modified.date().isoformat()


def _rejects_path(paths: Paths, file: Path) -> Path:
    stamp = datetime.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    # file systems count bytes, and a Chinese character has three
    stem = printable(file.stem).encode()[:MOST_NAME_BYTES].decode(errors="ignore")
    return paths.rejects / f"{stem}-{stamp}-rejects.csv"
