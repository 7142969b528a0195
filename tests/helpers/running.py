"""Fixtures that run the real window in this process."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.gui.application import Program
from hegang_desktop.gui.texts import Texts
from tests.helpers.dialogs import ReadyDialogs

TODAY = datetime.date(2026, 11, 22)


class Running:
    """One start of the program, from launch to quit."""

    def __init__(
        self, qtbot: QtBot, paths: Paths, language: str, today: datetime.date, *, elsewhere: bool = False
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.texts = Texts(language, application)
        self.dialogs = ReadyDialogs(self.texts)
        self._saved: list[object] = []
        self.program = _program(application, paths, self.texts, self.dialogs, language, today, elsewhere=elsewhere)
        self.window = self.program.window
        self.session = self.program.session
        self.closed = False
        self.program.show()
        qtbot.waitUntil(self.window.isVisible)

    def quit(self) -> None:
        """Close the window and end, as the user does."""
        if not self.closed:
            self.closed = True
            self.window.close()
            self.program.end()
            for one in (self.window, self.program.theme, self.program, self.texts):
                one.deleteLater()
            # an old window would be polished again by every later style sheet
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()


def _program(
    application: QApplication,
    paths: Paths,
    texts: Texts,
    dialogs: ReadyDialogs,
    language: str,
    today: datetime.date,
    *,
    elsewhere: bool,
) -> Program:
    holder: list[Program] = []

    def run(name: str, work: Callable[[], Outcome], done: Callable[[Outcome], None]) -> None:
        # a plan that is opened with the window is answered before there is anything to run it
        if elsewhere and holder:
            holder[0].runner.run(name, work, done)
        else:
            done(work())

    def report(error: object) -> None:
        if holder:
            holder[0].signals.report_saved(error)  # type: ignore[arg-type]

    def report_saving() -> None:
        if holder:
            holder[0].signals.report_saving()

    library = Library(paths, on_saved=report, on_waiting=report_saving)
    session = Session(library, lambda: today, run if elsewhere else None)
    program = Program(application, paths, texts, dialogs, forced={"language": language}, session=session)
    holder.append(program)
    return program


Start = Callable[..., Running]


@pytest.fixture
def a_program(qtbot: QtBot, paths: Paths) -> Iterator[Start]:
    """Starts the program; may be called again after a quit, to come back another day.

    `elsewhere`: safe months are worked out in a thread, as for the user; else at once.
    """
    started: list[Running] = []

    def start(language: str = "en", today: datetime.date = TODAY, *, elsewhere: bool = False) -> Running:
        made = Running(qtbot, paths, language, today, elsewhere=elsewhere)
        started.append(made)
        return made

    yield start
    for one in started:
        one.quit()


@pytest.fixture
def running(a_program: Start) -> Running:
    """The program, started once."""
    return a_program()


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    """A test must not leave a thread of ours at work."""
    before = set(threading.enumerate())
    yield
    left = [one.name for one in set(threading.enumerate()) - before if not one.name.startswith(("Dummy", "QThread"))]
    assert left == []
