"""The charts of a plan, one entry each: what it is called, in which form it is drawn, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hegang_desktop.app.answer.analyses import Matters
from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.chart import AnyChart, ChartForm, NoChart
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.simulation import Simulation
from hegang_desktop.engine.chart_specs import (
    beside,
    cash_flow,
    cash_flow_chart,
    lasting,
    lasting_chart,
    owning,
    owning_chart,
    savings,
    tornado,
    tornado_chart,
    waterfall,
    waterfall_chart,
    with_bands,
)

WORKING = msg("Working it out ...")


def unanswerable(plan: Plan) -> Message | None:
    """Why lives, and what matters most, have nothing to say of a plan; None where they have."""
    if not plan.scenario.is_priced:
        return msg("The home has no price yet. Choose a home, or enter what it costs.")
    return None


def matters_chart(plan: Plan, result: Matters | None) -> AnyChart:
    """What matters most, of `plan`; None while it is worked out."""
    if plan.scenario.bought is not None:
        return NoChart(tornado.TITLE, msg("The home is bought: nothing brings it nearer any more."))
    lacking = unanswerable(plan)
    if lacking is not None or result is None:
        return NoChart(tornado.TITLE, lacking or WORKING)
    return tornado_chart(result.effects, result.levers)


class ChartInputs(NamedTuple):
    """What charts are made of: the outcome that is shown, and what is known beside it.

    `planned` is the plan as it is, where something else is shown. `lives` and `matters` are those of the same plan,
    None while they are worked out; `simulated` says whether lives of what is shown are being made at all. `soonest` are
    lives that buy as soon as they can.
    """

    shown: Outcome
    planned: Outcome | None = None
    lives: Simulation | None = None
    matters: Matters | None = None
    simulated: bool = True
    soonest: Simulation | None = None


def _savings(given: ChartInputs) -> AnyChart:
    spec = given.shown.savings
    if given.lives is not None:
        spec = with_bands(spec, given.lives)
    return spec if given.planned is None or given.planned is given.shown else beside(spec, given.planned.projection)


def _waterfall(given: ChartInputs) -> AnyChart:
    return waterfall_chart(given.shown.plan, given.shown.projection)


def _flow(given: ChartInputs) -> AnyChart:
    return cash_flow_chart(given.shown.plan, given.shown.projection, load_rules())


def _owning(given: ChartInputs) -> AnyChart:
    if given.shown.plan.scenario.bought is not None:
        return NoChart(owning.TITLE, msg("The home is bought."))
    if given.lives is None or _no_lives(given) is not None:
        return NoChart(owning.TITLE, _no_lives(given) or WORKING)
    return owning_chart(given.soonest or given.lives, given.shown.earliest)


def _lasting(given: ChartInputs) -> AnyChart:
    if given.lives is None or _no_lives(given) is not None:
        return NoChart(lasting.TITLE, _no_lives(given) or WORKING)
    return lasting_chart(given.lives, given.shown.projection)


def _no_lives(given: ChartInputs) -> Message | None:
    """Why there are no lives to draw; None where there are, or will be."""
    lacking = unanswerable(given.shown.plan)
    if lacking is None and not given.simulated:
        return msg("Lives are not simulated for what is tried out here.")
    return lacking


def _matters(given: ChartInputs) -> AnyChart:
    return matters_chart(given.shown.plan, given.matters)


class ChartEntry(NamedTuple):
    """`name` is short, for a row of buttons; `title` says what the chart shows; `form` decides how it is drawn."""

    id: str
    name: Message
    title: Message
    form: ChartForm
    make: Callable[[ChartInputs], AnyChart]


CHARTS: tuple[ChartEntry, ...] = (
    ChartEntry("savings", pmsg("chart", "Savings"), savings.TITLE, "months", _savings),
    ChartEntry("owning", pmsg("chart", "Chance"), owning.TITLE, "chance", _owning),
    ChartEntry("waterfall", pmsg("chart", "Day after"), waterfall.TITLE, "waterfall", _waterfall),
    ChartEntry("flow", pmsg("chart", "Cash flow"), cash_flow.TITLE, "flow", _flow),
    ChartEntry("lasting", pmsg("chart", "Lasting"), lasting.TITLE, "lasting", _lasting),
    ChartEntry("matters", pmsg("chart", "What matters"), tornado.TITLE, "tornado", _matters),
)
"""In the order in which they are offered."""
KINDS: tuple[str, ...] = tuple(one.id for one in CHARTS)


def chart_entry(kind: str) -> ChartEntry:
    """The entry of a chart. Raises KeyError without one."""
    for one in CHARTS:
        if one.id == kind:
            return one
    raise KeyError(kind)


def chart(
    kind: str,
    shown: Outcome,
    planned: Outcome | None = None,
    lives: Simulation | None = None,
    matters: Matters | None = None,
    *,
    simulated: bool = True,
    soonest: Simulation | None = None,
) -> AnyChart:
    """A chart of `shown`, made of what `ChartInputs` describes."""
    return chart_entry(kind).make(ChartInputs(shown, planned, lives, matters, simulated, soonest))
