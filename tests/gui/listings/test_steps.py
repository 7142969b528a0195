"""What is done on the page is undone in turn, and a list is worked through by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.edits import replace
from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.paste_dialog import PasteDialog
from hegang_desktop.gui.listings.notice_bar import SHOWN_MS
from hegang_desktop.gui.listings.page import ListingsPage
from tests.gui.listings.conftest import home
from tests.gui.listings.test_choosing import press, reference
from tests.gui.listings.test_page import AREA, click_heading, shown, three_homes
from tests.helpers.running import Running

Fill = Callable[..., None]
OpenPage = Callable[[], ListingsPage]


def undo(page: ListingsPage) -> None:
    QTest.keyClick(page.results.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def current(page: ListingsPage) -> str:
    table = page.results.table
    return shown(page)[table.currentIndex().row()]


def test_every_mark_is_undone_the_latest_first(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    marks = context.session.library.marks
    ash = reference(page)
    page.results.detail.marks.drop("too expensive")
    qtbot.waitUntil(lambda: current(page) == "Elm Court")
    elm = reference(page)
    press(page, "s5")
    bar = page.results.detail.marks
    QTest.keyClicks(bar.tags, "near school")
    bar.flush()
    QTest.keyClicks(bar.tags, ", quiet")
    QTest.keyClick(bar.tags, Qt.Key.Key_Return)
    QTest.keyClicks(bar.note, "stairs")
    # not told yet: it is the last thing done all the same
    said = [Mark("saved", 5, ("near school", "quiet")), Mark("saved", 5), Mark("saved"), Mark()]
    for expected in said:
        undo(page)
        assert marks.of(elm) == expected
        assert bar.mark == expected
    assert (bar.tags.text(), bar.note.text()) == ("", "")
    assert marks.of(ash).stage == "dropped"
    undo(page)
    assert marks.of(ash) == Mark()
    qtbot.waitUntil(lambda: len(shown(page)) == 3 and current(page) == "Ash Court")
    assert context.session.journal.undo() is None


def test_the_step_goes_back_to_its_home_and_leaves_the_filters(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    press(page, "3")
    QTest.keyClicks(page.filters.text, "court")
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    page.results.table.selectRow(1)
    undo(page)
    qtbot.waitUntil(lambda: current(page) == "Ash Court")
    assert page.filters.search.text == "court"
    assert page.results.detail.marks.mark == Mark()


def test_an_edit_of_the_plan_after_a_mark_is_undone_before_it(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    session = context.session
    session.add(new_plan("Mine", session.this_month), msg("New plan"))
    page = open_page()
    press(page, "4")
    session.edit(msg("Name"), lambda plan: replace(plan, name="Ours"))
    undo(page)
    assert session.plan is not None
    assert session.plan.name == "Mine"
    assert session.library.marks.of(reference(page)) == Mark(rating=4)
    undo(page)
    assert session.library.marks.of(reference(page)) == Mark()


def test_after_a_rejection_the_next_home_is_selected(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    fill(*(home(at, f"Court {at}", 20_000 + 1_000 * at) for at in range(8)))
    page = open_page()
    page.results.table.selectRow(4)
    page.results.detail.marks.drop("too expensive")
    qtbot.waitUntil(lambda: len(shown(page)) == 7)
    assert current(page) == "Court 5"
    page.results.table.selectRow(6)
    page.results.detail.marks.drop("too expensive")
    qtbot.waitUntil(lambda: len(shown(page)) == 6)
    assert current(page) == "Court 6"


def test_enter_and_escape_lead_from_the_note_back_to_the_rows(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    page.activateWindow()
    chosen = reference(page)
    for key, note in ((Qt.Key.Key_Return, "stairs"), (Qt.Key.Key_Escape, "stairs smell")):
        press(page, "n")
        edit = page.results.detail.marks.note
        qtbot.waitUntil(edit.hasFocus)
        edit.clear()
        QTest.keyClicks(edit, note)
        QTest.keyClick(edit, key)
        assert page.results.table.hasFocus()
        assert context.session.library.marks.of(chosen).note == note


def test_a_sorted_table_shows_its_top(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    fill(*(home(at, f"Court {at}", 20_000 + 1_000 * at, 40 + at) for at in range(60)))
    page = open_page()
    table = page.results.table
    table.selectRow(30)
    chosen = table.current_id
    click_heading(qtbot, page, AREA)
    click_heading(qtbot, page, AREA)
    qtbot.waitUntil(lambda: shown(page)[0] == "Court 59")
    assert table.verticalScrollBar().value() == 0
    assert table.current_id == chosen
    # other filters: the home that is told about below stays in sight
    QTest.keyClicks(page.filters.text, "court")
    qtbot.waitUntil(lambda: page.result is not None and page.result.search.text == "court")
    where = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(where.center())


def test_kept_adverts_are_let_go_again_and_the_notice_goes_with_the_next_search(
    open_page: OpenPage, fill: Fill, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    QApplication.clipboard().setText("光宇小区 62平 3.5万\n\n云杉 58平 2.9万")
    page.tools.paste()
    dialog = next(one for one in page.findChildren(PasteDialog) if one.isVisible())
    qtbot.waitUntil(lambda: len(dialog.drafts) == 2)
    dialog.save()
    qtbot.waitUntil(lambda: len(shown(page)) == 5)
    assert page.notice.text == "2 homes kept."
    QTest.mouseClick(page.notice.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    page.comparison.compare()
    assert page.notice.isVisible()
    assert SHOWN_MS <= 10_000
    QTest.keyClicks(page.filters.text, "elm")
    assert not page.notice.isVisible()


@pytest.mark.parametrize("planned", [False, True])
def test_ctrl_z_in_the_window_undoes_marks_with_and_without_a_plan(
    running: Running, fill: Fill, qtbot: QtBot, planned: bool
) -> None:
    three_homes(fill)
    window, session = running.window, running.session
    if planned:
        session.add(new_plan("Mine", session.this_month), msg("New plan"))
        session.edit(msg("Name"), lambda plan: replace(plan, name="Ours"))
    window.listing_commands.show()
    page = window.listings
    qtbot.waitUntil(lambda: page.results.detail.detail is not None)
    window.activateWindow()
    page.results.table.setFocus()
    qtbot.waitUntil(page.results.table.hasFocus)
    QTest.keyClicks(page.results.table, "s4")
    marks, home_ = session.library.marks, reference(page)
    assert marks.of(home_) == Mark("saved", 4)
    for expected in (Mark("saved"), Mark()):
        undo(page)
        assert marks.of(home_) == expected
    undo(page)
    if planned:
        assert session.plan is not None
        assert session.plan.name == "Mine"
