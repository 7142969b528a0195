"""The key moments of a plan in words, the most important first."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChartMark
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Flow, FlowKind, Projection
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.costs import catalogue

MOST_MARKS = 5
HEATING = str(catalogue.HEATING.ref)
"""The id of its flows."""

_Dated = tuple[Month, Flow]


def events(
    projection: Projection, plan: Plan | None, first: Month, last: Month, earliest: Projection | None = None
) -> tuple[ChartMark, ...]:
    """At most five marks between two months, both included."""
    flows = _flows(projection)
    marks = [*_home(projection, plan), *_below_zero(projection), *_earliest(projection, earliest)]
    marks += _heating(flows["holding"])
    if plan is not None:
        marks += [
            ChartMark(one.month, msg("{month}: {name}", month=one.month, name=verbatim(one.name)), "caution")
            for one in plan.situation.deadlines
        ]
    marks += _released(flows["pending"])
    marks += _paid_off(flows["debt"], projection.months[-1].month)
    return tuple(mark for mark in marks if first <= mark.month <= last)[:MOST_MARKS]


def _home(projection: Projection, plan: Plan | None) -> list[ChartMark]:
    bought = None if plan is None else plan.scenario.bought
    if bought is not None:
        return [_paid(bought.month, bought.paid)]
    if projection.home_month is None:
        return []
    return [_paid(projection.home_month, projection.all_in)]


def _paid(month: Month, paid: int) -> ChartMark:
    return ChartMark(month, msg("{month}: home, {paid}", month=month, paid=whole(paid)), "accent")  # type: ignore[arg-type]


def _earliest(projection: Projection, earliest: Projection | None) -> list[ChartMark]:
    """When money is enough for the first time, where the figures are those of a later month."""
    month = None if earliest is None else earliest.home_month
    if month is None or projection.home_month is None or month >= projection.home_month:
        return []
    return [ChartMark(month, msg("{month}: enough at the earliest", month=month), "plain")]


def _below_zero(projection: Projection) -> list[ChartMark]:
    below = projection.first_below_zero
    return [] if below is None else [ChartMark(below, msg("{month}: below zero", month=below), "bad")]


def _flows(projection: Projection) -> dict[FlowKind, list[_Dated]]:
    """The flows of the kinds that make marks, gathered in one pass: this is asked at every frame of a drag."""
    gathered: dict[FlowKind, list[_Dated]] = {"holding": [], "pending": [], "debt": []}
    for row in projection.months:
        for flow in row.flows:
            if flow.kind in gathered:
                gathered[flow.kind].append((row.month, flow))
    return gathered


def _heating(holding: list[_Dated]) -> list[ChartMark]:
    """The first bill beyond what the all-in cost holds."""
    for month, flow in holding:
        if flow.id == HEATING:
            text = msg("{month}: heating {amount}", month=month, amount=whole(-flow.amount))  # type: ignore[arg-type]
            return [ChartMark(month, text, "plain")]
    return []


def _released(pending: list[_Dated]) -> list[ChartMark]:
    """Money to come, the largest first."""
    return [
        ChartMark(
            month, msg("{month}: {name} {amount}", month=month, name=flow.name, amount=whole(flow.amount)), "good"
        )
        for month, flow in sorted(pending, key=lambda one: -one[1].amount)
    ]


def _paid_off(debt: list[_Dated], end: Month) -> list[ChartMark]:
    """Debts that end within the months looked ahead, the one with the largest payment first."""
    last: dict[str, _Dated] = {}
    largest: dict[str, int] = {}
    for month, flow in debt:
        last[flow.id] = (month, flow)
        largest[flow.id] = max(largest.get(flow.id, 0), -flow.amount)
    ended = [(month, flow) for month, flow in last.values() if month < end]
    ended.sort(key=lambda one: -largest[one[1].id])
    return [
        ChartMark(month, msg("{month}: {name} paid off", month=month, name=flow.name), "good") for month, flow in ended
    ]
