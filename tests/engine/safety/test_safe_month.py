"""The safe month: each life and month as a simulation of its own would have it, and the month that follows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.outgo import Tenancy
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.strategy import BUYING, StrategyKind
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.headline import safe_headline
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.safety.safe_month import LONGEST_WAIT, safety
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import bought_in
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.strategies.courses import course_of, leaving_of
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timetable.tried import with_stresses, without_tried
from hegang_desktop.text.translator import Translator
from tests.engine.simulation.test_courses import a_household
from tests.helpers.households import household
from tests.helpers.plans import a_plan, plans, with_scenario, with_situation

RULES = load_rules()
YEAR = 12


def by_simulating(plan: Plan, month: int, course: Course = OWN) -> tuple[int, int]:
    """The lives that can buy in a month, and those of them that hold, each simulated as buying in it."""
    ahead = RULES.value("horizon", plan.scenario.assumptions) * MONTHS_A_YEAR
    effective = effective_plan(plan, RULES)
    table = build(without_tried(effective), RULES, course, months=ahead + YEAR + LONGEST_WAIT)
    if course.loan is None:
        table = with_stresses(table, effective, RULES, month)
    one = bought_in(table, uncertainty(plan, RULES), SEED, 0, Workspace(), month=month)
    opening = one.closings[month - 1] if month else np.full(BLOCK, float(table.at_hand))
    able = (opening >= one.cost + table.cushion) & (one.closings[:month] >= 0).all(axis=0) & table.buyable[month]
    lives_there = int(table.moves_in[month]) if course.moves else month
    there_until = min(lives_there, month + LONGEST_WAIT) + YEAR
    holding = able & (one.closings[:there_until] >= 0).all(axis=0)
    return int(able.sum()), int(holding.sum())


def assert_as_simulated(plan: Plan, months: tuple[int, ...], course: Course = OWN) -> None:
    result = safety(plan, RULES, course=course)
    if result.reason in ("no_price", "too_late"):
        return
    for month in months:
        assert (result.able[month], result.holding[month]) == by_simulating(plan, month, course), month


@pytest.mark.parametrize("notice", [0, 1, 4])
def test_every_month_is_as_a_simulation_of_buying_in_it(notice: int) -> None:
    plan = with_situation(household(10), tenancy=Tenancy(yuan(1_800), notice))
    assert_as_simulated(plan, (0, 1, 4, 11, 12, 17, 23, 30, 47, 71, 95, 119))


@pytest.mark.parametrize("tried", [Tried(), Tried(no_work=True, hard_winter=True, medical=True)], ids=["", "tried"])
@pytest.mark.parametrize("kind", sorted(BUYING))
def test_every_month_of_every_course_that_buys_is_as_its_simulation(kind: StrategyKind, tried: Tried) -> None:
    plan = with_scenario(a_household(6), tried=tried)
    course = course_of(effective_plan(plan, RULES), RULES, kind)
    result = safety(plan, RULES, course=course)
    assert max(result.holding) > 0
    assert_as_simulated(plan, (0, 5, 10, 11, 12, 13, 17, 22, 30, 47, 71), course)


def test_a_course_that_buys_nothing_or_leaves_again_has_no_safe_month() -> None:
    effective = effective_plan(a_plan(), RULES)
    left = course_of(effective, RULES, "move", leaving_of(effective, RULES, "move", 3, sellable=True))
    for course in (left, course_of(effective, RULES, "stay"), course_of(effective, RULES, "rent_there")):
        with pytest.raises(ValueError, match="no safe month"):
            safety(a_plan(), RULES, course=course)


def test_what_was_tried_out_and_kept_follows_each_month_of_buying() -> None:
    tried = Tried(no_work=True, hard_winter=True, medical=True)
    assert_as_simulated(with_scenario(household(10), tried=tried), (0, 5, 17, 30, 71))


def test_who_moves_in_later_is_watched_and_struck_from_then_on() -> None:
    tried = Tried(no_work=True, hard_winter=True, medical=True)
    plan = with_situation(household(10), away_months=(3, 4, 5, 6, 7, 8))
    plan = with_scenario(plan, tried=tried, by_proxy=True)
    assert_as_simulated(plan, (5, 17, 30, 67))
    easy = with_situation(a_plan(savings=300_000), away_months=(11, 12, 1, 2))
    result = safety(with_scenario(easy, by_proxy=True), RULES)
    assert result.safe is not None
    assert (result.safe.month, result.safe.watched_until) == (Month(2026, 11), Month(2028, 2))


def test_later_is_later_than_the_month_that_would_be_acted_on() -> None:
    plan = with_scenario(a_plan(savings=20_000, income=4_500), assumptions={"horizon": 5})
    safe = safety(plan, RULES).safe_month
    put_off = safety(with_scenario(plan, tried=Tried(later=3)), RULES).safe_month
    assert safe is not None
    assert put_off is not None
    assert put_off - safe == 3


@given(plans)
@settings(max_examples=10)
def test_any_plan_is_as_simulated(plan: Plan) -> None:
    if plan.scenario.is_priced and plan.scenario.bought is None:
        plan = with_scenario(plan, assumptions={**plan.scenario.assumptions, "horizon": 2})
        assert_as_simulated(plan, (3, 19))


def test_the_safe_month_is_the_first_that_enough_lives_hold_in() -> None:
    plan = with_scenario(a_plan(savings=20_000, income=4_500), assumptions={"horizon": 5, "safe_share": 7_000})
    result = safety(plan, RULES)
    assert result.safe is not None
    assert result.safe_month is not None
    at = result.safe_month - result.start
    assert result.holding[at] >= 700 > max(result.holding[:at])
    assert result.tone == "holds"
    assert result.safe.holding == result.holding[at]
    again = safety(plan, RULES)
    assert again == result


def test_where_none_holds_it_says_why_and_what_is_missing() -> None:
    plan = with_situation(household(10), rent=yuan(1_900))
    result = safety(plan, RULES)
    assert result.safe is None
    assert result.reason == "not_within"
    assert result.missing is not None
    assert result.missing > 0
    assert result.causes
    assert result.best is not None
    assert sum(cause.lives for cause in result.causes) == result.lives - result.best.holding

    # with that much more at hand it holds, and with a tenth less it does not
    def with_more(fen: int) -> Plan:
        point = plan.situation.cash[-1]
        accounts = ()
        return with_situation(
            plan, cash=(type(point)(point.month, yuan((point.at_hand + fen) // 100 + 1)),), accounts=accounts
        )

    poorer = with_situation(plan, accounts=())
    gap = safety(poorer, RULES).missing
    assert gap is not None
    assert safety(with_more(gap), RULES).safe is not None
    assert safety(with_more(gap * 9 // 10), RULES).safe is None


def test_without_a_price_or_enough_lives_there_is_none_and_the_reason_is_said() -> None:
    priceless = a_plan(price=0)
    assert safety(priceless, RULES).reason == "no_price"
    assert safety(a_plan(), RULES, lives=99).reason == "too_few_lives"


def test_a_month_that_only_looks_safe_is_not() -> None:
    """The audit's flat: 35,000 at once, and the money gone in four months."""
    plan = a_plan(savings=38_000, income=0, spending=2_000, price=30_000)
    result = safety(plan, RULES)
    assert result.earliest is None or result.earliest.month == Month(2026, 11)
    assert result.safe is None
    assert result.tone in ("fails", "unreached")


def test_a_month_after_which_fewer_hold_is_told_with_the_next_that_is_as_safe() -> None:
    plan = a_plan(savings=20_000, income=5_000, spending=3_000)
    result = safety(plan, RULES)
    assert result.safe is not None
    at = result.safe.month - result.start
    falls = tuple(0 if month == at + 1 else holding for month, holding in enumerate(result.holding))
    dipping = replace(result, until=result.safe.month, holding=falls)
    projection = project(plan, RULES)
    said = safe_headline(plan, projection, dipping, projection)
    assert said is not None
    words = Translator("en")
    month, again = (
        words.say(msg("{month}", month=result.safe.month)),
        words.say(msg("{month}", month=result.safe.month + 2)),
    )
    # "from April on" above "safe until April" would say two things
    assert words.say(said.headline) == f"In {month} this home can safely be yours."
    assert f"After {month} fewer lives hold; safe again from {again}." in map(words.say, said.sentences)
