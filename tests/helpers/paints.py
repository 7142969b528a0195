"""Counts what is painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal


class PaintCounter(QObject):
    """An event filter for the application; `waited` is emitted after the time given to `start`, which first settles."""

    waited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    def start(self, milliseconds: int) -> None:
        """Let half the time pass, then count for the other half."""
        QTimer.singleShot(milliseconds // 2, self, self._reset)
        QTimer.singleShot(milliseconds, self, self._end)

    def _reset(self) -> None:
        self.paints = 0

    def _end(self) -> None:
        self.waited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
        return False
