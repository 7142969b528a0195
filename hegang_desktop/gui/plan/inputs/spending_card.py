"""What goes out before the move: living, people, rent, insurance, costs of their month."""

from __future__ import annotations

from hegang_desktop.app.plan.fields import spending
from hegang_desktop.app.plan.subtotals import going_out
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.input_card import InputCard


class OutgoCard(InputCard):
    """What is paid each month, and in some months."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Spending"))

    def build(self) -> None:
        self.add_parts(SITUATION, spending.PARTS, spending.FOLDS)

    def subtotal_of(self, plan: Plan) -> Message:
        return msg("{amount} a month", amount=Money(going_out(plan)))
