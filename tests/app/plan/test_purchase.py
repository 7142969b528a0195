"""The seafarer of 2019 buys (domain facts a1): 50,000 planned, 61,700 in hand, 61,200 paid, 500 left."""

from __future__ import annotations

import datetime

import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.new_plan import with_target
from hegang_desktop.app.plan.purchase import Recorded, not_bought, paid_as_planned, purchase_working, recorded
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Tenancy
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation

MAY = Month(2019, 5)
PLANNED = no_costs(yearly=False) | {"journey": yuan(400), "contingency": yuan(10_000)}


def planned() -> Plan:
    """40,000 for the flat and 10,000 for supplies, as he wrote before he left."""
    plan = a_plan(savings=61_700, income=0, spending=1_000, price=39_600, start=MAY)
    return with_scenario(plan, overrides=PLANNED)


def a_session(paths: Paths, plan: Plan) -> Session:
    session = Session(Library(paths), lambda: datetime.date(2019, 5, 9))
    session.add(plan, msg("New plan"))
    return session


def buy(session: Session, said: Recorded) -> None:
    answered = session.outcome
    assert answered is not None
    session.edit(msg("Purchase"), lambda plan: recorded(plan, answered, said))


PAID = Recorded(MAY, yuan(61_700), {"price": yuan(58_000), "door": yuan(1_200), "first_heating": yuan(2_000)})


def test_the_seafarer_buys(paths: Paths) -> None:
    session = a_session(paths, planned())
    assert session.outcome is not None
    assert session.outcome.projection.all_in == yuan(50_000)
    buy(session, PAID)
    plan, answered = session.plan, session.outcome
    assert plan is not None
    assert plan.situation.at_hand == yuan(500)
    bought = plan.scenario.bought
    assert bought is not None
    assert (bought.paid, bought.planned, bought.before) == (yuan(61_200), yuan(50_000), yuan(61_700))
    assert {line.id for line in bought.missed} == {"door", "first_heating"}
    words = Translator("en")
    assert words.say(answered.answer.headline) == "This home has been yours since May 2019."
    lives, left = map(words.say, answered.answer.sentences)
    # 500 yuan, no income, and a thousand a month to live on
    assert lives == "In 0 of 100 simulated lives the money lasts the next 12 months."
    assert "You have 500 yuan" in left
    notices = [words.say(notice.text) for notice in answered.answer.notices]
    assert "The plan had missed: Door and locks, First winter's heating (3,200 yuan)." in notices
    first = answered.projection.months[0]
    assert (first.opening, [flow.kind for flow in first.flows if flow.kind == "home"]) == (yuan(500), [])
    lines = {words.say(one.name): words.say(one.value) for one in purchase_working(answered) if one.value}
    assert lines["Left the day after"] == "500 yuan"
    assert lines["Paid in all"] == "61,200 yuan"
    session.undo()
    assert session.plan == planned()


def test_what_the_plan_has_no_line_for_is_paid_as_well(paths: Paths) -> None:
    session = a_session(paths, planned())
    buy(session, Recorded(MAY, yuan(61_700), {"price": yuan(58_000)}, (("red envelope", yuan(300)),)))
    assert session.plan is not None
    assert session.plan.situation.at_hand == yuan(3_400)
    assert session.outcome is not None
    assert session.outcome.projection.all_in == yuan(58_300)
    assert "red envelope (300 yuan)" in Translator("en").say(session.outcome.answer.notices[0].text)


def test_more_than_was_in_hand_cannot_have_been_paid(paths: Paths) -> None:
    session = a_session(paths, planned())
    with pytest.raises(InvalidPlan, match="was at hand"):
        buy(session, Recorded(MAY, yuan(10_000), {"price": yuan(58_000)}))
    assert session.plan == planned()


def test_a_home_that_is_owned_costs_its_winters_and_fees_when_they_fall_due(paths: Paths) -> None:
    """Bought in May with the coming winter paid: the next bill comes in October of the year after, fees each May."""
    plan = with_situation(planned(), income=())
    session = a_session(paths, plan)
    buy(session, PAID)
    later = Session(session.library, lambda: datetime.date(2020, 8, 3))
    later.open(plan.id)
    later.count_cash(yuan(20_000))
    assert later.outcome is not None
    due = {
        flow.id: row.month
        for row in reversed(later.outcome.projection.months)
        for flow in row.flows
        if flow.kind == "holding"
    }
    assert due["holding:heating"] == Month(2020, 10)
    assert due["holding:property_fee"] == Month(2021, 5)
    assert later.outcome.projection.months[0].opening == yuan(20_000)
    assert later.plan is not None
    assert not_bought(later.plan).scenario.bought is None


def test_a_purchase_taken_back_puts_the_money_in_hand_again(paths: Paths) -> None:
    session = a_session(paths, planned())
    buy(session, PAID)
    session.edit(msg("Purchase"), not_bought)
    assert session.plan == planned()


def test_a_count_keeps_what_had_been_expected_and_what_it_moved(paths: Paths) -> None:
    start = a_plan(savings=20_000, income=5_000, spending=3_000, start=Month(2026, 8))
    session = Session(Library(paths), lambda: datetime.date(2026, 11, 1))
    session.add(start, msg("New plan"))
    said = session.check_in()
    assert said is not None
    assert said.expected() == yuan(26_000)
    session.count_cash(yuan(22_000), "  ship came home late ")
    plan = session.plan
    assert plan is not None
    point = plan.situation.cash[-1]
    assert point.course == (yuan(22_000), yuan(24_000), yuan(26_000))
    assert (point.at_hand, point.expected, point.why) == (yuan(22_000), yuan(26_000), "ship came home late")
    assert point.home_before is not None
    assert point.home_after is not None
    assert session.outcome is not None
    assert session.outcome.safe_month == point.home_after
    assert point.home_before == outcome(start).safe_month
    # two months of saving are missing, and three months that have passed are no longer unsure
    assert point.home_after - point.home_before == 1
    texts = [Translator("en").say(notice.text) for notice in session.outcome.answer.notices]
    assert any("4,000 yuan less at hand than expected" in text and "1 month later" in text for text in texts)
    assert any("ship came home late" in text for text in texts)
    # what is edited later does not rewrite what the count moved
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(50_000)))
    assert session.plan is not None
    assert session.plan.situation.cash[-1] == point


def flows_by_month(session: Session, id_: str) -> dict[Month, Fen]:
    assert session.outcome is not None
    return {
        row.month: flow.amount
        for row in session.outcome.projection.months
        for flow in row.flows
        if id_ in (flow.id, flow.kind)
    }


def later(session: Session, plan: Plan, day: datetime.date, at_hand: int) -> Session:
    later_session = Session(session.library, lambda: day)
    later_session.open(plan.id)
    later_session.count_cash(yuan(at_hand))
    return later_session


def test_what_the_move_ended_does_not_come_again_at_every_count(paths: Paths) -> None:
    plan = with_situation(planned(), rent=yuan(800), tenancy=Tenancy(deposit=yuan(1_600), notice=1))
    session = a_session(paths, plan)
    buy(session, PAID)
    assert flows_by_month(session, "rent") == {MAY: -yuan(800)}
    assert flows_by_month(session, "deposit") == {MAY + 1: yuan(1_600)}
    counted = later(session, plan, datetime.date(2019, 8, 2), 3_000)
    assert flows_by_month(counted, "rent") == {}
    assert flows_by_month(counted, "deposit") == {}


def test_a_home_that_is_owned_no_longer_waits_for_the_month_it_was_wanted_in(paths: Paths) -> None:
    plan = with_scenario(planned(), not_before=Month(2020, 5))
    session = a_session(paths, plan)
    buy(session, PAID)
    assert session.outcome is not None
    assert session.outcome.projection.months[0].opening == yuan(500)
    assert flows_by_month(session, "home") == {}


def test_a_winter_that_was_not_paid_with_the_deed_is_still_to_come(paths: Paths) -> None:
    session = a_session(paths, planned())
    buy(session, Recorded(MAY, yuan(61_700), {"price": yuan(58_000)}))
    assert min(flows_by_month(session, "holding:heating")) == Month(2019, 10)


def test_a_count_in_the_month_of_the_deed_is_of_before_it(paths: Paths) -> None:
    start = a_plan(savings=40_000, income=5_000, spending=2_000, price=90_000, start=Month(2026, 8))
    session = Session(Library(paths), lambda: datetime.date(2026, 11, 22))
    session.add(start, msg("New plan"))
    session.count_cash(yuan(49_900), "saved more")
    buy(session, Recorded(Month(2026, 11), yuan(49_900), {"price": yuan(39_000)}))
    assert session.outcome is not None
    texts = [Translator("en").say(notice.text) for notice in session.outcome.answer.notices]
    assert any("2,300 yuan more at hand than expected" in text and "saved more" in text for text in texts)
    assert not any("home month" in text or "moved the home" in text for text in texts)
    assert session.outcome.savings.counts[-1].at_hand == yuan(49_900)


def test_another_home_stands_beside_the_bought_one(paths: Paths) -> None:
    session = a_session(paths, planned())
    buy(session, PAID)
    other = TargetHome(price=yuan(30_000))
    session.edit(msg("Target home"), lambda plan: with_target(plan, other))
    plan = session.plan
    assert plan is not None
    first, second = plan.scenarios
    assert first.bought is not None
    assert first.home.asking_price == yuan(39_600)
    assert plan.scenario is second
    assert second.bought is None
    assert second.home.asking_price == yuan(30_000)
    assert "price" not in second.overrides
    session.edit(msg("Target home"), lambda plan: with_target(plan, TargetHome(price=yuan(20_000))))
    assert session.plan is not None
    assert [one.home.asking_price for one in session.plan.scenarios] == [yuan(39_600), yuan(20_000)]


def test_as_planned_is_every_line_but_the_reserve_and_a_winter_that_has_not_begun(paths: Paths) -> None:
    plan = a_plan(savings=90_000, income=0, spending=1_000, price=39_600, start=MAY)
    session = a_session(paths, plan)
    answered = session.outcome
    assert answered is not None
    lines = {line.id: line.amount for line in answered.projection.cost_lines if line.amount}
    assert {"contingency", "first_heating", "door"} <= set(lines)
    assert paid_as_planned(answered, MAY) == {
        id_: amount for id_, amount in lines.items() if id_ not in ("contingency", "first_heating")
    }
    # in January the winter has begun: whoever gets the keys pays for it
    assert "first_heating" in paid_as_planned(answered, Month(2020, 1))
    assert "contingency" not in paid_as_planned(answered, Month(2020, 1))


def test_what_is_left_on_the_day_of_the_deed_counts_no_pay_that_was_in(paths: Paths) -> None:
    start = a_plan(savings=40_000, income=5_000, spending=3_000, price=30_000, start=Month(2026, 10))
    session = Session(Library(paths), lambda: datetime.date(2026, 11, 30))
    session.add(start, msg("New plan"))
    day, settled = session.settled_today(Month(2026, 11))
    assert (day, settled) == (30, ("income:i1",))
    buy(session, Recorded(Month(2026, 11), yuan(40_000), {"price": yuan(30_000)}, day=day, settled=settled))
    assert session.outcome is not None
    # one of thirty days of living, and no pay
    assert session.outcome.projection.months[0].closing == yuan(10_000 - 100)
    assert session.settled_today(Month(2026, 10)) == (1, ())
