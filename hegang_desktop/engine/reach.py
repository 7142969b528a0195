"""What a plan can reach by a month, and what it would take: searches over whole answers, pure functions of a plan."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.money import Fen, Tenthousandths, divide_half_up, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline, SocialInsurance
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import DeadlineOutcome, InsuranceOutcome, NeededSaving, TravelOrProxy
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import evaluate, table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.sensitivity.search import least
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.prices import expected_prices, priced
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import without_tried

LONGEST = 720
"""Months that any question looks ahead at most: sixty years."""


def dearest_home(plan: Plan, rules: Rules, month: Month) -> Fen | None:
    """The highest asking price, in whole yuan, at which the scenario's home can be owned by the first day of `month`.

    Everything else of the home stays, its own taxes and costs included; a price of the user's own in the overrides
    gives way. None if it cannot be owned even at one yuan. At most the largest amount a plan can hold.
    """
    effective, delay = _undelayed(effective_plan(plan, rules))
    table = _table_to(asking(effective, yuan(1)), rules, month)
    if table is None:
        return None
    before = openings(table)

    def too_dear(price: int) -> bool:
        scenario = asking(effective, yuan(price)).scenario
        dearer = priced(table, expected_prices(scenario, table.start, rules, table.months))
        return sums.home_month(dearer, before, delay) is None

    if too_dear(1):
        return None
    most = LARGEST_AMOUNT // 100
    first = max(1, int(before.max()) // 200)
    beyond = least(too_dear, most, first)
    return yuan(most if beyond is None else beyond - 1)


def asking(effective: EffectivePlan, price: Fen) -> EffectivePlan:
    """The same with the home at another asking price, in total."""
    scenario = effective.scenario
    overrides = {key: amount for key, amount in scenario.overrides.items() if key != PRICE.key}
    home = msgspec.structs.replace(scenario.home, basis="total", price=price)
    asked = msgspec.structs.replace(scenario, home=home, overrides=overrides)
    return msgspec.structs.replace(effective, scenario=asked)


def needed_saving(plan: Plan, rules: Rules, month: Month) -> NeededSaving | None:
    """What must be saved each month from the plan's first on to own the home by the first day of `month`.

    None if no saving helps: the home has no price, the buyer cannot travel in time, or nothing can be saved before
    `month`. What is saved more is there at the end of a month and earns the plan's interest from then on.
    """
    effective, delay = _undelayed(effective_plan(plan, rules))
    table = _table_to(effective, rules, month)
    if table is None:
        return None
    flows = sums.net(table, None)[: table.months]

    def home(more: int) -> int | None:
        return sums.home_month(table, sums.openings(table.at_hand, flows + 100 * more, table.tiers), delay)

    more = 0
    if home(0) is None:
        # the money must be there so early that what is put off still comes in time
        months = np.arange(table.months)
        later = table.buyable & (months > 0) & (months < table.months - delay)
        if not later.any():
            return None
        # without interest the gap of a month is closed by as much a month as months went by; with it, by less
        gaps = table.costs + table.cushion - sums.openings(table.at_hand, flows, table.tiers)[:-1]
        most = int((-(-gaps[later] // (100 * months[later]))).min())
        enough = least(lambda amount: home(amount) is not None, most, max(1, most // 2))
        if enough is None:
            return None
        more = enough
    return needed_of(table, more, home(more) or 0)


def _undelayed(effective: EffectivePlan) -> tuple[EffectivePlan, int]:
    """Without what is kept of something tried out, which follows each home month anew, and the months to put off."""
    delay = 0 if effective.bought is not None else effective.scenario.tried.later
    return without_tried(effective), delay


def needed_of(table: Timetable, more: int, home: int) -> NeededSaving:
    """`more` yuan a month, and what that makes in all on the average of the months until `home` (at least one)."""
    months = max(1, home)
    flows = sums.net(table, None)[:months] + 100 * more
    opening = sums.openings(table.at_hand, flows, table.tiers)
    saved = divide_half_up(int(opening[months]) - table.at_hand, 100 * months)
    income = sum(int(entry.before[:months].sum()) for entry in table.entries if entry.kind == "income")
    part = Tenthousandths(divide_half_up(saved * 100 * months * 10_000, income)) if income > 0 else None
    return NeededSaving(yuan(more), yuan(saved), part)


def _table_to(effective: EffectivePlan, rules: Rules, month: Month) -> Timetable | None:
    """The timetable that looks ahead to `month`, itself included; None before the plan's first month."""
    months = month - effective.situation.start + 1
    return table_ahead(effective, rules, min(months, LONGEST)) if months > 0 else None


def travel_or_proxy(plan: Plan, rules: Rules) -> TravelOrProxy:
    """The purchase that waits until the buyer can travel, and the one that may be by proxy."""
    scenario = plan.scenario
    there = plan.with_scenario(msgspec.structs.replace(scenario, by_proxy=False))
    afar = plan.with_scenario(msgspec.structs.replace(scenario, by_proxy=True))
    return TravelOrProxy(evaluate(there, rules), evaluate(afar, rules))


def by_deadline(plan: Plan, rules: Rules) -> tuple[DeadlineOutcome, ...]:
    """For each deadline whether the home is owned by then, and what is missing if not, in the plan's order.

    A deadline beyond the horizon is looked at as well, at most sixty years ahead.
    """
    return tuple(_deadline(plan, rules, one) for one in plan.situation.deadlines)


def _deadline(plan: Plan, rules: Rules, deadline: Deadline) -> DeadlineOutcome:
    table = _table_to(effective_plan(plan, rules), rules, deadline.month)
    home = None if table is None else sums.home_month(table, openings(table))
    id_, name, month = deadline.id, deadline.name, deadline.month
    if home is not None:
        return DeadlineOutcome(id_, name, month, True, plan.situation.start + home, None, None)
    home_month = evaluate(plan, rules).home_month
    dearest, needed = dearest_home(plan, rules, month), needed_saving(plan, rules, month)
    return DeadlineOutcome(id_, name, month, False, home_month, dearest, needed)


def with_and_without_insurance(plan: Plan, rules: Rules) -> tuple[InsuranceOutcome, ...]:
    """For each social insurance the answers with it paid and without, the others as they are."""
    insurance = plan.situation.insurance

    def turned(one: SocialInsurance, *, paid: bool) -> Plan:
        others = tuple(msgspec.structs.replace(x, paid=paid) if x.id == one.id else x for x in insurance)
        return msgspec.structs.replace(plan, situation=msgspec.structs.replace(plan.situation, insurance=others))

    return tuple(
        InsuranceOutcome(
            one.id, one.name, evaluate(turned(one, paid=True), rules), evaluate(turned(one, paid=False), rules)
        )
        for one in insurance
    )
