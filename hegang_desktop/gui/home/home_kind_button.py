"""A card to choose a kind of home by: what it is, its area and price, and what it costs all in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hegang_desktop.gui.widgets.boxes import column, plain_label


class HomeKindButton(QPushButton):
    """One of several that exclude each other; pressed by mouse, space or the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = plain_label("", "list", wrap=True)
        self.price = plain_label("", wrap=True)
        self.cost = plain_label("", wrap=True)
        self.origin = plain_label("", "quiet", wrap=True)
        self._inside = inside = column(self, margin=10, spacing=2)
        for one in (self.title, self.price, self.cost, self.origin):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(one)
        inside.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, title: str, price: str, cost: str, origin: str) -> None:
        """What stands on it; empty lines take no room."""
        for one, text in ((self.title, title), (self.price, price), (self.cost, cost), (self.origin, origin)):
            one.setText(text)
            one.setVisible(bool(text))
        self.setAccessibleName(". ".join(text for text in (title, price, cost, origin) if text))

    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)
