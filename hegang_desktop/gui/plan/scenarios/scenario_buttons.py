"""What can be done with the scenarios of a plan, as buttons that wrap where it is narrow."""

from __future__ import annotations

from hegang_desktop.app.plan.scenarios import places_of
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button
from hegang_desktop.gui.widgets.flow_box import FlowBox


class ScenarioButtons(FlowBox):
    """The buttons; whoever makes them connects them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        texts = context.texts
        self.duplicate = button(texts, msg("Duplicate"))
        self.look = button(texts, msg("Make this the current one"))
        self.rename = button(texts, msg("Rename (F2)"))
        self.remove = button(texts, msg("Remove"))
        self.up = button(texts, msg("Move up"))
        self.down = button(texts, msg("Move down"))
        texts.put(self.duplicate, msg("A copy of the current scenario, to change"), "setToolTip")
        for one in (self.duplicate, self.look, self.rename, self.remove, self.up, self.down):
            self.add(one)

    def show_plan(self, plan: Plan, chosen: str) -> None:
        """What can be done with the chosen scenario of this plan."""
        places = places_of(plan, chosen)
        self.look.setEnabled(places.can_look)
        self.remove.setEnabled(places.can_remove)
        self.rename.setEnabled(bool(chosen))
        self.up.setEnabled(places.can_rise)
        self.down.setEnabled(places.can_sink)
