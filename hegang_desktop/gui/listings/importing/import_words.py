"""What an import has to say, as messages and rows of text. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Message, msg, msg_n, pmsg
from hegang_desktop.domain.search import ListingRow
from hegang_desktop.gui.listings.table.columns import COLUMNS
from hegang_desktop.gui.texts import ScreenTranslator
from hegang_desktop.text.listing_fields import field_words
from hegang_desktop.text.listing_values import MISSING

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Preview, Summary
    from hegang_desktop.store.catalog.undo import Undone

SHOWN_COLUMNS = [column for column in COLUMNS if column.said]
"""What an advert itself says."""
NUMBERS = frozenset(at for at, column in enumerate(SHOWN_COLUMNS) if column.number)
REJECT_HEADERS = (msg("Line"), msg("Field"), msg("Reason"), msg("The row in the file"))
_DELIMITERS = {
    ",": pmsg("delimiter", "commas"),
    "\t": pmsg("delimiter", "tabs"),
    ";": pmsg("delimiter", "semicolons"),
    "|": pmsg("delimiter", "bars"),
}


def how_read(preview: Preview) -> Message:
    """Which kind of file it is, in which encoding and between which signs it is read."""
    columns = len(preview.mapping.columns)
    if preview.kind == "workbook":
        return msg_n("a workbook, {n} column", "a workbook, {n} columns", columns)
    if preview.kind == "json":
        return msg_n("JSON, {encoding}, {n} field", "JSON, {encoding}, {n} fields", columns, encoding=preview.encoding)
    if preview.kind == "page":
        return msg_n(
            "a saved web page, {encoding}, {n} column",
            "a saved web page, {encoding}, {n} columns",
            columns,
            encoding=preview.encoding,
        )
    as_written = msg("“{sign}”", sign=preview.delimiter)
    return msg(
        "{encoding}, {columns} columns, separated by {delimiter}",
        encoding=preview.encoding,
        columns=columns,
        delimiter=_DELIMITERS.get(preview.delimiter, as_written),
    )


def became(summary: Summary) -> Message:
    """What the rows of the file became."""
    counts = {
        "new": summary.listings,
        "seen": summary.observations,
        "repeats": summary.repeats,
        "rejects": summary.rejects,
    }
    if not (summary.cheaper or summary.dearer or summary.gone):
        return msg("{new} new, {seen} seen again, {repeats} repeats, {rejects} rejected", **counts)
    return msg(
        "{new} new, {seen} seen again ({cheaper} cheaper, {dearer} dearer), {gone} gone, {repeats} repeats, "
        "{rejects} rejected",
        **counts,
        cheaper=summary.cheaper,
        dearer=summary.dearer,
        gone=summary.gone,
    )


def home_cells(listing: Listing, words: ScreenTranslator) -> list[str]:
    """The cells of a home as the listings table will show them."""
    row = ListingRow(0, listing)
    return [column.text(row, words) or MISSING for column in SHOWN_COLUMNS]


def reject_cells(summary: Summary, words: ScreenTranslator) -> list[list[str]]:
    """The first rejects: line, field, reason, the row as it stands in the file."""
    return [
        [words.number(one.line), words.say(field_words(one.field)) if one.field else MISSING, one.reason, one.text]
        for one in summary.first_rejects
    ]


def undone_words(undone: Undone) -> Message:
    """What taking an import back did."""
    return msg_n(
        "Taken back: {n} home removed, {restored} as before. To have it again, import the file again.",
        "Taken back: {n} homes removed, {restored} as before. To have them again, import the file again.",
        undone.removed,
        restored=undone.restored,
    )
