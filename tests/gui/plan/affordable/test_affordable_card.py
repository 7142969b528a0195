"""What one can own stands under the inputs, is told again after each edit, and leads to the homes it counts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.affordable import Affordable, affordable
from hegang_desktop.app.plan.purchase import Recorded, recorded
from hegang_desktop.domain.message import Money, msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.gui.plan.affordable.card import AffordableCard
from tests.helpers.listings import line, put
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

PLAN = a_plan(savings=38_000, income=4_500, spending=2_300, price=35_000)


def card_of(running: Running, qtbot: QtBot) -> AffordableCard:
    """The card of the window, once it says all there is to say."""
    running.session.add(PLAN, msg("New plan"))
    running.window.plans.show()
    running.window.show()
    card = running.window.plan.inputs.affordable
    settled(card, qtbot)
    return card


def settled(card: AffordableCard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: card.watcher.has_prices and card.watcher.has_offers, timeout=20_000)


def test_without_a_catalogue_the_prices_are_told(running: Running, qtbot: QtBot) -> None:
    card = card_of(running, qtbot)
    say = running.texts.say
    expected = [say(msg("up to {amount}", amount=Money(one.dearest))) for one in affordable_now(running) if one.dearest]
    assert [one.text() for one in card.prices] == expected
    assert len(expected) == 4
    assert all(one.isHidden() for one in card.offers)
    assert expected[0] in card.accessibleDescription()


def affordable_now(running: Running) -> tuple[Affordable, ...]:
    plan = running.session.plan
    assert plan is not None
    return affordable(plan, running.session.this_month)


def test_an_edit_is_followed_and_nothing_moves(running: Running, qtbot: QtBot) -> None:
    card = card_of(running, qtbot)
    places = [one.geometry() for one in card.prices]
    height, before = card.height(), [one.text() for one in card.prices]
    running.session.edit(msg("Money"), lambda plan: SITUATION.changed(plan, cushion=yuan(9_000)))
    assert [one.text() for one in card.prices] == before
    settled(card, qtbot)
    assert [one.text() for one in card.prices] != before
    assert card.height() == height
    assert [(one.y(), one.height()) for one in card.prices] == [(one.y(), one.height()) for one in places]
    assert all(one.isEnabled() for one in card.prices)


def test_a_press_shows_the_homes_that_were_counted(running: Running, qtbot: QtBot, tmp_path: Path) -> None:
    put(
        running.window.context.paths,
        tmp_path,
        "homes",
        [line(at, 12_000 + 4_000 * at) for at in range(20)],
        "2026-08-01",
    )
    card = card_of(running, qtbot)
    offers = card.watcher.offers
    assert offers
    last = card.offers[-1]
    assert not last.isHidden()
    assert last.text() == f"{offers[-1].homes} homes ›"
    assert "工农区" in last.toolTip() or "Gongnong" in last.toolTip()
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    page = running.window.listings
    qtbot.waitUntil(lambda: page.result is not None and bool(page.result.search.ranges), timeout=20_000)
    assert running.window.navigator.current == "listings"
    assert page.result is not None
    assert len(page.result.ids) == offers[-1].homes > 0


def test_it_can_be_asked_for_and_goes_once_the_home_is_bought(running: Running, qtbot: QtBot) -> None:
    card = card_of(running, qtbot)
    running.window.navigator.show("home")
    running.window.menus.action("show_affordable").trigger()
    assert running.window.navigator.current == "plan"
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    outcome = running.session.outcome
    assert outcome is not None
    said = Recorded(outcome.plan.situation.start, yuan(60_000), {"price": yuan(39_600)})
    running.session.edit(msg("Purchase"), lambda plan: recorded(plan, outcome, said))
    assert card.isHidden()
    running.window.menus.action("show_affordable").trigger()
    assert running.window.toast.text.text() == "The home of this plan is bought already."
    running.session.undo()
    assert not card.isHidden()
