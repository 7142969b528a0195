"""Opening a file that a person chose, plain or packed with gzip, with one sentence for each way it can fail."""

from __future__ import annotations

import contextlib
import errno
import gzip
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import Message, msg, verbatim

GZIP_MAGIC = b"\x1f\x8b"

CHOOSE_A_TABLE = msg("Choose a table saved as text: CSV or TSV, encoded as UTF-8 or GB18030.")


def printable(name: str) -> str:
    """A file name that can be written anywhere: bytes that are no text, of another encoding, become signs."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def refusal(name: str, error: OSError) -> UnreadableFile:
    """The sentence for an operating system's refusal to open or read a file."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(
            msg("There is no file {name}.", name=name),
            msg("Check whether it was moved, renamed or deleted, and choose it again."),
        )
    if isinstance(error, IsADirectoryError):
        return UnreadableFile(
            msg("{name} is a folder, not a file.", name=name),
            msg("Open the folder and choose the table inside it."),
        )
    if isinstance(error, PermissionError) and error.errno != errno.EBUSY:
        return UnreadableFile(
            msg("You are not allowed to read {name}.", name=name),
            msg("Close it in other programs, or copy it into a folder of your own, and try again."),
        )
    return UnreadableFile(
        msg("{name} could not be read: {reason}.", name=name, reason=verbatim(error.strerror or str(error))),
        msg("Check the disk or the network folder it lies on, or copy the file to this computer."),
    )


def damaged_gzip(name: str) -> UnreadableFile:
    """The sentence for a packed file that cannot be unpacked to its end."""
    return UnreadableFile(
        msg("{name} is a packed file (gzip) that is damaged or incomplete.", name=name),
        msg("Download or copy it again, or unpack it with another program first."),
    )


@contextlib.contextmanager
def open_file(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Open `path` for reading bytes: (unpacked content, file on disk). The second one tells how far reading has come.

    A file beginning like gzip is unpacked whatever it is called. Raises UnreadableFile, also for what fails while the
    caller reads.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):
            raise UnreadableFile(msg("{name} is not an ordinary file.", name=path.name), CHOOSE_A_TABLE)
        with path.open("rb") as raw:
            packed = raw.read(2) == GZIP_MAGIC
            raw.seek(0)
            if not packed:
                yield raw, raw
                return
            with gzip.GzipFile(fileobj=raw, mode="rb") as content:
                yield content, raw  # type: ignore[misc] # GzipFile reads like a BinaryIO
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise damaged_gzip(path.name) from error
    except OSError as error:
        raise refusal(path.name, error) from error


def not_text(name: str, kind: Message, hint: Message = CHOOSE_A_TABLE) -> UnreadableFile:
    """The sentence for a file whose kind is known and is not a text table."""
    return UnreadableFile(msg("{name} is {kind}, not a text table.", name=name, kind=kind), hint)
