"""The charts as values: what they show adds up, and says nothing that cannot be."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from hegang_desktop.app.answer.analyses import Matters, matters, simulated
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.charts import chart
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.chart import ChanceSpec, ChartSpec, Fall, FlowSpec, NoChart, TornadoSpec, WaterfallSpec
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.engine.chart_specs import beside, cash_flow_chart, savings_chart, waterfall_chart, with_bands
from hegang_desktop.engine.chart_specs.lasting import lasting_chart
from hegang_desktop.engine.chart_specs.owning import owning_chart
from tests.helpers.households import household
from tests.helpers.plans import a_plan, plans, with_scenario, with_situation


def _added_up(falls: tuple[Fall, ...]) -> None:
    """Each total is the one before it and all changes between them."""
    at = 0
    for i, fall in enumerate(falls):
        if fall.total:
            assert i == 0 or at == fall.amount
            at = fall.amount
        else:
            at += fall.amount


@given(plans)
@settings(max_examples=60, deadline=None)
def test_waterfall_bars_add_up_to_the_fen(plan: Plan) -> None:
    projection = outcome(plan).projection
    spec = waterfall_chart(plan, projection)
    _added_up(spec.falls)
    assert spec.falls[0].amount == plan.situation.at_hand
    last = spec.falls[-1]
    assert last.total
    if projection.home_month is not None:
        assert last.amount == projection.left_after
        assert last.opens == "left_after"
    elif projection.shortfall:
        assert last.amount == -projection.shortfall
    assert len(spec.falls) <= 15


@given(plans)
@settings(max_examples=60, deadline=None)
def test_cash_flow_bars_of_a_month_add_up_to_closing_less_opening(plan: Plan) -> None:
    projection = outcome(plan).projection
    spec = cash_flow_chart(plan, projection, load_rules())
    for t, row in enumerate(projection.months):
        assert sum(layer.values[t] for layer in spec.layers) == row.closing - row.opening
    assert spec.begins >= 0
    assert spec.begins + spec.window <= len(projection.months)
    assert spec.low <= 0 < spec.high


@given(plans)
@settings(max_examples=12, deadline=None)
def test_chances_go_one_way_and_bands_nest(plan: Plan) -> None:
    answered = outcome(plan)
    lives = simulated(plan, answered.projection, 200).simulation
    owning = owning_chart(lives, answered.projection)
    if isinstance(owning, ChanceSpec):
        assert list(owning.shares) == sorted(owning.shares)
        assert owning.shares[-1] <= 10_000
        for step in owning.steps:
            if step.share is not None:
                assert step.share == owning.shares[round(step.at)]
    else:
        assert not sum(lives.bought)
    lasting = lasting_chart(lives, answered.projection)
    if isinstance(lasting, ChanceSpec):
        assert lasting.shares[0] == 10_000
        assert list(lasting.shares) == sorted(lasting.shares, reverse=True)
        for low, share, high in zip(lasting.low, lasting.shares, lasting.high, strict=True):
            assert 0 <= low <= share <= high <= 10_000
    spec = with_bands(savings_chart(answered.projection, plan), lives)
    wide, narrow = spec.bands
    for low, inner, upper, high in zip(wide.low, narrow.low, narrow.high, wide.high, strict=True):
        assert low <= inner <= upper <= high


def test_what_the_bars_of_a_purchase_say_is_what_was_paid() -> None:
    lines = (
        PaidLine("price", yuan(38_000), yuan(38_000)),
        PaidLine("agency", yuan(2_000), yuan(2_000)),
        PaidLine("own-1", yuan(1_200), None, "arrears of water"),
        PaidLine("own-2", yuan(30), None, "tea"),
    )
    bought = Purchase(Month(2026, 10), yuan(61_700), lines)
    plan = with_scenario(a_plan(), bought=bought)
    answered = outcome(plan)
    spec = chart("waterfall", answered)
    assert isinstance(spec, WaterfallSpec)
    _added_up(spec.falls)
    assert spec.falls[0].amount == yuan(61_700)
    assert spec.falls[-1].amount == yuan(61_700 - 41_230)
    # it is not bought a second time: the ledger's first month holds no home, and no chart says it does
    flow = chart("flow", answered)
    assert isinstance(flow, FlowSpec)
    assert [one.id for one in flow.layers if one.id == "home"] == []
    assert isinstance(chart("owning", answered), NoChart)


def test_marks_are_few_and_the_most_important_first() -> None:
    plan = household(15)
    deadlines = tuple(Deadline(f"d{i}", f"d{i}", Month(2027, 1 + i)) for i in range(6))
    answered = outcome(with_situation(plan, deadlines=deadlines))
    spec = savings_chart(answered.projection, answered.plan)
    assert len(spec.marks) == 5
    assert spec.marks[0].month == answered.projection.home_month
    assert spec.marks[1].month == answered.projection.first_below_zero
    heating = next(
        row.month for row in answered.projection.months if any(flow.id == "holding:heating" for flow in row.flows)
    )
    assert spec.marks[2].month == heating
    assert heating.month == 10


def test_the_end_of_a_debt_is_marked_where_it_ends() -> None:
    plan = with_situation(a_plan(), debts=(Debt("card", "card", yuan(3_000), yuan(1_000)),))
    answered = outcome(plan)
    texts = {mark.text.text: mark.month for mark in savings_chart(answered.projection, plan).marks}
    assert texts["{month}: {name} paid off"] == plan.situation.start + 2


def test_counts_of_earlier_months_stand_before_the_line() -> None:
    start = Month(2026, 11)
    cash = (CashPoint(start + -4, yuan(20_000)), CashPoint(start, yuan(30_000), yuan(32_000), (yuan(32_000),)))
    plan = with_situation(a_plan(), cash=cash)
    answered = outcome(plan)
    spec = savings_chart(answered.projection, plan)
    assert spec.first == start + -4
    assert spec.series[0].start == 4
    assert spec.series[0].values[0] == yuan(30_000)
    assert spec.counts == cash
    lives = simulated(plan, answered.projection, 100).simulation
    assert len(with_bands(spec, lives).bands[0].low) == len(spec.series[0].values)


def test_what_is_tried_out_stands_beside_the_plan_as_it_is() -> None:
    plan = a_plan(savings=20_000)
    planned, tried = outcome(plan), outcome(with_situation(plan, spending=yuan(1_500)))
    spec = chart("savings", tried, planned)
    assert isinstance(spec, ChartSpec)
    own, other = spec.series
    assert not own.quiet
    assert other.quiet
    assert own.values[:3] == tuple(row.opening for row in tried.projection.months[:3])
    assert other.values[:3] == tuple(row.opening for row in planned.projection.months[:3])
    assert len(own.values) >= len(other.values)
    alone = chart("savings", planned, planned)
    assert isinstance(alone, ChartSpec)
    assert len(alone.series) == 1
    # a plan that began later begins later on the chart, one that began earlier does not fit on it
    later = msgspec.structs.replace(planned.projection, months=planned.projection.months[2:])
    assert beside(alone, later).series[1].start == 2


@pytest.mark.parametrize("plan", [a_plan(20_000), household(15)])
def test_the_tornado_is_ranked_short_and_drawn_to_the_side_it_says(plan: Plan) -> None:
    answered = outcome(plan)
    worked = matters(plan)
    spec = chart("matters", answered, None, None, worked)
    assert isinstance(spec, TornadoSpec)
    assert len(spec.bars) <= 12
    ranks = [bar.rank for bar in spec.bars]
    assert ranks == sorted(ranks)
    for bar, effect in zip(spec.bars, worked.effects, strict=False):
        assert (bar.lower.moves, bar.higher.moves) == (effect.lower.months, effect.higher.months)
        assert bar.tied == effect.tied


def test_out_of_reach_the_tornado_says_what_would_help() -> None:
    plan = a_plan(9_000, 3_000, 2_900, 120_000)
    worked = matters(plan)
    spec = chart("matters", outcome(plan), None, None, worked)
    assert isinstance(spec, NoChart)
    assert spec.lines == tuple(lever.text for lever in worked.levers)
    nothing = chart("matters", outcome(plan), None, None, Matters((), (), ()))
    assert isinstance(nothing, NoChart)
    assert nothing.lines == ()


def test_a_home_without_a_price_asks_for_one() -> None:
    plan = with_scenario(a_plan(price=0))
    answered = outcome(plan)
    for kind in ("owning", "lasting", "matters"):
        spec = chart(kind, answered)
        assert isinstance(spec, NoChart)
        assert "no price" in spec.summary.text
    assert isinstance(chart("waterfall", answered), WaterfallSpec)


def test_the_heating_bill_is_never_cut_off() -> None:
    answered = outcome(household(15))
    spec = chart("flow", answered)
    assert isinstance(spec, FlowSpec)
    heating = next(layer for layer in spec.layers if layer.id == "heating")
    home = next(layer for layer in spec.layers if layer.id == "home")
    assert min(home.values) < spec.low
    for t, bill in enumerate(heating.values):
        if bill and not home.values[t]:
            assert sum(min(Fen(0), layer.values[t]) for layer in spec.layers) >= spec.low
            assert spec.winter[t]
