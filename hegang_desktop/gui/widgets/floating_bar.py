"""Keeps a bar that comes and goes over the foot of a widget, so that nothing moves to make room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

PLACED_BY = (QEvent.Type.Show, QEvent.Type.LayoutRequest)


class FloatingBar(QObject):
    """`bar` becomes a child of `host`, across its width less the margin, as high as its words need."""

    def __init__(self, bar: QFrame, host: QWidget, margin: int) -> None:
        super().__init__(host)
        self._bar = bar
        self._host = host
        self._margin = margin
        shown = not bar.isHidden()
        bar.setParent(host)
        bar.setVisible(shown)
        host.installEventFilter(self)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = watched is self._host and event.type() == QEvent.Type.Resize
        if resized or (watched is self._bar and event.type() in PLACED_BY):
            self._place()
        return False

    def _place(self) -> None:
        if self._bar.isHidden():
            return
        layout = self._bar.layout()
        width = max(1, self._host.width() - 2 * self._margin)
        height = self._bar.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        self._bar.setGeometry(self._margin, self._host.height() - height - self._margin, width, height)
        self._bar.raise_()
