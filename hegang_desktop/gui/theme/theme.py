"""The theme in force: follows the system or the user's choice, and tells when it changes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from hegang_desktop.gui.theme.palette import palette
from hegang_desktop.gui.theme.sheet import style_sheet
from hegang_desktop.gui.theme.tokens import BODY_PX, DARK, FONT_FAMILIES, LIGHT, Tokens

ThemeChoice = Literal["system", "light", "dark"]


class Theme(QObject):
    """Applies tokens to the application. `theme_changed` is emitted after every change, on the main thread."""

    theme_changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self.tokens: Tokens = LIGHT
        if application.style().objectName().lower() != "fusion":  # setting it anew costs 10 ms
            application.setStyle("Fusion")
        font = QFont()
        font.setFamilies([*FONT_FAMILIES, font.family()])
        font.setPixelSize(BODY_PX)
        application.setFont(font)
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Switch at once."""
        if choice != self._choice:
            self._choice = choice
            self._apply()
            self.theme_changed.emit()

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._choice == "system" and self._wanted() is not self.tokens:
            self._apply()
            self.theme_changed.emit()

    def _wanted(self) -> Tokens:
        if self._choice == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == "dark"
        return DARK if dark else LIGHT

    def _apply(self) -> None:
        self.tokens = self._wanted()
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))
