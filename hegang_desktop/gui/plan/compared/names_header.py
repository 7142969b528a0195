"""The names of the rows beside a comparison: a header that stays while the columns scroll, drawn by itself.

The style sheet gives every header one weight; here the headings between the rows are bold and the rest is not.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from hegang_desktop.gui.plan.compared.model import ComparedModel
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import TABLE_PX

PADDING = 10
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class NamesHeader(QHeaderView):
    """The vertical header of a comparison."""

    def __init__(self, model: ComparedModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self._theme = theme
        self._plain, self._bold = QFont(), QFont()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self._paint()
        theme.theme_changed.connect(self._paint)

    @Slot()
    def _paint(self) -> None:
        tokens = self._theme.tokens
        self._ground, self._line = QColor(tokens.surface), QColor(tokens.line)
        self._text, self._quiet = QColor(tokens.text), QColor(tokens.quiet)
        self._plain = QFont(self.font())
        self._plain.setPixelSize(TABLE_PX)
        self._plain.setBold(False)
        self._bold = QFont(self._plain)
        self._bold.setBold(True)
        self.viewport().update()

    def name_font(self, row: int) -> QFont:
        """The font in which a row's name is written."""
        return self._bold if self._model.rows[row].kind == "heading" else self._plain

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if logicalIndex >= len(self._model.rows):
            return
        heading = self._model.rows[logicalIndex].kind == "heading"
        painter.save()
        painter.fillRect(rect, self._ground)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self.name_font(logicalIndex))
        painter.setPen(self._text if heading else self._quiet)
        painter.drawText(rect.adjusted(PADDING, 0, -4, 0), WRAPPED, self._model.name(logicalIndex))
        painter.restore()

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        return QSize(self.width(), super().sectionSizeFromContents(logicalIndex).height())
