"""The heading of a group that folds: a click anywhere on it opens the group, as Enter and space do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.widgets.boxes import row
from hegang_desktop.gui.widgets.one_line import OneLine

HEIGHT_PX = 34
ARROW_PX = 26
EDGE_PX = 6


class FoldHeading(QToolButton):
    """Arrow and name at the left, what the group comes to at the right, over the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "fold")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.subtotal = OneLine("quiet_body", align=Qt.AlignmentFlag.AlignRight)
        self.subtotal.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.subtotal.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._across = row(self, spacing=0)
        self._across.addWidget(self.subtotal)
        self.subtotal.cut_changed.connect(self._tell)

    def say(self, subtotal: str) -> None:
        """What the group comes to."""
        self.subtotal.show_text(subtotal)
        self.setAccessibleDescription(subtotal)
        self._tell()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The subtotal takes what the name leaves."""
        self.ensurePolished()
        name = self.fontMetrics().horizontalAdvance(self.text()) + ARROW_PX + EDGE_PX
        self._across.setContentsMargins(min(name, self.width()), 0, EDGE_PX, 0)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        set_tip(self, self.subtotal.text() if self.subtotal.is_cut else "")

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
