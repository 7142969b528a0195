"""The strategies as a table: what it says is what the numbers say."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from hegang_desktop.app.answer.analyses import strategies
from hegang_desktop.app.answer.strategy_table import (
    kinds_to_tell,
    paid_for,
    same_figures,
    strategy_table,
    with_beyond,
    words_row,
)
from hegang_desktop.app.plan import edits
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.limits import LONGEST_WORDS, InvalidPlan
from hegang_desktop.domain.message import Message, Money
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import MortgageHere
from hegang_desktop.domain.places import HOME, SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.domain.strategy import StrategyKind, StrategyOutcome
from hegang_desktop.engine.strategies.courses import KINDS
from hegang_desktop.engine.strategies.outcome import outcome
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, plans, with_scenario, with_situation

WORDS = Translator("en")
HERE = MortgageHere(yuan(300_000), fees=yuan(6_000))


MORTGAGE = SITUATION.part("mortgage_here").ref


def a_renter(rent: int = 1_500, savings: int = 60_000) -> Plan:
    """Somebody for whom moving wins: renting there costs 900 a month."""
    # from November on a trial of this winter would come out about equal
    plan = with_scenario(a_plan(savings, 9_000, 3_000), assumptions={"rent_there": yuan(900), "trial_latest": 10})
    return with_situation(plan, rent=yuan(rent), mortgage_here=HERE)


def _said(*messages: Message) -> list[str]:
    return [WORDS.say(one) for one in messages]


def _worth(plan: Plan, kind: StrategyKind) -> int:
    return next(one.final_worth for one in strategies(plan).outcomes if one.kind == kind)


def _amount_in(plan: Plan, text: str, name: str) -> Fen:
    table = strategy_table(plan)
    result = next(one for one in (table.verdict, *table.conditions) if one.text.startswith(text))
    amount = result.params[name]
    assert isinstance(amount, Money)
    return amount.fen


def test_moving_wins_unless_one_leaves_again_too_soon() -> None:
    plan = a_renter()
    even = strategies(plan).break_even
    assert even is not None
    assert even > 1
    assert _said(strategy_table(plan).verdict) == [f"Moving wins, unless you leave again within {even} months."]
    # the months of the sentence against lives that leave: seen at the end of the month in which the home is sold
    assert _gain_of_leaving(plan, even) >= 0
    assert _gain_of_leaving(plan, even - 1) < 0


def _gain_of_leaving(plan: Plan, after: int) -> int:
    rules = load_rules()
    left, stayed = outcome(plan, rules, "move", leave_after=after), outcome(plan, rules, "stay")
    assert left is not None
    assert stayed is not None
    assert left.sold_month is not None
    seen = left.sold_month - plan.situation.start
    return left.net_worth[seen] - stayed.net_worth[seen]


def test_the_rent_at_which_moving_is_no_longer_ahead_is_the_one_that_is_named() -> None:
    plan = a_renter()
    rent = _amount_in(plan, "Moving is ahead of staying as long as rent", "rent")
    at, below = (with_situation(plan, rent=Fen(rent - less)) for less in (0, 100))
    assert _worth(at, "move") >= _worth(at, "stay")
    assert _worth(below, "move") < _worth(below, "stay")


def test_the_price_up_to_which_moving_is_ahead_is_the_one_that_is_named() -> None:
    plan = a_renter()
    price = _amount_in(plan, "Moving is ahead of staying as long as the home", "price")
    at, above = (edits.with_target(plan, price=Fen(price + more)) for more in (0, 100))
    assert _worth(at, "move") >= _worth(at, "stay")
    assert _worth(above, "move") < _worth(above, "stay")


def test_staying_wins_up_to_the_rent_that_is_named() -> None:
    plan = with_scenario(a_plan(), assumptions={"trial_months": 6, "rent_there": 90_000})
    table = strategy_table(plan)
    rent = _amount_in(plan, "Staying wins", "rent")
    assert table.verdict.params["rent"] == Money(rent)
    at, below = (with_situation(plan, rent=Fen(rent - less)) for less in (0, 100))
    assert _worth(at, "move") >= _worth(at, "stay")
    assert _worth(below, "move") < _worth(below, "stay")


def test_where_money_runs_out_nobody_wins() -> None:
    plan = a_plan(savings=60_000, income=1_000, spending=2_500)
    table = strategy_table(plan)
    assert _said(table.verdict) == ["Sooner or later money runs out in each of these."]
    assert all(not row.best for row in table.rows)
    assert all("ahead" not in said for said in _said(*table.conditions))


def test_the_bank_has_a_say_until_the_month_that_is_named() -> None:
    plan = a_renter()
    by_kind = {one.kind: one for one in strategies(plan).outcomes}
    said = _said(*strategy_table(plan).conditions)
    assert any(WORDS.month(_month(by_kind["mortgage"].secure_from)) in one for one in said)


def _month(month: Month | None) -> Month:
    assert month is not None
    return month


def _numbers(id_: str, one: StrategyOutcome) -> int | None:
    return {
        "left": one.left,
        "worth": one.final_worth,
        "worst": one.worst,
        "housing": -paid_for(one.housing),
        "home_month": None if one.home_month is None else -one.home_month.index,
        "secure": None if one.secure_from is None else -one.secure_from.index,
    }[id_]


@given(plans)
@settings(max_examples=30)
def test_the_best_is_really_the_best_of_those_whose_money_lasts(plan: Plan) -> None:
    plan = with_situation(plan, mortgage_here=HERE)
    result, table = strategies(plan).outcomes, strategy_table(plan)
    assert table.kinds == tuple(one.kind for one in result)
    for row in table.rows:
        if row.id not in ("left", "worth", "worst", "housing", "home_month", "secure"):
            continue
        values = [_numbers(row.id, one) for one in result]
        sound = [v for v, one in zip(values, result, strict=True) if v is not None and one.first_below_zero is None]
        for at in row.best:
            assert result[at].first_below_zero is None
            # shown to whole yuan, so marked to whole yuan
            assert (values[at] or 0) >= max(sound) - 100
        assert row.best or not sound or len({cell for cell in row.cells if isinstance(cell, int)}) < 2 or row.warned
    below = next((row for row in table.rows if row.id == "below"), None)
    ruined = {at for at, one in enumerate(result) if one.first_below_zero is not None}
    assert (below.warned if below else set()) == ruined


def test_what_is_lacking_is_said_with_its_reason_and_the_input_that_helps() -> None:
    table = strategy_table(a_plan())
    assert [(one.kind, one.wanted) for one in table.missing] == [("mortgage", MORTGAGE)]
    assert "mortgage" not in table.kinds
    nowhere = strategy_table(edits.with_target(a_plan(), price=Fen(0)))
    assert {one.wanted for one in nowhere.missing} == {MORTGAGE, HOME.ref}
    assert "interest" not in {row.id for row in table.rows}
    assert "interest" in {row.id for row in strategy_table(a_renter()).rows}


def test_a_home_that_is_bought_leaves_nothing_to_compare() -> None:
    bought = Purchase(Month(2026, 10), yuan(50_000), (PaidLine("price", yuan(40_000)),))
    plan = with_beyond(with_scenario(a_plan(), bought=bought), "stay", "my friends")
    table = strategy_table(plan)
    assert table.bought is not None
    assert "October 2026" in WORDS.say(table.bought)
    assert table.rows == ()
    assert table.chart is None
    assert kinds_to_tell(plan) == ("stay", "move")


def test_the_chart_holds_the_net_worth_of_every_strategy() -> None:
    plan = a_renter()
    chart, result = strategy_table(plan).chart, strategies(plan).outcomes
    assert chart is not None
    assert [series.values for series in chart.series] == [one.net_worth for one in result]


def test_own_words_stand_beside_the_figures_and_change_none() -> None:
    plan = a_renter()
    text = with_beyond(plan, "move", "near my {mother}")
    assert same_figures(plan, text)
    assert not same_figures(plan, with_situation(text, rent=yuan(1)))
    before, after = strategy_table(plan), strategy_table(text)
    assert (before.rows, before.verdict, before.conditions) == (after.rows, after.verdict, after.conditions)
    assert words_row(plan, KINDS) is None
    row = words_row(text, KINDS)
    assert row is not None
    assert row.best == frozenset()
    cell = row.cells[KINDS.index("move")]
    assert isinstance(cell, Message)
    assert WORDS.say(cell) == "near my {mother}"
    assert with_beyond(text, "move", " ") == plan


def test_too_many_words_are_refused() -> None:
    assert with_beyond(a_plan(), "stay", "x" * LONGEST_WORDS).beyond == {"stay": "x" * LONGEST_WORDS}
    with pytest.raises(InvalidPlan):
        with_beyond(a_plan(), "stay", "x" * (LONGEST_WORDS + 1))


def test_rows_know_nothing_of_the_scenario_s_name() -> None:
    plan = a_renter()
    named = plan.with_scenario(msgspec.structs.replace(plan.scenario, name="another"))
    assert strategy_table(named).rows == strategy_table(plan).rows


def test_the_table_says_when_a_winter_there_begins() -> None:
    plan = with_scenario(a_renter(), assumptions={"trial_latest": 1})
    table = strategy_table(plan)
    row = next(one for one in table.rows if one.id == "trial")
    cells = dict(zip(table.kinds, row.cells, strict=True))
    start = plan.situation.start
    assert cells == {kind: start if kind in ("trial", "trial_back") else None for kind in table.kinds}
    tips = [_said(tip) for tip in row.tips if tip is not None]
    assert tips == [["Until the end of April 2027."]] * 2
