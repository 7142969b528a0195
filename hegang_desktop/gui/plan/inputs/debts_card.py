"""What I owe."""

from __future__ import annotations

from hegang_desktop.app.plan.fields import debts
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.input_card import InputCard


class DebtsCard(InputCard):
    """The debts, and what goes to them beyond their payments."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("What I owe"))

    def build(self) -> None:
        self.add_parts(SITUATION, debts.PARTS)

    def subtotal_of(self, plan: Plan) -> Message:
        return msg("{amount}", amount=Money(Fen(sum(debt.balance for debt in plan.situation.debts))))
