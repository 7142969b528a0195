"""Dialogs that say what they do: pasted adverts, the history of imports, the folder used last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.edits import replace
from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.file_dialog import FileDialog
from hegang_desktop.gui.listings.entering.paste_dialog import FIRST, PasteDialog
from hegang_desktop.gui.listings.importing.history_dialog import FILE, STATE, HistoryDialog
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from hegang_desktop.gui.listings.importing.import_names import import_name
from hegang_desktop.gui.listings.importing.rejects_dialog import FIRST_CELL, RejectsDialog
from hegang_desktop.gui.listings.page import ListingsPage
from tests.gui.listings.test_bringing_in import CHILD, HEADER, cell, child_of, taken

OpenPage = Callable[[], ListingsPage]


def pasted(page: ListingsPage, text: str, qtbot: QtBot) -> PasteDialog:
    QApplication.clipboard().setText(text)
    page.tools.paste()
    dialog = child_of(page, PasteDialog)
    qtbot.waitUntil(lambda: bool(dialog.drafts))
    return dialog


def test_pasted_amounts_read_alike_and_tell_their_units(open_page: OpenPage, qtbot: QtBot) -> None:
    dialog = pasted(open_page(), "光宇小区 62平 3.5万\n\n云杉 58平 面议", qtbot)
    model = dialog.table.model()
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in (FIRST, FIRST + 1)]
    assert headings == ["Total price, yuan", "Floor area, m²"]
    for at in (FIRST, FIRST + 1):
        assert cell(dialog.table, 0, at).textAlignment() & Qt.AlignmentFlag.AlignRight
    cell(dialog.table, 1, FIRST).setText("4万")
    assert cell(dialog.table, 1, FIRST).text() == "40,000"
    assert dialog.drafts[1].cells["price"] == "40,000"
    cell(dialog.table, 1, FIRST).setText("cheap")
    assert cell(dialog.table, 1, FIRST).text() == "cheap"
    dialog.reject()


def test_stars_over_a_telephone_number_are_explained_and_it_is_kept(
    open_page: OpenPage, context: Context, qtbot: QtBot
) -> None:
    page = open_page()
    dialog = pasted(page, "光宇小区 62平 3.5万 电话13912345678\n\n云杉 58平 2.9万", qtbot)
    assert "13912345678" not in dialog.marked.toPlainText()
    assert dialog.masked.isVisible()
    assert "in full" in dialog.masked.text()
    dialog.table.setCurrentCell(1, FIRST)
    assert not dialog.masked.isVisible()
    dialog.save()
    qtbot.waitUntil(lambda: page.result is not None and len(page.result.ids) == 2)
    page.results.table.selectRow(1)
    detail = page.results.detail.detail
    assert detail is not None
    assert "13912345678" in detail.note


def test_the_city_of_the_plan_is_filled_in(open_page: OpenPage, context: Context, qtbot: QtBot) -> None:
    session = context.session
    session.add(new_plan("P", session.this_month), msg("New plan"))

    def in_fuxin(plan: Plan) -> Plan:
        scenario = plan.scenarios[0]
        described = replace(scenario.home.description, city="阜新")
        return replace(plan, scenarios=(replace(scenario, home=replace(scenario.home, description=described)),))

    session.edit(msg("City"), in_fuxin)
    page = open_page()
    dialog = pasted(page, "光宇小区 62平 3.5万", qtbot)
    assert dialog.city.text() == "阜新"
    assert dialog.drafts[0].cells["city"] == "阜新"
    dialog.reject()


def test_the_history_names_files_as_their_owner_does(open_page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    page = open_page()
    file = tmp_path / "my homes.csv"
    file.write_text(f"{HEADER}\nElm,鹤岗,62,3.5\nOak,鹤岗,55,面议\n", encoding="utf-8")
    dialog = taken(page, file, qtbot)
    dialog.fix_button.click()
    dialog.close()
    rejects = child_of(page, RejectsDialog)
    cell(rejects.table, 0, FIRST_CELL + 3).setText("2.6")
    rejects.import_again()
    qtbot.waitUntil(lambda: rejects.table.rowCount() == 0, timeout=CHILD)
    rejects.close()
    page.tools.show_history()
    history = child_of(page, HistoryDialog)
    qtbot.waitUntil(lambda: history.table.rowCount() == 2)
    assert [cell(history.table, at, FILE).text() for at in (0, 1)] == ["my homes: fixed rows", "my homes.csv"]
    header = history.table.horizontalHeader()
    assert header.visualIndex(STATE) == FILE + 1
    assert header.length() <= history.table.viewport().width()
    history.undo()
    qtbot.waitUntil(lambda: cell(history.table, 0, STATE).text() == "taken back", timeout=CHILD)
    assert header.visualIndex(STATE) == FILE + 1
    assert cell(history.table, 0, FILE).font().strikeOut()
    assert not cell(history.table, 1, FILE).font().strikeOut()
    assert "import the file again" in history.message_label.text()
    history.close()


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("homes.csv", "homes.csv"),
        (".esfhouse-20261126-003926-908818-1795653597636793779-again.csv", "esfhouse: fixed rows"),
        (
            "..esfhouse-20261126-003926-908818-1795653597636793779-again-20261126-004000-1-1795653597636793780-again.csv",
            "esfhouse: fixed rows",
        ),
        ("2026-11-26 120000.txt", "pasted cells"),
        (".2026-11-26 120000-20261126-003926-908818-1795653597636793779-again.csv", "pasted cells: fixed rows"),
    ],
)
def test_names_the_program_gave_are_not_shown(context: Context, stored: str, expected: str) -> None:
    assert context.texts.say(import_name(stored)) == expected


def test_files_are_asked_for_where_the_last_one_was(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "adverts"
    folder.mkdir()
    begun: list[str] = []

    def ask(dialog: FileDialog) -> Path:
        suggested = dialog.findChildren(QLineEdit)[0].text()
        begun.append(dialog.directory().filePath(suggested))
        return folder / "a.csv"

    monkeypatch.setattr(FileDialog, "ask", ask)
    words = (msg("Import listings"), verbatim("*.csv"))

    def fresh() -> Dialogs:
        made = Dialogs(context.texts)
        made.remember_in(context.session.library)
        return made

    assert fresh().ask_open_file(None, *words) == folder / "a.csv"  # type: ignore[arg-type]
    context.session.library.flush()
    fresh().ask_save_file(None, words[0], "a/b.csv", words[1])  # type: ignore[arg-type]
    context.session.library.flush()
    (folder / "a.csv").unlink(missing_ok=True)
    folder.rmdir()
    fresh().ask_open_file(None, *words)  # type: ignore[arg-type]
    assert [Path(one) for one in begun] == [Path.home(), folder / "a-b.csv", Path.home()]


@pytest.mark.parametrize("which", ["history", "paste"])
def test_a_dialog_closed_while_it_reads_is_gone_quietly(open_page: OpenPage, qtbot: QtBot, which: str) -> None:
    page = open_page()
    QApplication.clipboard().setText("光宇小区 62平 3.5万")
    (page.tools.show_history if which == "history" else page.tools.paste)()
    dialog = next(one for one in page.findChildren(QDialog) if one.isVisible())
    dialog.close()
    dialog.reject()
    # an exception in a slot fails the test
    qtbot.wait(300)
    assert not [one for one in page.findChildren(QDialog) if one.isVisible()]


def test_unit_prices_are_counted_per_square_metre(open_page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    page = open_page()
    file = tmp_path / "a.csv"
    file.write_text("小区,面积,总价(元),单价(元)\nElm,62,35000,565\nAsh,55,28000,509\n", encoding="utf-8")
    page.imports.import_file(file)
    dialog = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    assert [dialog.mapping.unit_combo(at).currentText() for at in (2, 3)] == ["yuan", "yuan/m²"]
    dialog.close()
