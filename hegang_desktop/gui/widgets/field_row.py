"""A labelled field with a line that says why it matters, and the error beside its cause."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column, label, plain_label, row
from hegang_desktop.gui.widgets.lens_field import LensField

FIELD_WIDTH = 168


class FieldRow(QWidget):
    """Label to the left, field to the right; beneath, an error when there is one."""

    def __init__(
        self, texts: Texts, name: Message, field: QWidget, *, why: Message | None = None, width: int = FIELD_WIDTH
    ) -> None:
        super().__init__()
        self._texts = texts
        self.name = label(texts, name, wrap=True)
        self.name.setBuddy(field)
        field.setFixedWidth(width)
        if why is not None:
            texts.put(self.name, why, "setToolTip")
            texts.put(field, why, "setWhatsThis")
        outer = column(self, spacing=2)
        line = row(spacing=8)
        line.addWidget(self.name, 1)
        line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        self.why = label(texts, why, "quiet", wrap=True) if why is not None else None
        if self.why is not None:
            outer.addWidget(self.why)
        self._error: QLabel | None = None
        self._outer = outer

    def watch(self, lens_field: LensField) -> None:
        """Show what the field's value is refused for."""
        lens_field.refused.connect(self.show_error)
        lens_field.accepted.connect(self.clear_error)

    @Slot(object)
    def show_error(self, error: UserError) -> None:
        """Say what is wrong under the field."""
        if self._error is None:
            self._error = plain_label("", "error", wrap=True)
            self._outer.addWidget(self._error)
        self._error.setText(self._texts.say(error.message))
        self._error.show()

    @Slot()
    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        if self._error is not None:
            self._error.hide()
