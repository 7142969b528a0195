"""What matters most: the tornado, the levers, and what would turn the verdict."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import event, given, settings

from hegang_desktop.cli.analyses_json import input_id
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.sensitivity import Effect, Lever
from hegang_desktop.engine.evaluate.evaluator import Evaluator, evaluate
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.sensitivity.flip import flip
from hegang_desktop.engine.sensitivity.inputs import Input, changed, inputs
from hegang_desktop.engine.sensitivity.levers import levers, pulled
from hegang_desktop.engine.sensitivity.search import least
from hegang_desktop.engine.sensitivity.tornado import tornado
from hegang_desktop.text.translator import Translator
from tests.engine.test_reach import RULES, households, plain
from tests.helpers.plans import a_plan, with_scenario, with_situation

ENGLISH = Translator("en")


def _index(plan: Plan) -> int:
    """The home month counted from the first; far beyond any horizon where there is none."""
    home_month = evaluate(plan, RULES).home_month
    return 10_000 if home_month is None else home_month - plan.situation.start


@settings(max_examples=40)
@given(households)
def test_the_evaluator_answers_every_changed_number_as_from_the_ground_up(plan: Plan) -> None:
    evaluator = Evaluator(plan, RULES)
    for number in inputs(plan, RULES):
        for value in (number.value + max(1, number.value // 7), number.value // 3):
            other = number.put(plan, min(max(value, number.least), number.most))
            assert evaluator.answer(other) == evaluate(other, RULES), number.ref
    event("buys" if evaluator.base.home_month else "does not buy")


@settings(max_examples=40)
@given(households)
def test_more_income_less_spending_and_a_lower_price_never_delay_the_home(plan: Plan) -> None:
    evaluator = Evaluator(plan, RULES)
    base = evaluator.home_month(plan)
    event("does not buy" if base is None else "buys")
    for number in inputs(plan, RULES):
        if number.group not in {"means", "income", "spending", "price"}:
            continue
        good, bad = (_moved(number, way * number.better) for way in (1, -1))
        for other, sooner in ((good, True), (bad, False)):
            home_month = evaluator.home_month(number.put(plan, other))
            one, two = (home_month, base) if sooner else (base, home_month)
            assert two is None or (one is not None and one <= two), number.ref


def _moved(number: Input, way: int) -> int:
    """The number a third larger or smaller, or some yuan where it is nothing."""
    value = number.value + way * (number.value // 3 or 12_300)
    return min(max(value, number.least), number.most)


@settings(max_examples=40)
@given(households)
def test_a_lever_does_what_it_says_and_a_smaller_step_does_not(plan: Plan) -> None:
    base = project(plan, RULES)
    result = levers(plan, RULES)
    event("levers" if result else "none")
    for lever in result:
        after = project(pulled(plan, RULES, lever), RULES)
        assert after.home_month == lever.home_month
        assert (base.runway_no_income, after.runway_no_income) == (lever.runway_before, lever.runway_after)
        assert base.home_month is None or after.home_month is not None
        if base.home_month is None:
            assert lever.months is None
        else:
            assert lever.months == base.home_month - lever.home_month
            assert lever.months >= 1
        step = _step(lever)
        if step and abs(lever.change) > step:
            less = lever.value - step if lever.change > 0 else lever.value + step
            assert _index(changed(plan, RULES, lever.input, less)) >= _index(plan), lever.input
    assert [lever.rank for lever in result] == list(range(1, len(result) + 1))


def _step(lever: Lever) -> int:
    """The smallest step of levers that every smaller change of is of no use either; 0 for others."""
    id_ = input_id(lever.input)
    if id_ in {"spending", "rent", "remittance", "cushion"} or lever.unit == "fen_a_month":
        return 0 if id_ == "income:new" else 10_000
    return 100_000 if id_ == "price" and lever.unit == "fen" else 0


@settings(max_examples=25)
@given(households)
def test_a_flip_turns_the_verdict_and_a_step_less_does_not(plan: Plan) -> None:
    base = evaluate(plan, RULES)
    result = flip(plan, RULES)
    event("holds" if base.holds else "reached, not holding" if base.home_month else "not reached")
    steps = {number.ref: number for number in inputs(plan, RULES)}
    for one in result:
        assert one.value == steps[one.input].value
        after = evaluate(changed(plan, RULES, one.input, one.to), RULES)
        less = one.to - steps[one.input].step * (1 if one.to > one.value else -1)
        nearly = evaluate(changed(plan, RULES, one.input, less), RULES)
        if base.home_month is None:
            assert one.kind == "reached"
            assert after.home_month is not None
            assert nearly.home_month is None
        elif base.holds:
            assert one.kind == ("not_reached" if after.home_month is None else "below_zero")
            assert not after.holds
            assert nearly.holds
        else:
            assert one.kind == "holds"
            assert after.holds
            assert not nearly.holds
    sizes = [one.share for one in result if one.share is not None]
    assert sizes == sorted(sizes)
    assert [one.rank for one in result] == list(range(1, len(result) + 1))


@settings(max_examples=12)
@given(households)
def test_nothing_is_advised_that_is_worse_or_cannot_be(plan: Plan) -> None:
    base = evaluate(plan, RULES)
    numbers = {number.ref: number for number in inputs(plan, RULES)}
    event("holds" if base.holds else "reached, not holding" if base.home_month else "not reached")
    for one in flip(plan, RULES):
        number = numbers[one.input]
        if one.kind not in {"reached", "holds"} or not number.better:
            continue
        least_, most = number.possible
        assert least_ <= one.to <= most, one.input
        if input_id(one.input) == "cushion":
            continue
        assert (one.to - one.value) * number.better > 0, one.input
        for times in (1, 2, 16, 128, 1_024, 4_096):
            # better still, by more and more: still turned
            more = one.to + times * number.step * number.better
            if not least_ <= more <= min(most, 2 * one.value):
                break
            after = evaluate(changed(plan, RULES, one.input, more), RULES)
            assert after.home_month is not None if one.kind == "reached" else after.holds, (one.input, more)
    for lever in levers(plan, RULES):
        known = numbers.get(lever.input)
        assert known is None or known.possible[0] <= lever.value <= known.possible[1], lever.input
        if base.holds:
            assert evaluate(pulled(plan, RULES, lever), RULES).holds, lever.input


def test_a_dearer_home_is_no_way_to_keep_money() -> None:
    # bought at once 63,500 leave 500 of a year's 24,000; for 501 more it is bought a month later, with more left
    stops = tuple(msgspec.structs.replace(one, after_move="stops") for one in plain().situation.income)
    short = with_situation(plain(savings=63_500, price=40_000), income=stops)
    assert evaluate(short, RULES).year_after == -yuan(500)
    dearer = with_scenario(short, home=msgspec.structs.replace(short.scenario.home, price=yuan(63_501)))
    assert evaluate(dearer, RULES).home_month == short.situation.start + 1
    turns = {input_id(one.input): one for one in flip(short, RULES)}
    assert turns["price"].to == yuan(39_500)
    assert turns["savings"].to == yuan(64_000)
    assert {id_ for id_, one in turns.items() if one.unit != "rate"} <= {"price", "savings", "spending", "cushion"}


def test_no_home_is_found_for_a_thirtieth_of_its_price() -> None:
    # 10 a month in ten years are 1,190: the home would have to be cheaper by 29,000 of 30,000
    plan = plain(savings=0, income=2_010, price=30_000)
    assert "price" not in {input_id(one.input) for one in levers(plan, RULES)}
    assert "price" not in {input_id(one.input) for one in flip(plan, RULES)}
    assert "spending" in {input_id(one.input) for one in flip(plan, RULES)}


@settings(max_examples=25)
@given(households)
def test_the_tornado_says_what_the_projection_says(plan: Plan) -> None:
    base = evaluate(plan, RULES)
    effects = tornado(plan, RULES)
    event("effects" if effects else "none")
    for effect in effects:
        for shift in (effect.lower, effect.higher):
            after = evaluate(changed(plan, RULES, effect.input, shift.value), RULES)
            assert shift.home_month == after.home_month
            assert (shift.runway_no_income, shift.runway_plan) == (after.runway_no_income, after.runway_plan)
            if base.home_month is not None and after.home_month is not None:
                assert shift.months == after.home_month - base.home_month
        assert effect.lower.value <= effect.value <= effect.higher.value
    text = {effect.input for effect in effects}
    for number in inputs(plan, RULES):
        if number.ref in text or number.rated or number.value < 20:
            continue
        after = evaluate(changed(plan, RULES, number.ref, number.value - number.value // 10), RULES)
        assert (after.home_month, after.runway_no_income) == (base.home_month, base.runway_no_income), number.ref
    for one, other in itertools.pairwise(effects):
        assert one.rank <= other.rank
        if one.rank == other.rank:
            assert one.tied
            assert other.tied


def test_a_tenth_less_and_more_by_hand() -> None:
    # 30,000 and 3,000 a month reach 40,000 in the fifth month, March 2027; 2,000 are left: one month of living
    effects = tornado(plain(), RULES)
    price, income, savings, spending = (_effect(effects, id_) for id_ in ("price", "income:i1", "savings", "spending"))
    # 36,000 two months earlier with nothing left; 44,000 a month later with 1,000
    assert (price.lower.months, price.higher.months) == (-2, 1)
    assert (price.lower.runway_no_income, price.higher.runway_no_income) == (0, 5)
    # 2,500 a month: the same month, nothing left; 3,500: a month earlier, 500 left
    assert (income.lower.months, income.higher.months) == (0, -1)
    assert (income.lower.runway, income.higher.runway) == (-10, -8)
    # 27,000 and five months; 33,000 and three; 2,000 left in both
    assert (savings.lower.months, savings.higher.months) == (1, -1)
    assert (savings.lower.runway, savings.higher.runway) == (0, 0)
    # 2,800 left at 1,800 a month are 1.5 months; 1,200 at 2,200 half a month
    assert (spending.lower.value, spending.higher.value) == (yuan(1_800), yuan(2_200))
    assert (spending.lower.runway, spending.higher.runway) == (5, -5)
    assert [price.rank, income.rank, savings.rank, spending.rank] == [1, 2, 3, 4]
    # nothing else of this plan is paid or earned
    assert {input_id(one.input) for one in effects} - {"price_drift", "interest"} == {
        "price",
        "income:i1",
        "savings",
        "spending",
    }


def test_equal_effects_are_tied() -> None:
    # two wages of 2,500 each: whichever is a tenth higher, 3,250 a month reach 10,000 in the fourth month again
    one = plain(income=2_500)
    other = msgspec.structs.replace(one.situation.income[0], id="i2")
    effects = tornado(with_situation(one, income=(*one.situation.income, other)), RULES)
    first, second = _effect(effects, "income:i1"), _effect(effects, "income:i2")
    assert first.tied
    assert second.tied
    assert first.rank == second.rank
    assert not _effect(effects, "price").tied


def test_a_smaller_change_of_a_rate_is_a_smaller_share_of_a_point() -> None:
    effects = tornado(with_scenario(a_plan(), assumptions={"price_drift": 300}), RULES, Tenthousandths(500))
    drift = _effect(effects, "price_drift")
    assert (drift.lower.value, drift.higher.value) == (250, 350)


def _effect(effects: tuple[Effect, ...], id_: str) -> Effect:
    return next(one for one in effects if input_id(one.input) == id_)


def test_levers_by_hand() -> None:
    # a month earlier there are 39,000 for 40,000: 334 a month for three months, or 1,000 less to pay
    result = {input_id(one.input): one for one in levers(plain(), RULES)}
    assert {id_: one.change for id_, one in result.items()} == {
        "price": -yuan(1_000),
        "bargaining": 300,
        "income:i1": yuan(400),
        "spending": -yuan(400),
    }
    assert [one.months for one in result.values()] == [1, 1, 1, 1]
    # as shares: 2.5 %, three points, 8 %, 20 %
    assert [one.effort for one in result.values()] == [250, 300, 800, 2_000]
    # 10,200 saved in three months leave 200 for 1,600, or 2,000, a month
    assert (result["spending"].runway_before, result["spending"].runway_after) == (10, 1)
    assert result["price"].runway_after == 0


@pytest.mark.parametrize(
    ("plan", "id_", "text", "runway"),
    [
        # 10,000 at 500 a month take 20 months, at 600 only 17; then 200 are left for 1,900 a month
        (
            plain(income=2_500),
            "spending",
            "Spend 100 yuan less a month: the home comes 3 months nearer",
            "Lasts without income: 0.1 months instead of 0.0 months",
        ),
        (
            plain(),
            "price",
            "Find a home cheaper by 1,000 yuan: the home comes 1 month nearer",
            "Lasts without income: 0.0 months instead of 1.0 months",
        ),
        # 1,000 and 98 months of 400 are 40,200; 119 months of 300 would be 36,700
        (
            plain(savings=1_000, income=2_100),
            "income:i1",
            "Earn 300 yuan more a month: wage: the home comes within reach, in January 2035",
            "Lasts without income: 0.1 months",
        ),
    ],
)
def test_levers_are_said_in_numbers(plan: Plan, id_: str, text: str, runway: str) -> None:
    lever = next(one for one in levers(plan, RULES) if input_id(one.input) == id_)
    assert (ENGLISH.say(lever.text), ENGLISH.say(lever.runway_text)) == (text, runway)


def test_a_proxy_is_a_lever_for_somebody_who_is_away() -> None:
    away = with_situation(plain(), away_months=(3, 4, 5))
    overrides = {**away.scenario.overrides, "notary": Fen(0), "post": Fen(0), "proxy_fee": Fen(0)}
    lever = next(
        one for one in levers(with_scenario(away, overrides=overrides), RULES) if input_id(one.input) == "by_proxy"
    )
    assert (lever.home_month, lever.months) == (Month(2027, 3), 3)


def test_somebody_who_can_buy_at_once_needs_no_lever() -> None:
    assert levers(plain(savings=40_000), RULES) == ()


def test_somebody_without_any_income_is_told_how_much_would_do() -> None:
    # 10,000 in 119 months are 84.03 a month
    lever = next(
        one
        for one in levers(with_situation(plain(spending=0), income=()), RULES)
        if input_id(one.input) == "income:new"
    )
    assert (lever.value, lever.home_month) == (yuan(100), Month(2035, 3))


def test_what_would_put_the_home_out_of_reach_by_hand() -> None:
    # 10,000 in the 119 months before the last one: 85 a month reach it, 84 do not; 387,000 is the dearest home
    result = {input_id(one.input): one for one in flip(plain(), RULES)}
    assert {id_: one.to for id_, one in result.items()} == {
        "income:i1": yuan(2_084),
        "spending": yuan(4_916),
        "price": yuan(387_001),
        "rent": yuan(2_916),
        "remittance": yuan(2_916),
    }
    assert {one.kind for one in result.values()} == {"not_reached"}
    assert [one.share for one in result.values()] == [5_832, 14_580, 86_750, None, None]
    said = ENGLISH.say(result["spending"].text)
    assert said == "Living: at 4,916 yuan instead of 2,000 yuan the home is out of reach"


def test_what_would_bring_the_home_within_reach_by_hand() -> None:
    # 1,000 and 100 a month are 12,900 in the last month; 39,000 in 119 months are 327.73 a month
    result = {input_id(one.input): one for one in flip(plain(savings=1_000, income=2_100), RULES) if one.unit != "rate"}
    assert {id_: one.to for id_, one in result.items()} == {
        "income:i1": yuan(2_328),
        "spending": yuan(1_772),
        "price": yuan(12_900),
        "savings": yuan(28_100),
    }
    assert [one.kind for one in result.values()] == ["reached"] * 4


def test_what_would_empty_the_purse_within_a_year_by_hand() -> None:
    # wages stop with the move: 42,000 in March 2027 less 40,000 keep one month of 2,000; a year asks for 24,000
    stops = tuple(msgspec.structs.replace(one, after_move="stops") for one in plain().situation.income)
    short = with_situation(plain(), income=stops)
    result = {input_id(one.input): one for one in flip(short, RULES)}
    assert {one.kind for one in result.values()} == {"holds"}
    # 63,000 after eleven months leave 23,000: a cushion above that waits for 66,000
    assert result["cushion"].to == yuan(23_001)
    # 64,000 at once
    assert result["savings"].to == yuan(64_000)
    # with 24,000 as a cushion money holds, until a month costs too much
    enough = with_situation(short, cushion=yuan(24_000))
    spending = next(one for one in flip(enough, RULES) if input_id(one.input) == "spending")
    assert spending.kind == "below_zero"
    assert not evaluate(changed(enough, RULES, spending.input, spending.to), RULES).holds
    assert evaluate(changed(enough, RULES, spending.input, spending.to - 100), RULES).holds


def test_the_least_number_is_found_to_the_unit() -> None:
    for bound in range(1, 70):
        assert least(lambda n, bound=bound: n >= bound, 64, 3) == (bound if bound <= 64 else None)  # type: ignore[misc]
    assert least(lambda _: True, 0) is None


@settings(max_examples=15)
@given(households)
def test_everything_that_is_said_can_be_said(plan: Plan) -> None:
    texts: list[Message] = [one.name for one in tornado(plan, RULES)]
    texts += [text for one in levers(plan, RULES) for text in (one.text, one.runway_text)]
    texts += [one.text for one in flip(plan, RULES)]
    for text in texts:
        # a placeholder without its value raises
        assert ENGLISH.say(text)
