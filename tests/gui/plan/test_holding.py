"""What owning costs a year: each line can be replaced, counts, and goes back to its rule."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from tests.helpers.plans import a_plan
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def test_the_heating_of_a_year_can_be_replaced_and_reset(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=60_000), msg("New plan"))
    running.window.plans.show()
    card = running.window.plan.inputs.holding
    card.set_open(open_=True)
    heating = next(row for row in card.rows if row.ref.item == "heating")
    before = running.session.outcome
    assert before is not None
    # 60 m² at 28 yuan
    enter(qtbot, heating.field.edit, "2000")
    after = running.session.outcome
    assert after is not None
    assert after.projection.holding_year - before.projection.holding_year == yuan(2_000) - yuan(1_680)
    # the first winter belongs to the all-in cost, which has a line of its own
    assert after.projection.all_in == before.projection.all_in
    heating.reset.click()
    reset = running.session.outcome
    assert reset is not None
    assert reset.projection == before.projection
