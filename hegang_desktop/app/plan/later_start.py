"""A plan that is taken up in a later month: from what is at hand then, with its debts paid down so far."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import CashPoint, Debt, PendingMoney
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.holding_time import AGES

replace = msgspec.structs.replace


def started_again(plan: Plan, point: CashPoint) -> Plan:
    """The plan from `point` on. Payments made since are taken off the debts.

    Prices, and how long sellers have held their homes, keep the month in which they were so.

    Incomes have grown by the whole years since; interest on money still to come keeps counting from where it began.
    """
    situation = plan.situation
    start = situation.start
    earlier = tuple(one for one in situation.cash if one.month < point.month)
    changed = replace(
        situation,
        cash=(*earlier, point),
        debts=_paid_down(plan, point),
        income=tuple(_grown(stream, start, point.month) for stream in situation.income),
        pending=tuple(_since(money, start) for money in situation.pending),
    )
    scenarios = tuple(_priced(_grown_in(one, start, point.month), start) for one in plan.scenarios)
    return replace(plan, situation=changed, scenarios=scenarios)


def _paid_down(plan: Plan, point: CashPoint) -> tuple[Debt, ...]:
    """The debts as they stand; those that are paid are left out, and fees go on from the amount first borrowed.

    Payments of the months before `point` are made, and of its own month those that it says are.
    """
    # the engine brings NumPy, which the first picture of the window does not wait for
    from hegang_desktop.engine.timetable.debts import flow_id, payments

    situation = plan.situation
    before, passed = situation.cash[-1], point.month - situation.start
    schedules = payments(situation.debts, situation.payoff, situation.start, passed + 1, before.settled)
    still = []
    for debt, (_, owed) in zip(situation.debts, schedules, strict=True):
        paid = flow_id(debt.id) in point.settled
        months = passed + (1 if paid else 0)
        if months == 0:
            still.append(debt)
        elif owed[months - 1] > 0:
            charged = debt.monthly_fee or debt.cost == "instalments"
            principal = debt.borrowed if charged else debt.principal
            still.append(replace(debt, balance=int(owed[months - 1]), principal=principal))
    return tuple(still)


_GROWING = ("amount", "amount_after", "amount_off", "amount_off_after")


def _grown(stream: IncomeStream, start: Month, now: Month) -> IncomeStream:
    from hegang_desktop.engine.timetable.growth import grown

    years = max(0, now - max(start, stream.starts or start)) // MONTHS_A_YEAR
    if not stream.growth or not years:
        return stream
    amounts = {name: grown(getattr(stream, name), stream.growth, years) for name in _GROWING}
    return replace(stream, **amounts)


def _grown_in(scenario: Scenario, start: Month, now: Month) -> Scenario:
    if scenario.income is None:
        return scenario
    return replace(scenario, income=tuple(_grown(stream, start, now) for stream in scenario.income))


def _since(money: PendingMoney, start: Month) -> PendingMoney:
    return money if money.since is not None or start > money.release else replace(money, since=start)


def _priced(scenario: Scenario, start: Month) -> Scenario:
    home = scenario.home
    return replace(scenario, home=replace(home, priced_in=home.priced_in or start, held_in=_said_in(home, start)))


def _said_in(home: TargetHome, start: Month) -> Month | None:
    return home.held_in or (start if home.held in AGES else None)
