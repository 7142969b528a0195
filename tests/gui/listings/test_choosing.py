"""Reading and choosing: marks by key, a rejection taken back, homes side by side, the picture and its brush."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.search import Range
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.comparing.compare_dialog import CompareDialog
from hegang_desktop.gui.listings.page import ListingsPage
from tests.gui.listings.conftest import AnsweringDialogs, home
from tests.gui.listings.test_page import shown, three_homes, words_on

Fill = Callable[..., None]
OpenPage = Callable[[], ListingsPage]


def press(page: ListingsPage, keys: str) -> None:
    page.results.table.setFocus()
    QTest.keyClicks(page.results.table, keys)


def reference(page: ListingsPage) -> str:
    detail = page.results.detail.detail
    assert detail is not None
    return detail.reference


def test_keys_mark_the_home_and_the_marks_are_found(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    three_homes(fill)
    page = open_page()
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(page.isVisible)
    chosen = reference(page)
    press(page, "ss4")
    marks = context.session.library.marks
    assert marks.of(chosen) == Mark(stage="contacted", rating=4)
    press(page, "0")
    QTest.keyClick(page.results.table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert marks.of(chosen) == Mark(stage="saved")
    qtbot.waitUntil(lambda: {v.value: v.count for v in page.result.facets["stage"]}.get("saved") == 1)  # type: ignore[union-attr]
    note = page.results.detail.marks.note
    QTest.keyClicks(note, "stairs smell")
    page.results.table.selectRow(1)
    assert marks.of(chosen).note == "stairs smell"
    assert note.text() == ""


def test_a_rejected_home_goes_and_comes_back(open_page: OpenPage, fill: Fill, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    assert shown(page)[0] == "Ash Court"
    page.results.detail.marks.drop("too expensive")
    qtbot.waitUntil(lambda: shown(page) == ["Elm Court", "Oak Yard"])
    assert "too expensive" in page.notice.text
    QTest.mouseClick(page.notice.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page) == ["Ash Court", "Elm Court", "Oak Yard"])


def test_another_reason_is_asked_for(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    dialogs = context.dialogs
    assert isinstance(dialogs, AnsweringDialogs)
    dialogs.texts.append("mould behind the stove")
    chosen = reference(page)
    bar = page.results.detail.marks
    bar.reject()
    menu = next(one for one in bar.children() if type(one).__name__ == "QMenu")
    menu.actions()[-1].trigger()  # type: ignore[attr-defined]
    mark = context.session.library.marks.of(chosen)
    assert (mark.stage, mark.reason) == ("dropped", "mould behind the stove")


def test_tags_are_kept_and_are_a_facet(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> None:
    three_homes(fill)
    page = open_page()
    QTest.keyClicks(page.results.detail.marks.tags, "near school, quiet")
    page.results.detail.marks.flush()
    qtbot.waitUntil(lambda: [v.value for v in page.result.facets["tag"]] == ["near school", "quiet"])  # type: ignore[union-attr]
    page.controller.show_search(page.filters.search.choosing("tag", ("quiet",)))
    qtbot.waitUntil(lambda: shown(page) == ["Ash Court"])
    assert context.session.library.marks.tags() == ["near school", "quiet"]


def test_homes_are_compared_side_by_side(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> None:
    three_homes(fill)
    context.session.add(new_plan("P", context.session.this_month, savings=yuan(60_000)), msg("New plan"))
    page = open_page()
    page.comparison.compare()
    assert "two to six" in page.notice.text
    for line in (0, 1):
        page.results.table.selectRow(line)
        press(page, "c")
    assert page.heading.compare_button.text() == "Compare (2)"
    page.comparison.compare()
    dialog = page.findChild(CompareDialog)
    assert dialog is not None
    names = [dialog.table.verticalHeaderItem(at).text() for at in range(dialog.table.rowCount())]
    price = next(at for at, name in enumerate(names) if "Total price" in name)
    cells = [item for at in (0, 1) if (item := dialog.table.item(price, at)) is not None]
    assert [cell.text() for cell in cells] == ["21,000 yuan", "38,000 yuan"]
    assert [cell.font().bold() for cell in cells] == [True, False]
    assert names[price].startswith("≠")
    dialog.only.setChecked(True)
    assert dialog.table.rowCount() == sum(name.startswith("≠") for name in names)
    dialog.copy()
    assert "21,000 yuan\t38,000 yuan" in QApplication.clipboard().text()
    dialog.table.selectColumn(1)
    QTest.mouseClick(dialog.target_button, Qt.MouseButton.LeftButton)
    assert context.session.plan is not None
    assert context.session.plan.scenario.home.price == yuan(38_000)
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert page.heading.compare_button.text() == "Compare (1)"
    dialog.close()


def test_the_brush_of_the_picture_filters_the_table(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    fill(*(home(at, f"Court {at}", 20_000 + 1_000 * at, 40 + at) for at in range(30)))
    context.session.add(new_plan("P", context.session.this_month, savings=yuan(60_000)), msg("New plan"))
    page = open_page()
    page.heading.picture_button.toggle()
    view = page.results.picture
    qtbot.waitUntil(lambda: view.picture is not None and view.chart is not None, timeout=10_000)
    picture = view.picture
    assert picture is not None
    assert picture.known == 30
    assert picture.lines[0].months == 0
    # what the line says is what the plan can pay: all-in costs keep it well under the savings
    assert 40_000_00 < picture.lines[0].prices[0] < 60_000_00
    view.brushed.emit(45_00, 50_00, 20_000_00, 100_000_00)
    qtbot.waitUntil(lambda: len(page.result.ids) == 6)  # type: ignore[union-attr]
    assert page.filters.search.ranges["area"] == Range(45_00, 50_00)
    assert view.chart is not None
    QTest.keyClick(view.chart, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.result.ids) == 30)  # type: ignore[union-attr]
    view.chart.home_chosen.emit(int(picture.ids[3]))
    qtbot.waitUntil(lambda: page.results.table.current_id == int(picture.ids[3]))
    assert page.results.table.isVisible()


def test_the_detail_tells_neighbours_costs_and_other_adverts(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot
) -> None:
    others = [home(at, "Elm Court", 40_000 + 500 * at, 50) for at in range(9)]
    fill(home(99, "Elm Court", 30_000, 52), home(98, "Elm Court", 31_000, 52), *others)
    context.session.add(new_plan("P", context.session.this_month, savings=yuan(60_000)), msg("New plan"))
    page = open_page()
    qtbot.waitUntil(lambda: "0% of 10 others ask less" in words_on(page), timeout=10_000)
    assert "By your plan:" in words_on(page)
    assert "Perhaps the same home" in words_on(page)
    detail = page.results.detail.detail
    assert detail is not None
    page.results.detail.joined.emit(detail.reference, detail.perhaps_same[0].reference)
    qtbot.waitUntil(lambda: len(page.result.ids) == 10)  # type: ignore[union-attr]
    assert "This home in other adverts" in words_on(page)
    QTest.mouseClick(page.notice.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.result.ids) == 11)  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_shown_goes_out_and_formulas_are_text(
    open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    evil = Listing(
        Description(city="鹤岗", community="=1+1", title="@SUM(A1)"), yuan(12_345), source="f", source_id="9"
    )
    fill(evil, home(1, "光宇小区", 38_000, 62))
    page = open_page()
    dialogs = context.dialogs
    assert isinstance(dialogs, AnsweringDialogs)
    file = tmp_path / f"out.{kind}"
    dialogs.files.append(file)
    page.tools.export(page.result)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: "2 homes written" in page.notice.text)
    if kind == "csv":
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert [row["Community"] for row in rows] == ["'=1+1", "光宇小区"]
        assert rows[0]["Headline of the advert"] == "'@SUM(A1)"
        assert [row["Price, yuan"] for row in rows] == ["12345", "38000"]
    else:
        with zipfile.ZipFile(file) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "=1+1" in sheet
        assert "<v>12345</v>" in sheet
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".part")]
