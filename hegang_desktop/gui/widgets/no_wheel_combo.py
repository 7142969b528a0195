"""A combo box that a turning wheel passes over."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class NoWheelCombo(QComboBox):
    """Scrolling the page must not change a choice that happens to be under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
