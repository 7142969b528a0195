"""The seafarer of 2019 through the window (domain facts a1): plan, arrive with more, buy, what the plan had missed."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.plan.answer.working_dialog import WorkingDialog
from hegang_desktop.gui.plan.purchase_dialog import PurchaseDialog
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario
from tests.helpers.running import Running, Start
from tests.helpers.typing_in import enter

POST, DEED = datetime.date(2019, 4, 23), datetime.date(2019, 5, 9)


def _buys(qtbot: QtBot, running: Running) -> None:
    running.window.plan_edits.record_purchase()
    dialog = running.window.findChildren(PurchaseDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.before.value == yuan(61_700)
    # nothing was as he had planned it
    dialog.as_planned.click()
    enter(qtbot, dialog.paid["price"].edit, "58000")
    for name, amount in (("door", "1200"), ("heating and property fee", "2000")):
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        words, field = dialog.own[-1]
        words.setText(name)
        enter(qtbot, field.edit, amount)
    assert dialog.sums.text() == "61,200 yuan paid in all, 500 yuan left at hand."
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_fifty_thousand_planned_sixty_one_thousand_seven_hundred_in_hand_five_hundred_left(
    a_program: Start, qtbot: QtBot
) -> None:
    # he writes: 40,000 for the flat, 10,000 for what one needs to live
    running = a_program(today=POST)
    plan = a_plan(savings=50_000, income=0, spending=0, price=39_600, start=Month(2019, 4))
    plan = with_scenario(plan, overrides={**no_costs(yearly=False), "journey": yuan(400), "contingency": yuan(10_000)})
    running.session.add(plan, msg("New plan"))
    running.window.plans.show()
    # he could go at once, with nothing to spare: the program says so, and what would make it safe
    band = running.window.plan.answer
    assert "no month in which this home is safely yours" in band.headline.text()
    assert "more at hand it would hold" in band.sentence.text()
    assert "Earliest April 2019" in band.second.text()
    running.quit()

    # a month later he counts: 61,700; the plan says by how much it had been wrong
    running = a_program(today=DEED)
    window = running.window
    window.plans.show()
    page = window.plan
    assert "50,000" in page.banner.question.text() or page.banner.isVisible()
    enter(qtbot, page.banner.field.edit, "61700")
    enter(qtbot, page.banner.why, "one more voyage")
    QTest.mouseClick(page.banner.accept, Qt.MouseButton.LeftButton)
    assert running.session.plan is not None
    counted = running.session.plan.situation.cash[-1]
    assert (counted.month, counted.at_hand, counted.why) == (Month(2019, 5), yuan(61_700), "one more voyage")

    _buys(qtbot, running)
    assert page.answer.headline.text() == "This home has been yours since May 2019."
    assert "You have 500 yuan" in page.answer.second.text()
    page.answer.notices.open_()
    known = page.answer.notices.popover
    assert known is not None
    texts = " ".join(one.text() for one in known.findChildren(QLabel))
    assert "door, heating and property fee (3,200 yuan)" in texts

    # plan and payment side by side
    page.open_figure("all_in")
    working = window.findChildren(WorkingDialog)[-1]
    lines = [one.text() for one in working.findChildren(QLabel)]
    for words in ("58,000 yuan", "39,600 yuan had been planned", "The plan had missed it", "61,200 yuan"):
        assert words in lines, words
    assert any("50,000 yuan had been planned: 11,200 yuan more" in line for line in lines)
    working.close()
    running.quit()

    again = a_program(today=DEED)
    again.window.plans.show()
    assert again.window.plan.answer.headline.text() == "This home has been yours since May 2019."
    again.window.undo_commands.undo()
    assert again.session.plan is not None
    assert again.session.plan.situation.at_hand == yuan(61_700)
