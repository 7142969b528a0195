"""One sentence for each way in which a file that a person chose cannot be read."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import Message, msg, verbatim

CHOOSE_A_TABLE = msg("Choose a table: CSV, an Excel or OpenDocument file, JSON, or a saved web page.")


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


def size_of(path: Path) -> int:
    """Bytes of an ordinary file, before it is opened: a device may have no end, and a pipe nobody who writes.

    Raises UnreadableFile for what is no ordinary file, OSError as `stat` does and for a folder.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(
            msg("{name} is not an ordinary file.", name=printable(path.name)),
            msg("It is a device or a connection between programs. Choose a file that was saved."),
        )
    return status.st_size


def damaged_gzip(name: str) -> UnreadableFile:
    """The sentence for a packed file that cannot be unpacked to its end."""
    return UnreadableFile(
        msg("{name} is a packed file (gzip) that is damaged or incomplete.", name=name),
        msg("Download or copy it again, or unpack it with another program first."),
    )


def of_another_kind(name: str, kind: Message, hint: Message = CHOOSE_A_TABLE) -> UnreadableFile:
    """The sentence for a file whose kind is known and is not read here."""
    return UnreadableFile(msg("{name} is {kind}: no listings can be read from it.", name=name, kind=kind), hint)


def no_part(name: str, part: str) -> UnreadableFile:
    """The sentence for a sheet, a table or a file of an archive that is not there."""
    return UnreadableFile(
        msg("{name} has no sheet, table or file called {part}.", name=name, part=part),
        msg("Leave the name out to take the one with most rows."),
    )
