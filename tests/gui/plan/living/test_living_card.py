"""After the purchase the page is about living there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.purchase import Recorded, recorded
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.plan.living.card import LivingCard
from tests.helpers.plans import a_plan
from tests.helpers.running import Running


def test_the_card_is_there_once_the_home_is_bought(running: Running, qtbot: QtBot) -> None:
    november = Month(2026, 11)
    running.session.add(a_plan(savings=60_000, income=2_500, price=39_600, start=november), msg("New plan"))
    card = LivingCard(running.window.context)
    qtbot.addWidget(card)
    assert card.isHidden()
    outcome = running.session.outcome
    assert outcome is not None
    said = Recorded(november, yuan(60_000), {"price": yuan(39_600)})
    running.session.edit(msg("Purchase"), lambda plan: recorded(plan, outcome, said))
    assert not card.isHidden()
    assert card.left.text() == "20,400 yuan"
    lines = card.bills.text().splitlines()
    assert len(lines) == 3
    assert all("yuan" in line and "202" in line for line in lines)
    assert card.lasts.text().startswith("without income: ")
    running.session.undo()
    assert card.isHidden()
