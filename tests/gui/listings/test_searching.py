"""Asking and refining: facets, sliders, the plan's bounds, chips, near misses, and searches that are kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.search import Range, Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.page import ListingsPage
from tests.gui.listings.conftest import AnsweringDialogs, home
from tests.gui.listings.test_page import shown, three_homes

Fill = Callable[..., None]
OpenPage = Callable[[], ListingsPage]


def chips(page: ListingsPage) -> list[str]:
    return [one.text() for one in page.criteria.chips.widgets() if isinstance(one, QToolButton)]


def hints(page: ListingsPage) -> list[QToolButton]:
    return [one for one in page.criteria.hints.widgets() if isinstance(one, QToolButton)]


def in_cities(fill: Fill) -> None:
    fill(
        *(home(at, f"Court {at}", 20_000 + 1_000 * at) for at in range(6)),
        *(
            Listing(
                Description(city="阜新", district="海州区", community=f"Yard {at}"), yuan(30_000), source_id=f"f{at}"
            )
            for at in range(3)
        ),
    )


def test_facets_count_and_narrow_and_chips_take_back(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    in_cities(fill)
    page = open_page()
    assert page.result is not None
    assert {one.value: one.count for one in page.result.facets["city"]} == {"鹤岗": 6, "阜新": 3}
    page.filters.facets["city"].values_chosen.emit("city", ("阜新",))
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    # the other cities stay to be chosen, with what they would bring
    assert {one.value: one.count for one in page.result.facets["city"]} == {"鹤岗": 6, "阜新": 3}
    assert {one.value for one in page.result.facets["district"]} == {"海州区"}
    assert chips(page) == ["Fuxin  ×"]
    QTest.mouseClick(page.criteria.chips.widgets()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(page)) == 9)


def test_a_slider_is_dragged_and_its_fields_follow(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    fill(*(home(at, f"Court {at}", 20_000 + 2_000 * at) for at in range(20)))
    page = open_page()
    slider = page.filters.ranges["price"].slider
    start = QPoint(slider.width() - 6, slider.height() - 8)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(slider, QPoint(slider.width() // 2, slider.height() - 8))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 5 <= len(shown(page)) <= 15)
    most = page.filters.search.ranges["price"].most
    assert most is not None
    assert page.filters.ranges["price"].most.value == most
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: (page.filters.search.ranges.get("price") or Range()).most != most)


def test_what_the_plan_can_own_now_is_one_press(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    fill(home(1, "Near", 20_000), home(2, "Far", 500_000))
    page = open_page()
    assert page.result is not None
    assert not page.result.with_plan
    context.session.add(new_plan("P", context.session.this_month, savings=yuan(60_000)), msg("New plan"))
    qtbot.waitUntil(lambda: page.result is not None and page.result.with_plan)
    QTest.mouseClick(page.filters.plan.now_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page) == ["Near"])
    assert any("safe by" in chip for chip in chips(page))


def test_a_home_that_nearly_fits_is_one_press_away(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    page.controller.show_search(Search().within("price", None, 36_500_00))
    qtbot.waitUntil(lambda: shown(page) == ["Ash Court"])
    (near,) = (one for one in hints(page) if "fail" in one.text())
    assert "1,500 yuan" in near.text()
    near.click()
    qtbot.waitUntil(lambda: shown(page) == ["Ash Court", "Elm Court"])


def test_a_search_is_kept_named_anew_deleted_and_taken_back(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    dialogs, saved = context.dialogs, page.filters.saved
    assert isinstance(dialogs, AnsweringDialogs)
    page.controller.show_search(Search(text="court"))
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    dialogs.texts.append("courts & yards")
    saved._on_save()
    assert "courts & yards" in page.notice.text
    page.filters.clear_filters()
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    # another import brings one more that fits
    fill(home(4, "New Court", 19_000), home(2, "Ash Court", 18_000, 45))
    saved.menu_.popup(QPoint(0, 0))

    def texts() -> list[str]:
        return [action.text() for action in saved._chosen]

    qtbot.waitUntil(lambda: texts() == ["courts && yards   1 new, 1 cheaper"])
    next(iter(saved._chosen)).trigger()
    qtbot.waitUntil(lambda: len(shown(page)) == 3 and page.filters.search == Search(text="court"))
    saved.menu_.close()
    searches = context.session.library.searches
    saved.rename_wanted.emit("courts & yards", "mine")
    assert [one.name for one in searches.list()] == ["mine"]
    saved.delete_wanted.emit(searches.list()[0])
    assert searches.list() == []
    assert context.session.journal.undo() is not None
    assert [one.name for one in searches.list()] == ["mine"]


def test_a_search_never_takes_the_name_of_another_one(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    dialogs, saved = context.dialogs, page.filters.saved
    assert isinstance(dialogs, AnsweringDialogs)
    for name in ("one", "two", "  "):
        dialogs.texts.append(name)
        saved._on_save()
    assert "needs a name" in page.notice.text
    saved.rename_wanted.emit("two", "one")
    assert 'called "one 2" now' in page.notice.text
    searches = context.session.library.searches
    saved.delete_wanted.emit(searches.list()[0])
    dialogs.texts.append("one")
    saved._on_save()
    assert context.session.journal.undo() is not None
    assert [one.name for one in searches.list()] == ["one", "one 2", "one 3"]
    assert 'called "one 3" now' in page.notice.text
