"""Which scenario of the plan is looked at; hidden while there is only one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from hegang_desktop.app.plan.scenarios import made_active, names_of
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context

WIDEST = 130


class ScenarioCombo(QComboBox):
    """Shows the scenarios of the open plan; choosing one is an edit like any other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setMaximumWidth(WIDEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        context.texts.put(self, msg("Scenario"), "setAccessibleName")
        context.texts.put(self, msg("Look at another scenario"), "setToolTip")
        self.activated.connect(self._on_activated)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        self.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @Slot()
    def refresh(self) -> None:
        """Show the scenarios and which is looked at."""
        plan = self._context.session.plan
        self.setVisible(plan is not None and len(plan.scenarios) > 1)
        if plan is None:
            return
        names = {id_: self._context.texts.say(name) for id_, name in names_of(plan).items()}
        shown = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        if shown != list(names.items()):
            self.clear()
            for id_, name in names.items():
                self.addItem(name, id_)
        self.setCurrentIndex(self.findData(plan.scenario.id))

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        wanted = str(self.itemData(at))
        self._context.session.edit(msg("Look at another scenario"), partial(made_active, scenario_id=wanted))
