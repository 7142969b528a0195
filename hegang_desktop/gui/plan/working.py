"""The working of a figure of the answer, in lines: what it is made of, by which rule, from where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from hegang_desktop.app.figure_working import working
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, label, plain_label, row, scrolled


class WorkingDialog(QDialog):
    """Lines that add up to a figure. Not modal: it stands beside the plan until closed."""

    def __init__(self, context: Context, figure_id: str, title: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts = context.texts
        texts.put(self, title, "setWindowTitle")
        self.setMinimumSize(520, 300)
        outer = column(self, margin=16, spacing=12)
        outer.addWidget(label(texts, title, "heading"))
        inner = QWidget()
        lines = column(inner, spacing=10)
        outcome = context.session.outcome
        for one in working(figure_id, outcome) if outcome else ():
            top = row()
            name = plain_label(texts.say(one.name), wrap=True)
            value = plain_label(texts.say(one.value), "heading" if one.strong else "")
            top.addWidget(name, 1)
            top.addWidget(value, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            lines.addLayout(top)
            if one.rule is not None:
                lines.addWidget(plain_label(texts.say(one.rule), "quiet", wrap=True))
        lines.addStretch(1)
        outer.addWidget(scrolled(inner), 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(texts.say(msg("Close")), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.close)
        outer.addWidget(buttons)
