"""A slider of the plan page dragged for five seconds while lives are simulated: the longest turn of the event loop."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from hegang_desktop.app.paths import profile
from hegang_desktop.app.plan.plan_file import read_plan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.application import Program, make_application
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.texts import Texts
from tests.benchmarks.engine_work import PLAN
from tests.benchmarks.measure import Measured

SECONDS = 5.0
FRAME = 1 / 60
WARM = 4.0


class Paints(QObject):
    """Counts what is painted, to be sure that the page follows."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def drag() -> Measured:
    """The longest turn while a slider moves at every frame. Floor: the longest one of the same window at rest."""
    with tempfile.TemporaryDirectory() as folder:
        application = QApplication.instance() or make_application()
        assert isinstance(application, QApplication)
        texts = Texts("en", application)
        program = Program(application, profile(Path(folder)), texts, Dialogs(texts))
        program.show()
        program.session.add(read_plan(PLAN), msg("New plan"))
        program.window.plans.show()
        page = program.window.plan
        _turns(WARM)
        idle = max(_turns(1.0))
        slider = page.overview.what_if.sliders["spend_less"].slider
        paints = Paints()
        page.answer.headline.installEventFilter(paints)
        simulated = []
        page.lives.lives_changed.connect(lambda: simulated.append(page.lives.lives is not None))
        steps = slider.maximum()
        turns = _turns(SECONDS, lambda at: slider.setValue(1 + at % steps))
        turns.sort()
        print(
            f"  {len(turns)} turns, {paints.count} paints of the headline, {sum(simulated)} simulations shown; "
            f"95 % within {1000 * turns[int(len(turns) * 0.95)]:.0f} ms, longest {1000 * turns[-1]:.0f} ms",
            file=sys.stderr,
        )
        assert program.session.what_if.spend_less >= yuan(1)
        program.window.close()
        program.end()
    return Measured(turns[-1], idle, limit=0.050)


def _turns(seconds: float, move: object = None) -> list[float]:
    """The seconds that each turn of the event loop took; `move` is called with the number of each frame."""
    turns: list[float] = []
    deadline = time.perf_counter() + seconds
    at = 0
    while time.perf_counter() < deadline:
        began = time.perf_counter()
        if callable(move):
            move(at)
        QApplication.processEvents()
        turns.append(time.perf_counter() - began)
        at += 1
        time.sleep(max(0.0, FRAME - turns[-1]))
    return turns
