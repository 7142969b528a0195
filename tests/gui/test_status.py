"""The label at the foot of the window: what it says of saving is true at the moment at which it is read."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hegang_desktop.app import write_queue
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.store.user import settings
from tests.helpers.plans import a_plan
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_queue, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(write_queue, "LOOK_SECONDS", 0.05)


def said(running: Running) -> str:
    return running.window.status.saved.text()


def saved(running: Running, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: said(running).startswith("Saved"))


def test_a_write_that_waits_is_not_called_saved(
    running: Running, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = running.session
    session.add(a_plan(), msg("New plan"))
    saved(running, qtbot)
    let_go = threading.Event()
    session.library._write_queue.submit(let_go.wait)
    assert said(running) == "Saving…"
    qtbot.wait(100)
    assert said(running) == "Saving…"
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(5)))
    assert said(running) == "Saving…"
    let_go.set()
    saved(running, qtbot)
    # what is no edit of a plan is written too
    let_go.clear()
    monkeypatch.setattr(settings, "write_setting", lambda *_: let_go.wait())
    session.library.set_setting("a", 1)
    assert said(running) == "Saving…"
    let_go.set()
    saved(running, qtbot)


def test_a_folder_that_is_gone_is_told_until_it_is_back(running: Running, qtbot: QtBot) -> None:
    session, window = running.session, running.window
    session.add(a_plan(), msg("New plan"))
    saved(running, qtbot)
    folder = session.library.paths.data
    # the log is begun after the first picture; it would make the folder anew
    qtbot.waitUntil(session.library.paths.logs.is_dir)
    away = folder.with_name("away")
    folder.rename(away)
    qtbot.waitUntil(lambda: said(running).startswith("Not saved: The data folder"))
    assert window.toast.action.text() == "Save a copy elsewhere…"
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(5)))
    assert said(running).startswith("Not saved")
    # closing asks
    running.dialogs.choices = [None, 2]
    window.close()
    assert window.isVisible()
    ((question, _),) = running.dialogs.asked
    assert "was moved" in running.texts.say(question)
    away.rename(folder)
    saved(running, qtbot)
    assert not window.toast.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody cut a file that is open")
@pytest.mark.parametrize("ending", ["", "-wal"])
def test_a_file_that_was_cut_in_its_place_is_not_called_saved(running: Running, qtbot: QtBot, ending: str) -> None:
    session = running.session
    session.add(a_plan(), msg("New plan"))
    saved(running, qtbot)
    # as `cp` does, which writes over the file that is there
    os.truncate(f"{session.library.paths.user_db}{ending}", 0)
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(5)))
    qtbot.waitUntil(lambda: said(running).startswith("Not saved: Another program"))
    running.dialogs.choices = [2]


def test_a_fault_while_editing_is_not_called_saved(
    running: Running, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.session.add(a_plan(), msg("New plan"))
    saved(running, qtbot)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("hegang_desktop.app.answer.answering.project", fail)
    running.window.plans.show()
    field = running.window.plan.inputs.have.number("at_hand").edit
    before = running.session.plan
    enter(qtbot, field, "31000")
    assert running.session.plan == before
    texts = [label.text() for label in running.window.plan.findChildren(QLabel)]
    assert any("fault in the program" in text for text in texts)
    # and what nobody caught
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    said_last = running.window.toast.text.text()
    assert "may not have counted" in said_last
    assert "What you typed is saved" not in said_last
