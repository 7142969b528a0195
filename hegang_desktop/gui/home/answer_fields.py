"""The fields that the first questions and the form of a template share: money of today, spending, rent, the cushion."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from hegang_desktop.app.plan.cash_count import usually_settled
from hegang_desktop.app.plan.new_plan import usual_cushion
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField
from hegang_desktop.gui.widgets.value_field import ValueField

WIDTH = 160


class AnswerFields(QWidget):
    """`income` stands between the money and the spending; a form of several streams leaves it out.

    `submitted`: Enter was pressed in a field.
    """

    submitted = Signal()
    edited = Signal()

    def __init__(self, context: Context, *, with_income: bool = True) -> None:
        super().__init__()
        self._context = context
        self._own_cushion = False
        texts = context.texts
        self.savings = MoneyField(texts, msg("How much money do you have today?"))
        self.income = MoneyField(texts, msg("What is your monthly income now, on average?"), MONTHLY_UNIT)
        self.spending = MoneyField(
            texts, msg("What do you spend a month, with rent and money sent home?"), MONTHLY_UNIT
        )
        self.rent = MoneyField(texts, msg("Of that, rent (ends with the move)"), MONTHLY_UNIT, optional=True)
        self.cushion = MoneyField(texts, msg("Keep in reserve (three months there)"))
        outer = column(self, spacing=6)
        self._rows: list[tuple[MoneyField, Message]] = [
            (self.savings, msg("How much money do you have today?")),
            (self.spending, msg("What do you spend a month, with rent and money sent home?")),
            (self.rent, msg("Of that, rent (ends with the move)")),
            (self.cushion, msg("Keep in reserve (three months there)")),
        ]
        if with_income:
            self._rows.insert(1, (self.income, msg("What is your monthly income now, on average?")))
        for field, question in self._rows:
            outer.addWidget(FieldRow(texts, question, field, width=WIDTH))
            field.edit.returnPressed.connect(self.submitted)
            field.news.value_edited.connect(self.edited)
        self.income_in, self.rent_paid = QCheckBox(), QCheckBox()
        ticks = row(spacing=16)
        for box in (self.income_in, self.rent_paid):
            box.setChecked(usually_settled(context.session.today))
            box.setVisible(context.session.today > 1)
            ticks.addWidget(box)
        ticks.addStretch(1)
        outer.addLayout(ticks)
        self._name_ticks()
        texts.words_changed.connect(self._name_ticks)
        self.cushion.edit.textEdited.connect(self._on_cushion_typed)
        self.spending.news.value_edited.connect(self._on_spending_edited)
        self.rent.news.value_edited.connect(self._on_spending_edited)

    @property
    def living(self) -> Fen:
        """What a month takes beside the rent, in fen."""
        return Fen(max(0, (self.spending.value or 0) - (self.rent.value or 0)))

    @property
    def day(self) -> int:
        """The day on which the money was counted: today."""
        return self._context.session.today

    def amount(self, field: ValueField) -> Fen:
        """The value of a field, 0 where it may stay empty."""
        return Fen(field.value or 0)

    @property
    def kept_back(self) -> Fen:
        """The cushion, in fen."""
        return self.amount(self.cushion) if self._own_cushion else usual_cushion(self.living)

    def missing(self) -> ValueField | None:
        """The first field that says nothing, or what cannot be read."""
        fields = [field for field, _ in self._rows if field is not self.cushion or self._own_cushion]
        return next((field for field in fields if not field.is_said()), None)

    def show_spending(self, amount: Fen) -> None:
        """Begin with what is usually spent; 0 where nobody knows."""
        self.spending.show_value(amount or None)
        self._on_spending_edited()

    def copy_from(self, other: AnswerFields) -> None:
        """Show what was typed into other fields."""
        for field, typed in (
            (self.savings, other.savings),
            (self.spending, other.spending),
            (self.rent, other.rent),
        ):
            if typed.value is not None and not typed.is_wrong:
                field.show_value(typed.value)
        self.income_in.setChecked(other.income_in.isChecked())
        self.rent_paid.setChecked(other.rent_paid.isChecked())
        self._own_cushion = other._own_cushion
        self.cushion.show_value(other.kept_back if self._own_cushion else usual_cushion(self.living) or None)

    @property
    def settled(self) -> tuple[bool, bool]:
        """Whether this month's pay is in, and its rent paid."""
        late = self.day > 1
        return late and self.income_in.isChecked(), late and self.rent_paid.isChecked()

    @Slot()
    def _name_ticks(self) -> None:
        month = self._context.session.this_month
        say = self._context.texts.say
        self.income_in.setText(say(msg("{month}: pay already received", month=month)))
        self.rent_paid.setText(say(msg("rent already paid")))

    @Slot()
    def _on_cushion_typed(self) -> None:
        self._own_cushion = bool(self.cushion.edit.text().strip())

    @Slot()
    def _on_spending_edited(self) -> None:
        if not self._own_cushion:
            self.cushion.show_value(usual_cushion(self.living) or None)
