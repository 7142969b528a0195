"""Small widgets one after another, in as many lines as the width needs."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 6


class FlowBox(QWidget):
    """Places its children like words of a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        widget.setParent(self)
        widget.show()
        self._items.append(widget)
        self._place()

    def show_one(self, widget: QWidget, *, shown: bool) -> None:
        """Show or hide one of the widgets."""
        if widget.isHidden() == shown:
            widget.setVisible(shown)
            self._place()

    def clear(self) -> None:
        """Take all widgets away."""
        for widget in self._items:
            widget.hide()
            widget.deleteLater()
        self._items = []
        self._place()

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def widgets(self) -> list[QWidget]:
        """The widgets in order."""
        return list(self._items)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def replace(self) -> None:
        """Place the widgets anew, after their words have changed."""
        self._place()

    def height_of(self, widgets: Iterable[QWidget]) -> int:
        """How high it would be with these alone."""
        x = y = line = 0
        for widget in widgets:
            size = widget.sizeHint()
            width = min(size.width(), max(self.width(), 40))
            if x and x + width > self.width():
                x, y, line = 0, y + line + GAP, 0
            x += width + GAP
            line = max(line, size.height())
        return y + line

    def _place(self) -> None:
        x = y = line = 0
        for widget in self._items:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            width = min(size.width(), max(self.width(), 40))
            if x and x + width > self.width():
                x, y, line = 0, y + line + GAP, 0
            widget.setGeometry(x, y, width, size.height())
            x += width + GAP
            line = max(line, size.height())
        if self.height() != y + line:
            self.setFixedHeight(y + line)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())
