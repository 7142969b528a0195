"""The plan page in one look: nothing moves for a message, nothing scrolls inside what scrolls, all groups in sight."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.edits import PRICE
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.what_if import NOTHING, STRESSES
from hegang_desktop.gui.plan.page import PlanPage
from hegang_desktop.gui.plan.views import VIEWS
from hegang_desktop.gui.widgets.popover import Popover
from hegang_desktop.gui.widgets.screen_fit import least_window
from tests.helpers.households import household
from tests.helpers.inputs import open_everything, opened
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start

WAIT_MS = 20_000
SMALL, USUAL = (1024, 640), (1280, 800)


def _page(qtbot: QtBot, running: Running, size: tuple[int, int]) -> PlanPage:
    running.window.resize(*size)
    running.session.add(household(15), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    qtbot.waitUntil(lambda: page.lives.lives is not None, timeout=WAIT_MS)
    QApplication.processEvents()
    return page


def _place(widget: QWidget, page: QWidget) -> QRect:
    QApplication.processEvents()
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _scrollers_inside(widget: QWidget) -> list[tuple[str, str]]:
    """What scrolls up and down within something else that does."""
    moving = [
        one
        for one in widget.findChildren(QAbstractScrollArea)
        if one.isVisible()
        and one.verticalScrollBar().maximum() > 0
        # the names of the ledger follow its months
        and one.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    ]
    return [(type(a).__name__, type(b).__name__) for a in moving for b in moving if a is not b and a.isAncestorOf(b)]


@pytest.mark.parametrize("size", [SMALL, USUAL])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_scrolls_inside_what_scrolls(
    qtbot: QtBot, running: Running, size: tuple[int, int], language: str
) -> None:
    running.texts.choose(language)
    page = _page(qtbot, running, size)
    open_everything(page.inputs)
    for view in VIEWS:
        page.show_view(view.id)
        qtbot.wait(50)
        qtbot.waitUntil(lambda: not running.program.runner._wanted, timeout=WAIT_MS)
        QApplication.processEvents()
        assert _scrollers_inside(running.window) == [], view.id
        assert page.views.geometry().bottom() <= page.height(), view.id
    for other in ("home", "listings"):
        running.window.navigator.show(other)
        qtbot.wait(50)
        assert _scrollers_inside(running.window) == [], other


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_whole_plan_is_seen_at_a_glance_with_a_large_chart(qtbot: QtBot, running: Running, language: str) -> None:
    running.texts.choose(language)
    page = _page(qtbot, running, USUAL)
    assert not any(card.is_open for card in page.inputs.cards)
    assert page.inputs._area.verticalScrollBar().maximum() == 0
    assert page.inputs.cards[:2] == (page.inputs.home, page.inputs.income)
    assert page.overview.chart.height() >= USUAL[1] // 2
    assert page.overview.what_if.isVisible()
    assert not page.overview.chart.what_if.isVisible()


@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_nothing_moves_when_a_message_comes_or_goes(qtbot: QtBot, a_program: Start, size: tuple[int, int]) -> None:
    running = a_program()
    page = _page(qtbot, running, size)
    session = running.session
    parts = (page.answer, page.bar, page.views, page.overview.chart, page.inputs.income, page.inputs.assumptions)
    before = [_place(one, page) for one in parts]
    tried = NOTHING.with_value("spend_less", yuan(300))
    for stress in STRESSES[:4]:
        tried = tried.with_stress(stress, on=True)
    session.try_out(tried)
    running.window.toast.say(msg("Undone: {what}", what=msg("Rent")))
    assert running.window.toast.isVisible()
    assert [_place(one, page) for one in parts] == before
    page.answer.notices.open_()
    assert [_place(one, page) for one in parts] == before
    session.try_out(NOTHING)
    session.edit(msg("Price of the home"), lambda plan: PRICE.set(plan, yuan(900_000)))
    assert [_place(one, page) for one in parts] == before
    session.add(a_plan(), msg("New plan"))  # samples are not asked about
    running.quit()
    # in a later month it asks what is at hand, over the page
    running = a_program(today=datetime.date(2027, 2, 7))
    running.window.resize(*size)
    running.window.plans.show()
    page = running.window.plan
    assert page.banner.isVisible()
    assert QRect(QPoint(0, 0), page.size()).contains(_place(page.banner, page))
    places = [_place(one, page) for one in (page.answer, page.bar, page.views)]
    page.banner.later.click()
    assert [_place(one, page) for one in (page.answer, page.bar, page.views)] == places


def test_on_a_narrow_window_the_sliders_open_over_the_chart(qtbot: QtBot, running: Running) -> None:
    page = _page(qtbot, running, SMALL)
    overview = page.overview
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    assert not overview.what_if.isVisible()
    before = _place(overview.chart, page)
    overview.chart.what_if.click()
    qtbot.waitUntil(overview.what_if.isVisible)
    assert _place(overview.chart, page) == before
    assert before.contains(_place(overview.what_if, page).center())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert overview.what_if.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not overview.what_if.isVisible()
    assert overview.chart.what_if.hasFocus()


def test_a_heading_opens_by_a_click_anywhere_and_by_keys(qtbot: QtBot, running: Running) -> None:
    page = _page(qtbot, running, USUAL)
    heading, card = page.inputs.debts.heading, page.inputs.debts
    for x in (heading.width() - 4, heading.width() // 2, 4):
        was = card.is_open
        QTest.mouseClick(heading, Qt.MouseButton.LeftButton, pos=QPoint(x, heading.height() // 2))
        assert card.is_open != was
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        was = card.is_open
        QTest.keyClick(heading, key)
        assert card.is_open != was
    assert "18,000" in heading.accessibleDescription()


def test_what_stands_behind_the_question_mark_is_read_and_left_by_keyboard(qtbot: QtBot, running: Running) -> None:
    page = _page(qtbot, running, USUAL)
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    note = opened(page.inputs.have).editor("cushion").note
    QApplication.processEvents()
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Return)
    pane = note.popover
    assert isinstance(pane, Popover)
    assert pane.isVisible()
    assert "\n".join(one.text() for one in pane.findChildren(QLabel)) == note.words
    assert pane.accessibleName() == note.words
    assert QRect(QPoint(0, 0), running.window.size()).contains(pane.geometry())
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert note.hasFocus()
    note.click()
    QTest.mouseClick(page.inputs.home.heading, Qt.MouseButton.LeftButton)
    assert not pane.isVisible()
    assert page.inputs.home.is_open


def test_the_gravest_notice_leads_and_the_list_holds_all(qtbot: QtBot, running: Running) -> None:
    page = _page(qtbot, running, USUAL)
    assert running.session.outcome is not None
    notices = running.session.outcome.answer.notices
    assert {one.tone for one in notices} >= {"bad", "plain"}
    line = page.answer.notices
    worst = next(one for one in notices if one.tone == "bad")
    assert running.texts.say(worst.text) in line.gravest.text()
    line.more.click()
    assert line.popover is not None
    listed = [one.text() for one in line.popover.findChildren(QLabel)]
    assert len(listed) == len(notices)
    for one in notices:
        assert any(text.endswith(running.texts.say(one.text)) for text in listed)


@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_a_headline_becomes_smaller_before_it_is_cut(qtbot: QtBot, running: Running, size: tuple[int, int]) -> None:
    page = _page(qtbot, running, size)
    headline = page.answer.headline
    headline.show_text("Within 15 years there is no month in which this home is safe to buy.")
    running.window.resize(size[0] + 2, size[1])
    qtbot.waitUntil(lambda: not headline.is_cut)
    assert headline.geometry().right() < page.answer.width()


def test_a_headline_without_room_is_read_whole_behind_more(qtbot: QtBot, running: Running) -> None:
    page = _page(qtbot, running, SMALL)
    answer = page.answer
    height = answer.height()
    long = "You can own this home " * 12
    answer.headline.show_text(long)
    QApplication.processEvents()
    assert answer.height() == height
    assert answer.more.isVisible()
    answer.more.click()
    pane = next(one for one in running.window.findChildren(Popover) if one.isVisible())
    assert long in [one.text() for one in pane.findChildren(QLabel)]


def test_a_few_lines_are_seen_whole_and_close_together(qtbot: QtBot, running: Running) -> None:
    """A label would like two short lines rather than one long; the room it wished for so was left empty."""
    page = _page(qtbot, running, USUAL)
    pane = Popover(page.answer.more)
    line = "广告没写建筑面积，这里用的是假设的数，要去问。"
    pane.show_lines([(line, "caution_note")] * 3)
    QApplication.processEvents()
    labels = pane.findChildren(QLabel)
    assert [one.height() for one in labels] == [one.heightForWidth(one.width()) for one in labels]
    assert all(pane.rect().contains(QRect(one.mapTo(pane, QPoint(0, 0)), one.size())) for one in labels)
    pane.put_away()


@pytest.mark.parametrize(
    ("room", "least"),
    [
        (QSize(1920, 1040), QSize(1024, 640)),
        (QSize(1093, 574), QSize(1024, 518)),  # 1366x768 at 125 %, less the task bar
        (QSize(911, 472), QSize(895, 420)),  # at 150 %
    ],
)
def test_the_least_window_follows_the_screen(room: QSize, least: QSize) -> None:
    assert least_window(room) == least
