"""Asks what is at hand today, when a plan is opened in a later month or the user wants to count again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from hegang_desktop.app.plan.cash_count import CheckIn, usually_settled
from hegang_desktop.domain.limits import LONGEST_WORDS
from hegang_desktop.domain.message import Money, msg
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.settled_boxes import SettledBoxes
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.fields import MoneyField
from hegang_desktop.gui.widgets.line_edit import LineEdit


class CashBanner(QFrame):
    """Shows itself when the open plan began in an earlier month, or on `ask_again`; hides once answered or put off."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self._context = context
        self._put_off: set[str] = set()
        self._again = ""
        texts = context.texts
        outer = column(self, margin=12, spacing=8)
        self.question = plain_label(wrap=True)
        outer.addWidget(self.question)
        self.month = SettledBoxes(texts)
        self.month.ticks_changed.connect(self._on_ticks_changed)
        outer.addWidget(self.month)
        line = row()
        self.field = MoneyField(texts, msg("Money at hand now"))
        self.field.setFixedWidth(180)
        self.accept = button(texts, msg("Start from this"), "primary")
        self.later = button(texts, msg("Later"))
        self.why = LineEdit()
        self.why.setMaxLength(LONGEST_WORDS)
        texts.put(self.why, msg("If it differs, what happened? (optional)"), "setPlaceholderText")
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
        plan, said = self._context.session.plan, self._said()
        asked = said is not None and plan is not None and (plan.id not in self._put_off or plan.id == self._again)
        if not asked or not self.isVisible():
            self.month.forget()
        if asked and not self.isVisible():
            self.field.show_value(None)
            self.why.clear()
        if said is not None and asked:
            question = msg("What has already come in or been paid in {month}?", month=said.month)
            self.month.show_items(self._context.texts.say(question), said.items, ticked=usually_settled(said.day))
            self._ask(said)
        self.setVisible(asked)

    @Slot()
    def ask_again(self) -> None:
        """Ask, whether it is time to or not: the money was counted again, or what was ticked was wrong."""
        plan = self._context.session.plan
        self._again = plan.id if plan is not None else ""
        self.refresh()
        if self.isVisible():
            self.field.setFocus()

    def _said(self) -> CheckIn | None:
        session = self._context.session
        again = session.plan is not None and session.plan.id == self._again
        return session.check_in(again=again)

    @Slot()
    def _on_ticks_changed(self) -> None:
        said = self._said()
        if said is not None:
            self._ask(said)

    def _ask(self, said: CheckIn) -> None:
        """The question, with what should be there by what is ticked."""
        expected = said.expected(self.month.settled)
        question = msg(
            "By day {day} of {month} the plan expects {expected}. How much do you have today?",
            month=said.month, day=said.day, expected=Money(whole_yuan(expected)),
        )  # fmt: skip
        self.question.setText(self._context.texts.say(question))

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
        self._again = ""
        self._context.session.count_cash(Fen(self.field.value), self.why.text(), self.month.settled)
        self.refresh()

    @Slot()
    def _on_later_clicked(self) -> None:
        if self._context.session.plan is not None:
            self._put_off.add(self._context.session.plan.id)
        self._again = ""
        self.hide()
