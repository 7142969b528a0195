from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.search import Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.home_dialog import HomeDialog
from hegang_desktop.gui.listings.page import ListingsPage
from hegang_desktop.gui.listings.table.columns import COLUMNS, COMMUNITY
from tests.gui.listings.conftest import home

Fill = Callable[..., None]
OpenPage = Callable[[], ListingsPage]

AREA = 3
CONDITION = 8
TAGS = 20


def shown(page: ListingsPage) -> list[str]:
    """The communities of the table, from top to bottom."""
    rows = page.results.table.rows
    return [str(rows.index(row, COMMUNITY).data()) for row in range(rows.rowCount())]


def click_heading(qtbot: QtBot, page: ListingsPage, column: int) -> None:
    header = page.results.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def three_homes(fill: Fill) -> None:
    fill(home(1, "Elm Court", 38_000, 62), home(2, "Ash Court", 21_000, 45), home(3, "Oak Yard", 90_000, 70))


def words_on(page: ListingsPage) -> str:
    """Everything the detail pane says."""
    return " ".join(one.text() for one in page.results.detail.findChildren(QLabel) if one.isVisibleTo(page))


def test_typing_narrows_the_table_and_clearing_widens_it(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    assert shown(page) == ["Ash Court", "Elm Court", "Oak Yard"]
    QTest.keyClicks(page.filters.text, "court")
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    QTest.keyClicks(page.filters.ranges["price"].least.edit, "30000")
    qtbot.waitUntil(lambda: shown(page) == ["Elm Court"])
    QTest.mouseClick(page.filters.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    assert page.filters.search == Search()


def test_a_bound_that_cannot_be_read_says_so_beside_the_field(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    QTest.keyClicks(page.filters.ranges["area"].most.edit, "big")
    assert any("big" in one.text() for one in page.filters.ranges["area"].findChildren(QLabel) if one.isVisible())
    QTest.mouseClick(page.filters.clear_button, Qt.MouseButton.LeftButton)
    assert not any("big" in one.text() for one in page.filters.ranges["area"].findChildren(QLabel) if one.isVisible())
    assert page.filters.ranges["area"].most.edit.text() == ""


def test_a_click_on_a_heading_sorts_and_a_second_turns_it(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    click_heading(qtbot, page, AREA)
    qtbot.waitUntil(lambda: shown(page) == ["Ash Court", "Elm Court", "Oak Yard"])
    click_heading(qtbot, page, AREA)
    qtbot.waitUntil(lambda: shown(page) == ["Oak Yard", "Elm Court", "Ash Court"])
    page.results.table.rows.sort(TAGS)
    assert page.results.table.order.column == "area"
    assert str(page.results.table.rows.headerData(AREA, Qt.Orientation.Horizontal)).endswith("▼")


def test_the_selected_home_stays_selected_when_the_order_changes(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    table = page.results.table
    elm = table.rows.id_at(1)
    table.select_id(elm)
    click_heading(qtbot, page, AREA)
    click_heading(qtbot, page, AREA)
    qtbot.waitUntil(lambda: shown(page)[0] == "Oak Yard")
    assert table.current_id == elm


def test_a_city_is_chosen_from_those_of_the_catalogue(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    cities = page.filters.facets["city"]
    assert [one.box.accessibleName() for one in cities.lines] == ["Hegang, 3"]
    QTest.keyClick(cities.lines[0].box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.result is not None and page.result.search.facets == {"city": ("鹤岗",)})
    assert len(shown(page)) == 3
    (chip,) = page.criteria.chips.widgets()
    assert isinstance(chip, QToolButton)
    assert chip.text() == "Hegang  ×"
    QTest.keyClick(chip, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.result is not None and page.result.search == Search())


def test_enter_on_a_row_makes_it_the_target_of_the_open_plan(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    context.session.add(new_plan("Mine", context.session.this_month), msg("New plan"))
    page = open_page()
    with qtbot.waitSignal(page.target.target_chosen):
        QTest.keyClick(page.results.table, Qt.Key.Key_Return)
    plan = context.session.plan
    assert plan is not None
    assert plan.name == "Mine"
    assert plan.scenario.home.description.community == "Ash Court"
    assert plan.scenario.home.asking_price == yuan(21_000)
    context.session.undo()
    assert context.session.plan is not None
    assert context.session.plan.scenario.home.description.community == ""


def test_a_target_without_an_open_plan_begins_one(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    with qtbot.waitSignal(page.target.target_chosen):
        QTest.mouseClick(page.results.detail.target_button, Qt.MouseButton.LeftButton)
    assert context.session.plan is not None
    assert context.session.plan.scenario.home.description.community == "Ash Court"


def test_a_home_entered_by_hand_is_found_deleted_and_brought_back(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    page.homes.add()
    dialog = page.findChild(HomeDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.inputs["community"], "Mill WriteQueue")
    QTest.keyClicks(dialog.fields["price"].edit, "cheap")
    QTest.keyClick(dialog.fields["price"].edit, Qt.Key.Key_Return)
    assert page.result is not None
    assert page.result.all_homes == 3
    assert dialog.isVisible()
    dialog.fields["price"].edit.clear()
    QTest.keyClicks(dialog.fields["price"].edit, "25000")
    QTest.keyClick(dialog.fields["price"].edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Mill WriteQueue" in shown(page))
    detail = page.results.detail
    qtbot.waitUntil(lambda: detail.detail is not None and detail.detail.by_hand)
    assert detail.detail is not None
    assert detail.detail.row.price == yuan(25_000)
    QTest.mouseClick(detail.delete_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Mill WriteQueue" not in shown(page))
    QTest.mouseClick(page.notice.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Mill WriteQueue" in shown(page))


def test_a_home_without_a_price_is_not_kept(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    page.homes.add()
    dialog = page.findChild(HomeDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.fields["floor"].edit, "9")
    QTest.keyClicks(dialog.fields["floors"].edit, "6")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    errors = [one.text() for one in dialog.findChildren(QLabel) if one.property("look") == "error" and one.text()]
    assert errors == ["Enter the price asked: the plan reckons with it.", "The floor is above the top of the building."]
    assert dialog.isVisible()
    dialog.reject()


def test_a_home_entered_by_hand_can_be_changed(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> None:
    page = open_page()
    page.homes.add()
    dialog = page.findChild(HomeDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.fields["price"].edit, "25000")
    dialog.save()
    qtbot.waitUntil(lambda: page.results.detail.detail is not None)
    QTest.mouseClick(page.results.detail.edit_button, Qt.MouseButton.LeftButton)
    again = next(one for one in page.findChildren(HomeDialog) if one.isVisible())
    assert again.fields["price"].edit.text() == "25,000"
    QTest.keyClicks(again.inputs["note"], "by the river")
    again.save()
    qtbot.waitUntil(lambda: "by the river" in words_on(page))
    assert page.result is not None
    assert page.result.all_homes == 1


def test_an_empty_catalogue_offers_the_next_step(open_page: OpenPage) -> None:
    page = open_page()
    assert page.results.currentWidget() is page.results.none
    assert page.results.samples_button.isVisible()


def test_filters_that_fit_nothing_offer_to_be_cleared(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    page.controller.show_search(Search(text="nowhere"))
    qtbot.waitUntil(lambda: page.results.currentWidget() is page.results.nothing)
    QTest.mouseClick(page.results.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(page)) == 3)


def test_showing_a_listing_clears_the_filters_that_hide_it(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    oak = page.results.table.rows.id_at(2)
    page.controller.show_search(Search(text="ash"))
    qtbot.waitUntil(lambda: len(shown(page)) == 1)
    page.controller.show_listing(oak)
    qtbot.waitUntil(lambda: page.results.table.current_id == oak)
    assert page.filters.search == Search()


def test_the_pane_says_what_the_advert_leaves_out_and_what_contradicts(
    open_page: OpenPage, fill: Fill, qtbot: QtBot
) -> None:
    odd = msgspec.structs.replace(home(1, "Elm Court", 50_000, 50, heating="central"), unit_price_stated=yuan(900))
    fill(odd)
    page = open_page()
    qtbot.waitUntil(lambda: "The advert does not say: floor, year built, kind of title, lift." in words_on(page))
    text = words_on(page)
    assert "The advert states 900 yuan/m², but price and floor area give 1,000 yuan/m²." in text


def test_samples_are_marked_and_go_with_one_click(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    fill(home(9, "Made Up", 10_000), sample=True)
    page = open_page()
    qtbot.waitUntil(lambda: "invented sample" in words_on(page))
    QTest.mouseClick(page.heading.remove_samples, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    assert not page.heading.remove_samples.isVisible()


def test_the_sample_catalogue_is_loaded_from_the_empty_page(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    QTest.mouseClick(page.results.samples_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.result is not None and page.result.samples > 0, timeout=20_000)
    assert page.result is not None
    assert page.result.samples == page.result.all_homes
    assert not page.notice.isVisible()


def test_order_and_columns_come_back_as_they_were_left(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    click_heading(qtbot, page, AREA)
    click_heading(qtbot, page, AREA)
    page.results.table.setColumnHidden(CONDITION, True)
    page.results.table.setColumnWidth(COMMUNITY, 222)
    state = page.state()
    again = ListingsPage(context)
    qtbot.addWidget(again)
    again.restore(state)
    again.restore({"listings_header_24": "nonsense", "listings_filters": "ä"})
    again.show()
    qtbot.waitUntil(lambda: again.result is not None)
    assert shown(again) == ["Oak Yard", "Elm Court", "Ash Court"]
    assert again.results.table.isColumnHidden(CONDITION)
    assert again.results.table.columnWidth(COMMUNITY) == 222
    assert len(COLUMNS) == 25
    again.release()


def test_selecting_everything_selects_nothing(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    QTest.keyClick(page.results.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.results.table.selectionModel().selectedRows()) == 1


def test_a_chosen_home_shows_what_may_be_wrong_with_it(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    around = [home(n, "Elm Court", 60_000 + 500 * n, 60) for n in range(1, 21)]
    fill(*around, home(99, "Elm Court", 12_000, 60))
    page = open_page()
    detail = page.results.detail
    # the cheapest comes first
    page.results.table.selectRow(0)
    qtbot.waitUntil(lambda: bool(detail.flags), timeout=10_000)
    cheap = next(flag for flag in detail.flags if flag.id == "cheap")
    assert cheap.sample == 21
    words = words_on(page)
    assert "What may be wrong" in words
    page.results.table.selectRow(5)
    assert not words_on(page).count("under the median")
    qtbot.waitUntil(lambda: "What may be wrong" in words_on(page), timeout=10_000)
    assert "under the median" not in words_on(page)
