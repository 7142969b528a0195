"""Rows whose value may be damaged: one of them must not take the others with it."""

from __future__ import annotations

import logging
from typing import TypeVar

import msgspec

from hegang_desktop.domain.codec import from_json
from hegang_desktop.domain.errors import UserError

T = TypeVar("T")

log = logging.getLogger(__name__)


def decoded(body: bytes | str, kind: type[T]) -> T | None:
    """The value of a row, or None when it is damaged: it is left in the file as it is, and the log tells of it.

    A query casts the column to BLOB, so that text which is no UTF-8 comes this far.
    """
    try:
        return from_json(body, kind)
    except (msgspec.MsgspecError, UserError, ValueError, RecursionError) as error:
        # without the words of the error: they may hold what somebody typed
        log.warning("a damaged %s was left out: %s", kind.__name__, type(error).__name__)
        return None
