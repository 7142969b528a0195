"""A labelled field with a line that says why it matters, and the error beside its cause."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column, label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.help_button import HelpButton
from hegang_desktop.gui.widgets.lens_field import LensField
from hegang_desktop.gui.widgets.value_field import ValueField

FIELD_WIDTH = 168


class FieldRow(QWidget):
    """Label to the left, field to the right or, where it is `wide`, below; beneath, an error when there is one.

    Why it matters stands beneath it (`why`), or behind the button between the two (`note`).
    """

    def __init__(
        self,
        texts: Texts,
        name: Message,
        field: QWidget,
        *,
        why: Message | None = None,
        note: HelpButton | None = None,
        width: int = FIELD_WIDTH,
        wide: bool = False,
    ) -> None:
        super().__init__()
        self.name = label(texts, name, wrap=True)
        self.name.setBuddy(field)
        outer = column(self, spacing=2)
        line = row(spacing=6)
        line.addWidget(self.name, 1)
        if note is not None:
            line.addWidget(note)
        if not wide:
            field.setFixedWidth(width)
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        if wide:
            outer.addWidget(field)
        if why is not None:
            texts.put(self.name, why, "setToolTip")
            texts.put(field, why, "setWhatsThis")
        self.why = label(texts, why, "quiet", wrap=True) if why is not None else None
        if self.why is not None:
            outer.addWidget(self.why)
        self.error = ErrorLine(texts)
        if isinstance(field, ValueField):
            self.error.watch_typing(field)
        outer.addWidget(self.error)

    def watch(self, lens_field: LensField) -> None:
        """Show what the field's value is refused for."""
        self.error.watch(lens_field)
