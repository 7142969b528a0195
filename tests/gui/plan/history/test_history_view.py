"""The timeline: read in a thread, whatever its length; a version is looked at, restored, named, opened as a plan."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.version import Version
from hegang_desktop.gui.plan.history.timeline_model import CHANGED, EDIT
from hegang_desktop.gui.plan.history.view import HistoryView
from hegang_desktop.store.user.plans import save_version
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 10_000


def set_rent(running: Running, amount: int) -> None:
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(amount)))


@pytest.fixture
def view(running: Running, qtbot: QtBot) -> HistoryView:
    running.session.add(a_plan(), msg("New plan"))
    set_rent(running, 300)
    running.session.edit(msg("Price of the home"), lambda plan: edits.PRICE.set(plan, yuan(90_000)))
    made = HistoryView(running.program.context)
    qtbot.addWidget(made)
    made.resize(790, 430)
    made.show()
    _settled(qtbot, made)
    return made


def _settled(qtbot: QtBot, view: HistoryView, versions: int = 3) -> None:
    qtbot.waitUntil(lambda: view.model.versions == versions and view._former is not None, timeout=WAIT_MS)


def _choose(view: HistoryView, place: int) -> None:
    rows = [row for day in view._days for row in day.rows]
    view.tree.setCurrentIndex(view.model.index_of(rows[place].id))


def _text(view: HistoryView, place: int, column: int) -> str:
    rows = [row for day in view._days for row in day.rows]
    return f"{view.model.index_of(rows[place].id).siblingAtColumn(column).data()}"


def test_it_tells_what_each_version_changed(view: HistoryView, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is view.model
    wanted = ["Price of the home: 40,000 yuan → 90,000 yuan", "Rent: 0 yuan → 300 yuan", "The plan begins"]
    qtbot.waitUntil(lambda: [_text(view, i, CHANGED) for i in range(3)] == wanted, timeout=WAIT_MS)
    assert _text(view, 0, EDIT) == "Price of the home (now)"
    assert not view.pane.restore.isEnabled()


def test_a_version_is_looked_at_and_restored(view: HistoryView, qtbot: QtBot, running: Running) -> None:
    _choose(view, 1)
    qtbot.waitUntil(view.pane.restore.isEnabled, timeout=WAIT_MS)
    assert view.pane.restoring.text() == "Price of the home: 90,000 yuan → 40,000 yuan"
    assert "this home can safely be yours" in view.pane.answer.text()
    view.pane.restore.click()
    _settled(qtbot, view, 4)
    assert running.session.plan is not None
    assert running.session.plan.scenario.home.asking_price == yuan(40_000)
    assert view.chosen is not None
    assert view.chosen.standing == "present"
    running.session.undo()
    qtbot.waitUntil(lambda: "(taken back)" in _text(view, 0, EDIT), timeout=WAIT_MS)


def test_a_version_is_named_found_by_it_and_opened_as_a_plan(view: HistoryView, qtbot: QtBot, running: Running) -> None:
    _choose(view, 1)
    qtbot.waitUntil(view.pane.copy.isEnabled, timeout=WAIT_MS)
    running.dialogs.texts = ["cheap"]
    view.pane.name.click()
    qtbot.waitUntil(lambda: _text(view, 1, EDIT).startswith("cheap · "), timeout=WAIT_MS)
    view.named_only.setChecked(True)
    assert view.model.versions == 1
    qtbot.waitUntil(view.pane.copy.isEnabled, timeout=WAIT_MS)
    view.pane.copy.click()
    assert running.session.plan is not None
    assert running.session.plan.name == "A plan, as of cheap"
    assert running.session.plan.situation.rent == yuan(300)
    view.named_only.setChecked(False)
    _settled(qtbot, view, 1)


def test_an_edit_is_there_a_moment_later_and_the_pane_follows(
    view: HistoryView, qtbot: QtBot, running: Running
) -> None:
    _choose(view, 2)
    set_rent(running, 500)
    qtbot.waitUntil(lambda: view.model.versions == 4, timeout=WAIT_MS)
    assert view.chosen is not None
    assert view.chosen.line.parent is None
    qtbot.waitUntil(view.pane.restore.isEnabled, timeout=WAIT_MS)
    set_rent(running, 600)
    # what restoring it would change was said of the plan before
    assert not view.pane.restore.isEnabled()
    assert "500" not in view.pane.restoring.text()
    qtbot.waitUntil(lambda: "600" in view.pane.restoring.text(), timeout=WAIT_MS)


def test_keystrokes_in_one_field_are_told_as_the_last_of_them(
    view: HistoryView, qtbot: QtBot, running: Running
) -> None:
    for amount in (1, 12, 123):
        change = partial(edits.with_situation, cushion=yuan(amount))
        running.session.edit(msg("Cushion"), change, fold="c")
    qtbot.waitUntil(lambda: view.model.versions == 4, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: _text(view, 0, CHANGED) == "Cushion: 0 yuan → 123 yuan", timeout=WAIT_MS)
    running.session.edit(msg("Cushion"), lambda plan: edits.with_situation(plan, cushion=yuan(124)), fold="c")
    qtbot.waitUntil(lambda: _text(view, 0, CHANGED) == "Cushion: 0 yuan → 124 yuan", timeout=WAIT_MS)


def test_nothing_of_another_plan_stays(view: HistoryView, qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(id_="other"), msg("New plan"))
    assert view.model.versions == 0
    _settled(qtbot, view, 1)


def test_thousands_of_versions_are_shown(view: HistoryView, qtbot: QtBot, running: Running) -> None:
    library = running.session.library
    library.flush()
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    library._writer.execute("PRAGMA synchronous = OFF")
    body = a_plan(id_="old")
    for i in range(3_000):
        saved = (start + datetime.timedelta(hours=i)).isoformat(timespec="seconds")
        parent = f"o{i - 1}" if i else None
        save_version(library._writer, Version(f"o{i}", "old", parent, saved, msg("Rent"), body))
    running.session.add(a_plan(id_="old", name="Old"), msg("New plan"))
    _settled(qtbot, view, 3_001)
    assert view.model.rowCount() == 126
    # only what is in sight was read
    qtbot.waitUntil(lambda: len(view._loader._known) > 0, timeout=WAIT_MS)
    assert len(view._loader._known) < 200


@pytest.mark.parametrize("width", [500, 790, 1100])
def test_what_a_version_changed_and_the_way_back_are_in_sight_however_narrow(
    view: HistoryView, qtbot: QtBot, width: int
) -> None:
    view.resize(width, 260)
    _choose(view, 1)
    qtbot.waitUntil(view.pane.restore.isEnabled, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: view.pane.edit.text() == "Rent: 0 yuan → 300 yuan", timeout=WAIT_MS)
    for one in (view.pane.edit, view.pane.restore):
        assert not one.visibleRegion().isEmpty()
        assert one.visibleRegion().boundingRect().height() == one.height()
    # the columns that are shown are shown whole
    shown = [at for at in range(3) if not view.tree.isColumnHidden(at)]
    assert (CHANGED in shown) == (width > 500)
