"""A plan on the workbench: its timetable, of which a small change makes only the touched parts anew."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Reached
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.sensitivity.lean import expected_prices, lean_table, openings, priced, reached, standing
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.entry import Entry
from hegang_desktop.engine.timetable.growth import by_month
from hegang_desktop.engine.timetable.interest import tiers
from hegang_desktop.engine.timetable.living import debt_entries, income_entries, outgo_entries, pending_entries
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.travel import can_travel

_LIGHT = frozenset(
    {"price_drift", "bargaining", "interest", "inflation_living", "inflation_rent", "pension_rate", "health_rate"}
)
"""Assumptions that change neither the terms of the purchase nor the holding cost."""


class Bench:
    """Answers a plan and changes of it. Equal to `fast` of the changed plan, and several times quicker."""

    def __init__(self, plan: Plan, rules: Rules) -> None:
        self.plan = plan
        self.rules = rules
        self.table = lean_table(plan, rules)
        self.base = reached(self.table, by_proxy=plan.scenario.by_proxy)
        streams = plan.situation.income
        paid = [entry for entry in self.table.entries if entry.kind == "income"]
        self._income = dict(zip(map(id, streams), paid, strict=True))
        self._debts = [entry for entry in self.table.entries if entry.kind == "debt"]

    @property
    def months(self) -> int:
        """How far the plan looks ahead."""
        return self.table.months

    def ask(self, changed: Plan) -> Reached:
        """The answers of a changed plan."""
        return reached(self.table_of(changed), by_proxy=changed.scenario.by_proxy)

    def home_month(self, changed: Plan) -> int | None:
        """The home month of a changed plan, counted from its first; cheaper than all answers."""
        table = self.table_of(changed)
        return sums.home_month(table, openings(table))

    def holds(self, changed: Plan) -> bool:
        """Whether a changed plan owns the home, and its money lasts for the year after; cheaper than all answers."""
        return standing(self.table_of(changed)).holds

    def table_of(self, changed: Plan) -> Timetable:
        """The timetable of a changed plan."""
        if not self._kept(changed):
            return self._anew(changed)
        situation, chosen = changed.situation, changed.scenario.assumptions
        table = msgspec.structs.replace(
            self.table,
            at_hand=situation.at_hand,
            cushion=situation.cushion,
            tiers=tiers(situation.accounts, self.rules.value("interest", chosen)),
            rent=by_month(situation.rent, self.rules.value("inflation_rent", chosen), self.table.length),
            deposit=situation.tenancy.deposit,
            notice=situation.tenancy.notice,
            entries=self._entries(changed),
        )
        if _price_basis(changed.scenario) == _price_basis(self.plan.scenario):
            return table
        return priced(table, expected_prices(changed, self.rules, table.months))

    def _entries(self, changed: Plan) -> tuple[Entry, ...]:
        """The entries of a changed plan; those of a stream that stayed as it is are used again. In no special order."""
        length, rules, old, new = self.table.length, self.rules, self.plan.situation, changed.situation
        entries: list[Entry] = []
        for stream in new.income:
            known = self._income.get(id(stream))
            alone = msgspec.structs.replace(new, income=(stream,))
            entries += [known] if known else income_entries(msgspec.structs.replace(changed, situation=alone), length)
        same_debts = new.debts is old.debts and new.payoff == old.payoff
        entries += self._debts if same_debts else debt_entries(changed, length)
        return (*entries, *pending_entries(changed, length), *outgo_entries(changed, rules, length))

    def _kept(self, changed: Plan) -> bool:
        """Whether the terms of the purchase, the holding cost and the months of travel are as they were."""
        old, new = self.plan.scenario, changed.scenario
        if self.plan.situation.start != changed.situation.start:
            return False
        if self.plan.situation.owns_other_home != changed.situation.owns_other_home:
            return False
        if old is not new and _weighty(old) != _weighty(new):
            return False
        if not _may_be_away(self.plan.situation) and not _may_be_away(changed.situation):
            return True
        return np.array_equal(can_travel(changed, self.months), ~self.table.away)

    def _anew(self, changed: Plan) -> Timetable:
        """The timetable from the ground up; only streams and debts, slow to reckon, are taken as they were."""
        old, new = self.plan.situation, changed.situation
        if new.start != old.start or new.income is not old.income:
            return lean_table(changed, self.rules)
        if new.debts is not old.debts or new.payoff != old.payoff:
            return lean_table(changed, self.rules)
        # streams that keep the buyer away decide when the home can be bought
        away = tuple(stream for stream in new.income if stream.away)
        bare = msgspec.structs.replace(new, debts=(), income=away)
        table = lean_table(msgspec.structs.replace(changed, situation=bare), self.rules)
        if table.length != self.table.length:
            return lean_table(changed, self.rules)
        others = [entry for entry in table.entries if entry.kind != "income"]
        return msgspec.structs.replace(table, entries=(*self._income.values(), *self._debts, *others))


def _may_be_away(situation: Situation) -> bool:
    return bool(situation.away_months) or any(stream.away for stream in situation.income)


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
