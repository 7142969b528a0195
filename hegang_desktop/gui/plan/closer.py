"""The longer answers beside the plan: strategies, what matters most, one simulated life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from hegang_desktop.app import looking_closer
from hegang_desktop.app.figure_working import WorkingLine
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.working import LinesDialog

if TYPE_CHECKING:
    from collections.abc import Callable

TITLES: dict[str, Message] = {
    "strategies": msg("Strategies compared"),
    "matters": msg("What matters most"),
    "life": msg("One simulated life"),
}
NOTABLE: dict[str, Message] = {
    "typical": msg("a typical one"),
    "lucky": msg("a lucky one"),
    "unlucky": msg("an unlucky one"),
    "worst": msg("the worst"),
}


class CloserDialog(LinesDialog):
    """Works its lines out in a thread, for the plan as it was when opened, and again whenever the plan changes."""

    def __init__(self, context: Context, what: str, parent: QWidget) -> None:
        super().__init__(context, TITLES[what], parent)
        self.setMinimumSize(640, 480)
        self._context = context
        self._what = what
        self._plan: Plan | None = None
        self.choice: QComboBox | None = None
        if what == "life":
            self.choice = QComboBox()
            for kind, words in NOTABLE.items():
                self.choice.addItem(context.texts.say(words), kind)
            context.texts.put(self.choice, TITLES["life"], "setAccessibleName")
            self.choice.activated.connect(self.refresh)
            self.above.addWidget(self.choice)
            self.above.addStretch(1)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Work it out for the open plan; until that is done, that it is being worked out."""
        plan = self._context.session.plan
        if plan is None:
            self.close()
            return
        self._plan = plan
        self.show_lines((WorkingLine(msg("Working it out ...")),))
        kind = self.choice.currentData() if self.choice is not None else ""

        def done(lines: tuple[WorkingLine, ...]) -> None:
            if plan is self._plan and self.isVisible():
                self.show_lines(lines)

        self._context.runner.run(f"closer-{self._what}", lambda: _WORK[self._what](plan, kind), done)


def _strategies(plan: Plan, _: str) -> tuple[WorkingLine, ...]:
    from hegang_desktop.app.closer_working import strategies_working

    return strategies_working(looking_closer.strategies(plan))


def _matters(plan: Plan, _: str) -> tuple[WorkingLine, ...]:
    from hegang_desktop.app.closer_working import matters_working

    return matters_working(looking_closer.matters(plan))


def _life(plan: Plan, kind: Any) -> tuple[WorkingLine, ...]:
    from hegang_desktop.app.closer_working import life_working

    number = looking_closer.notable_lives(plan)[kind]
    return life_working(looking_closer.opened_life(plan, number))


_WORK: dict[str, Callable[[Plan, str], tuple[WorkingLine, ...]]] = {
    "strategies": _strategies,
    "matters": _matters,
    "life": _life,
}
