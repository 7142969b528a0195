"""Windows and dialogs no larger than the screen they come up on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

SMALLEST = (1024, 640)
LEAST = (880, 420)
"""No window is smaller on any screen: 1366x768 at 150 % has 911x512 points, the task bar and the frame among them."""
FRAME_WIDE, FRAME_HIGH = 16, 56
"""What a window manager puts around a dialog, at most: it belongs to the window too."""


def fitting(wanted: QSize, room: QSize) -> QSize:
    """The size wanted, or as much of it as there is room for inside a frame."""
    return wanted.boundedTo(QSize(max(1, room.width() - FRAME_WIDE), max(1, room.height() - FRAME_HIGH)))


def least_window(room: QSize) -> QSize:
    """The least size of the window on a screen with this room: the usual one, or what a small screen has."""
    return fitting(QSize(*SMALLEST), room).expandedTo(QSize(*LEAST))


def fit(dialog: QDialog, width: int, height: int, least_width: int = 0, least_height: int = 0) -> None:
    """Open a dialog in this size where the screen is large enough; else smaller, its inner parts scroll."""
    parent = dialog.parentWidget()
    room = (parent if parent is not None else dialog).screen().availableGeometry().size()
    if least_width or least_height:
        dialog.setMinimumSize(fitting(QSize(least_width, least_height), room))
    dialog.resize(fitting(QSize(width, height), room))
