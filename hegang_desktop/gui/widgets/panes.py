"""Which widgets are panes of the window: parts that F6 leads to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_PANE = "pane"


def make_pane(widget: QWidget) -> None:
    """F6 leads to it from now on."""
    widget.setProperty(_PANE, True)


def is_pane(widget: QWidget) -> bool:
    """Whether F6 leads to it."""
    return bool(widget.property(_PANE))
