"""What is done to the open plan from the menus: its purchase, its scenarios, its cost lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.navigator import Navigator
from hegang_desktop.gui.side_dialog import brought_to_front
from hegang_desktop.gui.widgets.toast import Toast

if TYPE_CHECKING:
    from hegang_desktop.gui.plan.page import PlanPage


class PlanEditCommands(QObject):
    """Each is one edit of the session, or opens the dialog that makes it."""

    def __init__(self, context: Context, navigator: Navigator, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._navigator = navigator
        self._toast = toast
        self._window = window

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of the open plan."""
        return {
            "count_money": self.count_money,
            "record_purchase": self.record_purchase,
            "take_purchase_back": self.take_purchase_back,
            "duplicate_scenario": self.duplicate_scenario,
            "next_scenario": self.next_scenario,
            "try_nothing": self.try_nothing,
            "reset_costs": self.reset_costs,
        }

    def count_money(self) -> None:
        """Ask what is at hand today, and what of the month is in or paid already."""
        self._navigator.show("plan")
        page = cast("PlanPage", self._navigator.page("plan"))
        page.banner.ask_again()
        if not page.banner.isVisible():
            self._toast.say(msg("A sample, or a plan that begins later, is not counted again."))

    def record_purchase(self) -> None:
        """Record what was really paid."""
        from hegang_desktop.gui.plan.purchase_dialog import PurchaseDialog

        session = self._context.session
        if session.plan is None:
            return
        self._navigator.show("plan")
        if session.plan.scenario.bought is not None:
            self._toast.say(msg("The purchase is recorded already. Take it back first to record another."))
            return
        session.try_out(NOTHING)
        if brought_to_front(self._window, PurchaseDialog) is None:
            PurchaseDialog(self._context, self._window).show()

    def take_purchase_back(self) -> None:
        """The home is to be bought again."""
        from hegang_desktop.app.plan.purchase import not_bought

        session = self._context.session
        if session.plan is not None and session.plan.scenario.bought is not None:
            session.edit(msg("Take the purchase back"), not_bought)
        else:
            self._toast.say(msg("No purchase is recorded."))

    def duplicate_scenario(self) -> None:
        """A copy of the scenario that is looked at."""
        from hegang_desktop.app.plan.scenarios import duplicated

        if self._context.session.plan is not None:
            self._context.session.edit(msg("Duplicate the scenario"), duplicated)
            self._navigator.show("plan")

    def next_scenario(self) -> None:
        """Look at the scenario after this one, after the last the first."""
        from hegang_desktop.app.plan.scenarios import made_active

        plan = self._context.session.plan
        if plan is None or len(plan.scenarios) == 1:
            return
        ids = [one.id for one in plan.scenarios]
        after = ids[(ids.index(plan.scenario.id) + 1) % len(ids)]
        self._context.session.edit(msg("Look at another scenario"), partial(made_active, scenario_id=after))

    def try_nothing(self) -> None:
        """Back to the plan as it is."""
        self._context.session.try_out(NOTHING)

    def reset_costs(self) -> None:
        """All cost lines back to their rules."""
        if self._context.session.plan is not None:
            from hegang_desktop.app.plan.edits import without_overrides

            self._context.session.edit(msg("Reset all cost lines"), without_overrides)
