"""The charts in their card: chosen, read with keyboard and mouse, zoomed, opened, never drawn while hidden."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.analyses import LIVES
from hegang_desktop.app.answer.charts import KINDS
from hegang_desktop.domain.chart import ChartSpec, Series
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.gui.charts.month_chart import MonthChart
from hegang_desktop.gui.charts.plot_chart import PlotChart
from hegang_desktop.gui.plan.overview.chart_card import ChartCard
from tests.helpers.plans import a_plan, with_situation
from tests.helpers.running import Running

WAIT_MS = 20_000
KEY = Qt.Key


@pytest.fixture
def card(qtbot: QtBot, running: Running) -> ChartCard:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.resize(1280, 800)
    running.window.plans.show()
    page = running.window.plan
    qtbot.waitUntil(
        lambda: page.lives.lives is not None and page.lives.lives.simulation.lives == LIVES, timeout=WAIT_MS
    )
    qtbot.waitUntil(lambda: page.chart.chart is not None, timeout=WAIT_MS)
    return page.chart


def _shown(qtbot: QtBot, card: ChartCard, kind: str) -> PlotChart:
    card.choose(kind)
    qtbot.waitUntil(lambda: card.chart is not None and card.chart.isVisible(), timeout=WAIT_MS)
    assert card.chart is not None
    return card.chart


def test_every_chart_is_told_and_moved_through_by_keyboard_alone(qtbot: QtBot, card: ChartCard) -> None:
    for kind in KINDS:
        chart = _shown(qtbot, card, kind)
        assert card.title.text() == chart.accessibleName() != ""
        assert card.sentence.text() == card.accessibleDescription() != ""
        chart.setFocus()
        texts = []
        for key in (KEY.Key_Home, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_End, KEY.Key_PageUp):
            QTest.keyClick(chart, key)
            texts.append((chart._cursor, chart.accessibleDescription()))
        places = [at for at, _ in texts]
        assert places[:4] == [0, 1, 2, 1]
        assert places[4] == chart._count() - 1
        assert places[5] == max(0, places[4] - 12)
        assert all(words for _, words in texts)
        assert len({words for _, words in texts}) >= 3
        QTest.keyClick(chart, KEY.Key_Escape)
        assert chart._cursor is None


def test_what_is_opened_is_the_month_or_figure_under_the_cursor(
    qtbot: QtBot, card: ChartCard, running: Running
) -> None:
    answered = running.session.outcome
    assert answered is not None
    home = answered.projection.home_month
    assert home is not None
    for kind, month in (("savings", home), ("owning", home), ("flow", home), ("lasting", home + 3)):
        chart = _shown(qtbot, card, kind)
        chart.show_at(3 if kind == "lasting" else home - answered.plan.situation.start)
        with qtbot.waitSignal(card.month_opened) as opened:
            QTest.keyClick(chart, KEY.Key_Return)
        assert opened.args == [month]
    chart = _shown(qtbot, card, "waterfall")
    chart.show_at(chart._count() - 1)
    with qtbot.waitSignal(card.figure_opened) as figure:
        QTest.keyClick(chart, KEY.Key_Return)
    assert figure.args == ["left_after"]
    QTest.keyClick(chart, KEY.Key_Up)
    with qtbot.waitSignal(card.figure_opened) as figure:
        QTest.keyClick(chart, KEY.Key_Return)
    assert figure.args == ["all_in"]
    QTest.keyClick(chart, KEY.Key_Home)
    with qtbot.waitSignal(card.month_opened) as opened:
        QTest.keyClick(chart, KEY.Key_Return)
    assert opened.args == [answered.plan.situation.start]


def test_a_click_opens_the_month_that_is_clicked(qtbot: QtBot, card: ChartCard, running: Running) -> None:
    chart = _shown(qtbot, card, "savings")
    qtbot.wait(50)
    place = chart.view.mapFrom(chart, chart.place_of(7) + QPoint(2, 2))
    viewport = chart.view.viewport()  # type: ignore[attr-defined]
    with qtbot.waitSignal(card.month_opened) as opened:
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [Month(2026, 11) + 7]
    assert running.window.focusWidget() is chart


def _wheel(chart: PlotChart, notches: int, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    viewport = chart.view.viewport()  # type: ignore[attr-defined]
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at, viewport.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    return event


def test_zoom_by_wheel_and_area_and_back(qtbot: QtBot, card: ChartCard) -> None:
    chart = _shown(qtbot, card, "savings")
    whole = chart._seen()
    event = _wheel(chart, 1, Qt.KeyboardModifier.NoModifier)
    assert not event.isAccepted()  # the plain wheel is the page's
    assert chart._seen() == whole
    _wheel(chart, 3, Qt.KeyboardModifier.ControlModifier)
    near = chart._seen()
    assert near[1] - near[0] < (whole[1] - whole[0]) * 0.6
    _wheel(chart, -2, Qt.KeyboardModifier.ShiftModifier)
    assert chart._seen()[0] > near[0]
    # new values do not take away what somebody looks at
    card.refresh()
    assert chart._seen()[0] > near[0]
    QTest.keyClick(chart, KEY.Key_Escape)
    assert chart._seen() == pytest.approx(whole)
    chart._box.area_drawn.emit(_area(chart, 4, 16))
    left, right, _, _ = chart._seen()
    assert (left, right) == pytest.approx((4, 16))
    # the cursor brings in what it goes to
    QTest.keyClick(chart, KEY.Key_End)
    left, right, _, _ = chart._seen()
    assert left <= chart._count() - 1 <= right
    assert right - left == pytest.approx(12)
    QTest.keyClick(chart, KEY.Key_Escape)
    assert chart._seen() == pytest.approx(whole)


def _area(chart: PlotChart, left: float, right: float) -> QRectF:
    _, _, bottom, _ = chart._seen()
    return QRectF(left, bottom, right - left, 0.0)


def test_the_cash_flow_opens_around_the_home_month_and_moves_to_the_rest(qtbot: QtBot, card: ChartCard) -> None:
    chart = _shown(qtbot, card, "flow")
    left, right, _, _ = chart._seen()
    assert right - left == pytest.approx(36)
    QTest.keyClick(chart, KEY.Key_End)
    assert chart._seen()[1] >= chart._count() - 1


def test_the_ledger_shows_a_month_on_the_chart(qtbot: QtBot, card: ChartCard) -> None:
    _shown(qtbot, card, "waterfall")
    card.show_month(Month(2027, 3))
    assert card.kind == "waterfall"  # it knows no months; the next one that does has the cursor there
    chart = _shown(qtbot, card, "savings")
    assert chart._cursor == 4
    card.hide()
    card.show_month(Month(2027, 5))
    card.show()
    assert chart._cursor == 6
    card.choose("flow")
    card.show_month(Month(2028, 1))
    flow = card.chart
    assert flow is not None
    assert flow._cursor == 14
    assert "January 2028" in flow.accessibleDescription()


def test_nothing_is_drawn_while_hidden(
    qtbot: QtBot, card: ChartCard, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = _shown(qtbot, card, "savings")
    drawn: list[object] = []
    before = chart._draw_values

    def draw(*given: Any) -> None:
        drawn.append(1)
        before(*given)

    monkeypatch.setattr(chart, "_draw_values", draw)
    card.hide()
    running.session.edit(msg("Rent"), lambda plan: with_situation(plan, rent=yuan(400)))
    assert drawn == []
    card.show()
    assert drawn
    answered = running.session.outcome
    assert answered is not None
    assert isinstance(chart, MonthChart)
    assert chart._spec is not None
    assert chart._spec.series[0].values[1] == answered.projection.months[1].opening


def test_charts_of_lives_never_show_those_of_another_plan(qtbot: QtBot, card: ChartCard, running: Running) -> None:
    chart = _shown(qtbot, card, "owning")
    running.session.edit(msg("Rent"), lambda plan: with_situation(plan, rent=yuan(400)))
    assert not chart.isVisible()
    qtbot.waitUntil(chart.isVisible, timeout=WAIT_MS)


def test_all_charts_are_carried_away_on_white(qtbot: QtBot, card: ChartCard, running: Running, tmp_path: Path) -> None:
    for kind in KINDS:
        chart = _shown(qtbot, card, kind)
        running.dialogs.files = [tmp_path / f"{kind}.png", tmp_path / f"{kind}.svg"]
        chart.show_at(1)
        card.save_png()
        card.save_svg()
        image = QImage(str(tmp_path / f"{kind}.png"))
        assert image.width() == chart.view.width() * 2
        assert image.pixelColor(2, image.height() - 3).name() == "#ffffff"
        drawing = (tmp_path / f"{kind}.svg").read_text(encoding="utf-8")
        assert drawing.count("<text") >= 4
        assert chart._cursor == 1


def test_the_chooser_is_a_list_where_it_is_narrow(qtbot: QtBot, card: ChartCard) -> None:
    chooser = card.chooser
    chooser.fit(2_000)
    assert chooser._row.isVisible()
    chooser.fit(200)
    assert chooser._list.isVisible()
    chooser._list.activated.emit(KINDS.index("waterfall"))
    assert card.kind == "waterfall"
    assert card.title.text() == "From savings to the day after"
    chooser.fit(2_000)
    assert chooser._group.checkedId() == KINDS.index("waterfall")


def test_several_series_are_told_apart_and_named_at_their_ends(qtbot: QtBot, running: Running) -> None:
    chart = MonthChart(running.texts, running.program.theme)
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    series = tuple(Series(verbatim(f"plan {i}"), tuple(yuan(1_000 * i + t) for t in range(24))) for i in range(1, 5))
    spec = ChartSpec(verbatim("four"), verbatim("four plans"), Month(2027, 1), series, ())
    chart.show_spec(spec)
    chart.show()
    pens = [curve.opts["pen"] for curve in chart._curves]
    assert len({pen.color().name() for pen in pens}) == 4
    assert len({pen.style() for pen in pens}) == 4
    tags = chart._ends._tags
    assert [tag.lines for tag in tags] == [[f"plan {i}"] for i in range(1, 5)]
    tops = [tag.pos().y() for tag in tags]
    assert tops == sorted(tops, reverse=True)
    assert all(one - other >= 12 for one, other in pairwise(tops))
    readout = chart._readout(2)
    assert readout[0] == "March 2027"
    assert readout[1:] == [f"plan {i}: {1000 * i + 2:,} yuan" for i in range(1, 5)]
    # fewer series than before: what was drawn for the others is gone
    chart.show_spec(msgspec.structs.replace(spec, series=series[:1]))
    assert [len(curve.getData()[0]) if curve.getData()[0] is not None else 0 for curve in chart._curves][1:] == [0] * 3


def test_what_is_tried_out_is_drawn_beside_the_plan_and_without_its_lives(
    qtbot: QtBot, card: ChartCard, running: Running
) -> None:
    chart = _shown(qtbot, card, "savings")
    assert isinstance(chart, MonthChart)
    assert chart._spec is not None
    assert chart._spec.bands
    running.session.try_out(NOTHING.with_value("spend_less", yuan(1_000)))
    tried = running.session.shown
    assert tried is not None
    own, planned = chart._spec.series
    assert own.values[1] - planned.values[1] == yuan(1_000)
    assert chart._spec.bands == () or card._lives.plan == tried.plan
    assert [tag.lines for tag in chart._ends._tags if tag.isVisible()] == [["as planned"]]
    running.session.try_out(NOTHING)
    assert len(chart._spec.series) == 1
    assert not any(tag.isVisible() for tag in chart._ends._tags)
