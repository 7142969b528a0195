"""The guide and the about text: Markdown from the resources, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from hegang_desktop import __version__
from hegang_desktop.app import resources
from hegang_desktop.domain.message import Message
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column

LINE_HEIGHT = 120.0


class GuideWindow(QDialog):
    """Shows `resources/guide/<name>.<language>.md`."""

    def __init__(self, context: Context, name: str, title: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._name = name
        context.texts.put(self, title, "setWindowTitle")
        self.resize(680, 620)
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        outer = column(self, margin=12)
        outer.addWidget(self._text)
        self._show()
        context.texts.words_changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        path = resources.path("guide", f"{self._name}.{self._context.texts.words.language}.md")
        text = path.read_text(encoding="utf-8").replace("{version}", __version__)
        self._text.setMarkdown(text.replace("{data}", str(self._context.paths.data)))
        self._space_lines()

    def _space_lines(self) -> None:
        """Line height of one and a half, and room around the text; Markdown has no words for either."""
        document = self._text.document()
        document.setDocumentMargin(16)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
