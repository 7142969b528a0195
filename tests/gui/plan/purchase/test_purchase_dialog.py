"""I bought it: as planned but for what is typed; a refusal stands beside its line; another plan closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.plan.purchase_dialog import PurchaseDialog
from hegang_desktop.gui.widgets.error_line import ErrorLine
from tests.helpers.plans import a_plan
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def a_dialog(running: Running) -> PurchaseDialog:
    running.window.plan_edits.record_purchase()
    return running.window.findChildren(PurchaseDialog)[-1]


def test_a_purchase_as_planned_asks_only_for_what_was_different(running: Running, qtbot: QtBot) -> None:
    running.session.add(a_plan(savings=90_000, income=0, price=39_600), msg("New plan"))
    outcome = running.session.outcome
    assert outcome is not None
    planned = {line.id: line.amount for line in outcome.projection.cost_lines if line.amount}
    dialog = a_dialog(running)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.paid["price"].edit.placeholderText() == "39,600"
    assert dialog.paid["contingency"].edit.placeholderText() == "0"
    enter(qtbot, dialog.paid["price"].edit, "41000")
    enter(qtbot, dialog.paid["door"].edit, "0")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert running.session.plan is not None
    bought = running.session.plan.scenario.bought
    assert bought is not None
    paid = {line.id: line.amount for line in bought.lines}
    assert (paid["price"], paid["door"], paid["contingency"]) == (yuan(41_000), 0, 0)
    assert paid["journey"] == planned["journey"] > 0


def test_what_cannot_be_read_is_told_beside_its_line(running: Running, qtbot: QtBot) -> None:
    running.session.add(a_plan(savings=90_000, price=39_600), msg("New plan"))
    dialog = a_dialog(running)
    qtbot.waitUntil(dialog.isVisible)
    field = dialog.paid["price"]
    QTest.keyClicks(field.edit, "a lot")
    shown = [one for one in dialog.findChildren(ErrorLine) if one.isVisible()]
    assert len(shown) == 1
    below = shown[0].mapTo(dialog, shown[0].rect().topLeft()).y() - field.mapTo(dialog, field.rect().bottomLeft()).y()
    assert 0 <= below < 24


def test_it_speaks_the_language_of_the_window_and_leaves_with_its_plan(running: Running, qtbot: QtBot) -> None:
    running.session.add(a_plan(savings=90_000, price=39_600), msg("New plan"))
    dialog = a_dialog(running)
    qtbot.waitUntil(dialog.isVisible)
    assert a_dialog(running) is dialog
    running.window.preferences.choose(Preferences(language="zh_CN"))
    assert dialog.accept_button.text() == "记下这次购房"
    assert "元" in dialog.sums.text()
    running.session.add(a_plan(name="Another", id_="p2"), msg("New plan"))
    qtbot.waitUntil(lambda: not running.window.findChildren(PurchaseDialog))
