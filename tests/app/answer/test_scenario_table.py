"""Scenarios side by side: what differs is shown, what is alike is not, and the best is the best."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegang_desktop.app.answer.analyses import simulated, strategies
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.comparison_rows import Row, best_of, shown
from hegang_desktop.app.answer.scenario_table import ScenarioTable, compare, slow_figures, with_slow_figures
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.scenarios import duplicated, made_active
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, plans, scenarios, with_scenario, with_situation

BOUGHT = Purchase(Month(2026, 10), yuan(50_000), (PaidLine("price", yuan(40_000)),))
EDITS: dict[str, Callable[[Plan], Plan]] = {
    "city": lambda plan: _described(plan, city="阜新"),
    "district": lambda plan: _described(plan, district="海州区"),
    "community": lambda plan: _described(plan, community="杜鹃里"),
    "layout": lambda plan: _described(plan, layout="2室1厅"),
    "floor": lambda plan: _described(plan, floor=6, floors=6),
    "year_built": lambda plan: _described(plan, year_built=1998),
    "lift": lambda plan: _described(plan, lift=False),
    "other": lambda plan: _described(plan, title_kind="公房"),
    "area": lambda plan: edits.with_target(plan, floor_area=square_metres(48)),
    "price": lambda plan: edits.with_target(plan, price=yuan(31_000)),
    "heated": lambda plan: edits.with_target(plan, heated=False),
    "held": lambda plan: edits.with_target(plan, held="under_two"),
    "repairs": lambda plan: edits.with_target(plan, repairs="full"),
    "arrears": lambda plan: edits.with_target(plan, arrears=yuan(900)),
    "income": lambda plan: with_scenario(plan, income=(IncomeStream("i1", "wage", yuan(4_000)),)),
    "spending_after": lambda plan: with_scenario(plan, spending_after=yuan(1_500)),
    "by_proxy": lambda plan: with_scenario(plan, by_proxy=True),
    "bought": lambda plan: with_scenario(plan, bought=BOUGHT),
    "cost:door": lambda plan: edits.cost_override(InputRef("cost", "door")).set(plan, yuan(500)),
    "cost:holding:heating": lambda plan: edits.cost_override(InputRef("holding", "heating")).set(plan, yuan(700)),
    "assumption:heating_tariff": lambda plan: edits.assumption("heating_tariff").set(plan, 3_333),
    "assumption:horizon": lambda plan: edits.assumption("horizon").set(plan, 12),
}  # fmt: skip


def _described(plan: Plan, **changes: object) -> Plan:
    described = msgspec.structs.replace(plan.scenario.home.description, **changes)
    return edits.with_target(plan, description=described)


def _two(plan: Plan, change: Callable[[Plan], Plan] = lambda plan: plan) -> ScenarioTable:
    plan = change(duplicated(plan, id_="other"))
    return compare(plan, [one.id for one in plan.scenarios])


def _row(rows: tuple[Row, ...], id_: str) -> Row:
    return next(row for row in rows if row.id == id_)


def _differing(rows: tuple[Row, ...]) -> set[str]:
    return {row.id for row in rows if row.differs and row.kind != "heading"}


@given(plans)
@settings(max_examples=30)
def test_equal_scenarios_show_no_difference(plan: Plan) -> None:
    table = _two(plan)
    assert table.alike
    assert _differing((*table.different, *table.follows, *table.lives)) == set()
    assert shown(table.rows, only_differences=True) == ()
    assert all(not row.best for row in table.rows)


@pytest.mark.parametrize("id_", EDITS)
def test_what_was_changed_is_shown_as_different(id_: str) -> None:
    table = _two(a_plan(), EDITS[id_])
    assert id_ in _differing(table.different)
    row = _row(table.different, id_)
    words = Translator("en")
    cells = [words.say(cell) if isinstance(cell, msgspec.Struct) else cell for cell in row.cells]
    assert cells[0] != cells[1]
    beside = {"price": {"unit_price"}, "area": {"unit_price"}, "income": {"income_month"}}.get(id_, set())
    assert _differing(table.different) == {id_} | beside


@given(plans, scenarios)
@settings(max_examples=30)
def test_scenarios_with_unlike_outcomes_are_not_called_alike(plan: Plan, other: Scenario) -> None:
    plan = msgspec.structs.replace(
        plan, scenarios=(*plan.scenarios, msgspec.structs.replace(other, id="other", name=""))
    )
    table = compare(plan, ["s1", "other"])
    one, two = table.outcomes
    if table.alike:
        assert one.projection == two.projection


@given(plans, st.lists(scenarios, min_size=1, max_size=3))
@settings(max_examples=25)
def test_the_best_is_really_the_best(plan: Plan, more: list[Scenario]) -> None:
    others = tuple(msgspec.structs.replace(one, id=f"m{i}") for i, one in enumerate(more))
    plan = msgspec.structs.replace(plan, scenarios=(*plan.scenarios, *others))
    table = compare(plan, [one.id for one in plan.scenarios])
    for id_, better in (("all_in", min), ("monthly", min), ("holding", min), ("left_after", max), ("lowest", max)):
        row = _row(table.follows, id_)
        amounts = {at: cell for at, cell in enumerate(row.cells) if isinstance(cell, int)}
        wanted = {at for at, amount in amounts.items() if amount == better(amounts.values())}
        assert row.best == (wanted - row.warned if row.differs else set())
        assert row.warned == {at for at, amount in amounts.items() if amount < 0}
    months = [one.projection.home_month for one in table.outcomes]
    row = _row(table.follows, "home_month")
    first = min((month for month in months if month is not None), default=None)
    assert row.best == ({at for at, month in enumerate(months) if month == first} if row.differs else set())


def test_ties_are_marked_together_and_nothing_where_nothing_is_better() -> None:
    assert best_of([3, 1, 1, None], "less") == {1, 2}
    assert best_of([3, 1, 3, None], "more") == {0, 2}
    assert best_of([2, 2, 2], "less") == frozenset()
    assert best_of([None, None], "less") == frozenset()
    assert best_of([5, None], "less") == {0}
    assert best_of([1, 2, 3], "less", among=frozenset({1, 2})) == {1}


def test_each_figure_is_that_of_the_scenario_looked_at_alone() -> None:
    table = _two(a_plan(), lambda plan: edits.with_target(plan, price=yuan(31_000)))
    for at, id_ in enumerate(table.ids):
        alone = outcome(made_active(table.plan, id_)).projection
        assert (
            _row(table.follows, "home_month").cells[at]
            == alone.home_month
            == _row(table.follows, "safe_month").cells[at]
        )
        all_in = _row(table.follows, "all_in").cells[at]
        assert isinstance(all_in, int)
        assert abs(all_in - alone.all_in) <= 50
    assert _row(table.follows, "all_in").best == {1}


def test_lives_are_those_that_the_plan_page_tells_with_the_same_luck() -> None:
    plan = a_plan(savings=20_000)
    table = _two(plan, lambda plan: edits.with_target(plan, price=yuan(90_000)))
    waiting = _row(table.lives, "own")
    assert waiting.best == frozenset()
    table = with_slow_figures(table, slow_figures(table.outcomes))
    by = min(one.projection.home_month for one in table.outcomes if one.projection.home_month is not None)
    words = Translator("en")
    for at, one in enumerate(table.outcomes):
        lives = simulated(one.acting, one.projection).simulation
        said = [words.say(_row(table.lives, id_).cells[at]) for id_ in ("own_by", "own")]  # type: ignore[arg-type]
        assert said == [
            str(round(lives.owning_by(by).value * 100)),
            str(round(100 - lives.never.value * 100)),
        ]
        moving = next(other for other in strategies(one.plan).outcomes if other.kind == "move")
        worth = _row(table.lives, "worth").cells[at]
        assert isinstance(worth, int)
        assert abs(worth - moving.final_worth) <= 50
    assert _row(table.lives, "own_by").best == {0}


def test_a_scenario_without_a_price_has_no_lives() -> None:
    table = _two(a_plan(), lambda plan: edits.with_target(plan, price=Fen(0)))
    table = with_slow_figures(table, slow_figures(table.outcomes))
    assert _row(table.lives, "own").cells[1] is None
    assert _row(table.lives, "worth").cells[1] is None


def test_the_chart_holds_the_savings_of_each_over_the_same_months() -> None:
    plan = with_situation(a_plan(savings=20_000), rent=yuan(600))
    table = _two(plan, lambda plan: edits.with_target(plan, price=yuan(90_000)))
    assert [series.name for series in table.chart.series] == list(table.names)
    assert len({len(series.values) for series in table.chart.series}) == 1
    for series, one in zip(table.chart.series, table.outcomes, strict=True):
        rows = one.projection.months
        assert list(series.values[:-1]) == [row.opening for row in rows[: len(series.values) - 1]]
    assert [mark.month for mark in table.chart.marks] == [one.projection.home_month for one in table.outcomes]


def test_fewer_than_two_and_strangers_are_not_compared() -> None:
    plan = duplicated(a_plan(), id_="other")
    for ids in (["s1"], ["s1", "nobody"], ["s1", "s1"], []):
        with pytest.raises(ValueError, match="two to four"):
            compare(plan, ids)
