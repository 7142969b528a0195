"""Works out in a thread what can be owned with the open plan, once it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hegang_desktop.app.answer.affordable import Affordable, affordable, months_ahead
from hegang_desktop.app.listings.search.within_reach import OffersInReach
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context

REST_MS = 250


class AffordableWatcher(QObject):
    """`changed`: there are other prices or offers. `waiting`: those there are belong to a plan that was changed.

    `prices` and `offers` are those of the last plan they were worked out for, None before the first; without a
    catalogue there are no offers. `has_prices`, `has_offers`: they are of the present plan.
    """

    changed = Signal()
    waiting = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._awake = False
        self._plan: Plan | None = None
        self._stale = True
        self.prices: tuple[Affordable, ...] | None = None
        self.offers: tuple[OffersInReach, ...] | None = None
        self.has_prices = self.has_offers = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._work_out)
        context.signals.plan_changed.connect(self._on_plan_changed)
        context.signals.listings_changed.connect(self._on_offers_changed)

    def wake(self) -> None:
        """Somebody looks: begin, and go on following the plan. Homes may have been marked meanwhile."""
        self._awake = True
        self._stale = True
        self._follow()

    def sleep(self) -> None:
        """Nobody looks."""
        self._awake = False
        self._rest.stop()

    @Slot()
    def _on_plan_changed(self) -> None:
        self._stale = self._stale or self._context.session.plan != self._plan
        self._follow()

    @Slot()
    def _on_offers_changed(self) -> None:
        self._stale = True
        self._follow()

    def _follow(self) -> None:
        plan = self._context.session.plan
        if not (self._awake and self._stale) or plan is None or plan.scenario.bought is not None:
            return
        first = self._plan is None
        if plan != self._plan:
            self.has_prices = self.has_offers = False
            self.waiting.emit()
        self._plan = plan
        self._rest.start(0 if first else REST_MS)

    @Slot()
    def _work_out(self) -> None:
        from hegang_desktop.app.listings.searching import offers_within_reach

        plan, this_month = self._plan, self._context.session.this_month
        if plan is None:
            return
        self._stale = False
        months, paths = months_ahead(plan, this_month), self._context.paths

        def priced(prices: tuple[Affordable, ...]) -> None:
            if plan == self._plan:
                self.prices, self.has_prices = prices, True
                self.changed.emit()

        def counted(offers: tuple[OffersInReach, ...]) -> None:
            if plan == self._plan:
                self.offers, self.has_offers = offers, True
                self.changed.emit()

        run = self._context.runner.run
        run("affordable", lambda: affordable(plan, this_month), priced)
        run("offers within reach", lambda: offers_within_reach(paths, plan, months), counted)
