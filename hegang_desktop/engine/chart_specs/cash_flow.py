"""What comes in and what goes out, month by month, with the heating season."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChartMark, FlowSpec, Layer
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import FlowKind, LedgerMonth, Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.chart_specs.events import HEATING
from hegang_desktop.engine.costs.values import values_of

TITLE = msg("Money in and out, by month")

WINDOW = 36
BEFORE_THE_HOME = 12
ROOM = 2
"""A month that is more than so many times the usual one is cut off, or it would flatten all others."""
_COMING: tuple[tuple[str, Message, tuple[FlowKind, ...]], ...] = (
    ("income", msg("Income"), ("income",)),
    ("other_in", msg("Other money in"), ("pending", "deposit", "sale", "interest")),
)
_GOING: tuple[tuple[str, Message, tuple[FlowKind, ...]], ...] = (
    ("living", msg("Living"), ("spending", "insurance", "dated")),
    ("rent", msg("Rent"), ("rent",)),
    ("remittance", msg("Remittance"), ("remittance",)),
    ("debts", msg("Debts"), ("debt", "mortgage")),
    ("holding", msg("Holding"), ("holding",)),
)
_HEATING = ("heating", msg("Heating"))
_HOME = ("home", msg("The home"))


def cash_flow_chart(plan: Plan, projection: Projection, rules: Rules) -> FlowSpec:
    """All months the plan looks ahead; the layers of a month add up to its closing less its opening, to the fen."""
    months = projection.months
    first = months[0].month
    values = values_of(plan.scenario, rules, projection.home_month or first)
    due, last = values.value("heating_month"), values.value("heating_last_month")
    winter = tuple((row.month.month - due) % MONTHS_A_YEAR <= (last - due) % MONTHS_A_YEAR for row in months)
    layers = _layers(months)
    home = projection.home_month if plan.scenario.bought is None else None
    across = list(zip(*(one.values for one in layers), strict=True)) or [()] * len(months)
    ups = [sum(amount for amount in month if amount > 0) for month in across]
    downs = [-sum(amount for amount in month if amount < 0) for month in across]
    # the heating bill is what the chart is to show: its month is never cut off
    heated_downs = [down for down, row in zip(downs, months, strict=True) if row.month != home and _bill(row)]
    begins = 0 if home is None else max(0, min(home - first - BEFORE_THE_HOME, len(months) - WINDOW))
    marks = []
    if home is not None:
        paid = whole(projection.all_in)
        marks.append(ChartMark(home, msg("{month}: home, {paid}", month=home, paid=paid), "accent"))
    heated = next((row for row in months if _bill(row)), None)
    if heated is not None:
        text = msg("{month}: heating {amount}", month=heated.month, amount=whole(_bill(heated)))
        marks.append(ChartMark(heated.month, text, "plain"))
    return FlowSpec(
        title=TITLE,
        summary=_summary(heated is not None),
        first=first,
        layers=layers,
        low=Fen(-max(_fitting(downs), *heated_downs, 0)),
        high=Fen(_fitting(ups)),
        winter=winter,
        begins=begins,
        window=min(WINDOW, len(months)),
        marks=tuple(marks),
    )


def _layers(months: tuple[LedgerMonth, ...]) -> tuple[Layer, ...]:
    count = len(months)
    layers: list[tuple[str, Message, tuple[FlowKind, ...]]] = [*_COMING, *_GOING, (*_HEATING, ()), (*_HOME, ("home",))]
    sums = {id_: [0] * count for id_, _, _ in layers}
    of_kind = {kind: id_ for id_, _, kinds in layers for kind in kinds}
    for t, row in enumerate(months):
        for flow in row.flows:
            sums[_HEATING[0] if flow.id == HEATING else of_kind[flow.kind]][t] += flow.amount
    return tuple(
        Layer(id_, name, tuple(Fen(amount) for amount in sums[id_])) for id_, name, _ in layers if any(sums[id_])
    )


def _bill(row: LedgerMonth) -> Fen:
    """The heating bill of a month."""
    return Fen(-sum(flow.amount for flow in row.flows if flow.id == HEATING))


def _fitting(sums: list[int]) -> int:
    """The largest month, or a few times the usual one if single months stand far above it."""
    usual = sorted(amount for amount in sums if amount)
    if not usual:
        return 100
    return min(usual[-1], ROOM * usual[len(usual) * 9 // 10])


def _summary(heated: bool) -> Message:  # noqa: FBT001
    if heated:
        return msg("Above the line what comes in, below it what goes out; shaded months are the heating season.")
    return msg("Above the line what comes in, below it what goes out.")
