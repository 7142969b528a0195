"""What buying and keeping one home of the listings would cost by the open plan."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.plan.new_plan import with_home
from hegang_desktop.app.plan.target_home import target_from
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.cost import CostLine, total, yearly
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.household import movers
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.holding import holding
from hegang_desktop.engine.effective_plan import with_work_away
from hegang_desktop.engine.projection import project


class HomeCosts(msgspec.Struct, frozen=True):
    """The lines of buying the home in the month that is acted on, and of keeping it a year; sums in fen.

    That is its safe month, without one the earliest; a home that is never reached has those of the plan's first month.
    """

    lines: tuple[CostLine, ...]
    all_in: Fen
    keeping: tuple[CostLine, ...]
    yearly: Fen


def costs_of(plan: Plan, detail: ListingDetail) -> HomeCosts | None:
    """The costs of a home as the plan's target; None when its values fit no plan.

    The safe month is that of the row: no lives are simulated for it again.
    """
    try:
        tried = with_home(plan, target_from(detail))
    except UserError:
        return None
    rules, start, scenario = load_rules(), plan.situation.start, tried.scenario
    index = detail.row.safe_month
    safe = None if index is None else Month(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1)
    projection = project(tried, rules, month=safe)
    if projection.home_month is not None:
        lines, keeping = projection.cost_lines, projection.holding_lines
        return HomeCosts(lines, projection.all_in, keeping, projection.holding_year)
    scenario = with_work_away(msgspec.structs.replace(tried.situation, income=tried.income), scenario)
    situation = plan.situation
    count = movers(situation.people, start)
    lines = all_in(scenario, start, start, rules, other_home=situation.owns_other_home, movers=count)
    keeping = holding(scenario, rules, start)
    return HomeCosts(lines, total(lines), keeping, yearly(keeping))
