"""The places of a plan at which inputs stand, beside the items of its lists."""

from __future__ import annotations

from typing import Any

from hegang_desktop.app.plan.edits import replace, with_active, with_situation, with_target
from hegang_desktop.app.plan.fields.field import Place
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.outgo import MortgageHere, Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome


def _change_cash(plan: Plan, changes: dict[str, Any]) -> Plan:
    *earlier, last = plan.situation.cash
    return with_situation(plan, cash=(*earlier, replace(last, **changes)))


def _change_tenancy(plan: Plan, changes: dict[str, Any]) -> Plan:
    return with_situation(plan, tenancy=replace(plan.situation.tenancy, **changes))


def _change_mortgage(plan: Plan, changes: dict[str, Any]) -> Plan:
    here = plan.situation.mortgage_here
    return plan if here is None else with_situation(plan, mortgage_here=replace(here, **changes))


def _change_description(plan: Plan, changes: dict[str, Any]) -> Plan:
    return with_target(plan, description=replace(plan.scenario.home.description, **changes))


SITUATION = Place(
    "situation", Situation, lambda plan: plan.situation, lambda plan, changes: with_situation(plan, **changes)
)
SCENARIO = Place("scenario", Scenario, lambda plan: plan.scenario, lambda plan, changes: with_active(plan, **changes))
HOME = Place("home", TargetHome, lambda plan: plan.scenario.home, lambda plan, changes: with_target(plan, **changes))
DESCRIPTION = Place("description", Description, lambda plan: plan.scenario.home.description, _change_description)
CASH = Place("cash", CashPoint, lambda plan: plan.situation.cash[-1], _change_cash)
TENANCY = Place("tenancy", Tenancy, lambda plan: plan.situation.tenancy, _change_tenancy)
MORTGAGE = Place("mortgage", MortgageHere, lambda plan: plan.situation.mortgage_here, _change_mortgage)
