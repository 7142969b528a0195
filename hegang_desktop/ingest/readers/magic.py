"""Telling by its first bytes what a file is when it is not a text table, whatever its name says."""

from __future__ import annotations

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.ingest.readers.opening import CHOOSE_A_TABLE, not_text

_SAVE_AS_CSV = msg("Open it in your spreadsheet program and save it as “CSV UTF-8”, then choose the new file.")
_EXCEL = msg("an Excel workbook")

_BEGINNINGS: tuple[tuple[bytes, Message, Message], ...] = (
    (b"\x89PNG\r\n\x1a\n", msg("a picture (PNG)"), CHOOSE_A_TABLE),
    (b"\xff\xd8\xff", msg("a picture (JPEG)"), CHOOSE_A_TABLE),
    (b"GIF8", msg("a picture (GIF)"), CHOOSE_A_TABLE),
    (b"%PDF-", msg("a PDF document"), CHOOSE_A_TABLE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", msg("an old Excel or Word file"), _SAVE_AS_CSV),
    (b"SQLite format 3\x00", msg("a database (SQLite)"), CHOOSE_A_TABLE),
    (b"Rar!\x1a\x07", msg("a packed archive (RAR)"), msg("Unpack it first and choose the table inside.")),
    (b"7z\xbc\xaf\x27\x1c", msg("a packed archive (7z)"), msg("Unpack it first and choose the table inside.")),
    (b"\x7fELF", msg("a program"), CHOOSE_A_TABLE),
    (b"MZ\x90\x00", msg("a program"), CHOOSE_A_TABLE),
)
_ZIP = b"PK\x03\x04"
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<meta")


def refuse_known_kinds(name: str, beginning: bytes) -> None:
    """Raise UnreadableFile when the first bytes are those of a picture, a workbook, an archive and the like."""
    for start, kind, hint in _BEGINNINGS:
        if beginning.startswith(start):
            raise not_text(name, kind, hint)
    if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
        raise not_text(name, msg("a picture (WebP)"))
    if beginning.startswith(_ZIP):
        raise _zip(name, beginning)


def _zip(name: str, beginning: bytes) -> UnreadableFile:
    if b"word/" in beginning:
        return not_text(name, msg("a Word document"), msg("Copy its table into a spreadsheet and save that as CSV."))
    if b"xl/" in beginning or b"[Content_Types].xml" in beginning:
        return not_text(name, _EXCEL, _SAVE_AS_CSV)
    if b"opendocument.spreadsheet" in beginning:
        return not_text(name, msg("an OpenDocument spreadsheet"), _SAVE_AS_CSV)
    return not_text(name, msg("a packed archive (ZIP)"), msg("Unpack it first and choose the table inside."))


def refuse_markup(name: str, text: str) -> None:
    """Raise UnreadableFile when the decoded beginning is XML rather than a table."""
    if text.lstrip()[:200].lower().startswith(_MARKUP):
        raise not_text(name, msg("a web page or XML file"), _SAVE_AS_CSV)
