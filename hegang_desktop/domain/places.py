"""Where in a plan its values stand: its parts, its lists, and the user's own amounts and assumptions."""

from __future__ import annotations

from typing import Any

import msgspec

from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.input_ref import InputKind, InputRef, override_key
from hegang_desktop.domain.lens import ItemsLens, Lens, PartLens
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.outgo import DatedCost, Deadline, MortgageHere, SocialInsurance, SpendingLine, Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.what_if import Tried

_replace = msgspec.structs.replace


def _with_cash(plan: Plan, last: CashPoint) -> Plan:
    *earlier, _ = plan.situation.cash
    return SITUATION.changed(plan, cash=(*earlier, last))


def _with_description(plan: Plan, description: Description) -> Plan:
    return HOME.changed(plan, description=description)


SITUATION = PartLens(
    InputRef("situation", ""), lambda plan: plan.situation, lambda plan, one: _replace(plan, situation=one), Situation
)
SCENARIO = PartLens(InputRef("scenario", ""), lambda plan: plan.scenario, Plan.with_scenario, Scenario)
TRIED = PartLens(
    InputRef("tried", ""),
    lambda plan: plan.scenario.tried,
    lambda plan, one: SCENARIO.changed(plan, tried=one),
    Tried,
)
HOME = PartLens(
    InputRef("home", ""),
    lambda plan: plan.scenario.home,
    lambda plan, one: SCENARIO.changed(plan, home=one),
    TargetHome,
)
DESCRIPTION = PartLens(
    InputRef("description", ""), lambda plan: plan.scenario.home.description, _with_description, Description
)
CASH = PartLens(InputRef("cash", ""), lambda plan: plan.situation.cash[-1], _with_cash, CashPoint)
TENANCY = PartLens(
    InputRef("tenancy", ""),
    lambda plan: plan.situation.tenancy,
    lambda plan, one: SITUATION.changed(plan, tenancy=one),
    Tenancy,
)
MORTGAGE = PartLens(
    InputRef("mortgage", ""),
    lambda plan: plan.situation.mortgage_here,
    lambda plan, one: SITUATION.changed(plan, mortgage_here=one),
    MortgageHere,
)
INCOME = ItemsLens(InputRef("income", ""), lambda plan: plan.income, Plan.with_income, IncomeStream)
"""The streams of the active scenario: its own, or those of all."""


def _list(kind: InputKind, name: str, item: type) -> ItemsLens:
    whole = SITUATION.part(name)
    return ItemsLens(InputRef(kind, ""), whole.get, whole.set, item)


DEBTS = _list("debt", "debts", Debt)
PEOPLE = _list("person", "people", Person)
ACCOUNTS = _list("account", "accounts", Account)
PENDING = _list("pending", "pending", PendingMoney)
SPENDING_LINES = _list("spending", "spending_lines", SpendingLine)
INSURANCE = _list("insurance", "insurance", SocialInsurance)
DATED_COSTS = _list("dated", "dated_costs", DatedCost)
DEADLINES = _list("deadline", "deadlines", Deadline)


def own_amount(ref: InputRef) -> Lens[Fen | None]:
    """The user's own amount of a cost line; None gives it back to its rule."""
    return _entry(ref, "overrides", override_key(ref))


def own_assumption(assumption_id: str) -> Lens[int | None]:
    """The user's own value of an assumption; None gives it back to the shipped one."""
    return _entry(InputRef("assumption", assumption_id), "assumptions", assumption_id)


def _entry(ref: InputRef, table: str, key: str) -> Lens[Any]:
    whole = SCENARIO.part(table)

    def write(plan: Plan, value: int | None) -> Plan:
        entries = {name: one for name, one in whole.get(plan).items() if name != key}
        return whole.set(plan, entries if value is None else {**entries, key: value})

    return Lens(ref, lambda plan: whole.get(plan).get(key), write)
