"""A plan that is taken up in a later month: from what is at hand then, with its debts paid down so far."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.engine.cashflow.streams import DebtBook


def started_again(plan: Plan, point: CashPoint) -> Plan:
    """The plan from `point` on. Payments made since are taken off the debts; prices keep the month of their asking."""
    situation = plan.situation
    book = DebtBook(situation.debts)
    for _ in range(point.month - situation.start):
        book.pay()
    earlier = tuple(one for one in situation.cash if one.month < point.month)
    changed = msgspec.structs.replace(situation, cash=(*earlier, point), debts=book.debts())
    scenarios = tuple(_priced(one, situation.start) for one in plan.scenarios)
    return msgspec.structs.replace(plan, situation=changed, scenarios=scenarios)


def _priced(scenario: Scenario, start: Month) -> Scenario:
    home = scenario.home
    if home.priced_in is not None:
        return scenario
    return msgspec.structs.replace(scenario, home=msgspec.structs.replace(home, priced_in=start))
