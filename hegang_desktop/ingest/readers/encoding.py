"""One reading of a whole file that settles its encoding, its hash, and a sample spread over its length."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.refusals import CHOOSE_A_TABLE

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
    the content, cut without regard to lines. `torn` lines hold bytes that are no characters of the encoding.
    """

    codec: str
    encoding: str
    sha256: str
    size: int
    blocks: tuple[bytes, ...]
    torn: int = 0


def scan(source: Content, *, lines: bool = True) -> Scan:
    """Read all of a text once (twice when it is not UTF-8). Raises UnreadableFile.

    `lines` False is for texts whose lines may be of any length.
    """
    with source.open() as (content, raw):
        beginning = content.read(1 << 14)
        marked = next(((c, e) for mark, c, e in _MARKS if beginning.startswith(mark)), None)
        codec, encoding = marked or _unmarked(beginning)
        content.seek(0)
        blocks, is_text = _read_through(source.name, content, codec, lines=lines)
        digest = blocks.digest if raw is content else _digest(raw)
        size = raw.seek(0, 2)
        torn = 0
        if not is_text:
            content.seek(0)
            codec, encoding, torn = _chinese(source.name, content, codec, lines=lines)
    return Scan(codec, encoding, digest.hexdigest(), size, tuple(blocks.kept), torn)


def as_text(beginning: bytes) -> str:
    """The first bytes of a file as text by which its kind can be told, whatever it is written in."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if beginning.startswith(mark):
            return beginning[len(mark) :].decode(codec, "ignore").lstrip()
    return beginning.decode("latin-1").lstrip()


def _unmarked(beginning: bytes) -> tuple[str, str]:
    """UTF-16 without its mark gives itself away by the zero bytes of its commas and digits."""
    even, odd = beginning[::2], beginning[1::2]
    if beginning and len(beginning) >= _FEWEST_FOR_ZEROS:
        if odd.count(0) > _ZEROS * len(odd) and even.count(0) * 10 < odd.count(0):
            return "utf-16-le", "UTF-16"
        if even.count(0) > _ZEROS * len(even) and odd.count(0) * 10 < even.count(0):
            return "utf-16-be", "UTF-16"
    return "utf-8", "UTF-8"


_FEWEST_FOR_ZEROS = 16
_ZEROS = 0.15
_COMMON = frozenset(
    "的一二三四五六室廳厅平方米萬万元單单價价樓楼層层總总高中低共南北東东西小區区市縣县路街號号房屋年建築筑裝装修電电梯面積积戶户型標标題题"
    "有無无新滿满唯近鐵铁大公園园城花苑家出售名稱称朝向"
)


def _traditional(content: BinaryIO, *, simplified: bool) -> bool:
    """Whether the content is Big5: all of it can be read so, and common characters come out more often than as GB."""
    content.seek(0)
    beginning = content.read(CHUNK)
    beginning = beginning[: max(beginning.rfind(b"\n"), 0) or len(beginning)]
    try:
        decoded = beginning.decode("cp950")
    except UnicodeDecodeError:
        return False
    if simplified and _commonness(decoded) <= _commonness(beginning.decode("gb18030", "replace")):
        return False
    decoder = codecs.getincrementaldecoder("cp950")()
    content.seek(0)
    try:
        while chunk := content.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _commonness(text: str) -> float:
    """The share of characters that listings are full of, among all that are no ASCII."""
    foreign = [character for character in text if ord(character) > 0x2E7F]  # noqa: PLR2004 - where Chinese begins
    return sum(character in _COMMON for character in foreign) / len(foreign) if foreign else 0.0


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


def _read_through(name: str, content: BinaryIO, codec: str, *, lines: bool) -> tuple[_Blocks, bool]:
    """Read everything; say whether `codec` fits it all. Raises UnreadableFile for what no encoding makes a table."""
    decoder = codecs.getincrementaldecoder(codec)()
    blocks, fits, blank = _Blocks(), True, True
    open_line, line = 0, 1
    while chunk := content.read(CHUNK):
        blocks.offer(chunk)
        if not codec.startswith("utf-16") and b"\x00" in chunk:
            at = line + chunk[: chunk.index(b"\x00")].count(b"\n")
            raise UnreadableFile(
                msg("{name} is not text: line {line} holds bytes (NUL) that no text has.", name=name, line=at),
                CHOOSE_A_TABLE,
            )
        first, last = _line_ends(chunk)
        if lines and open_line + first > LONGEST_LINE:
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
    if lines and open_line > LONGEST_LINE:
        raise _too_long(name, line)
    if fits:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            # a list of objects is read up to where it breaks off
            fits = not lines
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


def _chinese(name: str, content: BinaryIO, codec: str, *, lines: bool) -> tuple[str, str, int]:
    """GB18030 when all of the content is; never for a file part of which certainly is UTF-8.

    With `lines`, one in a hundred may be torn: a stray byte is a fault of its row, not of the file. Returns how many.
    """
    if codec.startswith("utf-16"):
        raise UnreadableFile(
            msg("{name} begins like a text in UTF-16 but does not go on like one: it is damaged.", name=name),
            _SAVE_ONE_ENCODING,
        )
    first_utf8 = first_other = first_bad = 0
    foreign = not_utf8 = not_chinese = 0
    breaks_off = 0
    for number, line in enumerate(_lines(content), start=1):
        if not _HIGH.search(line):
            continue
        foreign += 1
        if not _fits(line, "gb18030"):
            not_chinese += 1
            first_bad = first_bad or number
        if not _fits(line, "utf-8"):
            not_utf8 += 1
            first_other = first_other or number
            breaks_off = number if not line.endswith((b"\n", b"\r")) else 0
        elif not first_utf8 and len(_THREE_BYTES.findall(line)) >= _CERTAIN:
            first_utf8 = number
    few = foreign // _LINES_A_TORN_ONE if lines else 0
    if first_utf8 and breaks_off and breaks_off == first_other:
        raise UnreadableFile(
            msg(
                "{name} breaks off in the middle of a character in its last line, {line}.", name=name, line=first_other
            ),
            msg("It was not copied or downloaded to its end: fetch it again, then choose the new file."),
        )
    if first_utf8 and not_utf8 <= few:
        return codec, "UTF-8", not_utf8
    if first_utf8 or codec == "utf-8-sig":
        raise _mixed(name, max(first_utf8, first_other))
    if _traditional(content, simplified=not not_chinese):
        return "cp950", "Big5", 0
    if not not_chinese or (not_chinese <= few and _says_homes(content)):
        return "gb18030", "GB18030", not_chinese
    raise UnreadableFile(
        msg(
            "The characters of {name} are neither UTF-8, GB18030 nor Big5, from line {line} on.",
            name=name,
            line=first_bad or first_other,
        ),
        _SAVE_ONE_ENCODING,
    )


_LINES_A_TORN_ONE = 100
_AS_COMMON = 0.05


def _fits(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _says_homes(content: BinaryIO) -> bool:
    """Whether what begins the content, read as GB18030, holds the characters that listings are full of."""
    content.seek(0)
    return _commonness(content.read(CHUNK).decode("gb18030", "replace")) > _AS_COMMON


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
