"""Laws that hold of every strategy: property tests over plans with every kind of line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import MortgageHere
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.strategy import StrategyKind, StrategyOutcome
from hegang_desktop.engine.costs.kinds.price import expected_price
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.simulation.one_life import life
from hegang_desktop.engine.simulation.simulate import outcomes
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.strategies.break_even import gains
from hegang_desktop.engine.strategies.compare import compare
from hegang_desktop.engine.strategies.courses import KINDS, lacks, leaving_of
from hegang_desktop.engine.strategies.outcome import outcome, walk
from hegang_desktop.engine.strategies.tipping import tipping_price, tipping_rent
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.build import timetable
from hegang_desktop.engine.timetable.prices import expected_prices
from tests.helpers.households import without_luck
from tests.helpers.plans import months, plans, with_scenario, with_situation

RULES = load_rules()
mortgages = st.builds(
    MortgageHere,
    price=st.integers(0, 60_000_000).map(Fen),
    down=st.integers(0, 10_000).map(Tenthousandths),
    annual_rate=st.integers(0, 900).map(Tenthousandths),
    years=st.integers(1, 40),
    method=st.sampled_from(["equal_payment", "equal_principal"]),
    fees=st.integers(0, 2_000_000).map(Fen),
    holding=st.integers(0, 500_000).map(Fen),
)
chosen = st.dictionaries(
    st.sampled_from(
        ["resale_share", "resale_months", "resale_share_here", "rent_there", "trial_starts", "trial_months"]
    ),
    st.integers(1, 12_000),
)
circumstances = st.builds(
    lambda plan, mortgage, more: with_scenario(
        with_situation(plan, mortgage_here=mortgage), assumptions=plan.scenario.assumptions | more
    ),
    plans,
    st.none() | mortgages,
    chosen,
)
kinds = st.sampled_from(KINDS)
stays = st.none() | st.integers(0, 150)
SOME = settings(max_examples=40)


def outcome_of(plan: Plan, kind: StrategyKind, **choices: Any) -> StrategyOutcome:
    assume(lacks(effective_plan(plan, RULES), kind) is None)
    one = outcome(plan, RULES, kind, **choices)
    assert one is not None
    event("buys" if one.home_month else "does not buy")
    return one


@given(circumstances, kinds, stays, st.booleans())
def test_money_is_conserved_in_every_strategy(plan: Plan, kind: StrategyKind, after: int | None, sold: bool) -> None:
    one = outcome_of(plan, kind, leave_after=after, sellable=sold)
    balance = plan.situation.at_hand
    for row in one.months:
        assert row.opening == balance
        assert row.closing == row.opening + row.incoming - row.outgoing
        assert row.incoming - row.outgoing == sum(flow.amount for flow in row.flows)
        balance = row.closing
    walked = walk(plan, RULES, kind, leave_after=after, sellable=sold)
    table, home = walked.table, walked.home
    costs = {} if home is None else {home: int(table.costs[home])}
    money = sums.openings(table.at_hand, sums.net(table, home)[: table.months], table.tiers, costs)
    assert money[1:].tolist() == [row.closing for row in one.months]


HOUSING = ("rent", "home", "mortgage", "holding", "sale")


@given(circumstances, kinds, stays, st.booleans())
def test_what_is_left_is_what_was_there_and_came_in_less_housing_and_all_else(
    plan: Plan, kind: StrategyKind, after: int | None, sold: bool
) -> None:
    one = outcome_of(plan, kind, leave_after=after, sellable=sold)
    other = sum(
        flow.amount
        for row in one.months
        for flow in row.flows
        if flow.kind not in HOUSING and flow.id not in ("trial:journey", "journey_back")
    )
    assert one.left == plan.situation.at_hand + other - one.housing.total - one.housing.worth
    assert one.housing.worth == one.resale_value - one.loan_owed
    assert one.housing.interest >= 0
    assert one.resale_value == 0 or one.home_month is not None
    owned = one.resale_value - one.loan_owed
    held = one.final_worth - one.left - owned
    assert held <= plan.situation.tenancy.deposit


@given(circumstances)
def test_moving_is_the_projection(plan: Plan) -> None:
    one, projected = outcome_of(plan, "move"), project(plan, RULES)
    assert one.home_month == projected.home_month
    assert one.months == projected.months
    assert one.runway == projected.runway_no_income
    assert (one.worst, one.worst_month) == (projected.lowest, projected.lowest_month)
    assert one.first_below_zero == projected.first_below_zero


@settings(max_examples=100)
@given(circumstances.map(without_luck), kinds, st.integers(0, 40), st.booleans())
def test_a_strategy_without_luck_is_simulated_as_it_is_reckoned(
    plan: Plan, kind: StrategyKind, after: int, sold: bool
) -> None:
    one = outcome_of(plan, kind, leave_after=after, sellable=sold)
    table = walk(plan, RULES, kind, leave_after=after, sellable=sold).table
    lives = outcomes(table, uncertainty(plan, RULES), 1, 7)
    assert lives.closings[:, 0].tolist() == [row.closing for row in one.months]
    event("left" if one.left_month else "not left")
    event("sold" if one.sold_month else "not sold")


@settings(max_examples=40)
@given(circumstances, kinds, st.integers(0, 40), st.booleans())
def test_every_opened_life_of_a_course_is_the_one_of_the_batch(
    plan: Plan, kind: StrategyKind, after: int, sold: bool
) -> None:
    plan = with_scenario(plan, assumptions=plan.scenario.assumptions | {"horizon": 4})
    assume(lacks(effective_plan(plan, RULES), kind) is None)
    course = walk(plan, RULES, kind, leave_after=after, sellable=sold).table.course
    batch = outcomes(timetable(plan, RULES, course), uncertainty(plan, RULES), 3, 7)
    for index in range(3):
        alone = life(plan, RULES, index, 7, course=course)
        assert [row.ledger.closing for row in alone.months] == batch.closings[:, index].tolist()
        assert (alone.cause is None) == (batch.cause[index] < 0)


@given(circumstances, kinds, st.integers(0, 300), st.booleans())
def test_leaving_after_the_last_month_looked_at_is_not_leaving(
    plan: Plan, kind: StrategyKind, more: int, sold: bool
) -> None:
    for_good = outcome_of(plan, kind, sellable=sold)
    assert outcome_of(plan, kind, leave_after=len(for_good.months) + more, sellable=sold) == for_good


@given(circumstances, st.integers(1, 300_000))
def test_a_higher_rent_here_never_makes_staying_look_better(plan: Plan, more: int) -> None:
    # without interest: an account that pays much on little can favour whoever has less left
    plan = with_scenario(plan, assumptions=plan.scenario.assumptions | {"interest": 0})
    plan = with_situation(plan, accounts=())
    dearer = with_situation(plan, rent=Fen(plan.situation.rent + more))
    stay, stay_dearer = outcome_of(plan, "stay"), outcome_of(dearer, "stay")
    assert all(now <= before for now, before in zip(stay_dearer.net_worth, stay.net_worth, strict=True))
    move, move_dearer = outcome_of(plan, "move"), outcome_of(dearer, "move")
    if move.home_month == move_dearer.home_month:
        gain = move.final_worth - stay.final_worth
        assert move_dearer.final_worth - stay_dearer.final_worth >= gain


@SOME
@given(circumstances, stays, st.booleans())
def test_a_comparison_holds_each_outcome_as_it_is_alone(plan: Plan, after: int | None, sold: bool) -> None:
    compared = compare(plan, RULES, leave_after=after, sellable=sold)
    for one in compared.outcomes:
        assert one == outcome(plan, RULES, one.kind, leave_after=after, sellable=sold)
    shown = [one.kind for one in compared.outcomes] + [one.kind for one in compared.lacking]
    assert sorted(shown) == sorted(KINDS)
    assert sorted(kind for group in compared.ranks for kind in group) == sorted(one.kind for one in compared.outcomes)
    assert compared.break_even == compare(plan, RULES, sellable=sold).break_even


@SOME
@given(circumstances, st.integers(0, 10**6), st.booleans())
def test_the_gain_of_a_stay_is_that_of_whole_projections(plan: Plan, number: int, sold: bool) -> None:
    assume(lacks(effective_plan(plan, RULES), "move") is None)
    moving = walk(plan, RULES, "move", sellable=sold)
    assume(moving.home is not None)
    assert moving.home is not None
    ahead = moving.table.months
    gained = gains(moving, leaving_of(effective_plan(plan, RULES), RULES, "move", 0, sellable=sold))
    moved = min(int(moving.table.moves_in[moving.home]), ahead)
    assert len(gained) == ahead - moved + 1
    after = number % len(gained)
    slowly = RULES.value("resale_months", plan.scenario.assumptions) if sold else 0
    seen = min(moved + after + slowly, ahead - 1)
    left, stay = outcome_of(plan, "move", leave_after=after, sellable=sold), outcome_of(plan, "stay")
    assert gained[after] == left.net_worth[seen] - stay.net_worth[seen]


def gain(plan: Plan) -> int | None:
    move, stay = outcome_of(plan, "move"), outcome_of(plan, "stay")
    return None if move.home_month is None else move.final_worth - stay.final_worth


@SOME
@given(circumstances)
def test_the_tipping_rent_tips(plan: Plan) -> None:
    point = tipping_rent(plan, RULES)
    event(point.winner or "tips")

    def at(rent: int) -> int | None:
        return gain(with_situation(plan, rent=Fen(rent)))

    if point.winner:
        check_winner(point.winner, at, 0)
    else:
        assert point.amount is not None
        assert (at(point.amount) or 0) >= 0
        below = at(point.amount - 100)
        assert below is not None
        assert below < 0


@SOME
@given(circumstances)
def test_the_tipping_price_tips(plan: Plan) -> None:
    assume(lacks(effective_plan(plan, RULES), "move") is None)
    point = tipping_price(plan, RULES)
    event(point.winner or "tips")

    def at(price: int) -> int | None:
        if "price" in plan.scenario.overrides:
            return gain(with_scenario(plan, overrides=plan.scenario.overrides | {"price": Fen(price)}))
        home = msgspec.structs.replace(plan.scenario.home, basis="total", price=Fen(price))
        return gain(with_scenario(plan, home=home))

    if point.winner and point.only:
        check_winner(point.winner, at, 100)
    elif point.winner:
        # prices that rise fast make a dearer home the better one: the cheapest is not the best
        assert point.winner == "move"
    else:
        assert point.amount is not None
        here, above = at(point.amount), at(point.amount + 100)
        assert here is not None
        assert here >= 0
        assert above is None or above < 0


def check_winner(winner: str, at: Callable[[int], int | None], least: int) -> None:
    """What is said of every amount holds of the least one."""
    cheapest = at(least)
    if winner == "unreached":
        assert cheapest is None
    elif winner == "move":
        assert cheapest is not None
        assert cheapest >= 0
    else:
        assert cheapest is not None
        assert cheapest < 0


@given(plans, st.none() | months, st.sampled_from([-3_000, -150, 0, 420]), st.integers(0, 3_000))
def test_prices_of_all_months_are_the_price_of_each(
    plan: Plan, priced_in: Month | None, drift: int, bargaining: int
) -> None:
    home = msgspec.structs.replace(plan.scenario.home, priced_in=priced_in)
    plan = with_scenario(plan, home=home, assumptions={"price_drift": drift, "bargaining": bargaining})
    start = plan.situation.start
    listed = expected_prices(plan.scenario, start, RULES, 200).tolist()
    assert listed == [expected_price(plan.scenario, start + t, start, RULES) for t in range(200)]


def test_three_in_ten_of_the_strategies_of_these_tests_buy() -> None:
    bought: list[bool] = []

    @settings(max_examples=200, database=None, derandomize=True)
    @given(circumstances, st.sampled_from(["trial", "mortgage", "move", "fail_safe"]))
    def look(plan: Plan, kind: StrategyKind) -> None:
        one = outcome(plan, RULES, kind)
        if one is not None:
            bought.append(one.home_month is not None)

    look()
    assert sum(bought) / len(bought) >= 0.3
