"""Paints the cells of the listings table: a hover over the whole row, and a chip on samples."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.listings.table.table_model import SAMPLE_ROLE
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme

CHIP_PX = 11
CHIP_HEIGHT = 18
CHIP_PADDING = 7
GAP = 6


class ListingRowDelegate(QStyledItemDelegate):
    """`hovered` is the row under the pointer, -1 for none; the view sets it."""

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self._texts = texts
        self._theme = theme
        self._chip_font = QFont()
        self._chip_font.setPixelSize(CHIP_PX)
        self._chip_width = 0
        self._chip_text = ""
        texts.words_changed.connect(self._on_words_changed)
        self._on_words_changed()

    @Slot()
    def _on_words_changed(self) -> None:
        self._chip_text = self._texts.say(msg("sample"))
        self._chip_width = QFontMetrics(self._chip_font).horizontalAdvance(self._chip_text) + 2 * CHIP_PADDING

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.row() == self.hovered:
            option.state |= QStyle.StateFlag.State_MouseOver
        if index.data(SAMPLE_ROLE):
            room = option.rect.width() - self._chip_width - 2 * GAP - GAP
            metrics = option.fontMetrics
            option.text = metrics.elidedText(
                option.text,
                Qt.TextElideMode.ElideRight,
                max(0, room),
            )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if not index.data(SAMPLE_ROLE):
            return
        rect = option.rect
        chip = QRectF(
            rect.right() - self._chip_width - GAP,
            rect.center().y() - CHIP_HEIGHT / 2,
            self._chip_width,
            CHIP_HEIGHT,
        )
        colour = QColor(self._theme.tokens.caution)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
        painter.setFont(self._chip_font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._chip_text)
        painter.restore()
