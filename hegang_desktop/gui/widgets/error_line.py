"""A line under a field that says what is wrong with it; not there while nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from hegang_desktop.domain.errors import UserError
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.lens_field import LensField


class ErrorLine(QLabel):
    """Shows what a watched field's value is refused for."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "error")
        self.setWordWrap(True)
        self.hide()

    def watch(self, lens_field: LensField) -> None:
        """Follow this field."""
        lens_field.refused.connect(self.show_error)
        lens_field.accepted.connect(self.hide)

    @Slot(object)
    def show_error(self, error: UserError) -> None:
        """Say what is wrong."""
        self.setText(self._texts.say(error.message))
        self.show()
