"""A label that wraps in the room it is given and never asks for more: what finds none is in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from hegang_desktop.gui.plain_text import PlainLabel, set_tip


class FewLines(PlainLabel):
    """Plain text; `text()` is all of it. `least` lines are kept free for it whatever it says."""

    def __init__(self, look: str, least: int = 2) -> None:
        super().__init__()
        self._least = least
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(least * self.fontMetrics().lineSpacing())

    def show_text(self, text: str) -> None:
        """Show this."""
        if text != self.text():
            self.setText(text)
        self._tell()

    def _shown(self) -> list[str]:
        """The lines that fit, the last one cut with dots where more would follow."""
        metrics, width = self.fontMetrics(), max(1, self.width())
        most = max(1, self.height() // metrics.lineSpacing())
        lines: list[str] = []
        for paragraph in self.text().splitlines():
            layout = QTextLayout(paragraph, self.font())
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                start = line.textStart()
                if len(lines) + 1 >= most:
                    rest = paragraph[start:]
                    more = start + line.textLength() < len(paragraph) or paragraph != self.text().splitlines()[-1]
                    cut = metrics.elidedText(f"{rest} …" if more else rest, Qt.TextElideMode.ElideRight, width)
                    return [*lines, cut]
                lines.append(paragraph[start : start + line.textLength()])
            layout.endLayout()
        return lines

    def _tell(self) -> None:
        shown = self._shown()
        set_tip(self, self.text() if shown and shown[-1].endswith("…") else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(100, self._least * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._least * self.fontMetrics().lineSpacing())

    def hasHeightForWidth(self) -> bool:
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft),
            self.palette(),
            self.isEnabled(),
            "\n".join(self._shown()),
            self.foregroundRole(),
        )
        painter.end()
