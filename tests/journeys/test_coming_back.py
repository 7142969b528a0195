"""One who comes back after 33 days: typed 38,000 on the 30th, now 39,600. He did not fall behind and is not told so."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.text.translator import Translator
from tests.helpers.running import Running, Start
from tests.helpers.typing_in import enter

WAIT_MS = 20_000


def _said(running: Running) -> str:
    assert running.session.outcome is not None
    return " ".join(Translator("en").say(one.text) for one in running.session.outcome.answer.notices)


def test_what_is_there_after_33_days_is_what_should_be(a_program: Start, qtbot: QtBot) -> None:
    running = a_program(today=datetime.date(2026, 11, 30))
    questions = running.window.home.questions
    # a month leaves 3,900 - 2,300 = 1,600; November's pay is in and its rent is paid
    for field, text in (
        (questions.savings, "38000"),
        (questions.income, "3900"),
        (questions.spending, "2300"),
        (questions.rent, "800"),
    ):
        enter(qtbot, field.edit, text)
    QTest.mouseClick(questions.there.buttons["nothing"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(questions.home.cards[1].price.text()), timeout=WAIT_MS)
    QTest.mouseClick(questions.home.cards[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    running.quit()

    running = a_program(today=datetime.date(2027, 1, 2))
    running.window.plans.show()
    session, banner = running.session, running.window.plan.banner
    assert banner.isVisible()
    # 38,000 - 50 for the 30th of November + 1,600 - 48.39 for the 1st of January
    assert "39,502" in banner.question.text()
    (pay, rent) = banner.month.boxes.values()
    assert not pay.isChecked()
    assert not rent.isChecked()
    # what is ticked is asked once and changes what should be there
    QTest.mouseClick(rent, Qt.MouseButton.LeftButton)
    assert "38,702" in banner.question.text()
    QTest.mouseClick(rent, Qt.MouseButton.LeftButton)
    enter(qtbot, banner.field.edit, "39600")
    QTest.mouseClick(banner.accept, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    assert session.plan is not None
    point = session.plan.situation.cash[-1]
    assert (point.day, point.settled, point.expected) == (2, (), Fen(3_950_161))
    assert "less at hand" not in _said(running)
    assert "98 yuan more at hand than expected" in _said(running)

    # the rent was paid after all: counted again on the same day, nothing is counted twice
    running.window.plan_edits.count_money()
    assert banner.isVisible()
    QTest.mouseClick(banner.month.boxes["rent"], Qt.MouseButton.LeftButton)
    enter(qtbot, banner.field.edit, "38800")
    QTest.mouseClick(banner.accept, Qt.MouseButton.LeftButton)
    assert session.outcome is not None
    assert session.plan.situation.cash[-1].settled == ("rent",)
    january = session.outcome.projection.months[0]
    # pay of 3,900 comes, 30 of 31 days of living go: 1,451.61
    assert january.closing == yuan(38_800 + 3_900) - 145_161
    assert "less at hand" not in _said(running)
