"""The frame: actions, language, theme, memory of where things stood, drops, undo of a deletion."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hegang_desktop import resources
from hegang_desktop.app.plan.edits import replace
from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.command_palette import CommandPalette
from hegang_desktop.gui.theme.tokens import DARK, LIGHT
from hegang_desktop.gui.widgets.fields import MoneyField
from tests.helpers.inputs import opened
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start


def chinese_in(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def test_every_action_has_its_own_shortcut_and_words(running: Running) -> None:
    actions = running.window.menus.all
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert all(action.text() for action in actions)
    wanted = {"Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+F", "Ctrl+I", "F1", "Ctrl+,", "Ctrl+K"}
    assert wanted | {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+H"} <= {
        QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for key in keys
    }


def test_the_language_switches_everywhere_without_a_restart(running: Running) -> None:
    window = running.window
    window.plans.open_sample()
    window.listing_commands.show()
    window.navigator.show("home")
    window.preferences.choose(Preferences(language="zh_CN"))
    assert chinese_in(window.home.title.text())
    # a language is named in its own tongue
    named = [action for action in window.menus.all if action.entry.group != "language"]
    for action in named:
        assert chinese_in(action.text()), action.text()
    assert chinese_in(window.plan.answer.headline.text())
    assert chinese_in(window.plan.inputs.income.subtotal.text())
    assert "元" in window.plan.inputs.income.subtotal.text()
    window.preferences.choose(Preferences(language="en"))
    assert not any(chinese_in(action.text()) for action in named)
    outcome = running.session.outcome
    assert outcome is not None
    assert outcome.safe_month is not None
    month = running.texts.say(msg("{month}", month=outcome.safe_month))
    assert not chinese_in(month)
    assert month in window.plan.answer.headline.text()


def test_the_theme_switches_and_is_kept(a_program: Start) -> None:
    running = a_program()
    running.window.preferences.choose(Preferences(theme="dark"))
    assert running.program.theme.tokens is DARK
    running.quit()
    running = a_program()
    assert running.program.theme.tokens is DARK
    running.window.preferences.choose(Preferences(theme="light"))
    assert running.program.theme.tokens is LIGHT


def test_amounts_can_be_hidden(running: Running) -> None:
    window = running.window
    window.plans.open_sample()
    window.preferences.toggle_setting("hide_amounts")
    shown = window.plan.answer.findChildren(type(window.plan.answer.headline))
    assert not any("61,200" in label.text() for label in shown)
    masked = [field.edit.echoMode() for field in window.plan.findChildren(MoneyField)]
    assert set(masked) == {QLineEdit.EchoMode.Password}
    window.preferences.toggle_setting("hide_amounts")
    assert any("61,200" in label.text() for label in shown)


def test_the_window_comes_back_as_it_was_left(a_program: Start) -> None:
    running = a_program()
    running.window.resize(880, 700)
    running.window.plans.open_sample()
    running.window.plan.inputs.debts.set_open(open_=True)
    running.quit()
    running = a_program()
    assert running.window.navigator.current == "plan"
    assert running.window.plan.inputs.debts.is_open
    assert (running.window.width(), running.window.height()) == (880, 700)


def test_a_plan_file_is_imported_by_id_and_itself_unchanged(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, a_plan(name="Mine", savings=1_000))
    before = path.read_bytes()
    running.window.files.open_path(path)
    assert running.session.plan == read_plan(path)
    write_plan(path, a_plan(name="Mine", savings=2_000))
    running.dialogs.choices = [0]
    running.window.files.open_path(path)
    assert running.session.plan is not None
    assert running.session.plan.situation.at_hand == yuan(2_000)
    assert len(running.session.entries) == 1
    running.session.undo()
    assert running.session.plan.situation.at_hand == yuan(1_000)
    running.dialogs.choices = [1]
    running.window.files.open_path(path)
    assert len(running.session.entries) == 2
    running.dialogs.choices = [None]
    write_plan(path, a_plan(name="Mine", savings=3_000))
    running.window.files.open_path(path)
    assert len(running.session.entries) == 2
    assert before != path.read_bytes()


def test_exporting_writes_a_file_that_opens_again(running: Running, tmp_path: Path) -> None:
    running.window.plans.open_sample()
    running.dialogs.files = [tmp_path / "copy"]
    running.window.files.export_plan()
    assert read_plan(tmp_path / "copy.hgplan") == running.session.plan


def test_a_bad_plan_file_is_told_and_nothing_changes(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    path.write_bytes(b"\x00")
    running.window.files.open_path(path)
    assert len(running.dialogs.errors) == 1
    assert running.session.plan is None


def test_a_deleted_plan_can_be_taken_back_from_the_line_that_says_so(running: Running, qtbot: QtBot) -> None:
    running.window.plans.open_sample()
    running.window.plans.delete()
    assert running.session.entries == []
    assert running.window.toast.isVisible()
    QTest.mouseClick(running.window.toast.action, Qt.MouseButton.LeftButton)
    assert len(running.session.entries) == 1
    assert running.session.plan is not None


def test_the_palette_finds_actions_plans_and_cities(running: Running, qtbot: QtBot) -> None:
    window = running.window
    window.plans.open_sample()
    window.navigator.show("home")
    window.palette_commands.show()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClicks(palette.edit, "seafarer")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.navigator.current == "plan"
    window.palette_commands.show()
    palette = window.findChildren(CommandPalette)[-1]
    QTest.keyClicks(palette.edit, "new pl")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert len(running.session.entries) == 2


@pytest.mark.parametrize("name", ["guide", "about"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_guide_and_about_are_there_in_both_languages(name: str, language: str) -> None:
    text = resources.path("guide", f"{name}.{language}.md").read_text(encoding="utf-8")
    assert len(text) > 200
    assert (sum(map(chinese_in, text)) > len(text) / 3) == (language == "zh_CN")


def test_an_idle_window_paints_nothing(running: Running, qtbot: QtBot) -> None:
    from tests.helpers.paints import PaintCounter

    running.window.plans.open_sample()
    qtbot.waitUntil(lambda: running.window.plan.chart.chart is not None)
    QApplication.processEvents()
    counter = PaintCounter()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(counter)
    # what is still being worked out is painted once it is there; then nothing is
    for _ in range(10):
        with qtbot.waitSignal(counter.waited, timeout=5_000):
            counter.start(2_000)
        if not counter.paints:
            break
    application.removeEventFilter(counter)
    assert counter.paints == 0


def test_undo_reaches_the_plan_from_inside_a_field(running: Running, qtbot: QtBot) -> None:
    window = running.window
    window.plans.open_sample()
    field = opened(window.plan.inputs.have).number("at_hand").edit
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "70000")
    assert running.session.plan is not None
    assert running.session.plan.situation.at_hand == yuan(70_000)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert running.session.plan.situation.at_hand == yuan(61_700)
    assert field.text() == "61,700"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert running.session.plan.situation.at_hand == yuan(70_000)
    QTest.keyClick(field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert running.texts.words.hide_amounts


def test_closing_while_the_disk_refuses_asks_and_loses_nothing(running: Running, qtbot: QtBot) -> None:
    window, session = running.window, running.session
    window.plans.open_sample()
    assert session.library.flush()
    writer = session.library._writer
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0]}")
    session.edit(msg("Note"), lambda plan: replace(plan, note="x" * 60_000))
    running.dialogs.choices = [None]
    window.close()
    assert window.isVisible()
    assert running.dialogs.choices == []
    writer.execute("PRAGMA max_page_count = 1073741823")
    qtbot.waitUntil(lambda: session.library.flush(0.1), timeout=10_000)
    window.close()
    assert not window.isVisible()
