"""The charts of an outcome: which there are, what they are called, and how each is made."""

from __future__ import annotations

from typing import get_args

from hegang_desktop.app.answer.analyses import Matters
from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.chart import AnyChart, ChartKind, NoChart
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.simulation import Simulation
from hegang_desktop.engine.chart_specs import (
    beside,
    cash_flow_chart,
    lasting_chart,
    owning_chart,
    tornado_chart,
    waterfall_chart,
    with_bands,
)

KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
NAMES: dict[ChartKind, Message] = {
    "savings": pmsg("chart", "Savings"),
    "owning": pmsg("chart", "Chance"),
    "waterfall": pmsg("chart", "Day after"),
    "flow": pmsg("chart", "Cash flow"),
    "lasting": pmsg("chart", "Lasting"),
    "matters": pmsg("chart", "What matters"),
}
TITLES: dict[ChartKind, Message] = {
    "savings": msg("Money at hand, month by month"),
    "owning": msg("Chance of owning by month"),
    "waterfall": msg("From savings to the day after"),
    "flow": msg("Money in and out, by month"),
    "lasting": msg("Money after the move"),
    "matters": msg("What matters most"),
}
WORKING = msg("Working it out ...")


def unanswerable(plan: Plan) -> Message | None:
    """Why lives, and what matters most, have nothing to say of a plan; None where they have."""
    if not plan.scenario.is_priced:
        return msg("The home has no price yet. Choose a home, or enter what it costs.")
    return None


def matters_chart(plan: Plan, result: Matters | None) -> AnyChart:
    """What matters most, of `plan`; None while it is worked out."""
    if plan.scenario.bought is not None:
        return NoChart(TITLES["matters"], msg("The home is bought: nothing brings it nearer any more."))
    lacking = unanswerable(plan)
    if lacking is not None or result is None:
        return NoChart(TITLES["matters"], lacking or WORKING)
    return tornado_chart(result.effects, result.levers)


def chart(
    kind: ChartKind,
    shown: Outcome,
    planned: Outcome | None = None,
    lives: Simulation | None = None,
    matters: Matters | None = None,
    *,
    simulated: bool = True,
) -> AnyChart:
    """A chart of `shown`. `lives` and `matters` are those of the same plan, None while they are worked out.

    `planned` is the plan as it is, where something else is shown; `simulated` says whether lives of what is shown are
    being made at all.
    """
    plan, projection = shown.plan, shown.projection
    if kind == "savings":
        spec = shown.savings
        if lives is not None:
            spec = with_bands(spec, lives)
        return spec if planned is None or planned is shown else beside(spec, planned.projection)
    if kind == "waterfall":
        return waterfall_chart(plan, projection)
    if kind == "flow":
        return cash_flow_chart(plan, projection, load_rules())
    if kind == "matters":
        return matters_chart(plan, matters)
    if plan.scenario.bought is not None and kind == "owning":
        return NoChart(TITLES[kind], msg("The home is bought."))
    lacking = unanswerable(plan)
    if lacking is None and not simulated:
        lacking = msg("No lives are simulated of what is tried out here.")
    if lacking is not None or lives is None:
        return NoChart(TITLES[kind], lacking or WORKING)
    return owning_chart(lives, projection) if kind == "owning" else lasting_chart(lives, projection)
