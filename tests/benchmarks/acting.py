"""What acting on the headline would come to: over 300 plausible plans, with a luck the search for the month never met.

`python -m tests.benchmarks.acting`: for the earliest month and for the safe one, in how many of 100 lives that buy in
it money is below zero before a year is over, as a histogram of the plans; beside it how many plans get a month at all,
and why the others do not. For eyes: nothing is asserted.
"""

from __future__ import annotations

import sys
from collections import Counter

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.safety.safe_month import LONGEST_WAIT, safety
from hegang_desktop.engine.simulation.lives import bought_in
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace, Workspaces
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.tried import with_stresses, without_tried
from tests.helpers.plausible import plausible_plans

PLANS = 300
OTHER = SEED + 1
WIDTH = 5


def below_zero(plan: Plan, month: Month) -> float:
    """The share of 1,000 lives of another luck that are below zero within a year if they buy in `month`, in percent."""
    rules, effective = load_rules(), effective_plan(plan, load_rules())
    at = month - plan.situation.start
    table = build(without_tried(effective), rules, months=at + MONTHS_A_YEAR + LONGEST_WAIT)
    table = with_stresses(table, effective, rules, at)
    one = bought_in(table, uncertainty(plan, rules), OTHER, 0, Workspace(), month=at)
    until = min(int(table.moves_in[at]), at + LONGEST_WAIT) + MONTHS_A_YEAR
    return float((one.closings[:until] < 0).any(axis=0).mean() * 100)


def main() -> int:
    """Print the histograms."""
    rules, spaces = load_rules(), Workspaces()
    shares: dict[str, list[float]] = {"earliest": [], "safe": []}
    reasons: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    for plan in plausible_plans(PLANS, seed=OTHER):
        result = safety(plan, rules, spaces=spaces)
        if result.earliest is not None:
            shares["earliest"].append(below_zero(plan, result.earliest.month))
        if result.safe_month is not None:
            shares["safe"].append(below_zero(plan, result.safe_month))
            continue
        reasons[f"{result.reason or '-'}: {result.tone}"] += 1
        causes[result.causes[0].kind if result.causes else "none"] += 1
    for name, values in shares.items():
        print(f"{name}: {len(values)} of {PLANS} plans; below zero within a year on average "
              f"{sum(values) / max(1, len(values)):.1f} of 100, at most {max(values, default=0):.1f}")  # fmt: skip
        counted = Counter(min(99, int(value)) // WIDTH for value in values)
        for bin_ in range(100 // WIDTH):
            print(f"  {bin_ * WIDTH:>3}-{bin_ * WIDTH + WIDTH - 1:<3} {counted[bin_]:>4} {'#' * counted[bin_]}")
    print("no safe month:", dict(reasons))
    print("what stands in the way most:", dict(causes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
