"""The menu of the plan: its views, its scenarios, its purchase. Each entry shows the page and lets it do its work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.what_if import NOTHING

if TYPE_CHECKING:
    from hegang_desktop.gui.context import Context
    from hegang_desktop.gui.main_window import MainWindow


class PlanMenu(QObject):
    """The slots of the entries that only the plan page or the open plan knows."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context

    def entries(self) -> tuple[tuple[Message, Callable[[], None], str], ...]:
        """Words, slot and keys of each entry, from top to bottom."""
        return (
            (msg("I &bought it…"), self.buy, "Ctrl+B"),
            (msg("Ta&ke the purchase back"), self.take_purchase_back, ""),
            (msg("Duplicate the s&cenario"), self.duplicate_scenario, "Ctrl+Shift+D"),
            (msg("Ne&xt scenario"), self.next_scenario, "Ctrl+PgDown"),
            (msg("Back to the pla&n as it is"), self.try_nothing, "Ctrl+0"),
            (msg("Re&set all cost lines to the rules"), self.reset_costs, ""),
        )

    def fill_views(self, menu: QMenu) -> list[QAction]:
        """One entry for each view of the plan."""
        from hegang_desktop.gui.plan.view_names import VIEWS

        actions = []
        for at, (name, words) in enumerate(VIEWS.items(), 1):
            action = QAction(menu)
            self._context.texts.put(action, words)
            action.setData(name)
            action.setShortcut(QKeySequence(f"Alt+{at}"))
            menu.addAction(action)
            self._window.addAction(action)
            actions.append(action)
        menu.triggered.connect(self._on_view_triggered)
        return actions

    @Slot(QAction)
    def _on_view_triggered(self, action: QAction) -> None:
        self._window.show_plan()
        self._window.plan.show_view(action.data())

    @Slot()
    def buy(self) -> None:
        """Record what was really paid."""
        from hegang_desktop.gui.plan.purchase_dialog import PurchaseDialog

        session = self._context.session
        if session.plan is None:
            return
        self._window.show_plan()
        if session.plan.scenario.bought is not None:
            self._window.toast.say(msg("The purchase is recorded already. Take it back first to record another."))
            return
        session.try_out(NOTHING)
        PurchaseDialog(self._context, self._window).open()

    @Slot()
    def take_purchase_back(self) -> None:
        """The home is to be bought again."""
        from hegang_desktop.app.plan.purchase import not_bought

        session = self._context.session
        if session.plan is not None and session.plan.scenario.bought is not None:
            session.edit(msg("Take the purchase back"), not_bought)
        else:
            self._window.toast.say(msg("No purchase is recorded."))

    @Slot()
    def duplicate_scenario(self) -> None:
        """A copy of the scenario that is looked at."""
        from hegang_desktop.app.plan.scenarios import duplicated

        if self._context.session.plan is not None:
            self._context.session.edit(msg("Duplicate the scenario"), duplicated)
            self._window.show_plan()

    @Slot()
    def next_scenario(self) -> None:
        """Look at the scenario after this one, after the last the first."""
        from hegang_desktop.app.plan.scenarios import made_active

        plan = self._context.session.plan
        if plan is None or len(plan.scenarios) == 1:
            return
        ids = [one.id for one in plan.scenarios]
        after = ids[(ids.index(plan.scenario.id) + 1) % len(ids)]
        self._context.session.edit(msg("Look at another scenario"), partial(made_active, scenario_id=after))

    @Slot()
    def try_nothing(self) -> None:
        """Back to the plan as it is."""
        self._context.session.try_out(NOTHING)

    @Slot()
    def reset_costs(self) -> None:
        """All cost lines back to their rules."""
        if self._context.session.plan is not None:
            from hegang_desktop.app.plan.edits import without_overrides

            self._context.session.edit(msg("Reset all cost lines"), without_overrides)
