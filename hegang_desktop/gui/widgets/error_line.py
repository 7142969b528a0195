"""A line under a field that says what is wrong with it; not there while nothing is."""

from __future__ import annotations

from PySide6.QtCore import Slot

from hegang_desktop.domain.errors import UserError
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.lens_field import LensField
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.value_field import ValueField


class ErrorLine(MessageLabel):
    """Shows what a watched field's value is refused for."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, "error")
        self.hide()

    def watch(self, lens_field: LensField) -> None:
        """Follow this field."""
        lens_field.refused.connect(self.show_error)
        lens_field.accepted.connect(self.hide)

    def watch_typing(self, field: ValueField) -> None:
        """Follow a field that belongs to no plan."""
        field.news.wrong.connect(self.show_error)
        field.news.righted.connect(self.hide)

    @Slot(object)
    def show_error(self, error: UserError) -> None:
        """Say what is wrong."""
        self.say(error.message)
        self.show()
