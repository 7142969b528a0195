"""What is to be known of the debts: which grow, and which are dearer than keeping the money for the home."""

from __future__ import annotations

from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.projection import GrowingDebt
from hegang_desktop.engine.names import name_of
from hegang_desktop.engine.timetable.debts import yearly_cost

DEAR = 500
"""Ten-thousandths a year, five percent: more than any bank pays for savings (an assumption)."""


def growing_words(debt: GrowingDebt) -> Message:
    """That a debt outgrows what is paid, with what is owed later."""
    return msg(
        "{name} keeps growing: the payments do not cover its interest and fees. {then} is owed when the home is "
        "bought, {end} at the end of the plan.",
        name=name_of(debt.name, msg("Debt")),
        then=_whole(debt.at_home),
        end=_whole(debt.at_end),
    )


def first_to_pay(situation: Situation) -> Debt | None:
    """The dearest debt that money at hand could clear today and still leave the cushion; None where there is none.

    One by instalments is left out: its fees mostly stay due when it is cleared early.
    """
    spare = situation.cash[-1].at_hand - situation.cushion
    dear = [
        debt
        for debt in situation.debts
        if debt.cost != "instalments"
        and 0 < debt.balance <= spare
        and yearly_cost(debt) >= DEAR
        and (debt.cleared_in is None or debt.cleared_in > situation.start + 1)
    ]
    return max(dear, key=yearly_cost, default=None)


def pay_first_words(debt: Debt) -> Message:
    """That it goes before the home."""
    return msg(
        "Clear {name} first: it costs {rate} a year, far more than savings earn, and you have the {amount} for it.",
        name=name_of(debt.name, msg("Debt")),
        rate=Percent(yearly_cost(debt)),
        amount=_whole(debt.balance),
    )


def _whole(fen: Fen) -> Money:
    return Money(whole_yuan(fen))
