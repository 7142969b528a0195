"""One figure is one value, whoever says it: card, Home, scenarios, listings, charts, workings, command line, JSON."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hegang_desktop.app.answer import figures
from hegang_desktop.app.answer.analyses import strategies
from hegang_desktop.app.answer.answering import Outcome, outcome
from hegang_desktop.app.answer.figure_working import WorkingLine, working
from hegang_desktop.app.answer.scenario_table import compare
from hegang_desktop.app.answer.what_if import in_short
from hegang_desktop.app.plan.scenarios import duplicated
from hegang_desktop.app.rules import load_rules
from hegang_desktop.cli.answer_json import answer_json
from hegang_desktop.cli.answer_text import answer_lines
from hegang_desktop.domain.message import Message, Money, verbatim
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.chart_specs.lasting import lasting_chart
from hegang_desktop.engine.chart_specs.waterfall import waterfall_chart
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.headline import whole_of_100
from hegang_desktop.engine.sensitivity.home_numbers import NEVER, NEVER_ENDS, home_numbers
from hegang_desktop.engine.simulation.simulate import simulate
from hegang_desktop.text.answer_shift import outlook_of
from hegang_desktop.text.tones import TONES, tone_of_100
from hegang_desktop.text.translator import Translator
from tests.helpers.plausible import plausible_plans

RULES = load_rules()
PLANS = plausible_plans(30)
LANGUAGES = [Translator("en"), Translator("zh_CN")]


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: plan.id)
def shown(request: pytest.FixtureRequest) -> Outcome:
    plan: Plan = request.param
    return outcome(plan)


def test_half_of_these_plans_reach_a_home_and_some_do_not() -> None:
    there = [outcome(plan).projection.home_month is not None for plan in PLANS]
    assert 10 <= sum(there) < len(there)


def said(message: Message) -> Iterator[Message | Money]:
    """The message and all that it holds."""
    yield message
    for held in message.params.values():
        if isinstance(held, Message):
            yield from said(held)
        elif isinstance(held, Money):
            yield held


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "zh"])
def test_card_and_command_line_say_the_figures_of_the_table(shown: Outcome, language: Translator) -> None:
    lines = list(answer_lines(shown, language))
    for one in shown.answer.figures:
        known = figures.FIGURES[one.id]  # type: ignore[index]
        assert language.say(one.value) == language.say(figures.words(known.id, shown))
        answered = figures.value(known.id, shown)
        if known.unit == "fen" and answered is not None:
            assert one.value.params["amount"] == whole(Fen(answered))
        elif known.unit == "tenths" and answered is not None and answered < 1_200:
            assert one.value.params["months"] == f"{answered // 10}.{answered % 10}"
        assert any(line.startswith(language.say(one.caption)) and language.say(one.value) in line for line in lines)


def test_json_says_the_same(shown: Outcome) -> None:
    record, projection = answer_json(shown, LANGUAGES[0]), shown.projection
    months = (("home_month", "earliest_month"), ("safe_month", "safe_month"), ("figures_of", "home_month"))
    for key, id_ in months:
        month = figures.month(id_, shown)  # type: ignore[arg-type]
        assert record[key] == (None if month is None else str(month))
    assert record["holding_of_100"] == figures.value("share", shown)
    tone = figures.value("tone", shown)
    assert record["tone"] == (None if tone is None else list(TONES)[tone])
    for key, id_ in (("all_in_yuan", "all_in"), ("left_after_yuan", "left_after"), ("holding_yuan_a_year", "holding")):
        fen = figures.value(id_, shown)  # type: ignore[arg-type]
        assert record[key] == (None if fen is None else fen / 100)
    for key, id_ in (("runway_no_income_months", "runway"), ("runway_plan_months", "runway_plan")):
        tenths = figures.value(id_, shown)  # type: ignore[arg-type]
        assert record[key] == (None if tenths is None else tenths / 10)
    assert sum(line["yuan"] for line in record["cost_lines"]) == pytest.approx(record["all_in_yuan"])
    assert (projection.home_month is None) == (record["left_after_yuan"] is None)


def test_scenarios_side_by_side_say_the_same(shown: Outcome) -> None:
    both = duplicated(shown.plan, id_="copy")
    rows = {row.id: row for row in compare(both, ["s1", "copy"]).follows}
    for id_, figure in figures.FIGURES.items():
        there, answered = figures.reached(id_, shown), figures.value(id_, shown)
        for cell in rows[id_].cells:
            if figure.unit == "fen":
                assert cell == (None if answered is None else whole_yuan(Fen(answered)))
            elif figure.unit == "month":
                assert cell == figures.month(id_, shown) or (isinstance(cell, Message) and answered is None)
            elif figure.unit == "of_100":
                assert cell == verbatim(f"{answered}")
            else:
                assert cell == (figures.words(id_, shown) if there else None)


def test_band_home_and_command_line_say_the_same_months_tone_and_share(shown: Outcome) -> None:
    tone, share = figures.value("tone", shown), figures.value("share", shown)
    safety = shown.safety
    assert safety is not None
    assert tone is not None
    assert shown.answer.tone == safety.tone == list(TONES)[tone]
    of_100 = tone_of_100(safety)
    assert (of_100.params.get("n", share)) == share
    months = list(held(shown.answer.headline, *shown.answer.sentences))
    safe, earliest = figures.month("safe_month", shown), figures.month("earliest_month", shown)
    assert safe is None or safe in months
    assert figures.month("home_month", shown) == (safe or earliest)
    if safe is not None:
        words = LANGUAGES[0].say(shown.answer.sentences[0])
        assert f"{share} still have money" in words
        assert f"{LANGUAGES[0].say(of_100)}" in list(answer_lines(shown, LANGUAGES[0]))


def held(*messages: Message) -> Iterator[object]:
    """What messages hold, and those in them."""
    for message in messages:
        for param in message.params.values():
            yield param
            if isinstance(param, Message):
                yield from held(param)


def test_the_strategy_of_moving_is_what_the_plan_page_says(shown: Outcome) -> None:
    moving = next(one for one in strategies(shown.plan).outcomes if one.kind == "move")
    assert moving.lives is not None
    assert shown.safety is not None
    assert moving.home_month == shown.projection.home_month
    assert moving.safe_month == figures.month("safe_month", shown)
    assert moving.lives.tone == shown.answer.tone
    assert whole_of_100(moving.lives.watched.part, moving.lives.watched.whole) == figures.value("share", shown)
    assert [row.closing for row in moving.months] == [row.closing for row in shown.projection.months]
    assert moving.safe_reason == shown.safety.reason


def test_the_line_of_the_listings_says_the_same_of_this_home(shown: Outcome) -> None:
    numbers = home_numbers(shown.plan, RULES, HomeArrays.of([shown.plan.scenario.home]))
    month, start = figures.month("home_month", shown), shown.plan.situation.start
    assert (numbers.month[0] == NEVER) == (month is None)
    if month is None:
        return
    assert start + int(numbers.month[0]) == month
    assert numbers.all_in[0] == figures.amount("all_in", shown)
    assert numbers.left_after[0] == figures.amount("left_after", shown)
    tenths = figures.value("runway", shown)
    if numbers.runway[0] == NEVER_ENDS:
        assert tenths is None or tenths >= 1_200
    else:
        assert tenths is not None
        assert numbers.runway[0] == tenths // 10


def test_what_is_tried_out_is_measured_from_the_same(shown: Outcome) -> None:
    base = outlook_of(shown.projection)
    assert base.home_month == figures.month("home_month", shown)
    assert base.left == figures.amount("left_after", shown)
    assert base.runway == figures.value("runway", shown)
    assert base.runway_plan == figures.value("runway_plan", shown)
    if base.left is not None:
        assert whole(base.left) in list(said(in_short(shown)))


def test_charts_say_the_same(shown: Outcome) -> None:
    amounts = list(said(waterfall_chart(shown.plan, shown.projection).summary))
    all_in, left = figures.amount("all_in", shown), figures.amount("left_after", shown)
    if left is None or all_in is None:
        return
    assert {whole(all_in), whole(left)} <= {one for one in amounts if isinstance(one, Money)}
    curve = lasting_chart(simulate(shown.plan, RULES, 100), shown.projection)
    for step in getattr(curve, "steps", ()):
        income = "with income" in step.text.text
        assert step.text.params["runway"] == figures.words("runway_plan" if income else "runway", shown)


def _value(line: WorkingLine) -> int:
    assert line.value is not None
    money = line.value.params["amount"]
    assert isinstance(money, Money)
    return money.fen


@pytest.mark.parametrize("id_", ["all_in", "left_after"])
def test_the_parts_of_a_working_come_to_the_whole(shown: Outcome, id_: figures.FigureId) -> None:
    *parts, result = working(id_, shown)
    if not parts:
        return
    assert sum(_value(line) for line in parts) == _value(result) == figures.amount(id_, shown)
