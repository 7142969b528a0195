"""A bar of tabs that a turning wheel passes over."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar


class NoWheelTabBar(QTabBar):
    """Scrolling the page must not turn to another view because the pointer comes across the bar."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
