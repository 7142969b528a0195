"""Asks what is at hand now, when a plan is opened in a later month."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from hegang_desktop.domain.limits import LONGEST_WORDS
from hegang_desktop.domain.message import Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.fields import MoneyField
from hegang_desktop.gui.widgets.line_edit import LineEdit


class CashBanner(QFrame):
    """Shows itself when the open plan began in an earlier month; hides once answered or put off."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self._context = context
        self._put_off: set[str] = set()
        texts = context.texts
        outer = column(self, margin=12, spacing=8)
        self.question = plain_label(wrap=True)
        outer.addWidget(self.question)
        line = row()
        self.field = MoneyField(texts, msg("Money at hand now"))
        self.field.setFixedWidth(180)
        self.accept = button(texts, msg("Start from this"), "primary")
        self.later = button(texts, msg("Later"))
        self.why = LineEdit()
        self.why.setMaxLength(LONGEST_WORDS)
        texts.put(self.why, msg("If it differs: what happened? (may stay empty)"), "setPlaceholderText")
        texts.put(self.why, msg("What happened"), "setAccessibleName")
        line.addWidget(self.field)
        line.addWidget(self.why, 1)
        for widget in (self.accept, self.later):
            line.addWidget(widget)
        outer.addLayout(line)
        error = ErrorLine(texts)
        error.watch_typing(self.field)
        outer.addWidget(error)
        self.hide()
        context.signals.plan_changed.connect(self.refresh)
        texts.words_changed.connect(self.refresh)
        self.accept.clicked.connect(self._on_accept_clicked)
        self.later.clicked.connect(self._on_later_clicked)

    @Slot()
    def refresh(self) -> None:
        """Ask, if it is time to."""
        session = self._context.session
        expected, plan = session.expected_now, session.plan
        asked = expected is not None and plan is not None and plan.id not in self._put_off
        if asked and not self.isVisible():
            self.field.show_value(None)
            self.why.clear()
        if expected is not None:
            self.question.setText(
                self._context.texts.say(
                    msg(
                        "It is {month}. For its first day the plan had expected {expected}. What is at hand now?",
                        month=session.this_month,
                        expected=Money(expected),
                    )
                )
            )
        self.setVisible(asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_accept_clicked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_accept_clicked(self) -> None:
        if not self.field.is_said() or self.field.value is None:
            self.field.setFocus()
            return
        self._context.session.count_cash(Fen(self.field.value), self.why.text())

    @Slot()
    def _on_later_clicked(self) -> None:
        if self._context.session.plan is not None:
            self._put_off.add(self._context.session.plan.id)
        self.hide()
