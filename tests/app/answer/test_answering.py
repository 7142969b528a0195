"""One month, one set of figures: whatever is worked out beside the answer is of the month that is acted on."""

from __future__ import annotations

import msgspec
import pytest

from hegang_desktop.app.answer.answering import completed, not_before, outcome
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.engine.evaluate.evaluator import home_month
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, with_scenario, with_situation
from tests.helpers.plausible import plausible_plans

RULES = load_rules()
LANGUAGES = (Translator("en"), Translator("zh_CN"))


@pytest.mark.parametrize("plan", plausible_plans(12, seed=14), ids=lambda plan: plan.id)
def test_what_is_acted_on_is_bought_in_the_month_that_the_figures_are_of(plan: Plan) -> None:
    result = outcome(plan)
    if result.safe_month is None:
        assert result.projection == result.earliest
        return
    assert result.projection.home_month == result.safe_month
    # where the money of the projection is there too, buying and waiting for the month are one
    if home_month(result.acting, RULES) is not None:
        assert home_month(result.acting, RULES) == result.safe_month


def test_a_delay_that_was_kept_counts_once() -> None:
    plan = with_scenario(a_plan(savings=20_000, income=4_500), assumptions={"horizon": 5}, tried=Tried(later=6))
    result = outcome(plan)
    assert result.safe_month is not None
    assert home_month(result.acting, RULES) == result.projection.home_month == result.safe_month


def test_the_other_month_needs_no_new_lives() -> None:
    plan = with_scenario(a_plan(savings=20_000, income=4_500), assumptions={"horizon": 5})
    result = outcome(plan)
    assert result.safety is not None
    turned = completed(msgspec.structs.replace(result, basis="earliest"), result.safety)
    assert turned.projection == result.earliest
    assert turned.acting is plan
    assert turned.answer.tone == result.answer.tone
    assert not_before(plan, None) is plan


def test_an_assumption_of_a_file_that_lies_outside_its_bounds_is_told_beside_the_answer() -> None:
    plan = with_scenario(a_plan(), assumptions={"contingency": 20_000, "horizon": 500})
    english, chinese = (tuple(words.say(one.text) for one in outcome(plan).answer.notices) for words in LANGUAGES)
    (reserve,) = (one for one in english if "must lie" in one and "%" in one)
    assert reserve.endswith("must lie between 0% and 100%; the figures count 100%.")
    (years,) = (one for one in english if "must lie" in one and one != reserve)
    assert years.endswith("must lie between 1 and 60; the figures count 60.")
    assert sum("之间，现在按" in one for one in chinese) == 2
    assert not any("must lie" in words.say(one.text) for words in LANGUAGES for one in outcome(a_plan()).answer.notices)


@pytest.mark.parametrize(("more", "after", "expected"), [
    (98, 5, "Nothing went wrong meanwhile, so less is risked until then"),
    (0, 5, "Nothing went wrong meanwhile, so less is risked until then"),
    (-98, 5, "Since the count before, the home has moved from June 2029 to May 2029"),
    (98, 8, "Since the count before, the home has moved from June 2029 to August 2029"),
])  # fmt: skip
def test_98_yuan_are_not_said_to_have_moved_the_home(more: int, after: int, expected: str) -> None:
    count = CashPoint(
        Month(2027, 1), yuan(39_500 + more), expected=yuan(39_500), home_before=Month(2029, 6),
        home_after=Month(2029, after),
    )  # fmt: skip
    plan = with_situation(a_plan(), cash=(count,))
    said = [Translator("en").say(notice.text) for notice in outcome(plan).answer.notices]
    assert any(expected in one for one in said), said
