"""The numbers of a plan that can be changed one at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import AssumptionUnit, Rules
from hegang_desktop.domain.sensitivity import Unit
from hegang_desktop.engine.costs.catalogue import entries, labels, name_of_input
from hegang_desktop.engine.costs.entry import CostEntry
from hegang_desktop.engine.names import CATEGORIES, PEOPLE, name_of, tried_name

Group = Literal["means", "income", "spending", "debt", "price", "home", "costs", "rate"]


@dataclasses.dataclass(frozen=True, slots=True)
class Input:
    """One number of a plan: `value` in `unit`, between `least` and `most`; `put` makes the plan with another one.

    `better` is 1 where more of it brings the home nearer or lets money last longer, -1 where less does, 0 where either
    may. `step` is the smallest change worth naming: a yuan, a square metre, a tenth of a point.
    """

    id: str
    name: Message
    unit: Unit
    value: int
    better: int
    group: Group
    put: Callable[[Plan, int], Plan]
    step: int = 100
    least: int = 0
    most: int = LARGEST_AMOUNT

    @property
    def rated(self) -> bool:
        """Whether it is a yearly rate, whose change is counted in points and not as a share of it."""
        return self.unit == "rate"


def inputs(plan: Plan, rules: Rules) -> tuple[Input, ...]:
    """All numbers of a plan that can move its answer, in the order of the plan."""
    return (*_means(plan), *_streams(plan), *_outgo(plan), *_debts(plan), *_home(plan), *_assumptions(plan, rules))


def changed(plan: Plan, rules: Rules, id_: str, value: int) -> Plan:
    """The plan with one of its numbers at another value. KeyError if it has no such number."""
    found = {one.id: one for one in inputs(plan, rules)}[id_]
    return found.put(plan, value)


def _situation(plan: Plan, **changes: Any) -> Plan:
    return msgspec.structs.replace(plan, situation=msgspec.structs.replace(plan.situation, **changes))


def _scenario(plan: Plan, **changes: Any) -> Plan:
    return plan.with_scenario(msgspec.structs.replace(plan.scenario, **changes))


def _of_situation(id_: str, name: Message, plan: Plan, *, unit: Unit, better: int, group: Group) -> Input:
    """A number that is a field of the situation."""
    value = getattr(plan.situation, id_)
    return Input(id_, name, unit, value, better, group, lambda p, v: _situation(p, **{id_: v}))


def _of_item(
    list_: str, item: Any, field: str, id_: str, name: Message, *, unit: Unit, better: int, group: Group
) -> Input:
    """A number that is a field of an item in one of the situation's lists."""

    def put(plan: Plan, value: int) -> Plan:
        items = tuple(
            msgspec.structs.replace(one, **{field: value}) if one.id == item.id else one
            for one in getattr(plan.situation, list_)
        )
        return _situation(plan, **{list_: items})

    return Input(id_, name, unit, getattr(item, field), better, group, put)


def _means(plan: Plan) -> list[Input]:
    def savings(changing: Plan, value: int) -> Plan:
        cash = changing.situation.cash
        return _situation(changing, cash=(*cash[:-1], msgspec.structs.replace(cash[-1], at_hand=value)))

    situation = plan.situation
    at_hand = Input("savings", msg("Money at hand"), "fen", situation.at_hand, 1, "means", savings)
    cushion = _of_situation("cushion", msg("Cushion"), plan, unit="fen", better=-1, group="means")
    pending = [
        _of_item(
            "pending",
            one,
            "amount",
            f"pending:{one.id}",
            name_of(one.name, msg("Money to come")),
            unit="fen",
            better=1,
            group="means",
        )
        for one in situation.pending
    ]
    return [at_hand, cushion, *pending]


def _streams(plan: Plan) -> list[Input]:
    found = []
    for one in plan.situation.income:
        unit: Unit = "fen_a_day" if one.pattern == "day_rate" else "fen_a_month"
        if one.pattern == "one_off":
            unit = "fen"
        name = name_of(one.name, tried_name(one.id, msg("Income")))
        found.append(_of_item("income", one, "amount", f"income:{one.id}", name, unit=unit, better=1, group="income"))
        if one.after_move == "changes":
            later = msg("{name}, after the move", name=name)
            id_ = f"income_after:{one.id}"
            found.append(_of_item("income", one, "amount_after", id_, later, unit=unit, better=1, group="income"))
    return found


def _outgo(plan: Plan) -> list[Input]:
    situation, after = plan.situation, plan.scenario.spending_after
    found = [
        _of_situation("spending", msg("Living"), plan, unit="fen_a_month", better=-1, group="spending"),
        _of_situation("rent", msg("Rent"), plan, unit="fen_a_month", better=-1, group="spending"),
        _of_situation("remittance", msg("Remittance to family"), plan, unit="fen_a_month", better=-1, group="spending"),
    ]
    if after is not None:
        name = msg("Living, after the move")
        put: Callable[[Plan, int], Plan] = lambda p, v: _scenario(p, spending_after=v)  # noqa: E731
        found.append(Input("spending_after", name, "fen_a_month", after, -1, "spending", put))
    for line in situation.spending_lines:
        name = name_of(line.name, CATEGORIES[line.category])
        found.append(
            _of_item(
                "spending_lines",
                line,
                "amount",
                f"spending:{line.id}",
                name,
                unit="fen_a_month",
                better=-1,
                group="spending",
            )
        )
    for person in situation.people:
        name = name_of(person.name, PEOPLE[person.kind])
        found.append(
            _of_item(
                "people",
                person,
                "spending",
                f"person:{person.id}",
                name,
                unit="fen_a_month",
                better=-1,
                group="spending",
            )
        )
    for one in situation.insurance:
        if one.paid:
            name = msg("Base of {name}", name=name_of(one.name, msg("Social insurance")))
            found.append(
                _of_item(
                    "insurance",
                    one,
                    "base",
                    f"insurance:{one.id}",
                    name,
                    unit="fen_a_month",
                    better=-1,
                    group="spending",
                )
            )
    for cost in situation.dated_costs:
        name = name_of(cost.name, tried_name(cost.id, msg("Dated cost")))
        found.append(
            _of_item("dated_costs", cost, "amount", f"dated:{cost.id}", name, unit="fen", better=-1, group="spending")
        )
    return found


def _debts(plan: Plan) -> list[Input]:
    found = []
    for debt in plan.situation.debts:
        name = name_of(debt.name, msg("Debt"))
        owed, paid = msg("{name}, still owed", name=name), msg("{name}, a month's payment", name=name)
        found.append(_of_item("debts", debt, "balance", f"owed:{debt.id}", owed, unit="fen", better=-1, group="debt"))
        found.append(
            _of_item("debts", debt, "payment", f"payment:{debt.id}", paid, unit="fen_a_month", better=0, group="debt")
        )
    if plan.situation.debts:
        found.append(
            _of_situation("payoff", msg("Paid on debts beyond that"), plan, unit="fen_a_month", better=0, group="debt")
        )
    return found


def _home(plan: Plan) -> list[Input]:
    home, own_price = plan.scenario.home, plan.scenario.overrides.get("price")

    def part(id_: str, field: str, name: Message, unit: Unit, group: Group, **more: int) -> Input:
        def put(changing: Plan, value: int) -> Plan:
            return _scenario(changing, home=msgspec.structs.replace(changing.scenario.home, **{field: value}))

        return Input(id_, name, unit, getattr(home, field), -1, group, put, **more)

    area = part("area", "floor_area", msg("Floor area"), "area", "home", least=1, most=1_000_000)
    found = [area]
    if own_price is None and home.basis == "total" and home.price:
        found.append(part("price", "price", msg("Price of the home"), "fen", "price", least=100))
    if own_price is None and home.basis == "unit" and home.unit_price:
        unit_name = msg("Price of a square metre")
        found.append(part("price", "unit_price", unit_name, "fen_per_m2", "price", least=1))
    found.append(part("arrears", "arrears", msg("Arrears of the former owner"), "fen", "costs"))
    found.append(part("maintenance_fund", "maintenance_fund", msg("Maintenance fund"), "fen", "costs"))
    return found


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


def _assumptions(plan: Plan, rules: Rules) -> list[Input]:
    """The shipped figures that this plan is reckoned with, and the user's own in their place."""
    scenario = plan.scenario
    overrides = scenario.overrides
    found = [_override(entry, plan) for entry in entries() if entry.key in overrides]
    figures: dict[str, None] = {}
    for entry in entries():
        applies = not entry.empty_only and (scenario.by_proxy or not entry.by_proxy_only)
        if applies and entry.key not in overrides:
            figures |= dict.fromkeys(entry.rule.figures(entry, scenario.home))
    names = {label.id: label.name for label in labels()} | {entry.id: name_of_input(entry) for entry in entries()}
    weighed = {id_: (names[id_], 1 if id_ == "bargaining" else -1) for id_ in figures}
    if any(one.paid for one in plan.situation.insurance):
        weighed |= {id_: (name, -1) for id_, name in _INSURANCE.items()}
    weighed |= _RATES
    return found + [_assumption(id_, name, plan, rules, better=better) for id_, (name, better) in weighed.items()]


def _override(entry: CostEntry, plan: Plan) -> Input:
    """The user's own amount of a cost line."""
    key = entry.key

    def put(changing: Plan, value: int) -> Plan:
        return _scenario(changing, overrides={**changing.scenario.overrides, key: value})

    group: Group = "price" if entry.group == "price" else "costs"
    return Input(f"own:{key}", name_of_input(entry), "fen", plan.scenario.overrides[key], -1, group, put)


def _assumption(id_: str, name: Message, plan: Plan, rules: Rules, *, better: int) -> Input:
    """An assumption, at the value that holds for this home in the plan's first month."""
    shipped, scenario, start = rules.assumptions[id_], plan.scenario, plan.situation.start
    unit = _UNITS[shipped.unit]
    value = rules.value(id_, scenario.assumptions, scenario.home.description.city, start)

    def put(changing: Plan, chosen: int) -> Plan:
        return _scenario(changing, assumptions={**changing.scenario.assumptions, id_: chosen})

    step = {"fen": 100, "rate": _TENTH_OF_A_POINT, "share": _TENTH_OF_A_POINT}.get(unit, 1)
    group: Group = "rate" if unit == "rate" else "costs"
    return Input(id_, name, unit, value, better, group, put, step, shipped.least, shipped.most)
