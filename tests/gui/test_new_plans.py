"""New plans from the window: the first questions, and starting from somebody's situation."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.money import ZERO, yuan
from hegang_desktop.gui.home.questions_card import QuestionsCard
from hegang_desktop.gui.home.template_dialog import TemplateDialog
from hegang_desktop.gui.listings.entering.quick_home_dialog import QuickHomeDialog
from tests.helpers.running import Running, Start
from tests.helpers.typing_in import enter

WAIT_MS = 20_000
AMOUNT = {"savings": "3.8万", "income": "4000", "spending": "2300", "rent": "800"}


def _fill(qtbot: QtBot, questions: QuestionsCard) -> None:
    for name, text in AMOUNT.items():
        enter(qtbot, getattr(questions, name).edit, text)
    qtbot.waitUntil(lambda: bool(questions.home.cards[0].price.text()), timeout=WAIT_MS)


def _choose(running: Running, menu: QMenu, index: int) -> TemplateDialog:
    menu.aboutToShow.emit()
    menu.triggered.emit(menu.actions()[index])
    return running.window.findChildren(TemplateDialog)[-1]


def test_the_questions_make_the_plan_of_today(a_program: Start, qtbot: QtBot) -> None:
    running = a_program(today=datetime.date(2026, 11, 30))
    questions = running.window.home.questions
    _fill(qtbot, questions)
    # at the end of a month pay and rent are taken for settled until the user says
    assert questions.now.income_in.isChecked()
    QTest.mouseClick(questions.now.rent_paid, Qt.MouseButton.LeftButton)
    QTest.mouseClick(questions.there.buttons["local"], Qt.MouseButton.LeftButton)
    assert "2,000" in questions.there.hint.text()
    enter(qtbot, questions.there.amount.edit, "2500")
    enter(qtbot, questions.cushion.edit, "3000")
    QTest.mouseClick(questions.home.own, Qt.MouseButton.LeftButton)
    enter(qtbot, questions.home.own_price.edit, "3.5万")
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    plan = running.session.plan
    assert plan is not None
    (stream,), point = plan.situation.income, plan.situation.cash[-1]
    assert (point.day, point.settled) == (30, (f"income:{stream.id}",))
    assert (stream.after_move, stream.amount_after) == ("changes", yuan(2_500))
    assert (plan.situation.spending, plan.situation.rent) == (yuan(1_500), yuan(800))
    assert plan.situation.cushion == yuan(3_000)
    assert plan.scenario.home.asking_price == yuan(35_000)
    assert plan.scenario.home.area_assumed


def test_a_city_of_which_nothing_is_known_says_whose_figures_it_shows(running: Running, qtbot: QtBot) -> None:
    home = running.window.home.questions.home
    home.choose_city("玉门")
    qtbot.waitUntil(lambda: "no local figures" in home.cards[0].origin.text(), timeout=WAIT_MS)
    assert "Hegang" in home.cards[0].origin.text()
    QTest.mouseClick(home.cards[0], Qt.MouseButton.LeftButton)
    assert "No such figures for Yumen" in home.source.text()
    assert home.home is not None
    assert home.home.description.city == "玉门"
    home.choose_city("阜新")
    qtbot.waitUntil(lambda: "40,000" in home.cards[0].price.text(), timeout=WAIT_MS)


def test_no_home_of_one_city_is_taken_for_one_of_another(running: Running, qtbot: QtBot) -> None:
    home = running.window.home.questions.home
    qtbot.waitUntil(lambda: bool(home.cards[0].price.text()), timeout=WAIT_MS)
    QTest.mouseClick(home.cards[0], Qt.MouseButton.LeftButton)
    first = home.home
    assert first is not None
    home.choose_city("阜新")
    # its figures are still looked for
    assert home.home is None
    qtbot.waitUntil(lambda: home.home is not None, timeout=WAIT_MS)
    assert home.home is not None
    assert home.home.description.city == "阜新"
    assert home.home.price != first.price


def test_a_home_that_was_seen_is_the_home_of_the_plan(running: Running, qtbot: QtBot) -> None:
    questions = running.window.home.questions
    _fill(qtbot, questions)
    QTest.mouseClick(questions.there.buttons["nothing"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(questions.home.seen_one, Qt.MouseButton.LeftButton)
    dialog = running.window.findChildren(QuickHomeDialog)[-1]
    for edit, text in ((dialog.price, "3.8万"), (dialog.area, "55"), (dialog.community, "光宇"), (dialog.floor, "6/6")):
        enter(qtbot, edit, text)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "光宇" in questions.home.own.origin.text()
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    plan = running.session.plan
    assert plan is not None
    home = plan.scenario.home
    assert (home.asking_price, home.origin, home.description.floor) == (yuan(38_000), "hand", 6)
    assert plan.situation.income[0].after_move == "stops"


def test_a_situation_keeps_what_was_typed_and_asks_for_the_rest(running: Running, qtbot: QtBot) -> None:
    window, session = running.window, running.session
    questions = window.home.questions
    _fill(qtbot, questions)
    questions.home.choose_city("阜新")
    menu = questions.kinds.menu()
    dialog = _choose(running, menu, 0)
    assert dialog.now.savings.value == yuan(38_000)
    assert dialog.home.city_name == "阜新"
    # nothing is reckoned before the home is said
    QTest.mouseClick(dialog.begin_button, Qt.MouseButton.LeftButton)
    assert session.plan is None
    assert "which home" in dialog.error.text()
    qtbot.waitUntil(lambda: bool(dialog.home.cards[0].price.text()), timeout=WAIT_MS)
    dialog.home.cards[0].click()
    (strip,) = dialog.months
    assert strip is not None
    assert strip.months == (1, 2, 3, 4, 11, 12)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Space):  # January off; one to the left, December off
        QTest.keyClick(strip, key)
    QTest.mouseClick(dialog.begin_button, Qt.MouseButton.LeftButton)
    plan = session.plan
    assert plan is not None
    name = plan.name
    assert plan.situation.income[0].months == (2, 3, 4, 11)
    assert (plan.situation.at_hand, plan.situation.rent) == (yuan(38_000), yuan(800))
    assert plan.situation.income[0].amount == yuan(4_000)
    assert plan.scenario.home.description.city == "阜新"
    assert plan.situation.cushion == yuan(4_500)
    assert window.plan.isVisibleTo(window)
    again = _choose(running, menu, 0)
    again.home.cards[0].click()
    QTest.mouseClick(again.begin_button, Qt.MouseButton.LeftButton)
    assert session.plan is not None
    assert session.plan.name == f"{name} 2"


def test_a_situation_keeps_what_was_said_of_the_income_there(running: Running, qtbot: QtBot) -> None:
    questions = running.window.home.questions
    _fill(qtbot, questions)
    menu = questions.kinds.menu()
    menu.aboutToShow.emit()
    mother = next(at for at, action in enumerate(menu.actions()) if action.data() == "single_mother")

    def after() -> int | None:
        (field,) = _choose(running, menu, mother).amounts_after
        assert field is not None
        return field.value

    assert after() == yuan(2_000)
    buttons = questions.there.buttons
    for there, amount in ((buttons["same"], yuan(4_000)), (buttons["nothing"], ZERO)):
        QTest.mouseClick(there, Qt.MouseButton.LeftButton)
        assert after() == amount


def test_a_situation_of_which_no_figure_is_known_gives_no_verdict_on_zeros(running: Running) -> None:
    menu = running.window.home.questions.kinds.menu()
    menu.aboutToShow.emit()
    several = next(at for at, action in enumerate(menu.actions()) if action.data() == "several")
    dialog = _choose(running, menu, several)
    assert [field.value for field in dialog.amounts] == [None] * 4
    dialog.now.savings.show_value(yuan(20_000))
    dialog.now.spending.show_value(yuan(1_000))
    dialog.home.own.click()
    dialog.home.own_price.show_value(yuan(30_000))
    QTest.mouseClick(dialog.begin_button, Qt.MouseButton.LeftButton)
    assert running.session.plan is None
    assert "is missing" in dialog.error.text()
    for field in dialog.amounts:
        field.show_value(ZERO)
    QTest.mouseClick(dialog.begin_button, Qt.MouseButton.LeftButton)
    assert running.session.plan is not None


def test_a_price_or_an_area_of_ones_own_that_cannot_be_is_told_as_that(running: Running, qtbot: QtBot) -> None:
    questions = running.window.home.questions
    _fill(qtbot, questions)
    QTest.mouseClick(questions.there.buttons["nothing"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(questions.home.own, Qt.MouseButton.LeftButton)
    enter(qtbot, questions.home.own_price.edit, "0")
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    assert questions.hint.text() == "Enter what the home costs: more than 0 yuan."
    enter(qtbot, questions.home.own_price.edit, "35000")
    enter(qtbot, questions.home.own_area.edit, "abc")
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    assert '"abc"' in questions.hint.text()
    assert questions.home.own_area.edit.hasFocus()
    assert running.session.plan is None
