"""What the sliders of a what-if do to a plan: living cheaper, earning more, a cheaper home, a bigger cushion."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.places import HOME, SCENARIO, SITUATION, own_amount
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.costs.catalogue import PRICE

replace = msgspec.structs.replace


def with_sliders(plan: Plan, what_if: WhatIf) -> Plan:
    """The plan with the sliders where they stand, buying later apart: that needs the home month."""
    if what_if.spend_less:
        plan = _spending_less(plan, what_if.spend_less)
    if what_if.earn_more:
        plan = plan.with_income((*plan.income, IncomeStream("try:earn", "", what_if.earn_more)))
    if what_if.cheaper:
        plan = with_price_moved(plan, -what_if.cheaper)
    if what_if.cushion:
        plan = SITUATION.changed(plan, cushion=Fen(plan.situation.cushion + what_if.cushion))
    return plan


def can_spend_less(plan: Plan) -> Fen:
    """What living costs a month now, all of it, in fen: more cannot be saved."""
    situation = plan.situation
    lines = sum(line.amount for line in situation.spending_lines)
    return Fen(situation.spending + lines + sum(person.spending for person in situation.people))


def _spending_less(plan: Plan, amount: Fen) -> Plan:
    """Living cheaper by `amount` a month now and after the move: off the household's own spending first, then lines."""
    situation, scenario = plan.situation, plan.scenario
    now, after = _Saving(amount), _Saving(amount)
    later = situation.spending if scenario.spending_after is None else scenario.spending_after
    spending, spending_after = now.off(situation.spending), after.off(later)
    lines = tuple(
        replace(line, amount=now.off(line.amount), after=after.off(line.amount if line.after is None else line.after))
        for line in situation.spending_lines
    )
    people = tuple(
        replace(
            one,
            spending=now.off(one.spending),
            spending_after=after.off(one.spending if one.spending_after is None else one.spending_after),
        )
        for one in situation.people
    )
    plan = SITUATION.changed(plan, spending=spending, spending_lines=lines, people=people)
    return SCENARIO.changed(plan, spending_after=spending_after)


class _Saving:
    """What is still to be saved."""

    def __init__(self, amount: int) -> None:
        self.left = amount

    def off(self, amount: Fen) -> Fen:
        """The amount, less what can be saved of it."""
        saved = min(amount, self.left)
        self.left -= saved
        return Fen(amount - saved)


def with_price_moved(plan: Plan, more: int) -> Plan:
    """The home at a price higher by `more` fen (lower: negative), never below nothing."""
    agreed = own_amount(PRICE.ref)
    own = agreed.get(plan)
    if own is not None:
        return agreed.set(plan, Fen(max(0, own + more)))
    price = Fen(max(100, plan.scenario.home.asking_price + more))
    return HOME.changed(plan, basis="total", price=price)
