"""Kinds of file that are known and not read: each is named, and told how its table can be taken in all the same."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Collection

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.ingest.readers.content import ZIP_MAGIC, Content, locked
from hegang_desktop.ingest.readers.refusals import CHOOSE_A_TABLE, of_another_kind

_SAVE_AS_CSV = msg("Open it in your spreadsheet program and save it as “CSV UTF-8”, then choose the new file.")
_UNPACK = msg("Unpack it first and choose the table inside.")
_COPY = msg(
    "Open it in its own program, copy the table or the adverts, and paste them under “Paste adverts or a table”."
)
_COPY_FROM_WORD = msg(
    "Open it in Word or WPS, copy the table or the adverts, and paste them under “Paste adverts or a table”."
)
_TYPE_IT = msg("Choose a table, or type in the homes that it shows.")

_BEGINNINGS: tuple[tuple[bytes, Message, Message], ...] = (
    (b"\x89PNG\r\n\x1a\n", msg("a picture (PNG)"), _TYPE_IT),
    (b"\xff\xd8\xff", msg("a picture (JPEG)"), _TYPE_IT),
    (b"GIF8", msg("a picture (GIF)"), _TYPE_IT),
    (b"%PDF-", msg("a PDF document"), _COPY),
    (b"{\\rtf", msg("a text document (RTF)"), _COPY_FROM_WORD),
    (b"SQLite format 3\x00", msg("a database (SQLite)"), CHOOSE_A_TABLE),
    (b"Rar!\x1a\x07", msg("a packed archive (RAR)"), _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", msg("a packed archive (7z)"), _UNPACK),
    (b"\x7fELF", msg("a program"), CHOOSE_A_TABLE),
    (b"MZ\x90\x00", msg("a program"), CHOOSE_A_TABLE),
)
_WORD, _SLIDES = msg("a Word document"), msg("a presentation")
# of archives with a fixed content, by a file in them
_PACKED: tuple[tuple[str, Message, Message], ...] = (
    ("word/document.xml", _WORD, _COPY_FROM_WORD),
    ("ppt/presentation.xml", _SLIDES, _COPY),
    (
        "Index/Document.iwa",
        msg("a Numbers or Pages document"),
        msg("Export it as Excel or CSV, then choose the new file."),
    ),
)
_OPEN_DOCUMENTS: tuple[tuple[bytes, Message, Message], ...] = (
    (b"opendocument.text", msg("a text document (ODT)"), _COPY_FROM_WORD),
    (b"opendocument.presentation", _SLIDES, _COPY),
)
# of compound files, by a stream in them
_STREAMS: tuple[tuple[str, Message, Message], ...] = (
    ("worddocument", _WORD, _COPY_FROM_WORD),
    ("powerpoint document", _SLIDES, _COPY),
)
_LOCKED_STREAM = "encryptedpackage"
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<meta")


def refuse_known_kinds(content: Content, beginning: bytes) -> None:
    """Raise UnreadableFile when a file begins as a picture, a document, an archive of another kind and the like do."""
    for start, kind, hint in _BEGINNINGS:
        if beginning.startswith(start):
            raise of_another_kind(content.name, kind, hint)
    if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
        raise of_another_kind(content.name, msg("a picture (WebP)"), _TYPE_IT)
    if not beginning.startswith(ZIP_MAGIC):
        return
    for sign, kind, hint in _OPEN_DOCUMENTS:
        if sign in beginning[:200]:
            raise of_another_kind(content.name, kind, hint)
    if not content.member:
        with contextlib.suppress(zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
            with zipfile.ZipFile(content.path) as archive:
                names = archive.namelist()
            refuse_packed(content.name, names)


def refuse_packed(name: str, names: Collection[str]) -> None:
    """Raise UnreadableFile for an archive that is a document, by the names of the files in it."""
    for sign, kind, hint in _PACKED:
        if sign in names:
            raise of_another_kind(name, kind, hint)


def refuse_compound(name: str, streams: Collection[str]) -> None:
    """Raise UnreadableFile for an old Office file without sheets, by the small-letter names of its streams."""
    if _LOCKED_STREAM in streams:
        raise locked(name)
    for sign, kind, hint in _STREAMS:
        if sign in streams:
            raise of_another_kind(name, kind, hint)


def refuse_markup(name: str, text: str) -> None:
    """Raise UnreadableFile when the decoded beginning is XML rather than a table."""
    if text.lstrip()[:200].lower().startswith(_MARKUP):
        raise of_another_kind(name, msg("a web page or XML file"), _SAVE_AS_CSV)
