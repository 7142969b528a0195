"""What goes out, now and after the move."""

from __future__ import annotations

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField


class OutgoCard(InputCard):
    """Living, rent and remittance of a month, and living once there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("What goes out"))
        self.add_money(msg("Living"), edits.SPENDING, msg("Food, clothes, telephone, transport."), monthly=True)
        self.add_money(msg("Rent"), edits.RENT, msg("Ends with the move."), monthly=True)
        self.add_money(
            msg("Remittance to family"),
            edits.REMITTANCE,
            msg("It comes first, and goes on after the move."),
            monthly=True,
        )
        after = MoneyField(self.texts, msg("Living after the move"), MONTHLY_UNIT, optional=True)
        self.texts.put(after.edit, msg("as now"), "setPlaceholderText")
        self.add_field(
            after,
            msg("Living after the move"),
            edits.SPENDING_AFTER,
            msg("Water, power and network included; heating and property fee are counted with the home."),
        )

    def subtotal_of(self, plan: Plan) -> Message:
        now = plan.situation
        return msg("{amount} a month", amount=Money(Fen(now.spending + now.rent + now.remittance)))
