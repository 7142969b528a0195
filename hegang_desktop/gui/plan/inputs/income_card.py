"""What comes in: the streams of income, of all scenarios or of this one alone."""

from __future__ import annotations

from hegang_desktop.app.plan.fields import income
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.gui.plan.inputs.list_editor import ItemRow


class IncomeCard(InputCard):
    """The streams of income."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Income"))

    def build(self) -> None:
        self.add_parts(SITUATION, income.PARTS)

    @property
    def rows(self) -> list[ItemRow]:
        """The rows, as shown."""
        return self.list_of("income").rows

    def subtotal_of(self, plan: Plan) -> Message:
        yearly = sum(stream.yearly for stream in plan.income)
        return msg("{amount} a month", amount=Money(Fen(yearly // MONTHS_A_YEAR // 100 * 100)))
