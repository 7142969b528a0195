"""Simulated lives on strategies: the shares are counted of the same lives, and the tone follows them."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.strategy import BUYING, Comparison, StrategyKind, StrategyLives
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.simulation.simulate import outcomes
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.simulation.workspace import Workspaces
from hegang_desktop.engine.strategies.compare import compare
from hegang_desktop.engine.strategies.courses import KINDS
from hegang_desktop.engine.strategies.lives import Luck
from hegang_desktop.engine.strategies.outcome import outcome, walk
from hegang_desktop.engine.timetable.build import timetable
from tests.engine.simulation.test_courses import HERE, a_household
from tests.helpers.households import household, without_luck
from tests.helpers.plans import NOVEMBER, a_plan, with_scenario, with_situation

RULES = load_rules()
SEED = 7


def _lives(compared: Comparison) -> dict[StrategyKind, StrategyLives]:
    by_kind = {one.kind: one.lives for one in compared.outcomes}
    return {kind: lives for kind, lives in by_kind.items() if lives is not None}


def test_the_shares_are_those_of_the_lives_of_each_course_that_act_in_its_safe_month() -> None:
    plan = a_household(5)
    compared = compare(plan, RULES, lives=Luck(1500, SEED))
    by_kind = _lives(compared)
    assert set(by_kind) == set(KINDS)
    months = {one.kind: one.safe_month for one in compared.outcomes}
    for kind, lives in by_kind.items():
        course = walk(plan, RULES, kind).table.course
        acts = months[kind]
        assert (acts is not None) == (kind in BUYING)
        if acts is not None:
            course = msgspec.structs.replace(course, earliest=max(course.earliest, acts - plan.situation.start))
        # looked at for a year more, so that who buys late is watched as long as the others
        each = outcomes(timetable(plan, RULES, course, 72), uncertainty(plan, RULES), 1500, SEED)
        bought = each.home < 60
        since = {"stay": 0, "rent_there": 6, "trial_back": 11}.get(kind)
        start = each.home if since is None else np.full(1500, since)
        # what is bought in the year beyond changes nobody's past
        watched = (each.below >= start + 12) & (bought | (since is not None))
        if acts is not None:
            watched &= each.home == acts - plan.situation.start
        assert lives.never_bought.part == int((~bought).sum())
        assert lives.owning.part == int(bought.sum())
        assert lives.watched.part == int(watched.sum())
        assert lives.lasting.part == int((each.below >= 60).sum())
    assert 0 < by_kind["fail_safe"].lasting.part < 1500


def test_each_strategy_acts_in_its_own_safe_month_and_all_its_figures_are_of_it() -> None:
    plan = household(10)
    with_a_loan = with_situation(plan, mortgage_here=HERE)
    compared = compare(with_a_loan, RULES, lives=Luck(1000, SEED))
    for one in compared.outcomes:
        if one.kind not in BUYING:
            assert one.safe_month is None
            assert one.safe_reason == "buys_nothing"
            continue
        course = walk(with_a_loan, RULES, one.kind).course
        result = safety(with_a_loan, RULES, 1000, SEED, course=course)
        assert one.safe_month == result.safe_month
        assert one.safe_reason == result.reason
        assert one.lives is not None
        assert one.lives.tone == result.tone
        earliest = outcome(with_a_loan, RULES, one.kind)
        acting = outcome(with_a_loan, RULES, one.kind, month=result.safe_month)
        assert earliest is not None
        assert acting is not None
        assert one.home_month == (result.safe_month or earliest.home_month)
        assert one.months == acting.months
        assert one.net_worth == acting.net_worth


def test_who_leaves_and_sells_does_not_own_it_at_the_end() -> None:
    by_kind = _lives(compare(a_household(6), RULES, leave_after=3, lives=Luck(1000, SEED)))
    assert by_kind["move"].owning.part == 0
    assert by_kind["move"].never_bought.part == 0
    # never sold, it is still owned
    kept = _lives(compare(a_household(6), RULES, leave_after=3, sellable=False, lives=Luck(1000, SEED)))
    assert kept["move"].owning.part == 1000


def _ill(percent: int) -> Plan:
    """Somebody whose money lasts, but for a bill that so many of 100 lives meet in a year."""
    plan = without_luck(a_plan(savings=60_000, income=2_300, spending=2_000, price=40_000))
    chance = round(10_000 * -np.log(1 - percent / 100))
    ill = {"medical_chance": chance, "medical_cost": yuan(10**7)}
    return with_scenario(plan, assumptions=plan.scenario.assumptions | ill)


@pytest.mark.parametrize(("percent", "tone"), [(10, "holds"), (30, "tight"), (60, "fails")])
def test_the_tone_follows_the_share_whose_money_lasts_a_year(percent: int, tone: str) -> None:
    lives = _lives(compare(_ill(percent), RULES, lives=Luck(2000, SEED)))
    assert lives["move"].watched.value == pytest.approx(1 - percent / 100, abs=0.05)
    assert {lives["move"].tone, lives["stay"].tone} == {tone}


def test_a_home_that_is_not_reached_is_said_not_to_be() -> None:
    plan = without_luck(a_plan(savings=1_000, income=2_000, spending=2_000, price=40_000))
    lives = _lives(compare(plan, RULES, lives=Luck(1000, SEED)))
    assert lives["move"].tone == lives["fail_safe"].tone == "unreached"
    assert lives["stay"].tone == "holds"
    assert lives["move"].watched.part == 0


def test_what_runs_out_if_nothing_goes_wrong_or_owes_for_ever_is_not_said_to_hold() -> None:
    debt = Debt("d", "d", yuan(1_000), Fen(0), annual_rate=Tenthousandths(1_000))
    plan = with_situation(without_luck(a_plan(savings=90_000)), debts=(debt,))
    assert _lives(compare(plan, RULES, lives=Luck(1000, SEED)))["move"].tone == "tight"
    short = with_situation(plan, debts=(), cash=(CashPoint(NOVEMBER, yuan(60_000)),), spending=yuan(9_000))
    assert _lives(compare(short, RULES, lives=Luck(1000, SEED)))["move"].tone == "fails"


def test_kept_memory_changes_nothing_and_a_life_too_few_is_refused() -> None:
    plan, spaces = a_household(5), Workspaces()
    once = compare(plan, RULES, lives=Luck(1000, SEED, spaces=spaces))
    assert compare(plan, RULES, lives=Luck(1000, SEED, spaces=spaces)) == once
    assert compare(plan, RULES, lives=Luck(1000, SEED)) == once
    with pytest.raises(ValueError, match="at least one life"):
        compare(plan, RULES, lives=Luck(0))
