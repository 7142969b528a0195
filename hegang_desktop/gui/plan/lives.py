"""Simulates lives of the open plan in a thread, a few while it is being edited, many once it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hegang_desktop.app.looking_closer import FEW, LIVES, Lives, simulated
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context

SOON_MS = 60
REST_MS = 500


class LivesWatcher(QObject):
    """`lives_changed`: there are lives of the open plan, or those there were are no longer its own.

    `lives` is None until then: nothing of a former state of the plan is ever shown beside the present one.
    """

    lives_changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._awake = False
        self._plan: Plan | None = None
        self.lives: Lives | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._few)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._many)
        context.signals.plan_changed.connect(self._on_plan_changed)

    @property
    def plan(self) -> Plan | None:
        """The plan that `lives` are of."""
        return self._plan

    def wake(self) -> None:
        """Somebody looks: begin, and go on following the plan."""
        self._awake = True
        self._on_plan_changed()

    def sleep(self) -> None:
        """Nobody looks."""
        self._awake = False
        self._soon.stop()
        self._rest.stop()

    @Slot()
    def _on_plan_changed(self) -> None:
        plan = self._context.session.plan
        if not self._awake or plan == self._plan:
            return
        self._plan = plan
        self.lives = None
        self.lives_changed.emit()
        if plan is not None and (plan.scenario.home.asking_price or "price" in plan.scenario.overrides):
            self._soon.start()
            self._rest.start()

    @Slot()
    def _few(self) -> None:
        self._simulate(FEW)

    @Slot()
    def _many(self) -> None:
        self._simulate(LIVES)

    def _simulate(self, lives: int) -> None:
        outcome = self._context.session.outcome
        if outcome is None or outcome.plan != self._plan:
            return
        plan, projection = outcome.plan, outcome.projection

        def done(found: Lives) -> None:
            if plan == self._plan:
                self.lives = found
                self.lives_changed.emit()

        self._context.runner.run("lives", lambda: simulated(plan, projection, lives), done)
