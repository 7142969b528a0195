"""The working of a figure of the answer, in lines: what it is made of, by which rule, from where."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from hegang_desktop.app.answer.figure_working import WorkingLine, working
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, clear, column, label, plain_label, row, scrolled

INPUT = "input"


class LinesDialog(SideDialog):
    """A heading and lines beneath it; it stands beside the plan until closed.

    `input_wanted`: the input of a line, an InputRef, is to be shown and changed.
    """

    input_wanted = Signal(object)

    def __init__(self, context: Context, title: Message, parent: QWidget, which: str = "") -> None:
        super().__init__(parent, which)
        self._texts = texts = context.texts
        texts.put(self, title, "setWindowTitle")
        self.setMinimumSize(520, 300)
        outer = column(self, margin=16, spacing=12)
        outer.addWidget(label(texts, title, "heading"))
        self.above = row(spacing=8)
        outer.addLayout(self.above)
        inner = QWidget()
        self._lines = column(inner, spacing=10)
        outer.addWidget(scrolled(inner), 1)
        buttons = QDialogButtonBox()
        close = button(texts, msg("Close"))
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.close)
        outer.addWidget(buttons)

    def show_lines(self, shown: Iterable[WorkingLine]) -> None:
        """Show these instead of what stands there."""
        texts, lines = self._texts, self._lines
        clear(lines)
        for one in shown:
            top = row()
            name = plain_label(texts.say(one.name), wrap=True)
            top.addWidget(name, 1)
            if one.value is not None:
                value = plain_label(texts.say(one.value), "heading" if one.strong else "")
                top.addWidget(value, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            lines.addLayout(top)
            if one.rule is not None:
                lines.addWidget(plain_label(texts.say(one.rule), "quiet", wrap=True))
            if one.input is not None:
                lines.addWidget(self._link(one), 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)

    def _link(self, line: WorkingLine) -> QPushButton:
        link = button(self._texts, msg("Change this"), "link")
        link.setAutoDefault(False)
        link.setProperty(INPUT, line.input)
        link.setAccessibleName(self._texts.say(msg("Change: {name}", name=line.name)))
        link.clicked.connect(self._on_link_clicked)
        return link

    @Slot()
    def _on_link_clicked(self) -> None:
        self.input_wanted.emit(self.sender().property(INPUT))


class WorkingDialog(LinesDialog):
    """Lines that add up to a figure of the answer."""

    def __init__(self, context: Context, figure_id: str, title: Message, parent: QWidget) -> None:
        super().__init__(context, title, parent, figure_id)
        self._context = context
        self._figure_id = figure_id
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """The lines of what the page shows now."""
        outcome = self._context.session.shown
        if outcome is None:
            self.close()
        elif self._figure_id in ("all_in", "left_after") and outcome.plan.scenario.bought is not None:
            from hegang_desktop.app.plan.purchase import purchase_working

            self.show_lines(purchase_working(outcome))
        else:
            self.show_lines(working(self._figure_id, outcome))
