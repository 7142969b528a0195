"""The one evaluator: the answers of a plan, and of changes of it that make only the touched parts anew."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Reached
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.what_if import KEEPS_NOTHING
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.progress import openings, progress, reached
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.entry import Entry
from hegang_desktop.engine.timetable.interest import tiers
from hegang_desktop.engine.timetable.living import (
    debt_entries,
    income_entries,
    outgo_entries,
    pending_entries,
    rent_by_month,
)
from hegang_desktop.engine.timetable.prices import expected_prices, priced
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.travel import can_travel, moving_months

_LIGHT = frozenset({
    "price_drift", "bargaining", "interest", "inflation_living", "inflation_rent", "inflation_remittance",
    "inflation_insurance", "pension_rate", "health_rate",
})  # fmt: skip
"""Assumptions that change neither the terms of the purchase nor the holding cost."""


def evaluate(plan: Plan, rules: Rules) -> Reached:
    """What `project` answers, without its ledger."""
    effective = effective_plan(plan, rules)
    return reached(table_ahead(effective, rules), by_proxy=effective.scenario.by_proxy)


def home_month(plan: Plan, rules: Rules) -> Month | None:
    """The home month that `project` answers."""
    table = table_ahead(effective_plan(plan, rules), rules)
    home = sums.home_month(table, openings(table))
    return None if home is None else table.start + home


def move_month(plan: Plan, rules: Rules) -> Month | None:
    """The month in which `project` has the buyer move in; None: never."""
    table = table_ahead(effective_plan(plan, rules), rules)
    moved = table.moved_in(sums.home_month(table, openings(table)))
    return None if moved is None or moved >= table.length else table.start + moved


def table_ahead(effective: EffectivePlan, rules: Rules, months: int | None = None) -> Timetable:
    """The timetable of the plan's own course. Prices that drift are worked out only as far as the plan looks ahead."""
    return build(effective, rules, months=months, far=False)


class Evaluator:
    """Answers a plan and changes of it. Equal to `evaluate` of the changed plan, and several times quicker."""

    def __init__(self, plan: Plan, rules: Rules) -> None:
        self.plan = plan
        self.rules = rules
        self._effective = effective_plan(plan, rules)
        self.table = table_ahead(self._effective, rules)
        self.base = reached(self.table, by_proxy=self._effective.scenario.by_proxy)
        streams = self._effective.situation.income
        paid = [entry for entry in self.table.entries if entry.kind == "income"]
        self._income = dict(zip(map(id, streams), paid, strict=True))
        self._debts = [entry for entry in self.table.entries if entry.kind == "debt"]

    @property
    def months(self) -> int:
        """How far the plan looks ahead."""
        return self.table.months

    def answer(self, changed: Plan) -> Reached:
        """The answers of a changed plan."""
        effective = effective_plan(changed, self.rules)
        return reached(self._table_of(effective), by_proxy=effective.scenario.by_proxy)

    def home_month(self, changed: Plan) -> int | None:
        """The home month of a changed plan, counted from its first; cheaper than all answers."""
        table = self._table_of(effective_plan(changed, self.rules))
        return sums.home_month(table, openings(table))

    def holds(self, changed: Plan) -> bool:
        """Whether a changed plan owns the home, and its money lasts for the year after; cheaper than all answers."""
        return progress(self._table_of(effective_plan(changed, self.rules))).holds

    def _table_of(self, changed: EffectivePlan) -> Timetable:
        """The timetable of a changed plan."""
        if {self._effective.scenario.tried, changed.scenario.tried} != {KEEPS_NOTHING}:
            # what is kept of something tried out follows the home month, which any change may move
            return table_ahead(changed, self.rules)
        if not self._kept(changed):
            return self._anew(changed)
        situation, scenario = changed.situation, changed.scenario
        chosen = scenario.assumptions
        table = msgspec.structs.replace(
            self.table,
            at_hand=situation.at_hand,
            cushion=situation.cushion,
            tiers=tiers(situation.accounts, self.rules.value("interest", chosen)),
            rent=rent_by_month(situation, self.rules.value("inflation_rent", chosen), self.table.length),
            deposit=situation.tenancy.deposit,
            notice=situation.tenancy.notice,
            entries=self._entries(changed),
        )
        if _price_basis(scenario) == _price_basis(self._effective.scenario):
            return table
        return priced(table, expected_prices(scenario, table.start, self.rules, table.months))

    def _entries(self, changed: EffectivePlan) -> tuple[Entry, ...]:
        """The entries of a changed plan; those of a stream that stayed as it is are used again. In no special order."""
        length, old, new = self.table.length, self._effective.situation, changed.situation
        entries: list[Entry] = []
        for stream in new.income:
            known = self._income.get(id(stream))
            entries += [known] if known else income_entries(msgspec.structs.replace(new, income=(stream,)), length)
        same_debts = new.debts is old.debts and new.payoff == old.payoff
        entries += self._debts if same_debts else debt_entries(new, length)
        return (*entries, *pending_entries(new, length), *outgo_entries(changed, self.rules, length))

    def _kept(self, changed: EffectivePlan) -> bool:
        """Whether the terms of the purchase, the holding cost and the months of travel are as they were."""
        old, new = self._effective, changed
        if _count(old.situation) != _count(new.situation) or old.bought != new.bought or old.moved_in != new.moved_in:
            return False
        if old.situation.owns_other_home != new.situation.owns_other_home:
            return False
        if _movers(old.situation) != _movers(new.situation):
            return False
        if old.scenario is not new.scenario and _weighty(old.scenario) != _weighty(new.scenario):
            return False
        if not _may_be_away(old.situation) and not _may_be_away(new.situation):
            return True
        free = can_travel(new.situation, self.table.length)
        if not np.array_equal(free[: self.months], ~self.table.away):
            return False
        first = 0 if new.moved_in is None else 1
        return np.array_equal(moving_months(free, self.months)[first:], self.table.moves_in[first:])

    def _anew(self, changed: EffectivePlan) -> Timetable:
        """The timetable from the ground up; only streams and debts, slow to reckon, are taken as they were."""
        old, new = self._effective.situation, changed.situation
        if _count(new) != _count(old) or new.income is not old.income:
            return table_ahead(changed, self.rules)
        if new.debts is not old.debts or new.payoff != old.payoff:
            return table_ahead(changed, self.rules)
        # streams that keep the buyer away decide when the home can be bought
        away = tuple(stream for stream in new.income if stream.away)
        bare = msgspec.structs.replace(new, debts=(), income=away)
        table = table_ahead(msgspec.structs.replace(changed, situation=bare), self.rules)
        if table.length != self.table.length:
            return table_ahead(changed, self.rules)
        others = [entry for entry in table.entries if entry.kind != "income"]
        return msgspec.structs.replace(table, entries=(*self._income.values(), *self._debts, *others))


def _count(situation: Situation) -> tuple[object, ...]:
    """When the money was counted and what was settled by then: what is still to come of the first month."""
    point = situation.cash[-1]
    return point.month, point.day, point.settled


def _may_be_away(situation: Situation) -> bool:
    return bool(situation.away_months) or any(stream.away for stream in situation.income)


def _movers(situation: Situation) -> list[tuple[object, ...]]:
    """What of the people decides how many of them move."""
    return [(one.kind, one.starts, one.ends, one.spending_after == 0) for one in situation.people]


def _weighty(scenario: Scenario) -> tuple[object, ...]:
    """What of a scenario needs a new timetable when it changes."""
    chosen = {id_: value for id_, value in scenario.assumptions.items() if id_ not in _LIGHT}
    home = scenario.home
    unpriced = msgspec.structs.replace(
        home, price=TargetHome().price, unit_price=TargetHome().unit_price, basis="total", priced_in=None
    )
    return (unpriced, home.asking_price > 0, scenario.overrides, scenario.by_proxy, scenario.not_before, chosen)


def _price_basis(scenario: Scenario) -> tuple[object, ...]:
    chosen = scenario.assumptions
    return scenario.home.asking_price, scenario.home.priced_in, chosen.get("price_drift"), chosen.get("bargaining")
