"""Start from somebody's situation: one small form for what is one's own, the rest as the template has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hegang_desktop.app.plan.templates import Answers, Template, from_template, stream_names, template_streams
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.message import Message, msg, shipped
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.home.answer_fields import WIDTH, AnswerFields
from hegang_desktop.gui.home.home_question import HomeQuestion
from hegang_desktop.gui.new_plans import unused_name
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row, scrolled
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField
from hegang_desktop.gui.widgets.month_strip import MonthStrip

if TYPE_CHECKING:
    from hegang_desktop.gui.home.questions_card import QuestionsCard

DAILY_UNIT = msg("yuan/day")
STRIP_WIDTH = 300


class TemplateDialog(QDialog):
    """`plan_begun`: the plan is open. What was typed into the first questions stands in it already."""

    plan_begun = Signal()

    def __init__(
        self,
        context: Context,
        template: Template,
        asked: QuestionsCard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._template = template
        texts = context.texts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts.put(self, shipped(template.name.text), "setWindowTitle")
        inner = QWidget()
        outer = column(inner, margin=16, spacing=8)
        note = plain_label("", "quiet_body", wrap=True)
        texts.put(note, shipped(template.note.text))
        outer.addWidget(note)
        self.amounts: list[MoneyField] = []
        self.amounts_after: list[MoneyField | None] = []
        self.months: list[MonthStrip | None] = []
        self._add_streams(outer)
        self.now = AnswerFields(context, with_income=False)
        outer.addWidget(self.now)
        self.home = HomeQuestion(context)
        outer.addWidget(FieldRow(texts, msg("Where would you like to live?"), self.home.city, width=200))
        outer.addWidget(self.home)
        self.error = plain_label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        outer.addStretch(1)
        whole = column(self)
        whole.addWidget(scrolled(inner), 1)
        self.begin_button = button(texts, msg("Show me when"), "primary")
        self.begin_button.setDefault(True)
        self.cancel_button = button(texts, msg("Cancel"))
        self.cancel_button.setAutoDefault(False)
        ending = row(margin=12)
        ending.addStretch(1)
        ending.addWidget(self.cancel_button)
        ending.addWidget(self.begin_button)
        whole.addLayout(ending)
        self.begin_button.clicked.connect(self._on_begin_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self._prefill(asked)
        self.resize(820, 600)

    def _add_streams(self, outer: QVBoxLayout) -> None:
        """A field for what each stream pays; zero in the template means that nobody knows."""
        for name, stream in zip(stream_names(self._template), template_streams(self._template), strict=True):
            field = self._money(outer, _question(name, stream), DAILY_UNIT if _by_day(stream) else MONTHLY_UNIT)
            field.show_value(stream.amount or None)
            self.amounts.append(field)
            self.months.append(self._month_strip(outer, name, stream))
            if stream.after_move != "changes":
                self.amounts_after.append(None)
                continue
            after = self._money(outer, msg("{name}, after the move", name=name), MONTHLY_UNIT)
            after.show_value(stream.amount_after or None)
            self.amounts_after.append(after)

    def _month_strip(self, outer: QVBoxLayout, name: Message, stream: IncomeStream) -> MonthStrip | None:
        """The months that pay, where they are not all of them: they are somebody's own."""
        if stream.pattern != "seasonal":
            return None
        question = msg("{name}: the months that pay (click to switch)", name=name)
        made = MonthStrip(self._context.texts, self._context.theme, question)
        made.show_months(tuple(sorted(stream.months)))
        made.months_edited.connect(made.show_months)
        outer.addWidget(FieldRow(self._context.texts, question, made, width=STRIP_WIDTH))
        return made

    def _money(self, outer: QVBoxLayout, question: Message, unit: Message) -> MoneyField:
        field = MoneyField(self._context.texts, question, unit)
        outer.addWidget(FieldRow(self._context.texts, question, field, width=WIDTH))
        return field

    def _prefill(self, asked: QuestionsCard) -> None:
        """What was typed already, else what the template knows."""
        now, there = asked.now, asked.there
        self.now.savings.show_value(self._template.savings or None)
        self.now.show_spending(self._template.spending)
        self.now.copy_from(now)
        typed = now.income.value
        if typed is not None and len(self.amounts) == 1 and not _by_day(template_streams(self._template)[0]):
            self.amounts[0].show_value(typed)
        after = self.amounts_after[0] if len(self.amounts_after) == 1 else None
        there_amount = {"same": typed, "local": there.amount.value, "nothing": 0}.get(there.there or "")
        if after is not None and there_amount is not None:
            after.show_value(there_amount)
        self.home.copy_from(asked.home)

    @Slot()
    def _on_begin_clicked(self) -> None:
        said = [field.is_said() for field in (*self.amounts, *(one for one in self.amounts_after if one is not None))]
        missing = self.now.missing()
        home = self.home.home
        if missing is not None or not all(said):
            self._tell(msg("A number is missing or cannot be read. If there is nothing, enter 0."))
            return
        if home is None:
            self._tell(msg("Still missing: which home you have in mind."))
            return
        income_in, rent_paid = self.now.settled
        answers = Answers(
            savings=self.now.amount(self.now.savings),
            amounts=tuple(self.now.amount(field) for field in self.amounts),
            amounts_after=tuple(None if one is None else Fen(one.value or 0) for one in self.amounts_after),
            months=tuple(None if one is None else one.months for one in self.months),
            spending=self.now.living,
            rent=self.now.amount(self.now.rent),
            cushion=self.now.kept_back,
            home=home,
            day=self.now.day,
            income_in=income_in,
            rent_paid=rent_paid,
        )
        try:
            begin_from(self._context, self._template, answers)
        except UserError as error:
            self._tell(error.message)
            return
        self.plan_begun.emit()
        self.accept()

    def _tell(self, words: Message) -> None:
        self.error.setText(self._context.texts.say(words))
        self.error.show()


def begin_from(context: Context, template: Template, answers: Answers) -> None:
    """Open a plan of that kind with somebody's own numbers, under a name that no other plan has."""
    import msgspec

    plan = from_template(template, context.session.this_month, context.texts.say, answers)
    context.session.add(msgspec.structs.replace(plan, name=unused_name(context, plan.name)), msg("New plan"))


def _by_day(stream: IncomeStream) -> bool:
    return stream.pattern == "day_rate"


def _question(name: Message, stream: IncomeStream) -> Message:
    if _by_day(stream):
        return msg("{name}: a day of work", name=name)
    if stream.pattern == "seasonal":
        return msg("{name}: a month that pays", name=name)
    return msg("{name}: a month", name=name)
