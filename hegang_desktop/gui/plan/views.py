"""The views beneath the answer: each is one entry, from which bar, menu, key, palette and restored state follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from hegang_desktop.domain.message import Message, pmsg

if TYPE_CHECKING:
    from hegang_desktop.gui.plan.page import PlanPage


class ViewWidget(Protocol):
    """What the plan page asks of a view, which is a QWidget as well."""

    def state(self) -> str:
        """How it was left, to be so again next time; "" when nothing of it is kept."""

    def restore(self, state: str) -> None:
        """As it was left; what is unreadable is passed over."""


class PlanView(NamedTuple):
    """`make` makes the view when it is first looked at, and connects what it asks for to the page."""

    id: str
    title: Message
    key: str
    make: Callable[[PlanPage], ViewWidget]


def _overview(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.overview.view import Overview

    made = Overview(page.context, page.lives)
    made.chart.month_opened.connect(page.open_month)
    made.chart.figure_opened.connect(page.open_figure)
    return made


def _months(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.ledger.view import LedgerView

    made = LedgerView(page.context)
    made.month_chosen.connect(page.follow_month)
    made.ledger_wanted.connect(page.show_month)
    made.input_wanted.connect(page.show_input)
    return made


def _scenarios(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.scenarios.view import ScenariosView

    return ScenariosView(page.context)


def _strategies(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.strategies.view import StrategiesView

    made = StrategiesView(page.context)
    made.input_wanted.connect(page.show_input)
    return made


def _matters(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.matters.view import MattersView

    made = MattersView(page.context)
    made.lever_tried.connect(page.try_lever)
    return made


def _life(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.life.view import LifeView

    return LifeView(page.context)


def _history(page: PlanPage) -> ViewWidget:
    from hegang_desktop.gui.plan.history.view import HistoryView

    return HistoryView(page.context)


VIEWS: tuple[PlanView, ...] = (
    PlanView("overview", pmsg("view", "Overview"), "Alt+1", _overview),
    PlanView("months", pmsg("view", "Months"), "Alt+2", _months),
    PlanView("scenarios", pmsg("view", "Scenarios"), "Alt+3", _scenarios),
    PlanView("strategies", pmsg("view", "Strategies"), "Alt+4", _strategies),
    PlanView("matters", pmsg("view", "What matters"), "Alt+5", _matters),
    PlanView("life", pmsg("view", "One life"), "Alt+6", _life),
    PlanView("history", pmsg("view", "History"), "Alt+7", _history),
)
"""In the order of the bar; the page begins with the first."""
