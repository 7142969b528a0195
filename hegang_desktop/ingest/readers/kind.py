"""Telling by its first bytes which kind of source a file is, whatever its name says."""

from __future__ import annotations

import codecs
import re
import zipfile
from typing import Literal

from hegang_desktop.ingest.readers.content import ZIP_MAGIC, Content

Kind = Literal["text", "workbook", "archive", "json", "page"]
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin")
_OPEN_DOCUMENT = {"mimetype", "content.xml"}
_SHEET_TYPE = b"opendocument.spreadsheet"
# possessive throughout: a file may begin with thousands of comments
_MARKUP = re.compile(
    r"(?:\s++|<!--(?:(?!-->).)*+-->)*+"
    r"<(?:!doctype\s+html|html|head|meta|body|table|div|tbody|tr|ul|style|script|span)\b",
    re.DOTALL,
)
_OBJECT = re.compile(r"[\[{,\s]*(?:\{\s*(?:\"|\})|\[\s*(?:\[|\"|-?[0-9]))")


def kind_of(content: Content) -> Kind:
    """The kind of a file, by what is in it. Raises UnreadableFile when it cannot be opened."""
    with content.open() as (stream, _):
        beginning = stream.read(1 << 14)
    if beginning.startswith(_OLD_OFFICE):
        return "workbook"
    if beginning.startswith(ZIP_MAGIC):
        return _packed(content, beginning)
    text = _as_text(beginning)
    if _MARKUP.match(text.lower()):
        return "page"
    if text.startswith(("{", "[")) and _OBJECT.match(text):
        return "json"
    return "text"


def _packed(content: Content, beginning: bytes) -> Kind:
    if _SHEET_TYPE in beginning[:200]:
        return "workbook"
    if content.member:
        # an archive inside an archive: only workbooks are opened there
        return "workbook"
    try:
        with zipfile.ZipFile(content.path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return "archive"
    is_book = names.intersection(_WORKBOOKS) or "[Content_Types].xml" in names or names >= _OPEN_DOCUMENT
    return "workbook" if is_book else "archive"


def _as_text(beginning: bytes) -> str:
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if beginning.startswith(mark):
            return beginning[len(mark) :].decode(codec, "ignore").lstrip()
    return beginning.decode("latin-1").lstrip()
