"""A small button that is only an icon: to remove a row, to give a value back to its rule."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QToolButton

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.icons import icon
from hegang_desktop.gui.theme.theme import Theme

WIDTH = 26


class IconButton(QToolButton):
    """`words` are its tooltip and its accessible name. It keeps its place while it is hidden."""

    def __init__(self, texts: Texts, theme: Theme, name: str, words: Message) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setProperty("look", "link")
        self.setFixedWidth(WIDTH)
        texts.put(self, words, "setToolTip")
        texts.put(self, words, "setAccessibleName")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._draw()
        theme.theme_changed.connect(self._draw)

    @Slot()
    def _draw(self) -> None:
        self.setIcon(icon(self._name, self._theme.tokens.quiet))
