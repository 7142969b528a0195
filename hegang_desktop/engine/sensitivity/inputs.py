"""The numbers of a plan that can be changed one at a time."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.lens import ItemsLens, Lens
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.places import (
    CASH,
    DATED_COSTS,
    DEBTS,
    HOME,
    INCOME,
    INSURANCE,
    PENDING,
    PEOPLE,
    SCENARIO,
    SITUATION,
    SPENDING_LINES,
    own_amount,
    own_assumption,
)
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import AssumptionUnit, Rules
from hegang_desktop.domain.sensitivity import Unit
from hegang_desktop.engine.costs.catalogue import PRICE, entries, labels, name_of_input
from hegang_desktop.engine.costs.entry import CostEntry
from hegang_desktop.engine.names import CATEGORIES, name_of, what_if_name
from hegang_desktop.engine.names import PEOPLE as WHO

PRICE_PART = 4
"""Nobody finds the same home for less than a quarter of its price."""
LIVING_PART = 2
"""Nobody lives on less than half of what it takes."""
INCOME_TIMES = 2
"""Nobody earns more than twice as much by wanting to."""
_LIVING = frozenset({SITUATION.part("spending").ref, SCENARIO.part("spending_after").ref})
Group = Literal["means", "income", "spending", "debt", "price", "home", "costs", "rate"]


class Input(msgspec.Struct, frozen=True):
    """One number of a plan: `value` in `unit`, between `least` and `most`; its lens makes the plan with another one.

    `better` is 1 where more of it brings the home nearer or lets money last longer, -1 where less does, 0 where either
    may. `step` is the smallest change worth naming: a yuan, a square metre, a tenth of a point. `possible` is how low
    and how high it can be brought by somebody who changes it on purpose; beyond that nothing is promised.
    """

    lens: Lens[Any]
    name: Message
    unit: Unit
    value: int
    better: int
    group: Group
    step: int = 100
    least: int = 0
    most: int = LARGEST_AMOUNT

    @property
    def possible(self) -> tuple[int, int]:
        """The least and the most that the number can be brought to: another home, another life, is no change of it."""
        if self.group == "price":
            return max(self.least, self.value // PRICE_PART), self.most
        if self.ref in _LIVING or self.ref.kind in ("spending", "person"):
            return max(self.least, self.value // LIVING_PART), self.most
        if self.group == "income" and self.value:
            return self.least, min(self.most, self.value * INCOME_TIMES)
        return self.least, self.most

    @property
    def ref(self) -> InputRef:
        """Which input it is."""
        return self.lens.ref

    @property
    def rated(self) -> bool:
        """Whether it is a yearly rate, whose change is counted in points and not as a share of it."""
        return self.unit == "rate"

    def put(self, plan: Plan, value: int) -> Plan:
        """The plan with another value."""
        return self.lens.set(plan, value)


def inputs(plan: Plan, rules: Rules) -> tuple[Input, ...]:
    """All numbers of a plan that can move its answer, in the order of the plan."""
    return (*_means(plan), *_streams(plan), *_outgo(plan), *_debts(plan), *_home(plan), *_costs(plan, rules))


def changed(plan: Plan, rules: Rules, ref: InputRef, value: int) -> Plan:
    """The plan with one of its numbers at another value. KeyError if it has no such number."""
    return {one.ref: one for one in inputs(plan, rules)}[ref].put(plan, value)


def _number(  # noqa: PLR0917 - one row of a table
    plan: Plan, lens: Lens[Any], name: Message, unit: Unit, better: int, group: Group, **bounds: int
) -> Input:
    return Input(lens, name, unit, lens.get(plan), better, group, **bounds)


def _of(items: ItemsLens, item: Any, name: str) -> Lens[Any]:
    return items.item(item.id).part(name)


def _means(plan: Plan) -> list[Input]:
    return [
        _number(plan, CASH.part("at_hand"), msg("Money at hand"), "fen", 1, "means"),
        _number(plan, SITUATION.part("cushion"), msg("Cushion"), "fen", -1, "means"),
        *(
            _number(plan, _of(PENDING, one, "amount"), name_of(one.name, msg("Money to come")), "fen", 1, "means")
            for one in plan.situation.pending
        ),
    ]


def _streams(plan: Plan) -> list[Input]:
    numbers = []
    for one in plan.income:
        unit: Unit = "fen_a_day" if one.pattern == "day_rate" else "fen_a_month"
        if one.pattern == "one_off":
            unit = "fen"
        name = name_of(one.name, what_if_name(one.id, msg("Income")))
        numbers.append(_number(plan, _of(INCOME, one, "amount"), name, unit, 1, "income"))
        if one.after_move == "changes":
            later = msg("{name}, after the move", name=name)
            numbers.append(_number(plan, _of(INCOME, one, "amount_after"), later, unit, 1, "income"))
        if one.has_bad_months and one.amount_off:
            off = msg("{name}, in the other months", name=name)
            numbers.append(_number(plan, _of(INCOME, one, "amount_off"), off, unit, 1, "income"))
    return numbers


def _outgo(plan: Plan) -> list[Input]:
    situation = plan.situation

    def monthly(lens: Lens[Any], name: Message) -> Input:
        return _number(plan, lens, name, "fen_a_month", -1, "spending")

    numbers = [
        monthly(SITUATION.part("spending"), msg("Living")),
        monthly(SITUATION.part("rent"), msg("Rent")),
        monthly(SITUATION.part("remittance"), msg("Remittance to family")),
    ]
    if plan.scenario.spending_after is not None:
        numbers.append(monthly(SCENARIO.part("spending_after"), msg("Living, after the move")))
    numbers += [
        monthly(_of(SPENDING_LINES, line, "amount"), name_of(line.name, CATEGORIES[line.category]))
        for line in situation.spending_lines
    ]
    numbers += [
        monthly(_of(PEOPLE, person, "spending"), name_of(person.name, WHO[person.kind])) for person in situation.people
    ]
    for one in situation.insurance:
        if one.paid:
            name = msg("Base of {name}", name=name_of(one.name, msg("Social insurance")))
            numbers.append(monthly(_of(INSURANCE, one, "base"), name))
    for cost in situation.dated_costs:
        name = name_of(cost.name, what_if_name(cost.id, msg("Dated cost")))
        numbers.append(_number(plan, _of(DATED_COSTS, cost, "amount"), name, "fen", -1, "spending"))
    return numbers


def _debts(plan: Plan) -> list[Input]:
    numbers = []
    for debt in plan.situation.debts:
        name = name_of(debt.name, msg("Debt"))
        owed, paid = msg("{name}, still owed", name=name), msg("{name}, a month's payment", name=name)
        numbers.append(_number(plan, _of(DEBTS, debt, "balance"), owed, "fen", -1, "debt"))
        if debt.cost != "instalments":
            numbers.append(_number(plan, _of(DEBTS, debt, "payment"), paid, "fen_a_month", 0, "debt"))
    if plan.situation.debts:
        payoff = SITUATION.part("payoff")
        numbers.append(_number(plan, payoff, msg("Paid on debts beyond that"), "fen_a_month", 0, "debt"))
    return numbers


def _home(plan: Plan) -> list[Input]:
    """What the home is and costs; nothing of a home that is bought already, whose costs are what was paid."""
    if plan.scenario.bought is not None:
        return []
    home, agreed = plan.scenario.home, PRICE.key in plan.scenario.overrides
    area = HOME.part("floor_area")
    numbers = [_number(plan, area, msg("Floor area"), "area", -1, "home", least=1, most=1_000_000)]
    if not agreed and home.basis == "total" and home.price:
        numbers.append(_number(plan, HOME.part("price"), PRICE.name, "fen", -1, "price", least=100))
    if not agreed and home.basis == "unit" and home.unit_price:
        name = msg("Price of a square metre")
        numbers.append(_number(plan, HOME.part("unit_price"), name, "fen_per_m2", -1, "price", least=1))
    arrears, fund = HOME.part("arrears"), HOME.part("maintenance_fund")
    numbers.append(_number(plan, arrears, msg("Arrears of the former owner"), "fen", -1, "costs"))
    numbers.append(_number(plan, fund, msg("Maintenance fund"), "fen", -1, "costs"))
    return numbers


_RATES: dict[str, tuple[Message, int]] = {
    "interest": (msg("Interest on savings"), 1),
    "price_drift": (msg("Change of home prices"), -1),
    "inflation_living": (msg("Rise of living costs"), -1),
    "inflation_rent": (msg("Rise of rents"), -1),
    "inflation_heating": (msg("Rise of heating charges"), -1),
}
_INSURANCE: dict[str, Message] = {
    "pension_rate": msg("Pension insurance you pay yourself"),
    "health_rate": msg("Health insurance you pay yourself"),
}
_UNITS: dict[AssumptionUnit, Unit] = {
    "fen": "fen", "fen_per_month": "fen_a_month", "fen_per_m2": "fen_per_m2", "fen_per_m2_month": "fen_per_m2",
    "rate": "rate", "share": "share",
}  # fmt: skip
_TENTH_OF_A_POINT = 10
_STEPS: dict[Unit, int] = {"fen": 100, "rate": _TENTH_OF_A_POINT, "share": _TENTH_OF_A_POINT}


def _costs(plan: Plan, rules: Rules) -> list[Input]:
    """The user's own amounts of cost lines, and the shipped figures that this plan is reckoned with in their place."""
    overrides = plan.scenario.overrides
    lines = [entry for entry in entries() if plan.scenario.bought is None or entry.due != "once"]
    own = [_own_line(entry, plan) for entry in lines if entry.key in overrides]
    figures: dict[str, None] = {}
    for entry in lines:
        applies = not entry.empty_only and (plan.scenario.by_proxy or not entry.by_proxy_only)
        if applies and entry.key not in overrides:
            figures |= dict.fromkeys(entry.rule.figures(entry, plan.scenario.home))
    names = {label.id: label.name for label in labels()} | {entry.id: name_of_input(entry) for entry in entries()}
    weighed = {id_: (names[id_], 1 if id_ == "bargaining" else -1) for id_ in figures}
    if any(one.paid for one in plan.situation.insurance):
        weighed |= {id_: (name, -1) for id_, name in _INSURANCE.items()}
        weighed["inflation_insurance"] = (msg("Rise of social insurance"), -1)
    if plan.situation.remittance:
        weighed["inflation_remittance"] = (msg("Rise of what is sent to family"), -1)
    weighed |= _RATES
    return own + [_assumption(id_, name, plan, rules, better=better) for id_, (name, better) in weighed.items()]


def _own_line(entry: CostEntry, plan: Plan) -> Input:
    """The user's own amount of a cost line."""
    group: Group = "price" if entry is PRICE else "costs"
    return _number(plan, own_amount(entry.ref), name_of_input(entry), "fen", -1, group)


def _assumption(id_: str, name: Message, plan: Plan, rules: Rules, *, better: int) -> Input:
    """An assumption, at the value that holds for this home in the plan's first month."""
    shipped, scenario, start = rules.assumptions[id_], plan.scenario, plan.situation.start
    unit = _UNITS[shipped.unit]
    value = rules.value(id_, scenario.assumptions, scenario.home.description.city, start)
    group: Group = "rate" if unit == "rate" else "costs"
    step = _STEPS.get(unit, 1)
    return Input(own_assumption(id_), name, unit, value, better, group, step, shipped.least, shipped.most)
