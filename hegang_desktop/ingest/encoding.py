"""One reading of a whole file that settles its encoding, its hash, and a sample spread over its length."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.magic import refuse_known_kinds
from hegang_desktop.ingest.opening import CHOOSE_A_TABLE, open_file

CHUNK = 1 << 18
LONGEST_LINE = 1_000_000
"""Bytes. A longer line is no table row; reading on would only fill the memory."""
_BLOCK = 1 << 14
_BLOCKS = 48
_CERTAIN = 4
_HIGH = re.compile(rb"[\x80-\xff]")
_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_SAVE_ONE_ENCODING = msg("Open it in a text editor or spreadsheet, check the characters, and save all of it as UTF-8.")

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


class Scan(msgspec.Struct, frozen=True):
    """What one reading of a file found. `codec` is Python's name of the encoding, `encoding` the one to show.

    `sha256` is of the file on disk (packed, if it is packed), `size` its bytes there. `blocks` are pieces from all over
    the content, cut without regard to lines.
    """

    codec: str
    encoding: str
    sha256: str
    size: int
    blocks: tuple[bytes, ...]


def scan(path: Path) -> Scan:
    """Read all of `path` once (twice when it is not UTF-8). Raises UnreadableFile."""
    with open_file(path) as (content, raw):
        beginning = content.read(1 << 14)
        refuse_known_kinds(path.name, beginning)
        codec, encoding = next(((c, e) for mark, c, e in _MARKS if beginning.startswith(mark)), ("utf-8", "UTF-8"))
        content.seek(0)
        blocks, is_text = _read_through(path.name, content, codec)
        digest = blocks.digest if raw is content else _digest(raw)
        size = raw.seek(0, 2)
        if not is_text:
            content.seek(0)
            codec, encoding = _chinese(path.name, content, codec)
    return Scan(codec, encoding, digest.hexdigest(), size, tuple(blocks.kept))


def _digest(raw: BinaryIO) -> hashlib._Hash:
    digest = hashlib.sha256()
    raw.seek(0)
    while piece := raw.read(CHUNK):
        digest.update(piece)
    return digest


class _Blocks:
    """Pieces evenly spread over a stream of unknown length: when too many are kept, every other one is dropped."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.digest = hashlib.sha256()
        self._every = 1
        self._seen = 0

    def offer(self, chunk: bytes) -> None:
        self.digest.update(chunk)
        if self._seen % self._every == 0:
            self.kept.append(chunk[:_BLOCK])
            if len(self.kept) > _BLOCKS:
                self.kept = self.kept[::2]
                self._every *= 2
        self._seen += 1


def _read_through(name: str, content: BinaryIO, codec: str) -> tuple[_Blocks, bool]:
    """Read everything; say whether `codec` fits it all. Raises UnreadableFile for what no encoding makes a table."""
    decoder = codecs.getincrementaldecoder(codec)()
    blocks, fits, blank = _Blocks(), True, True
    open_line, line = 0, 1
    while chunk := content.read(CHUNK):
        blocks.offer(chunk)
        if codec != "utf-16" and b"\x00" in chunk:
            at = line + chunk[: chunk.index(b"\x00")].count(b"\n")
            raise UnreadableFile(
                msg("{name} is not text: line {line} holds bytes (NUL) that no text has.", name=name, line=at),
                CHOOSE_A_TABLE,
            )
        first, last = _line_ends(chunk)
        if open_line + first > LONGEST_LINE:
            raise _too_long(name, line)
        open_line = open_line + len(chunk) if last < 0 else len(chunk) - last - 1
        line += chunk.count(b"\n")
        if fits:
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError:
                fits = False
            else:
                blank = blank and not text.strip("\ufeff \t\r\n\u3000\xa0")
        blank = blank and fits
    if open_line > LONGEST_LINE:
        raise _too_long(name, line)
    if fits:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            fits = False
    if blank and fits:
        raise UnreadableFile(
            msg("{name} is empty.", name=name), msg("Export or download the listings again, then choose the new file.")
        )
    return blocks, fits


def _line_ends(chunk: bytes) -> tuple[int, int]:
    """The offsets of the first and the last line end; the length and -1 when there is none."""
    first = min((at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=len(chunk))
    return first, max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))


def _too_long(name: str, line: int) -> UnreadableFile:
    return UnreadableFile(
        msg("Line {line} of {name} is longer than one million characters: it is not a table.", name=name, line=line),
        CHOOSE_A_TABLE,
    )


def _chinese(name: str, content: BinaryIO, codec: str) -> tuple[str, str]:
    """GB18030 when all of the content is; never for a file part of which certainly is UTF-8."""
    if codec == "utf-16":
        raise UnreadableFile(
            msg("{name} begins like a text in UTF-16 but does not go on like one: it is damaged.", name=name),
            _SAVE_ONE_ENCODING,
        )
    first_utf8 = first_other = 0
    decoder = codecs.getincrementaldecoder("gb18030")()
    chinese = True
    for number, line in enumerate(_lines(content), start=1):
        if chinese:
            try:
                decoder.decode(line)
            except UnicodeDecodeError:
                chinese = False
        if not _HIGH.search(line):
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            first_other = first_other or number
        else:
            if not first_utf8 and len(_THREE_BYTES.findall(line)) >= _CERTAIN:
                first_utf8 = number
        if first_utf8 and first_other == number and not line.endswith((b"\n", b"\r")):
            raise UnreadableFile(
                msg("{name} breaks off in the middle of a character in its last line, {line}.", name=name, line=number),
                msg("It was not copied or downloaded to its end: fetch it again, then choose the new file."),
            )
        if first_utf8 and first_other:
            raise _mixed(name, max(first_utf8, first_other))
    if codec == "utf-8-sig":
        raise _mixed(name, first_other)
    if chinese:
        return "gb18030", "GB18030"
    raise UnreadableFile(
        msg(
            "The characters of {name} are neither UTF-8 nor GB18030, from line {line} on.", name=name, line=first_other
        ),
        _SAVE_ONE_ENCODING,
    )


def _mixed(name: str, line: int) -> UnreadableFile:
    return UnreadableFile(
        msg(
            "{name} mixes two encodings: line {line} is not written like the lines before it, and its characters "
            "would come out as nonsense.",
            name=name,
            line=line,
        ),
        _SAVE_ONE_ENCODING,
    )


def _lines(content: BinaryIO) -> Iterator[bytes]:
    """Lines as an editor counts them; by now none is too long."""
    rest, end = b"", b""
    while chunk := content.read(CHUNK):
        end = end or (b"\n" if b"\n" in chunk else b"\r")
        pieces = (rest + chunk).split(end)
        rest = pieces.pop()
        for piece in pieces:
            yield piece + end
    if rest:
        yield rest
