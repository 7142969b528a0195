"""Writing the rows that could not be imported to a CSV file that a spreadsheet opens, so that they can be put right."""

from __future__ import annotations

import contextlib
import csv
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing import Reject
from hegang_desktop.domain.message import Message, msg, verbatim

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-][0-9][0-9,]*(?:\.[0-9]+)?")


class RejectsWriter:
    """A context manager: `write` rejects into it; the file is at `path` only after all went well and if there were any.

    The columns are the line in the source file, the field, the reason in the words of `render`, then the original cells
    under `header`. What stands at `path` is replaced whole or not touched. Raises UserError when the disk refuses.
    """

    def __init__(
        self,
        path: Path,
        header: Sequence[str],
        render: Callable[[Message], str],
        *,
        titles: tuple[str, str, str] = ("line", "field", "reason"),
    ) -> None:
        self.path = path
        self.count = 0
        self._header = header
        self._render = render
        self._titles = titles
        self._stream: IO[str] | None = None

    def __enter__(self) -> Self:
        return self

    def write(self, reject: Reject) -> None:
        """Add one reject."""
        with self._telling():
            stream = self._stream or self._begin()
            self._put(stream, (str(reject.line), reject.field, self._render(reject.reason), *reject.cells))
        self.count += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return
        unfinished = Path(stream.name)
        try:
            with self._telling():
                if kind is None:
                    stream.flush()
                    os.fsync(stream.fileno())
                stream.close()
                if kind is None:
                    unfinished.replace(self.path)
        finally:
            with contextlib.suppress(OSError):
                stream.close()
            unfinished.unlink(missing_ok=True)

    def _begin(self) -> IO[str]:
        # a BOM, or spreadsheets show Chinese as noise
        self._stream = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed in __exit__
            "w",
            encoding="utf-8-sig",
            newline="",
            dir=self.path.parent,
            prefix=f".{self.path.name}.",
            suffix=".tmp",
            delete=False,
        )
        self._put(self._stream, (*self._titles, *self._header))
        return self._stream

    def _put(self, stream: IO[str], cells: Sequence[str]) -> None:
        csv.writer(stream).writerow([neutral(cell) for cell in cells])

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(
                msg(
                    "The list of rows that were not imported could not be written to {name}: {reason}.",
                    name=self.path.name,
                    reason=verbatim(error.strerror or str(error)),
                ),
                msg("Choose another folder, or make room on the disk, and import the file again."),
            ) from error


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers such as -5 stay numbers."""
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def plain(cell: str) -> str:
    """The cell that `neutral` made safe, as it was."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
