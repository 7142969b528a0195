"""Ctrl+Z takes back the last thing done, an edit of the plan or something among the listings, on any page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.edits import with_situation
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.listings.entering.home_dialog import HomeDialog
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from hegang_desktop.gui.listings.page import ListingsPage
from tests.gui.listings.test_choosing import press, reference
from tests.gui.listings.test_page import shown, three_homes
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start

Fill = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHILD = 30_000


def press_undo(running: Running, qtbot: QtBot, *, redo: bool = False) -> None:
    window = running.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    target: QWidget = window.focusWidget() or window
    QTest.keyClick(target, Qt.Key.Key_Z, CTRL | SHIFT if redo else CTRL)


def listings(running: Running, qtbot: QtBot, homes: int = 3) -> ListingsPage:
    running.window.listing_commands.show()
    page = running.window.listings
    qtbot.waitUntil(lambda: page.result is not None and len(shown(page)) == homes)
    qtbot.waitUntil(lambda: page.results.detail.detail is not None)
    return page


def set_rent(running: Running, amount: int) -> None:
    running.session.edit(msg("Rent"), lambda plan: with_situation(plan, rent=yuan(amount)))


def rent(running: Running) -> int:
    assert running.session.plan is not None
    return running.session.plan.situation.rent


@pytest.mark.parametrize("in_front", ["home", "listings", "plan"])
def test_the_last_thing_goes_first_whatever_page_is_in_front(
    running: Running, fill: Fill, qtbot: QtBot, in_front: str
) -> None:
    three_homes(fill)
    session, window = running.session, running.window
    session.add(a_plan(), msg("New plan"))
    set_rent(running, 500)
    page = listings(running, qtbot)
    press(page, "4")
    chosen = reference(page)
    set_rent(running, 700)
    marks = session.library.marks
    window.navigator.show(in_front)
    undo = window.menus.action("undo")
    assert undo.text() == "&Undo: Rent"
    press_undo(running, qtbot)
    assert (rent(running), marks.of(chosen)) == (yuan(500), Mark(rating=4))
    assert undo.text() == "&Undo: Stars of a home"
    press_undo(running, qtbot)
    assert (rent(running), marks.of(chosen)) == (yuan(500), Mark())
    # what is not to be seen here is told
    assert (in_front == "listings") != ("Stars of a home" in window.toast.text.text())
    press_undo(running, qtbot)
    assert rent(running) == 0
    assert not undo.isEnabled()
    for expected in ((yuan(500), Mark()), (yuan(500), Mark(rating=4)), (yuan(700), Mark(rating=4))):
        press_undo(running, qtbot, redo=True)
        assert (rent(running), marks.of(chosen)) == expected


def test_edits_are_undone_after_a_restart_once_what_was_done_since_is(
    a_program: Start, fill: Fill, qtbot: QtBot
) -> None:
    three_homes(fill)
    running = a_program()
    running.session.add(a_plan(), msg("New plan"))
    set_rent(running, 500)
    running.quit()
    running = a_program()
    page = listings(running, qtbot)
    press(page, "s")
    chosen = reference(page)
    running.window.plans.show()
    press_undo(running, qtbot)
    assert running.session.library.marks.of(chosen) == Mark()
    assert rent(running) == yuan(500)
    press_undo(running, qtbot)
    assert rent(running) == 0


def test_a_note_that_is_only_typed_is_the_last_thing_done(running: Running, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    running.session.add(a_plan(), msg("New plan"))
    set_rent(running, 500)
    page = listings(running, qtbot)
    QTest.keyClicks(page.results.detail.marks.note, "stairs")
    running.window.plans.show()
    press_undo(running, qtbot)
    assert page.results.detail.marks.note.text() == ""
    assert rent(running) == yuan(500)


def test_a_deleted_plan_comes_back_by_the_key_in_its_turn(running: Running, qtbot: QtBot) -> None:
    session, window = running.session, running.window
    session.add(a_plan(), msg("New plan"))
    window.plans.delete()
    assert session.entries == []
    session.add(a_plan(id_="p2", name="Other"), msg("New plan"))
    set_rent(running, 500)
    press_undo(running, qtbot)
    assert [entry.name for entry in session.entries] == ["Other"]
    press_undo(running, qtbot)
    assert sorted(entry.name for entry in session.entries) == ["A plan", "Other"]
    assert not window.toast.action.isVisible()
    press_undo(running, qtbot, redo=True)
    assert [entry.name for entry in session.entries] == ["Other"]


def test_a_home_of_ones_own_is_added_changed_and_deleted_and_all_of_it_undone(
    running: Running, fill: Fill, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = listings(running, qtbot)

    def of(number: int, price: int) -> Callable[[], bool]:
        own = f"{price:,}"
        return lambda: len(shown(page)) == number and (number == 3 or own in words(page))

    def words(of_page: ListingsPage) -> str:
        rows = of_page.results.table.rows
        return " ".join(str(rows.index(row, 4).data()) for row in range(rows.rowCount()))

    def save(price: int, community: str = "Own Court") -> None:
        dialog = next(one for one in page.findChildren(HomeDialog) if one.isVisible())
        dialog.inputs["community"].setText(community)  # type: ignore[union-attr]
        dialog.inputs["price"].show_value(yuan(price))  # type: ignore[union-attr]
        dialog.save()

    page.homes.add()
    save(11_000)
    qtbot.waitUntil(of(4, 11_000))
    qtbot.waitUntil(page.results.detail.edit_button.isVisible)
    page.results.detail.edit_button.click()
    save(12_000)
    qtbot.waitUntil(of(4, 12_000))
    qtbot.waitUntil(page.results.detail.delete_button.isVisible)
    page.results.detail.delete_button.click()
    qtbot.waitUntil(of(3, 0))
    steps = [of(4, 12_000), of(4, 11_000), of(3, 0)]
    for state in steps:
        press_undo(running, qtbot)
        qtbot.waitUntil(state)
    for state in (of(4, 11_000), of(4, 12_000), of(3, 0)):
        press_undo(running, qtbot, redo=True)
        qtbot.waitUntil(state)


def test_an_import_is_taken_back_by_the_key(running: Running, fill: Fill, qtbot: QtBot, tmp_path: Path) -> None:
    three_homes(fill)
    page = listings(running, qtbot)
    file = tmp_path / "more.csv"
    file.write_text("小区,总价,面积\n新小区,2万,50\n旧小区,3万,60\n", encoding="utf-8")
    running.window.files.open_path(file)
    (dialog,) = page.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    dialog.take()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=CHILD)
    dialog.close()
    qtbot.waitUntil(lambda: len(shown(page)) == 5)
    running.window.navigator.show("home")
    assert running.window.menus.action("undo").text() == "&Undo: Import more.csv"
    press_undo(running, qtbot)
    running.window.listing_commands.show()
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    assert "2 homes removed" in page.notice.text
    # to have it again the file is imported again
    assert not running.window.menus.action("redo").isEnabled()


def test_samples_taken_out_come_back_by_the_key(running: Running, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = listings(running, qtbot)
    running.window.listing_commands.load_samples()
    qtbot.waitUntil(lambda: len(shown(page)) > 100, timeout=CHILD)
    running.window.listing_commands.remove_samples()
    qtbot.waitUntil(lambda: len(shown(page)) == 3, timeout=CHILD)
    press_undo(running, qtbot)
    qtbot.waitUntil(lambda: len(shown(page)) > 100, timeout=CHILD)
    # the next one takes back that they were loaded
    press_undo(running, qtbot)
    qtbot.waitUntil(lambda: len(shown(page)) == 3, timeout=CHILD)


def test_an_ampersand_in_a_name_marks_no_letter_of_the_menu(running: Running) -> None:
    running.session.journal.did(msg("Import {name}", name="a&b.csv"), lambda: None, place="listings")
    assert running.window.menus.action("undo").text() == "&Undo: Import a&&b.csv"


def test_the_search_line_takes_back_its_own_typing_first(running: Running, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    running.session.add(a_plan(), msg("New plan"))
    set_rent(running, 500)
    page = listings(running, qtbot)
    running.window.activateWindow()
    page.filters.text.setFocus()
    qtbot.waitUntil(page.filters.text.hasFocus)
    QTest.keyClicks(page.filters.text, "court")
    press_undo(running, qtbot)
    assert (page.filters.text.text(), rent(running)) == ("", yuan(500))
    press_undo(running, qtbot, redo=True)
    assert page.filters.text.text() == "court"
    press_undo(running, qtbot)
    press_undo(running, qtbot)
    assert rent(running) == 0
