"""What is to be asked before paying: by whoever leaves the home empty for work, and by whoever has a child."""

from __future__ import annotations

import msgspec
import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation


def said(plan: Plan) -> str:
    answered = outcome(plan).answer
    texts = (answered.headline, *answered.sentences, *(one.text for one in answered.notices))
    return " ".join(Translator("en").say(text) for text in texts)


def at_sea(plan: Plan, *, floor: int = 6, city: str = "鹤岗", loop: bool | None = None) -> Plan:
    """Six months at sea at 9,500; a flat in a house of six floors that costs 1,540 to heat and 300 for the keys."""
    (stream,) = plan.situation.income
    sea = msgspec.structs.replace(
        stream, name="At sea", amount=yuan(9_500), pattern="seasonal", months=(3, 4, 5, 6, 7, 8), away=True
    )
    home = msgspec.structs.replace(
        plan.scenario.home, description=Description(city=city, floor=floor, floors=6), separate_loop=loop, gable=False
    )
    overrides = {**no_costs(), "holding:heating": yuan(1_540), "holding:key_holder": yuan(300)}
    return with_scenario(with_situation(plan, income=(sea,)), home=home, overrides=overrides)


def test_who_works_away_hears_what_the_home_costs_empty_and_who_needs_a_key() -> None:
    plan = at_sea(a_plan(savings=61_000))
    assert "Leave a key with someone" in said(plan)
    assert "Empty for a whole year it costs 1,840 yuan." in said(plan)
    # 9,500 in six months are no 9,500 a month
    assert "Counts on 57,000 yuan a year from work away, as now: At sea." in said(plan)
    assert "key" not in said(a_plan(savings=61_000))


@pytest.mark.parametrize(
    ("floor", "city", "loop", "words"),
    [
        (6, "鹤岗", None, "Ask the heating company before you pay: whether it allows it here: top floor"),
        (6, "哈尔滨", True, "Its heating cannot be stopped (top floor)"),
        (3, "鹤岗", True, "Its heating can be stopped for a winter"),
    ],
)
def test_whether_the_heating_of_the_empty_home_can_be_stopped(
    floor: int,
    city: str,
    loop: bool | None,
    words: str,
) -> None:
    assert words in said(at_sea(a_plan(savings=61_000), floor=floor, city=city, loop=loop))


def test_who_moves_with_a_child_is_to_ask_the_school() -> None:
    plan = a_plan(savings=120_000)
    assert "ask the school" not in said(plan)
    assert "ask the school" in said(with_situation(plan, people=(Person("c", "child"),)))
    grown = Person("c", "child", starts=Month(2020, 1), ends=plan.situation.start)
    later = with_scenario(with_situation(plan, people=(grown,)), not_before=Month(2028, 1))
    assert "ask the school" not in said(later)


def test_who_cannot_reach_a_home_is_not_told_of_ten_years_without_one() -> None:
    """120,000 that become less, and a home just beyond them: a cheaper one, or renting there first, may do it."""
    words = said(a_plan(savings=120_000, income=3_800, spending=3_900, price=130_000))
    assert words.startswith("As you live now, this home stays out of reach.")
    assert "renting there first, may do it" in words
    assert "Not within" not in words


def test_a_home_that_is_safe_now_says_what_must_be_left_not_to_wait_for_it() -> None:
    plan = at_sea(a_plan(savings=61_000, spending=1_900, price=48_000))
    answered = outcome(plan)
    assert answered.safe_month == plan.situation.start
    assert answered.safety is not None
    assert answered.safety.keep > plan.situation.cushion
    assert "should be left after paying" in said(plan)
    assert "Buy once" not in said(plan)
