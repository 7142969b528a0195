"""One strategy that cannot be compared yet: why, and a link to what it lacks."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.answer.strategy_table import Missing
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, plain_label, row


class MissingLine(QWidget):
    """`wanted` carries the InputRef of the input."""

    wanted = Signal(object)

    def __init__(self, context: Context, one: Missing) -> None:
        super().__init__()
        self._input = one.wanted
        outer = row(self, spacing=4)
        say = context.texts.say
        outer.addWidget(
            plain_label(say(msg("{name}: {reason}", name=one.name, reason=one.reason)), "quiet", wrap=True), 1
        )
        self.link = button(context.texts, msg("Enter it"), "link")
        self.link.setAccessibleName(say(msg("Enter what is missing for: {name}", name=one.name)))
        self.link.setVisible(one.wanted is not None)
        self.link.clicked.connect(self._on_link_clicked)
        outer.addWidget(self.link)

    @Slot()
    def _on_link_clicked(self) -> None:
        self.wanted.emit(self._input)
