"""Faults of ours in the log: where they happened and of which kind, never what somebody typed."""

from __future__ import annotations

import traceback


def trace_of(error: BaseException) -> str:
    """Frames and kind only: the words of an error may hold names and amounts."""
    return "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
