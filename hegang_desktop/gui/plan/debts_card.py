"""What I owe: one row of fields for each debt."""

from __future__ import annotations

from PySide6.QtCore import Slot

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard, InputRow
from hegang_desktop.gui.widgets.boxes import button, column, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField, RateField
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.line_edit import LineEdit


class DebtRow(InputRow):
    """One debt: name, balance, payment a month, interest."""

    def __init__(self, context: Context, card: InputCard, debt_id: str) -> None:
        super().__init__()
        self._session = context.session
        self.debt_id = debt_id
        texts = context.texts
        self.name = LineEdit()
        texts.put(self.name, msg("What it is, e.g. card"), "setPlaceholderText")
        texts.put(self.name, msg("Name of the debt"), "setAccessibleName")
        self.remove = IconButton(texts, context.theme, "remove", msg("Remove this debt"))
        outer = column(self, spacing=4)
        top = row(spacing=6)
        top.addWidget(self.name, 1)
        top.addWidget(self.remove)
        outer.addLayout(top)
        self.balance = MoneyField(texts, msg("Still owed"))
        self.payment = MoneyField(texts, msg("Paid a month"), MONTHLY_UNIT)
        self.rate = RateField(texts, msg("Interest"))
        for field, name, lens in (
            (self.balance, msg("Still owed"), edits.debt_balance(debt_id)),
            (self.payment, msg("Paid a month"), edits.debt_payment(debt_id)),
            (self.rate, msg("Interest"), edits.debt_rate(debt_id)),
        ):
            line = FieldRow(texts, name, field)
            card.join(field, lens, line)
            outer.addWidget(line)
        self.in_order = (self.name, self.remove, self.balance.edit, self.payment.edit, self.rate.edit)
        self.name.textEdited.connect(self._on_name_edited)
        self.name.editingFinished.connect(self._session.end_fold)
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_debt(self, debt: Debt) -> None:
        """Show its name; the amounts are joined fields."""
        if self.name.text() != debt.name:
            self.name.setText(debt.name)

    @Slot(str)
    def _on_name_edited(self, text: str) -> None:
        self._session.edit(
            msg("Name of the debt"),
            lambda plan: edits.with_debt(plan, self.debt_id, name=text),
            fold=f"debt-name:{self.debt_id}",
        )

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._session.edit(msg("Remove debt"), lambda plan: edits.remove_debt(plan, self.debt_id))


class DebtsCard(InputCard):
    """The debts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("What I owe"), open_=False)
        self._rows: list[DebtRow] = []
        self._list = column(spacing=12)
        self.content.addLayout(self._list)
        add = button(self.texts, msg("+ Add a debt"), "link")
        add.clicked.connect(self._on_add_clicked)
        self.content.addWidget(add)

    def show_plan(self, plan: Plan) -> None:
        debts = plan.situation.debts
        if [one.debt_id for one in self._rows] != [debt.id for debt in debts]:
            self.clear_rows(self._list)
            self._rows = [DebtRow(self.context, self, debt.id) for debt in debts]
            self.place_rows(self._list, self._rows)
        for one, debt in zip(self._rows, debts, strict=True):
            one.show_debt(debt)

    def subtotal_of(self, plan: Plan) -> Message:
        return msg("{amount}", amount=Money(Fen(sum(debt.balance for debt in plan.situation.debts))))

    @Slot()
    def _on_add_clicked(self) -> None:
        self.session.edit(msg("Add debt"), edits.add_debt)
        if self._rows:
            self._rows[-1].name.setFocus()
