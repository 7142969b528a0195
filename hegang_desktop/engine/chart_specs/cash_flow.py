"""What comes in and what goes out, month by month, with the heating season."""

from __future__ import annotations

from hegang_desktop.domain.chart import FlowSpec, Layer, Mark
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Flow, FlowKind, LedgerMonth, Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.chart_specs.events import HEATING
from hegang_desktop.engine.costs.values import values_of

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
    ups = [sum(max(0, one.values[t]) for one in layers) for t in range(len(months))]
    downs = [-sum(min(0, one.values[t]) for one in layers) for t in range(len(months))]
    # the heating bill is what the chart is to show: its month is never cut off
    heated_downs = [down for down, row in zip(downs, months, strict=True) if row.month != home and _bill(row)]
    begins = 0 if home is None else max(0, min(home - first - BEFORE_THE_HOME, len(months) - WINDOW))
    marks = []
    if home is not None:
        paid = whole(projection.all_in)
        marks.append(Mark(home, msg("{month}: home, {paid}", month=home, paid=paid), "accent"))
    heated = next((row for row in months if _bill(row)), None)
    if heated is not None:
        text = msg("{month}: heating {amount}", month=heated.month, amount=whole(_bill(heated)))
        marks.append(Mark(heated.month, text, "plain"))
    return FlowSpec(
        title=msg("What comes in and goes out each month"),
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
    made = []
    for id_, name, kinds in (*_COMING, *_GOING):
        amounts = [
            Fen(sum(flow.amount for flow in row.flows if flow.kind in kinds and flow.id != HEATING)) for row in months
        ]
        made.append(Layer(id_, name, kinds, tuple(amounts)))
    heating = tuple(Fen(sum(flow.amount for flow in row.flows if flow.id == HEATING)) for row in months)
    made.append(Layer(*_HEATING, ("holding",), heating))
    homes = tuple(Fen(sum(flow.amount for flow in row.flows if flow.kind == "home")) for row in months)
    made.append(Layer(*_HOME, ("home",), homes))
    return tuple(one for one in made if any(one.values))


def of_layer(layer: Layer, flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The flows of a month that a layer holds."""
    if layer.id == _HEATING[0]:
        return tuple(flow for flow in flows if flow.id == HEATING)
    return tuple(flow for flow in flows if flow.kind in layer.kinds and flow.id != HEATING)


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
