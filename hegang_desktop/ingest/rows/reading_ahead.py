"""The rows of a large file, read in a process of their own while those before them are written."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing import Listing, Reject
from hegang_desktop.ingest.rows.reading import ReadRow

ROWS_AT_ONCE = 500
_LENGTH = 8
_ROWS, _ERROR, _BUG, _END = b"R", b"E", b"B", b"."


class _Row(msgspec.Struct, frozen=True, array_like=True):
    line: int
    listing: Listing | None
    observed_on: dt.date | None
    consumed: int


class _Batch(msgspec.Struct, frozen=True, array_like=True):
    """`rejects` are those of the rows without a listing, in their order; they hold messages, so they are pickled."""

    rows: list[_Row]
    rejects: bytes


_decoder = msgspec.msgpack.Decoder(_Batch)


def can_read_ahead() -> bool:
    """Whether a process can be forked here, and has a processor to run on. Call it in a process of one thread."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def read_ahead(read: Callable[[], Iterator[ReadRow]]) -> Iterator[ReadRow]:
    """The rows of `read()`, in their order; to be closed when it is not read to its end.

    Raises the UserError that reading raises, MemoryError when the reader came to an end of another kind.
    """
    receiving, sending = os.pipe()
    reader = os.fork()
    if reader == 0:
        os.close(receiving)
        _serve(sending, read)
    os.close(sending)
    try:
        with os.fdopen(receiving, "rb") as stream:
            yield from _received(stream)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(reader, signal.SIGKILL)
        os.waitpid(reader, 0)


def _received(stream: BinaryIO) -> Iterator[ReadRow]:
    while True:
        kind = stream.read(1)
        payload = stream.read(int.from_bytes(stream.read(_LENGTH), "big"))
        if kind == _END:
            return
        if kind == _ERROR:
            error, message, hint = pickle.loads(payload)  # noqa: S301 - from our own child
            raise error(message, hint)
        if kind == _BUG:
            raise RuntimeError(payload.decode("utf-8", "replace"))
        if kind != _ROWS:
            # the system has ended it, or it could not even say why
            raise MemoryError
        batch = _decoder.decode(payload)
        rejects: Iterator[Reject] = iter(pickle.loads(batch.rejects))  # noqa: S301 - from our own child
        for row in batch.rows:
            reject = next(rejects) if row.listing is None else None
            yield ReadRow(row.line, row.listing, reject, row.observed_on, row.consumed)


def _serve(sending: int, read: Callable[[], Iterator[ReadRow]]) -> None:
    """In the child: send everything and end, whatever happens, without what a process does at its end."""
    try:
        # whoever waits for the parent's output must not wait for us
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(nowhere, standard)
        with os.fdopen(sending, "wb") as stream:
            try:
                for batch in _batches(read()):
                    _send(stream, _ROWS, msgspec.msgpack.encode(batch))
            except UserError as error:
                _send(stream, _ERROR, pickle.dumps((type(error), error.message, error.hint)))
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 - the parent raises it
                _send(stream, _BUG, traceback.format_exc().encode("utf-8", "replace"))
            else:
                _send(stream, _END, b"")
    finally:
        # the parent's locks, files and databases are not ours to close
        os._exit(0)


def _send(stream: BinaryIO, kind: bytes, payload: bytes) -> None:
    stream.write(kind + len(payload).to_bytes(_LENGTH, "big"))
    stream.write(payload)


def _batches(rows: Iterator[ReadRow]) -> Iterator[_Batch]:
    taken: list[_Row] = []
    rejects: list[Reject] = []
    for row in rows:
        taken.append(_Row(row.line, row.listing, row.observed_on, row.consumed))
        if row.reject is not None:
            rejects.append(row.reject)
        if len(taken) >= ROWS_AT_ONCE:
            yield _Batch(taken, pickle.dumps(rejects))
            taken, rejects = [], []
    yield _Batch(taken, pickle.dumps(rejects))
