"""A small pane with words, over the window and beside what opened it. Not modal, and nothing moves to make room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from hegang_desktop.gui.widgets.boxes import clear, column, plain_label, scrolled

WIDE_PX = 380
EDGE_PX = 8
FRAME_PX = 2
SLACK_PX = 6
CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Popover(QFrame):
    """Belongs to `opener`, which has the focus again when it goes: by Escape, Tab, a click beside it, a lost focus."""

    def __init__(self, opener: QWidget) -> None:
        super().__init__(opener.window())
        self._opener = opener
        self.setProperty("look", "popover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inner = QWidget()
        self._lines = column(self._inner, margin=12, spacing=8)
        self._area = scrolled(self._inner)
        column(self, margin=FRAME_PX).addWidget(self._area)
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these words, each with the look it has, and take the focus."""
        clear(self._lines)
        for text, look in lines:
            self._lines.addWidget(plain_label(text, look, wrap=True))
        self.setAccessibleName("\n".join(text for text, _ in lines))
        self._place()
        application = QApplication.instance()
        if application is not None and not self.isVisible():
            application.installEventFilter(self)
        self.show()
        self._place()  # the words have their fonts now
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        """Below the opener, or above it where there is more room; always within the window."""
        window = self._opener.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = min(WIDE_PX, window.width() - 2 * EDGE_PX)
        wanted = self._words_height(width - 2 * FRAME_PX) + 2 * FRAME_PX + SLACK_PX
        top = self._opener.mapTo(window, QPoint(0, 0)).y()
        bottom = top + self._opener.height()
        below, above = window.height() - bottom - 2 * EDGE_PX, top - 2 * EDGE_PX
        height = min(wanted, max(below, above))
        if height < wanted:
            self._words_height(width - 2 * FRAME_PX - self._area.verticalScrollBar().sizeHint().width())
        y = bottom + EDGE_PX // 2 if height <= below else top - height - EDGE_PX // 2
        left = self._opener.mapTo(window, QPoint(0, 0)).x()
        x = max(EDGE_PX, min(left, window.width() - width - EDGE_PX))
        self.setGeometry(x, y, width, height)

    def _words_height(self, width: int) -> int:
        """What the words take at this width. The area would give them what they would like in a narrower one."""
        height = max(0, self._lines.totalHeightForWidth(width))
        self._inner.setMaximumHeight(height)
        return height

    @Slot()
    def put_away(self) -> None:
        """Go; the focus returns to the opener if it was here."""
        had = self.hasFocus()
        self.hide()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if had:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a click beside it does what it does there, and this goes; the opener closes it itself
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            if isinstance(watched, QWidget) and watched is not self._opener and not inside:
                self.put_away()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            own = watched is self or self.isAncestorOf(watched) or watched is self._opener
            if not own:
                self.put_away()
        return False

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001 - Qt's signature
        self.put_away()
        return self._opener.focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLOSING:
            self.put_away()
        else:
            super().keyPressEvent(event)
