"""Works out in a thread what matters most for the plan that is shown, once it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hegang_desktop.app.answer import analyses
from hegang_desktop.app.answer.analyses import Matters
from hegang_desktop.app.answer.charts import unanswerable
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context

REST_MS = 250


class MattersFinder(QObject):
    """`result_changed`: there is an answer for the shown plan. Results for a state that is gone are dropped."""

    result_changed = Signal()

    def __init__(self, context: Context, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._key = key
        self._plan: Plan | None = None
        self._result: Matters | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._find)

    @property
    def result(self) -> Matters | None:
        """What matters most for the plan that is shown; None until it is worked out."""
        shown = self._context.session.shown
        return self._result if shown is not None and shown.plan == self._plan else None

    def want(self) -> None:
        """Somebody looks: work it out, unless that is done or under way."""
        shown = self._context.session.shown
        if shown is None or shown.plan == self._plan:
            return
        first = self._plan is None
        self._plan, self._result = shown.plan, None
        if unanswerable(shown.plan) is None and shown.plan.scenario.bought is None:
            self._rest.start(0 if first else REST_MS)

    @Slot()
    def _find(self) -> None:
        plan = self._plan
        if plan is None:
            return

        def done(matters: Matters) -> None:
            if plan == self._plan:
                self._result = matters
                self.result_changed.emit()

        self._context.runner.run(self._key, lambda: analyses.matters(plan), done)
