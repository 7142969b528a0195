"""A plan with what is tried out on it."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.outgo import DatedCost
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.costs.catalogue import entries
from hegang_desktop.engine.costs.kinds.heating import TARIFF, SeasonHeating
from hegang_desktop.engine.costs.values import values_of
from hegang_desktop.engine.lived import lived
from hegang_desktop.engine.sensitivity.lean import lean_table, openings
from hegang_desktop.engine.strategies.courses import leaving_of
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.course import OWN, Course

FIFTH = Tenthousandths(2_000)
HEATING_RISE = Tenthousandths(3_000)
WORK_LEFT = 2
"""Months after the move with work: from the third on there is none."""
BILL_AFTER = 5
"""The medical bill comes in the sixth month after the move."""
_UNENDING = ("pension", "one_off")
_HEATING_LINES = frozenset(entry.key for entry in entries() if isinstance(entry.rule, SeasonHeating))

replace = msgspec.structs.replace


def changed(plan: Plan, rules: Rules, tried: WhatIf) -> tuple[Plan, Course]:
    """The plan with what is tried out, and the course it then takes. What refers to the move needs a home month.

    A home that is not reached has none: then no work ends, no winter is hard and nobody leaves, and the medical bill
    comes in the sixth month of the plan.
    """
    plan = _slid(plan, tried)
    for stress, change in _AT_ONCE.items():
        if stress in tried.stresses:
            plan = change(plan, rules)
    if not (tried.later or _AFTER_THE_MOVE & set(tried.stresses)):
        return plan, OWN
    home = home_month(plan, rules)
    if tried.later and home is not None and plan.scenario.bought is None:
        plan = _scenario(plan, not_before=home + tried.later)
        home = home_month(plan, rules)
    return _after_the_move(plan, rules, tried, home)


def home_month(plan: Plan, rules: Rules) -> Month | None:
    """The home month of the plan, without its ledger."""
    table = lean_table(lived(plan, rules), rules)
    home = sums.home_month(table, openings(table))
    return None if home is None else table.start + home


def _slid(plan: Plan, tried: WhatIf) -> Plan:
    if tried.spend_less:
        plan = _spending_less(plan, tried.spend_less)
    if tried.earn_more:
        plan = plan.with_income((*plan.income, IncomeStream("try:earn", "", tried.earn_more)))
    if tried.cheaper:
        plan = _priced(plan, -tried.cheaper)
    if tried.cushion:
        plan = _situation(plan, cushion=Fen(plan.situation.cushion + tried.cushion))
    return plan


def can_spend_less(plan: Plan) -> Fen:
    """What living costs a month now, all of it, in fen: more cannot be saved."""
    situation = plan.situation
    lines = sum(line.amount for line in situation.spending_lines)
    return Fen(situation.spending + lines + sum(person.spending for person in situation.people))


def _spending_less(plan: Plan, amount: Fen) -> Plan:
    """Living cheaper by `amount` a month now and after the move: off the household's own spending first, then lines."""
    situation, scenario = plan.situation, plan.scenario
    now, after = _Purse(amount), _Purse(amount)
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
    plan = _situation(plan, spending=spending, spending_lines=lines, people=people)
    return _scenario(plan, spending_after=spending_after)


class _Purse:
    """What is still to be saved."""

    def __init__(self, amount: int) -> None:
        self.left = amount

    def off(self, amount: Fen) -> Fen:
        """The amount, less what can be saved of it."""
        saved = min(amount, self.left)
        self.left -= saved
        return Fen(amount - saved)


def _priced(plan: Plan, more: int) -> Plan:
    """The home at a price higher by `more` fen (lower: negative), never below nothing."""
    scenario = plan.scenario
    own = scenario.overrides.get("price")
    if own is not None:
        return _scenario(plan, overrides={**scenario.overrides, "price": Fen(max(0, own + more))})
    price = Fen(max(100, scenario.home.asking_price + more))
    return _scenario(plan, home=replace(scenario.home, basis="total", price=price))


def _dearer_home(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001 - as the others
    price = plan.scenario.price
    return _priced(plan, share(price, FIFTH)) if price else plan


def _dearer_living(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001
    situation, scenario = plan.situation, plan.scenario
    lines = tuple(
        replace(one, amount=_more(one.amount), after=None if one.after is None else _more(one.after))
        for one in situation.spending_lines
    )
    people = tuple(
        replace(
            one,
            spending=_more(one.spending),
            spending_after=None if one.spending_after is None else _more(one.spending_after),
        )
        for one in situation.people
    )
    plan = _situation(plan, spending=_more(situation.spending), spending_lines=lines, people=people)
    after = scenario.spending_after
    return plan if after is None else _scenario(plan, spending_after=_more(after))


def _more(amount: Fen) -> Fen:
    return Fen(amount + share(amount, FIFTH))


def _halved(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001
    """Half of the income that brings most in a year, now and after the move."""
    if not plan.income:
        return plan
    largest = max(plan.income, key=lambda stream: stream.yearly)
    halves = {name: Fen(getattr(largest, name) // 2) for name in ("amount", "amount_after", "floor")}
    half = replace(largest, **halves)
    return plan.with_income(tuple(half if one.id == largest.id else one for one in plan.income))


def _dearer_heating(plan: Plan, rules: Rules) -> Plan:
    scenario = plan.scenario
    tariff = values_of(scenario, rules, plan.situation.start).fen(TARIFF)
    overrides = {
        id_: Fen(own + share(own, HEATING_RISE)) if id_ in _HEATING_LINES else own
        for id_, own in scenario.overrides.items()
    }
    risen = tariff + share(tariff, HEATING_RISE)
    return _scenario(plan, assumptions={**scenario.assumptions, TARIFF: risen}, overrides=overrides)


_AT_ONCE = {
    "dearer_home": _dearer_home,
    "dearer_living": _dearer_living,
    "halved": _halved,
    "dearer_heating": _dearer_heating,
}
_AFTER_THE_MOVE = {"no_work", "hard_winter", "medical", "leave"}


def _after_the_move(plan: Plan, rules: Rules, tried: WhatIf, home: Month | None) -> tuple[Plan, Course]:
    chosen, start = plan.scenario.assumptions, plan.situation.start
    if "medical" in tried.stresses:
        month = (start if home is None else home) + BILL_AFTER
        plan = _with_cost(plan, DatedCost("try:medical", "", month, rules.fen("medical_cost", chosen)))
    if home is None:
        return plan, OWN
    if "hard_winter" in tried.stresses:
        plan = _with_cost(
            plan, DatedCost("try:hard_winter", "", first_january(home), rules.fen("hard_winter_cost", chosen))
        )
    if "no_work" in tried.stresses:
        last = home + (WORK_LEFT - 1)
        streams = (_ended(one, last) for one in plan.income)
        plan = plan.with_income(tuple(one for one in streams if one is not None))
    if "leave" not in tried.stresses:
        return plan, OWN
    after = first_winter_over(plan, rules, home).index - home.index
    leaving = leaving_of(plan, rules, "move", after, sellable=True)
    ahead = rules.value("horizon", chosen) * MONTHS_A_YEAR
    # what nobody sees happen does not happen
    return plan, Course(leaving=leaving if home.index + after - start.index < ahead else None)


def first_january(home: Month) -> Month:
    """The January of the first winter in a home bought in the month `home`."""
    return home + (-home.index) % MONTHS_A_YEAR


def first_winter_over(plan: Plan, rules: Rules, home: Month) -> Month:
    """The month after the first heating season that is lived through there from its beginning or from the move on."""
    last = values_of(plan.scenario, rules, home).value("heating_last_month")
    return first_january(home) + last if home.month > last else home + (last - home.month + 1)


def _ended(stream: IncomeStream, last: Month) -> IncomeStream | None:
    """The stream without what it pays after the month `last`; None when nothing is left of it."""
    if stream.pattern in _UNENDING or (stream.ends is not None and stream.ends <= last):
        return stream
    if stream.starts is not None and stream.starts > last:
        return None
    return replace(stream, ends=last)


def _with_cost(plan: Plan, cost: DatedCost) -> Plan:
    return _situation(plan, dated_costs=(*plan.situation.dated_costs, cost))


def _situation(plan: Plan, **changes: object) -> Plan:
    return replace(plan, situation=replace(plan.situation, **changes))


def _scenario(plan: Plan, **changes: object) -> Plan:
    return plan.with_scenario(replace(plan.scenario, **changes))
