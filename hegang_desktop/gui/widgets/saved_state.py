"""Qt's own states - of splitters, headings, the window - as text that a setting can hold."""

from __future__ import annotations

from PySide6.QtCore import QByteArray


def state_text(state: QByteArray) -> str:
    """A state as text."""
    return bytes(state.toBase64().data()).decode("ascii")


def state_bytes(text: str) -> QByteArray:
    """The state that a text holds; Qt passes over what is none."""
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
