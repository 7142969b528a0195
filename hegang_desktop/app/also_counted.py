"""What a plan counts beside the cards of the plan page, one line each, and the plan without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from hegang_desktop.domain.limits import EVERY_MONTH
from hegang_desktop.domain.message import Message, Money, Percent, msg, msg_n, verbatim
from hegang_desktop.domain.money import ZERO
from hegang_desktop.domain.outgo import Tenancy
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.names import CATEGORIES, PEOPLE, name_of

replace = msgspec.structs.replace


class AlsoCounted(msgspec.Struct, frozen=True):
    """One thing a plan counts: what it is, and how to leave it out."""

    id: str
    text: Message
    without: Callable[[Plan], Plan]


def also_counted(plan: Plan) -> tuple[AlsoCounted, ...]:
    """People, accounts, money to come, lines of spending, insurance, dated costs and what else has no field yet."""
    situation = plan.situation
    found: list[AlsoCounted] = []

    def add(field: str, one: Any, text: Message) -> None:
        def without(changed: Plan) -> Plan:
            left = tuple(other for other in getattr(changed.situation, field) if other.id != one.id)
            return _with(changed, **{field: left})

        found.append(AlsoCounted(f"{field}:{one.id}", text, without))

    for person in situation.people:
        name = name_of(person.name, PEOPLE[person.kind])
        after = person.spending if person.spending_after is None else person.spending_after
        add("people", person, _now_and_after(name, Money(person.spending), Money(after)))
    for account in situation.accounts:
        name = name_of(account.name, msg("Account"))
        text = msg("{name}: {amount} of the money at hand earns {rate} a year", name=name, amount=Money(account.amount),
                   rate=Percent(account.annual_rate))  # fmt: skip
        add("accounts", account, text)
    for money in situation.pending:
        name = name_of(money.name, msg("Money to come"))
        text = msg("{name}: {amount} in {month}, {sure} sure", name=name, amount=Money(money.amount),
                   month=money.release, sure=Percent(money.certainty))  # fmt: skip
        add("pending", money, text)
    for line in situation.spending_lines:
        name = name_of(line.name, CATEGORIES[line.category])
        after = line.amount if line.after is None else line.after
        text = _now_and_after(name, Money(line.amount), Money(after))
        if line.months != EVERY_MONTH:
            months = ", ".join(str(month) for month in line.months)
            text = msg("{text}, only in the months {months}", text=text, months=months)
        add("spending_lines", line, text)
    for one in situation.insurance:
        name = name_of(one.name, msg("Social insurance"))
        text = msg("{name} on a base of {base} a month", name=name, base=Money(one.base))
        if not one.paid:
            text = msg("{name} on a base of {base} a month, not paid", name=name, base=Money(one.base))
        add("insurance", one, text)
    for cost in situation.dated_costs:
        name = name_of(cost.name, msg("Dated cost"))
        text = msg("{name}: {amount} in {month}", name=name, amount=Money(cost.amount), month=cost.month)
        if cost.every:
            text = msg_n("{text}, and every {n} month", "{text}, and every {n} months", cost.every, text=text)
        add("dated_costs", cost, text)
    for deadline in situation.deadlines:
        add("deadlines", deadline, msg("{name}: wanted by {month}", name=verbatim(deadline.name), month=deadline.month))
    found += _single(plan)
    return tuple(found)


def _now_and_after(name: Message, now: Money, after: Money) -> Message:
    if now == after:
        return msg("{name}: {amount} a month", name=name, amount=now)
    return msg("{name}: {amount} a month, {after} after the move", name=name, amount=now, after=after)


def _single(plan: Plan) -> list[AlsoCounted]:
    """What there is one of."""
    situation = plan.situation
    found = []
    if situation.tenancy != Tenancy():
        text = msg_n(
            "Rent: {n} month of notice, a deposit of {deposit}",
            "Rent: {n} months of notice, a deposit of {deposit}",
            situation.tenancy.notice, deposit=Money(situation.tenancy.deposit),
        )  # fmt: skip
        found.append(AlsoCounted("tenancy", text, lambda plan: _with(plan, tenancy=Tenancy())))
    if situation.payoff:
        text = msg("{amount} a month more to the dearest debt", amount=Money(situation.payoff))
        found.append(AlsoCounted("payoff", text, lambda plan: _with(plan, payoff=ZERO)))
    if situation.away_months:
        months = ", ".join(str(month) for month in situation.away_months)
        text = msg("Months of the year without travel: {months}", months=months)
        found.append(AlsoCounted("away_months", text, lambda plan: _with(plan, away_months=())))
    if situation.mortgage_here is not None:
        text = msg("A home here to compare with: {price}", price=Money(situation.mortgage_here.price))
        found.append(AlsoCounted("mortgage_here", text, lambda plan: _with(plan, mortgage_here=None)))
    return found


def _with(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, situation=replace(plan.situation, **changes))


def is_away(plan: Plan) -> bool:
    """Whether there are months in which the buyer cannot travel."""
    return bool(plan.situation.away_months) or any(stream.away for stream in plan.income)
