"""A slider that a turning wheel passes over."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider


class NoWheelSlider(QSlider):
    """Scrolling the page must not change a value because the pointer comes across its slider."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
