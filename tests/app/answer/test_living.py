"""What somebody asks who lives in the home: the next bills are those that are not paid every month."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.living import living_there
from hegang_desktop.app.plan.purchase import Recorded, recorded
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost
from tests.helpers.plans import a_plan, with_situation

MAY = Month(2026, 5)


def test_the_next_bills_are_dated_and_leave_out_what_is_paid_every_month() -> None:
    plan = a_plan(savings=90_000, income=3_000, spending=1_500, price=39_600, start=MAY)
    teeth = DatedCost("teeth", "Teeth", Month(2026, 8), yuan(2_400))
    plan = with_situation(plan, dated_costs=(teeth,))
    assert living_there(outcome(plan), MAY) is None
    owned = outcome(recorded(plan, outcome(plan), Recorded(MAY, yuan(90_000), {"price": yuan(39_600)})))
    there = living_there(owned, MAY)
    assert there is not None
    assert there.at_hand == yuan(50_400)
    assert (there.bills[0].month, there.bills[0].amount) == (Month(2026, 8), yuan(2_400))
    # the winter that was not paid with the deed, then the fees of the first year
    assert there.bills[1].month == Month(2026, 10)
    assert len(there.bills) == 3
    assert [one.month for one in there.bills] == sorted(one.month for one in there.bills)
    rows = {row.month: row for row in owned.projection.months}
    for bill in there.bills:
        assert any(flow.amount == -bill.amount for flow in rows[bill.month].flows)
    later = living_there(owned, Month(2026, 9))
    assert later is not None
    assert later.bills[0].month == Month(2026, 10)
