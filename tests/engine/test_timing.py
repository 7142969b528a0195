"""What the calendar does to the purchase: travel, proxy and deadlines, as the notices of the answer."""

from __future__ import annotations

import msgspec
import pytest

from hegang_desktop.app.answer.answering import Basis, outcome, turned
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline
from hegang_desktop.domain.plan import Plan
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation


def _plan() -> Plan:
    """A home of 49,568 yuan and nothing beside it, but what a proxy costs."""
    return with_scenario(a_plan(price=49_568), overrides=no_costs("notary", "post", "proxy_fee", "contingency"))


def _notices(plan: Plan, basis: Basis = "earliest") -> str:
    return " ".join(Translator("en").say(notice.text) for notice in outcome(plan, basis=basis).answer.notices)


def test_who_is_away_hears_of_the_proxy_and_what_it_costs() -> None:
    # 30,000 and 3,000 a month reach 49,568 on the first of June; June to August are spent at sea
    plan = with_situation(_plan(), away_months=(6, 7, 8))
    assert outcome(plan).earliest.home_month == Month(2027, 9)
    # notary 400, post 50, the proxy 500, and a tenth of these more of contingency
    assert "By proxy it could be yours in June 2027, for 1,045 yuan more." in _notices(plan)
    signed = with_scenario(plan, by_proxy=True)
    projection = outcome(signed).earliest
    assert (projection.home_month, projection.by_proxy) == (Month(2027, 6), True)
    assert "Waiting until you can travel, it would be September 2027, 3 months later." in _notices(signed)


def test_a_safe_month_is_compared_with_that_of_the_other_way_of_signing() -> None:
    plan = with_situation(_plan(), away_months=(6, 7, 8))
    # June by proxy is the earliest month, but not a safe one
    assert outcome(plan).safe_month == outcome(with_scenario(plan, by_proxy=True)).safe_month == Month(2027, 9)
    assert "proxy" not in _notices(plan, "safe")
    longer = with_situation(_plan(), away_months=(1, 6, 7, 8, 9, 10, 11, 12))
    signed = with_scenario(longer, by_proxy=True)
    assert (outcome(longer).safe_month, outcome(signed).safe_month) == (Month(2028, 2), Month(2027, 10))
    assert "By proxy it could be yours in October 2027" in _notices(longer, "safe")
    assert "it would be February 2028, 4 months later." in _notices(signed, "safe")
    assert "it would be February 2028, 8 months later." in _notices(signed)
    never = with_situation(_plan(), away_months=tuple(range(1, 13)))
    assert "in which you can travel, none is safe." in _notices(with_scenario(never, by_proxy=True), "safe")


def test_no_lives_are_needed_to_turn_from_one_month_to_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = with_situation(_plan(), away_months=(6, 7, 8), deadlines=(Deadline("d", "School", Month(2027, 3)),))
    safe, earliest = outcome(plan), outcome(plan, basis="earliest")

    def refused(*_arguments: object, **_others: object) -> None:
        raise AssertionError("lives are simulated")

    monkeypatch.setattr("hegang_desktop.engine.timing.safety_of", refused)
    monkeypatch.setattr("hegang_desktop.engine.timing.safe_by_deadline", refused)
    assert turned(safe, "earliest").answer == earliest.answer
    assert turned(earliest, "safe").answer == safe.answer


def test_who_can_always_travel_hears_nothing_of_it() -> None:
    assert "travel" not in _notices(a_plan())
    assert "travel" not in _notices(with_situation(a_plan(), away_months=(1,)))


def test_who_can_never_travel_is_told_that_this_is_what_is_missing() -> None:
    plan = with_situation(a_plan(savings=60_000), away_months=tuple(range(1, 13)))
    answered = outcome(plan)
    assert answered.projection.home_month is None
    assert "you cannot travel to sign" in Translator("en").say(answered.answer.headline)


def test_a_deadline_is_met_or_says_what_it_would_take() -> None:
    # the safe month is September, three months after the money is there if nothing goes wrong
    school = Deadline("d", "School", Month(2027, 9))
    assert outcome(_plan()).safe_month == Month(2027, 9)
    assert "School, September 2027: it can safely be yours by then." in _notices(
        with_situation(_plan(), deadlines=(school,))
    )
    june = msgspec.structs.replace(school, month=Month(2027, 6))
    wanted = "School, June 2027: not safely yours by then. 965 yuan a month more would be needed from now on."
    assert wanted in _notices(with_situation(_plan(), deadlines=(june,)))
    assert [outcome(_saving(more)).safe_month == june.month for more in (964, 965)] == [False, True]
    early = msgspec.structs.replace(school, month=Month(2027, 3))
    wanted = "School, March 2027: not safely yours by then. A home of 36,758 yuan would be."
    assert wanted in _notices(with_situation(_plan(), deadlines=(early,)))


def _saving(more: int) -> Plan:
    """So much more a month until the move, whatever happens."""
    plan = _plan()
    sure = IncomeStream("sure", "", yuan(more), pattern="pension", after_move="stops")
    return with_situation(plan, income=(*plan.income, sure))
