"""The guide and the about text: Markdown from the resources, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from hegang_desktop import __version__, resources
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.key_map import key_map_markdown
from hegang_desktop.gui.side_dialog import SideDialog, brought_to_front
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.text.guide import long_text

LINE_HEIGHT = 120.0
LICENCES_LINK = "licences"
"""What the link in the about text points to."""


class GuideWindow(SideDialog):
    """Shows `resources/guide/<name>.<language>.md`."""

    def __init__(self, context: Context, name: str, title: Message, parent: QWidget) -> None:
        super().__init__(parent, name)
        self._context = context
        self._name = name
        context.texts.put(self, title, "setWindowTitle")
        self.resize(680, 620)
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_anchor_clicked)
        outer = column(self, margin=12)
        outer.addWidget(self._text)
        self._show()
        context.texts.words_changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        path = long_text(self._name, self._context.texts.words.locale)
        text = path.read_text(encoding="utf-8").replace("{version}", __version__)
        text = text.replace("{keys}", key_map_markdown(self._context.texts))
        self._text.setMarkdown(text.replace("{data}", str(self._context.paths.data)))
        self._space_lines()

    @Slot(QUrl)
    def _on_anchor_clicked(self, link: QUrl) -> None:
        if link.toString() == LICENCES_LINK:
            self._show_licences()

    def _show_licences(self) -> None:
        """The licences of everything that travels with the program, in full."""
        if brought_to_front(self, SideDialog, LICENCES_LINK) is not None:
            return
        window = SideDialog(self, LICENCES_LINK)
        self._context.texts.put(window, msg("Licences"), "setWindowTitle")
        window.resize(760, 620)
        text = QTextBrowser()
        text.setOpenLinks(False)
        text.setMarkdown(resources.path("licences", "NOTICES.md").read_text(encoding="utf-8"))
        text.document().setDocumentMargin(16)
        column(window, margin=12).addWidget(text)
        window.show()

    def _space_lines(self) -> None:
        """Line height of one and a half, and room around the text; Markdown has no words for either."""
        document = self._text.document()
        document.setDocumentMargin(16)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
