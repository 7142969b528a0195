"""Simulates lives of what is shown in a thread, a few while it is being edited, many once it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hegang_desktop.app.answer.analyses import FEW, LIVES, Lives, lives_of
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context

SOON_MS = 60
REST_MS = 500


class LivesWatcher(QObject):
    """`lives_changed`: there are lives of the plan that is shown, or those there were are no longer its own.

    `lives` is None until then: nothing of a former state of the plan is ever shown beside the present one.
    """

    lives_changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._awake = False
        self._plan: Plan | None = None
        self._acting: Plan | None = None
        self.lives: Lives | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._few)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._many)
        context.signals.shown_changed.connect(self._on_shown_changed)

    @property
    def plan(self) -> Plan | None:
        """The plan that `lives` are of."""
        return self._plan

    def wake(self) -> None:
        """Somebody looks: begin, and go on following the plan."""
        self._awake = True
        self._on_shown_changed()

    def sleep(self) -> None:
        """Nobody looks."""
        self._awake = False
        self._soon.stop()
        self._rest.stop()

    @Slot()
    def _on_shown_changed(self) -> None:
        session = self._context.session
        shown = session.shown
        plan = None if shown is None or shown.leaves else shown.plan
        # in which month the lives act is known with the safe month
        unsure = shown is None or plan is None or (shown.safety is None and session.is_reckoning)
        acting = None if unsure or shown is None else shown.acting
        if not self._awake or (plan is self._plan and acting is not None and acting == self._acting):
            return
        self._plan, self._acting = plan, acting
        self.lives = None
        self.lives_changed.emit()
        for timer in (self._soon, self._rest):
            timer.stop()
            if acting is not None and acting.scenario.is_priced:
                timer.start()

    @Slot()
    def _few(self) -> None:
        self._simulate(FEW)

    @Slot()
    def _many(self) -> None:
        self._simulate(LIVES)

    def _simulate(self, lives: int) -> None:
        outcome, acting = self._context.session.shown, self._acting
        if outcome is None or outcome.plan is not self._plan:
            return

        def done(result: Lives) -> None:
            if acting is self._acting:
                self.lives = result
                self.lives_changed.emit()

        self._context.runner.run("lives", lambda: lives_of(outcome, lives), done)
