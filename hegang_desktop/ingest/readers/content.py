"""The bytes of a file that a person chose: plain, packed with gzip, or one file inside a ZIP archive.

Nothing is ever written to disk, so that a name inside an archive can do no harm.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.limits import LARGEST_LISTINGS_FILE
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.refusals import damaged_gzip, printable, refusal, size_of

GZIP_MAGIC, ZIP_MAGIC = b"\x1f\x8b", b"PK\x03\x04"
PACKED_SUFFIXES = (".gz",)
"""Of a file of any kind that is packed by itself."""
_MOST_GB = LARGEST_LISTINGS_FILE >> 30
MOST_RATIO = 400
"""Text packs ten or twenty times smaller, never this much."""
SMALL = 50 << 20
"""Bytes. What is this small may be packed however well."""
MOST_MEMBERS = 2_000


class Content(msgspec.Struct, frozen=True):
    """A file on disk, or `member` of it."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """What it is called in sentences."""
        return printable(self.path.name)

    @contextlib.contextmanager
    def open(self) -> Iterator[tuple[BinaryIO, BinaryIO]]:
        """For reading bytes: (unpacked content, file on disk). The second one tells how far reading has come.

        A file beginning like gzip is unpacked whatever it is called. Raises UnreadableFile, also for what fails while
        the caller reads.
        """
        try:
            if size_of(self.path) > LARGEST_LISTINGS_FILE:
                raise UnreadableFile(
                    msg("{name} is larger than any list of homes: {most} GB at most.", name=self.name, most=_MOST_GB),
                    msg("Choose the table itself. If it is one, split it into several files."),
                )
            with self.path.open("rb") as raw:
                beginning = raw.read(4)
                raw.seek(0)
                if self.member:
                    with zipfile.ZipFile(raw) as archive, self._unpacking(archive) as content:
                        yield content, raw  # type: ignore[misc] # reads like a BinaryIO
                elif beginning.startswith(GZIP_MAGIC):
                    with gzip.GzipFile(fileobj=raw, mode="rb") as unpacked:
                        yield _Measured(self.name, unpacked, raw), raw  # type: ignore[misc] # reads like a BinaryIO
                else:
                    yield raw, raw
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise (damaged_archive if self.member else damaged_gzip)(self.name) from error
        except zipfile.BadZipFile as error:
            raise damaged_archive(self.name) from error
        except OSError as error:
            raise refusal(self.path.name, error) from error

    def _unpacking(self, archive: zipfile.ZipFile) -> IO[bytes]:
        try:
            info = archive.getinfo(self.member)
            check_packing(self.name, info.file_size, info.compress_size)
            return archive.open(info)
        except (KeyError, NotImplementedError, UnicodeDecodeError) as error:
            raise damaged_archive(self.name) from error
        except RuntimeError as error:
            raise locked(self.name) from error

    def read(self, most: int) -> bytes:
        """All of it, for kinds that cannot be read bit by bit. Raises UnreadableFile when there is more than `most`."""
        with self.open() as (content, _):
            data = content.read(most + 1)
        if len(data) > most:
            raise too_large(self.name)
        return data


class _Measured(io.RawIOBase):
    """Unpacks gzip and stops where no listing file would go on."""

    def __init__(self, name: str, content: gzip.GzipFile, raw: BinaryIO) -> None:
        super().__init__()
        self._name = name
        self._content = content
        self._raw = raw

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._content.seek(offset, whence)

    def tell(self) -> int:
        return self._content.tell()

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        check_packing(self._name, self._content.tell(), self._raw.tell())
        return data

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


def check_packing(name: str, unpacked: int, packed: int) -> None:
    """Raise UnreadableFile for what unpacks to far more than listings do."""
    if unpacked > LARGEST_LISTINGS_FILE or (unpacked > SMALL and unpacked > MOST_RATIO * max(1, packed)):
        raise UnreadableFile(
            msg("{name} would unpack to far more than a file of listings has: it was not opened.", name=name),
            msg("If you trust it, unpack it with another program and choose the table inside."),
        )


def damaged_archive(name: str) -> UnreadableFile:
    """The sentence for an archive that cannot be unpacked."""
    return UnreadableFile(
        msg("{name} is a packed archive (ZIP) that is damaged or incomplete.", name=name),
        msg("Download or copy it again, or unpack it with another program first."),
    )


def locked(name: str) -> UnreadableFile:
    """The sentence for what asks for a password."""
    return UnreadableFile(
        msg("{name} is locked with a password.", name=name),
        msg("Open it with the program that locked it, save it without a password, then choose the new file."),
    )


def too_large(name: str) -> UnreadableFile:
    """The sentence for a file that does not fit the memory."""
    return UnreadableFile(
        msg("{name} is too large to be read as a whole.", name=name),
        msg("Save its table as CSV: a text table may be much larger."),
    )
