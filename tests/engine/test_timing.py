"""What the calendar does to the purchase: travel, proxy and deadlines, as the notices of the answer."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline
from hegang_desktop.domain.plan import Plan
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation


def _plan() -> Plan:
    """A home of 49,568 yuan and nothing beside it, but what a proxy costs."""
    return with_scenario(a_plan(price=49_568), overrides=no_costs("notary", "post", "proxy_fee", "contingency"))


def _notices(plan: Plan) -> str:
    return " ".join(Translator("en").say(notice.text) for notice in outcome(plan).answer.notices)


def test_who_is_away_hears_of_the_proxy_and_what_it_costs() -> None:
    # 30,000 and 3,000 a month reach 49,568 on the first of June; June to August are spent at sea
    plan = with_situation(_plan(), away_months=(6, 7, 8))
    assert outcome(plan).projection.home_month == Month(2027, 9)
    # notary 400, post 50, the proxy 500, and a tenth of these more of contingency
    assert "By proxy it could be yours in June 2027, for 1,045 yuan more." in _notices(plan)
    signed = with_scenario(plan, by_proxy=True)
    projection = outcome(signed).projection
    assert (projection.home_month, projection.by_proxy) == (Month(2027, 6), True)
    assert "Waiting until you can travel, it would be September 2027, 3 months later." in _notices(signed)


def test_who_can_always_travel_hears_nothing_of_it() -> None:
    assert "travel" not in _notices(a_plan())
    assert "travel" not in _notices(with_situation(a_plan(), away_months=(1,)))


def test_who_can_never_travel_is_told_that_this_is_what_is_missing() -> None:
    plan = with_situation(a_plan(savings=60_000), away_months=tuple(range(1, 13)))
    answered = outcome(plan)
    assert answered.projection.home_month is None
    assert "you cannot travel to sign" in Translator("en").say(answered.answer.headline)


def test_a_deadline_is_met_or_says_what_it_would_take() -> None:
    school = Deadline("d", "School", Month(2027, 6))
    assert "School, June 2027: it is yours by then." in _notices(with_situation(_plan(), deadlines=(school,)))
    early = msgspec.structs.replace(school, month=Month(2027, 3))
    # by the first of March 30,000 + 4 x 3,000 of 49,568: 7,568 in four months
    wanted = "School, March 2027: not yours by then. 1,892 yuan a month more would be needed from now on."
    assert wanted in _notices(with_situation(_plan(), deadlines=(early,)))
