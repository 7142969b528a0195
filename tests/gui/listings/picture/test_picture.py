"""The picture: what a colour means, where labels stand, what a brushed rectangle asks, units at the axes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.search import Range, Search
from hegang_desktop.gui.charts.home_chart import HomeChart, round_step
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.page import ListingsPage
from hegang_desktop.gui.listings.picture.picture_colours import ColourBook
from tests.gui.listings.conftest import AnsweringDialogs, home
from tests.helpers.drawings import Drawing

Fill = Callable[..., None]
OpenPage = Callable[[], ListingsPage]


@pytest.fixture
def pictured(open_page: OpenPage, fill: Fill, context: Context, qtbot: QtBot) -> Callable[[int], ListingsPage]:
    """A page with the picture in front, of homes up to a price, and a plan that can pay for some."""

    def show(dearest: int) -> ListingsPage:
        fill(
            *(
                home(at, f"Court {at}", dearest * (at + 1) // 30, 40 + at, floor=1 + at % 6, floors=6)
                for at in range(30)
            )
        )
        plan = new_plan("P", context.session.this_month, savings=yuan(60_000), income=yuan(600))
        context.session.add(plan, msg("New plan"))
        page = open_page()
        page.heading.picture_button.toggle()
        qtbot.waitUntil(lambda: page.results.picture.picture is not None, timeout=10_000)
        QApplication.processEvents()
        return page

    return show


def chart_of(page: ListingsPage) -> HomeChart:
    chart = page.results.picture.chart
    assert chart is not None
    return chart


def labels(chart: HomeChart) -> list[Any]:
    return [text for text, _, _ in chart._labels if text.isVisible()]


@pytest.mark.parametrize("dearest", [120_000, 15_000_000])
def test_the_names_of_the_two_lines_stand_apart(pictured: Callable[[int], ListingsPage], dearest: int) -> None:
    chart = chart_of(pictured(dearest))
    boxes = [text.mapRectToScene(text.boundingRect()) for text in labels(chart)]
    assert len(boxes) == 2
    assert not boxes[0].adjusted(1, 1, -1, -1).intersects(boxes[1].adjusted(1, 1, -1, -1))
    chart.resize(chart.width(), chart.height() - 120)
    QApplication.processEvents()
    boxes = [text.mapRectToScene(text.boundingRect()) for text in labels(chart)]
    assert not boxes[0].adjusted(1, 1, -1, -1).intersects(boxes[1].adjusted(1, 1, -1, -1))


def test_axes_tell_their_units_in_either_language(pictured: Callable[[int], ListingsPage], context: Context) -> None:
    chart = chart_of(pictured(15_000_000))
    plot = chart._plot
    assert plot.getAxis("bottom").labelText == "Floor area, m²"
    left = plot.getAxis("left")
    assert left.labelText == "Total price, yuan"
    assert left.tickStrings([5_000_000.0], 1.0, 1.0) == ["5,000,000"]
    context.texts.choose("zh_CN")
    assert left.tickStrings([5_000_000.0], 1.0, 1.0) == ["500万"]
    context.texts.hide_amounts(hidden=True)
    assert left.tickStrings([5_000_000.0], 1.0, 1.0) == ["••••"]


def test_the_brush_asks_round_numbers_around_what_it_holds(
    pictured: Callable[[int], ListingsPage], context: Context, qtbot: QtBot
) -> None:
    page = pictured(300_000)
    chart = chart_of(page)
    accent = context.theme.tokens.accent.lower()
    assert chart._box.rbScaleBox.pen().color().name() == accent
    assert chart._box.rbScaleBox.brush().color().name() == accent
    chart._box.brushed.emit((QPointF(53.11, 233_061.0), QPointF(61.58, 68_159.0)))
    qtbot.waitUntil(lambda: "price" in page.filters.search.ranges)
    assert page.filters.search.ranges == {"area": Range(53_00, 62_00), "price": Range(68_000_00, 234_000_00)}


@pytest.mark.parametrize(("span", "step"), [(90.0, 1), (300_000.0, 2_000), (15_000_000.0, 100_000), (0.0, 1)])
def test_steps_are_round(span: float, step: int) -> None:
    assert round_step(span) == step


def test_a_colour_keeps_its_meaning_when_homes_go(pictured: Callable[[int], ListingsPage], qtbot: QtBot) -> None:
    page = pictured(120_000)
    view = page.results.picture

    def legend() -> dict[str, str]:
        entries = [one for one in view._legend.widgets() if isinstance(one, QLabel)]
        return {one.text(): one.styleSheet() for one in entries}

    before = legend()
    assert [words.split("  ")[1] for words in before] == [
        "ground floor", "lower third", "middle third", "upper third", "top floor"
    ]  # fmt: skip
    page.controller.show_search(Search().choosing("floor", ("high", "top")))
    qtbot.waitUntil(lambda: len(legend()) == 2)
    assert legend().items() <= before.items()


def test_values_without_an_order_keep_the_colour_they_had_first() -> None:
    book = ColourBook()
    first = book.of("community", ("a", "b", "c", "d", "e"))
    assert sorted(first) == [0, 1, 2, 3, 4]
    assert book.of("community", ("e", "c")) == (first[4], first[2])
    # a new one takes a colour that is not shown now
    new, kept = book.of("community", ("f", "b"))
    assert kept == first[1]
    assert new != kept
    assert len(set(book.of("community", ("a", "b", "c", "d", "e")))) == 5
    assert book.of("floor", ("top", "low")) == (4, 1)
    assert book.in_order("age", ("2000", "older", "1990")) == [1, 2, 0]


def test_a_point_is_called_by_its_community(pictured: Callable[[int], ListingsPage]) -> None:
    page = pictured(120_000)
    picture, chart = page.results.picture.picture, chart_of(page)
    assert picture is not None
    where = chart._plot.vb.mapViewToScene(QPointF(picture.areas[4] / 100, picture.prices[4] / 100))
    chart._on_mouse_moved((where,))
    assert "Court" in chart._read.toPlainText()


def test_the_menu_of_the_picture_carries_it_away(pictured: Callable[[int], ListingsPage]) -> None:
    view = pictured(120_000).results.picture
    assert view.chart is not None
    QGuiApplication.clipboard().clear()
    view.chart.view.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = view.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_picture_is_carried_away_with_its_legend(
    pictured: Callable[[int], ListingsPage], context: Context, tmp_path: Path
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, AnsweringDialogs)
    view = pictured(120_000).results.picture
    dialogs.files = [tmp_path / "homes", tmp_path / "homes"]
    view.export.save_svg()
    view.export.save_png()
    drawing = Drawing((tmp_path / "homes.svg").read_text(encoding="utf-8"))
    legend = [one.text().removeprefix("●  ") for one in view._legend.widgets() if isinstance(one, QLabel)]
    assert drawing.said("legend") == legend
    assert {"safe at once", "safe within a year", "Total price, yuan", "Floor area, m²"} <= set(drawing.said())
    image = QImage(str(tmp_path / "homes.png"))
    assert (image.width(), image.height()) == (2 * drawing.width, 2 * drawing.height)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert "#276b43" in colours  # the plan's lines


def test_the_tables_beside_it_show_all_their_columns(pictured: Callable[[int], ListingsPage]) -> None:
    page = pictured(500_000)
    for width in (928, 1184):
        page.resize(width, 600)
        QApplication.processEvents()
        for table in (page.results.picture.floors, page.results.picture.communities):
            assert table.mapTo(page, table.rect().topRight()).x() < width
            widths = [table.columnWidth(at) for at in range(table.columnCount())]
            assert sum(widths) <= table.viewport().width(), widths
            assert widths[0] >= 56


def test_what_is_told_of_a_home_leaves_with_the_mouse(pictured: Callable[[int], ListingsPage], qtbot: QtBot) -> None:
    chart = chart_of(pictured(60_000))
    picture = chart._picture
    assert picture is not None
    at = QPointF(float(picture.areas[0]) / 100, float(picture.prices[0]) / 100)
    chart._on_mouse_moved((chart._plot.vb.mapViewToScene(at),))
    assert chart._read.isVisible()
    QApplication.sendEvent(chart.view, QEvent(QEvent.Type.Leave))
    qtbot.wait(60)
    assert not chart._read.isVisible()
