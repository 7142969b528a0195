"""Everything has its room: dialogs on a small screen, a long name, a short table, ends of scales, words in fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.filters.checklist_menu import ChecklistMenu
from hegang_desktop.gui.listings.filters.range_slider import RangeSlider
from hegang_desktop.gui.listings.page import ListingsPage
from hegang_desktop.gui.listings.table.columns import PRICE
from hegang_desktop.gui.theme.sheet import style_sheet
from hegang_desktop.gui.theme.tokens import DARK
from hegang_desktop.gui.widgets import screen_fit
from tests.gui.listings.conftest import home
from tests.gui.listings.test_page import shown, three_homes

Fill = Callable[..., None]
OpenPage = Callable[[], ListingsPage]
FRAME = QSize(screen_fit.FRAME_WIDE, screen_fit.FRAME_HIGH)


def opened(page: ListingsPage) -> QDialog:
    return next(one for one in page.findChildren(QDialog) if one.isVisible())


@pytest.mark.parametrize("which", ["import", "paste", "compare", "history", "add"])
def test_dialogs_fit_the_screen(open_page: OpenPage, fill: Fill, tmp_path: Path, qtbot: QtBot, which: str) -> None:
    three_homes(fill)
    page = open_page()
    for line in (0, 1):
        page.results.table.selectRow(line)
        page.results.detail.compare_button.click()
    file = tmp_path / "a.csv"
    file.write_text("小区名称,城市,建筑面积,总价(万元)\nElm,鹤岗,62,3.5\n", encoding="utf-8")
    openers: dict[str, Callable[[], None]] = {
        "import": lambda: page.imports.import_file(file),
        "paste": page.tools.paste,
        "compare": page.comparison.compare,
        "history": page.tools.show_history,
        "add": page.homes.add,
    }
    QApplication.clipboard().setText("")
    openers[which]()
    dialog = opened(page)
    # the screen of the offscreen platform is 800 x 800: smaller than what the dialogs would like
    room = dialog.screen().availableGeometry().size() - FRAME
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.reject()


def test_what_is_wanted_is_given_where_there_is_room() -> None:
    assert screen_fit.fitting(QSize(1120, 680), QSize(1920, 1080)) == QSize(1120, 680)
    assert screen_fit.fitting(QSize(1120, 680), QSize(1024, 640)) == QSize(1024, 640) - FRAME


def test_a_long_name_does_not_squeeze_the_filters(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    name = "马鞍池-锦绣路和飞霞南路交界处" * 4
    fill(home(1, "Elm", 20_000), home(2, name, 30_000_000, 145))
    page = open_page()
    page.resize(928, 560)
    page.results.table.selectRow(0)
    QApplication.processEvents()
    before = page.filters.width()
    page.results.table.selectRow(1)
    QApplication.processEvents()
    assert page.filters.width() == before
    title = next(one for one in page.results.detail.findChildren(QLabel) if name in one.toolTip())
    assert title.text().endswith("…")
    assert page.minimumSizeHint().width() <= 928
    inside = page.filters._area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= page.filters._area.viewport().width()


def test_city_and_district_come_first(open_page: OpenPage, fill: Fill) -> None:
    three_homes(fill)
    page = open_page()

    def top(part: QWidget) -> int:
        return part.mapTo(page, QPoint(0, 0)).y()

    filters = page.filters
    assert top(filters.facets["city"]) < top(filters.facets["district"]) < top(filters.ranges["price"])
    assert top(filters.ranges["year"]) < top(filters.facets["layout"])


def test_the_ends_of_a_scale_are_told(open_page: OpenPage, fill: Fill, context: Context) -> None:
    fill(*(home(at, f"Court {at}", 20_000 + 10_000 * at, 40 + at) for at in range(40)))
    page = open_page()
    price: RangeSlider = page.filters.ranges["price"].slider
    assert price.ends() == ("20,000", "420,000+")
    assert page.filters.ranges["area"].slider.ends()[0] == "40"
    context.texts.choose("zh_CN")
    assert price.ends() == ("2万", "42万+")
    context.texts.hide_amounts(hidden=True)
    assert price.ends() == ("••••", "••••+")


def test_a_month_that_cannot_be_read_says_so(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> None:
    three_homes(fill)
    context.session.add(new_plan("P", context.session.this_month), msg("New plan"))
    page = open_page()
    plan = page.filters.plan
    assert plan.month.edit.placeholderText() == "e.g. 2029-06"
    QTest.keyClicks(plan.month.edit, "soon")

    def shown_ends() -> list[str]:
        return [one.text() for one in plan.findChildren(QLabel) if one.isVisible() and "soon" in one.text()]

    assert shown_ends()
    assert page.filters.clear_button.isVisible()
    page.filters.clear_filters()
    assert not shown_ends()
    assert plan.month.edit.text() == ""


def test_a_chip_says_of_which_facet_it_is(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    page.controller.show_search(
        Search().choosing("heating", ("",)).choosing("condition", ("",)).choosing("layout", ("2",))
    )
    qtbot.waitUntil(lambda: len(page.criteria.chips.widgets()) == 3)
    chips = [one.text() for one in page.criteria.chips.widgets() if isinstance(one, QToolButton)]
    assert chips == ["Heating: not said  ×", "Condition: not said  ×", "2 rooms  ×"]


def test_a_short_table_leaves_its_room_to_the_home(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    fill(*(home(at, f"Court {at}", 20_000 + 1_000 * at) for at in range(40)))
    page = open_page()
    results = page.results
    table, detail = results.splitter.sizes()
    assert detail > table
    page.controller.show_search(Search(text="court 39"))
    qtbot.waitUntil(lambda: len(shown(page)) == 1)
    assert results.splitter.sizes()[0] < table
    # what is remembered is the user's division, not that of one search
    state = page.state()
    page.filters.clear_filters()
    qtbot.waitUntil(lambda: len(shown(page)) == 40)
    qtbot.waitUntil(lambda: abs(results.splitter.sizes()[0] - table) <= 1)
    results.splitter.moveSplitter(400, 1)
    assert page.state() != state
    page.restore(state)
    assert abs(results.splitter.sizes()[0] - table) <= 1
    page.restore({"listings_table_share": "nonsense"})
    assert page.state() == state


def test_several_columns_are_ticked_in_one_go(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    table = page.results.table
    table.choose_columns()
    menu = next(one for one in table.findChildren(ChecklistMenu) if one.isVisible())
    hidden = [at for at, action in enumerate(menu.actions()) if not action.isChecked()][:2]
    for at in hidden:
        where = menu.actionGeometry(menu.actions()[at]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        assert menu.isVisible()
        assert not table.isColumnHidden(at)
    menu.setActiveAction(menu.actions()[hidden[0]])
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert table.isColumnHidden(hidden[0])
    assert "Always shown" in menu.actions()[PRICE].toolTip()
    menu.close()


def test_homes_chosen_to_compare_are_marked_in_the_table(open_page: OpenPage, fill: Fill) -> None:
    three_homes(fill)
    page = open_page()
    page.results.table.selectRow(1)
    page.results.detail.compare_button.click()
    assert shown(page) == ["Ash Court", "● Elm Court", "Oak Yard"]
    page.results.detail.compare_button.click()
    assert shown(page)[1] == "Elm Court"


def test_the_handle_between_table_and_home_can_be_seen(open_page: OpenPage, fill: Fill) -> None:
    three_homes(fill)
    page = open_page()
    handle = page.results.splitter.handle(1)
    seen = handle.grab().toImage()
    ratio = seen.devicePixelRatio()
    middle = QPoint(round(handle.width() * ratio / 2), round(handle.height() * ratio / 2))
    ground = seen.pixelColor(2, middle.y())
    assert seen.pixelColor(middle) != ground
    assert seen.pixelColor(middle.x(), 0) == ground
    # boxes to tick in tables and lists look like the others, also on a dark ground
    sheet = style_sheet(DARK)
    assert "QTableView::indicator" in sheet
    assert "QListView::indicator" in sheet


def test_the_search_line_can_be_read_whole(open_page: OpenPage, fill: Fill, context: Context) -> None:
    three_homes(fill)
    page = open_page()
    line = page.filters.text
    for language in ("en", "zh_CN"):
        context.texts.choose(language)
        needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
        assert needed < line.width() - 60
        assert "62平" in line.toolTip()
