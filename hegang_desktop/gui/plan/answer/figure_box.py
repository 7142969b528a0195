"""One figure of the answer, which opens to its working."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.one_line import OneLine

CAPTION_PX, VALUE_PX = 19, 27


class FigureBox(QFrame):
    """`opened` is emitted with its id by a click, Enter or space. What is said beneath it stands in the tooltip."""

    opened = Signal(str)

    def __init__(self, figure_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "figurebox")
        self.figure_id = figure_id
        right = Qt.AlignmentFlag.AlignRight
        self.caption = OneLine("quiet", align=right)
        self.value = OneLine("figure", align=right)
        self.caption.setFixedHeight(CAPTION_PX)
        self.value.setFixedHeight(VALUE_PX)
        layout = column(self, spacing=0)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.addWidget(self.caption)
        layout.addWidget(self.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_figure(self, caption: str, value: str, detail: str, hint: str) -> None:
        """Show it; `hint` says what a click does."""
        self.caption.show_text(f"{caption} ›")
        self.value.show_text(value)
        # an amount is never cut; the words about it may be
        self.value.ensurePolished()
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(value) + 2)
        set_tip(self, "\n".join(one for one in (f"{caption}: {value}", detail, hint) if one))
        self.setAccessibleName(f"{caption}: {value}. {detail}")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self.opened.emit(self.figure_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.figure_id)
        else:
            super().keyPressEvent(event)
