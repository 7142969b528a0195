"""The views beneath the answer: each is made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher

if TYPE_CHECKING:
    from collections.abc import Callable


def make_view(name: str, context: Context, lives: LivesWatcher) -> QWidget:
    """The view of that name."""
    return _MAKERS[name](context, lives)


def _overview(context: Context, lives: LivesWatcher) -> QWidget:
    from hegang_desktop.gui.plan.overview.view import Overview

    return Overview(context, lives)


def _months(context: Context, lives: LivesWatcher) -> QWidget:  # noqa: ARG001 - all are made alike
    from hegang_desktop.gui.plan.ledger.view import LedgerView

    return LedgerView(context)


def _scenarios(context: Context, lives: LivesWatcher) -> QWidget:  # noqa: ARG001
    from hegang_desktop.gui.plan.scenarios.view import ScenariosView

    return ScenariosView(context)


def _strategies(context: Context, lives: LivesWatcher) -> QWidget:  # noqa: ARG001
    from hegang_desktop.gui.plan.strategies.view import StrategiesView

    return StrategiesView(context)


def _matters(context: Context, lives: LivesWatcher) -> QWidget:  # noqa: ARG001
    from hegang_desktop.gui.plan.matters.view import MattersView

    return MattersView(context)


def _life(context: Context, lives: LivesWatcher) -> QWidget:  # noqa: ARG001
    from hegang_desktop.gui.plan.life.view import LifeView

    return LifeView(context)


def _history(context: Context, lives: LivesWatcher) -> QWidget:  # noqa: ARG001
    from hegang_desktop.gui.plan.history.view import HistoryView

    return HistoryView(context)


_MAKERS: dict[str, Callable[[Context, LivesWatcher], QWidget]] = {
    "overview": _overview,
    "months": _months,
    "scenarios": _scenarios,
    "strategies": _strategies,
    "matters": _matters,
    "life": _life,
    "history": _history,
}
