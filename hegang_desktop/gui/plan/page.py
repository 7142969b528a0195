"""The plan page: inputs on the left, the answer on the right, and beneath it the view that was chosen."""

from __future__ import annotations

import contextlib
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.answer_card import AnswerCard
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher
from hegang_desktop.gui.plan.answer.working_dialog import WorkingDialog
from hegang_desktop.gui.plan.cash_banner import CashBanner
from hegang_desktop.gui.plan.inputs.inputs_panel import InputsPanel
from hegang_desktop.gui.plan.overview.chart_card import ChartCard
from hegang_desktop.gui.plan.overview.view import Overview
from hegang_desktop.gui.plan.scenario_combo import ScenarioCombo
from hegang_desktop.gui.plan.view_names import VIEWS
from hegang_desktop.gui.plan.views import make_view
from hegang_desktop.gui.widgets.boxes import button, column, label, row, scrolled
from hegang_desktop.gui.widgets.calm_tabs import CalmTabBar
from hegang_desktop.gui.widgets.current_stack import CurrentStack
from hegang_desktop.gui.widgets.tab_order import chain

TITLES: dict[str, Message] = {
    "all_in": msg("All-in cost"),
    "left_after": msg("Left the day after"),
    "runway": msg("How long the money lasts"),
    "monthly": msg("Monthly cost once there"),
}
LEAST_VIEW = 360
LOW = 660
"""Pixels of height below which the answer is shown with less around it."""


class PlanPage(QWidget):
    """The open plan. `listings_requested`: a home is to be chosen; `new_plan_requested`: there is none yet."""

    listings_requested = Signal()
    new_plan_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[str, Any] = {}
        self._below: QVBoxLayout | None = None
        self._kept: dict[str, str] = {}
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._on_words_changed)

    def _empty(self) -> QWidget:
        page = QWidget()
        outer = column(page, margin=48, spacing=12)
        outer.addStretch(1)
        outer.addWidget(label(self._context.texts, msg("No plan is open"), "title"))
        outer.addWidget(
            label(
                self._context.texts,
                msg("A plan says in which month a home can be yours. Begin one; four numbers are enough."),
                wrap=True,
            )
        )
        begin = button(self._context.texts, msg("New plan"), "primary")
        begin.clicked.connect(self.new_plan_requested)
        line = row()
        line.addWidget(begin)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
        return page

    def _full(self) -> QWidget:
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setObjectName("plan_across")
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(4)
        self.inputs = InputsPanel(self._context)
        self.inputs.listings_requested.connect(self.listings_requested)
        self._across.addWidget(self.inputs)
        self._across.addWidget(self._make_consequences())
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([400, 780])
        return self._across

    def _make_consequences(self) -> QWidget:
        context = self._context
        self.banner = CashBanner(context)
        self.lives = LivesWatcher(context, self)
        self.answer = AnswerCard(context, self.lives)
        self.answer.figure_opened.connect(self._on_figure_opened)
        self.bar = CalmTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        context.texts.put(self.bar, msg("Views of the plan"), "setAccessibleName")
        for name in VIEWS:
            self.bar.setTabData(self.bar.addTab(""), name)
        self._name_views()
        self.views = CurrentStack()
        self.views.setMinimumHeight(LEAST_VIEW)
        self.bar.currentChanged.connect(self._on_view_chosen)
        right = QWidget()
        outer = self._below = column(right, spacing=8)
        outer.setContentsMargins(6, 16, 16, 16)
        outer.addWidget(self.banner)
        outer.addWidget(self.answer)
        across = row(spacing=8)
        across.addWidget(self.bar, 1)
        self.scenario = ScenarioCombo(context)
        across.addWidget(self.scenario)
        outer.addLayout(across)
        outer.addWidget(self.views, 1)
        # on a small screen the consequences scroll; nothing may lie over anything else
        self._right = scrolled(right)
        self._right.setMinimumWidth(480)
        self._on_view_chosen(0)
        return self._right

    def _name_views(self) -> None:
        for at, words in enumerate(VIEWS.values()):
            self.bar.setTabText(at, self._context.texts.say(words))
            self.bar.setTabToolTip(at, f"Alt+{at + 1}")

    # --- the views -------------------------------------------------------------------------------------------------

    def view(self, name: str) -> Any:
        """The view of that name, made when first asked for."""
        if name not in self._made:
            self._made[name] = made = make_view(name, self._context, self.lives)
            self.views.addWidget(made)
            for signal, slot in (
                ("month_opened", self._on_month_opened),
                ("month_chosen", self._on_month_chosen),
                ("ledger_wanted", self.show_month),
                ("input_wanted", self.show_input),
                ("figure_opened", self._on_figure_opened),
                ("lever_tried", self._on_lever_tried),
            ):
                if hasattr(made, signal):
                    getattr(made, signal).connect(slot)
            if isinstance(made, Overview):
                made.chart.month_opened.connect(self._on_month_opened)
                made.chart.figure_opened.connect(self._on_figure_opened)
            if hasattr(made, "restore") and name in self._kept:
                made.restore(self._kept[name])
        return self._made[name]

    @property
    def overview(self) -> Overview:
        """Charts and what-if."""
        found = self.view("overview")
        assert isinstance(found, Overview)  # noqa: S101 - the one the maker of this name makes
        return found

    @property
    def chart(self) -> ChartCard:
        """The card of charts."""
        return self.overview.chart

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        self.bar.setCurrentIndex(list(VIEWS).index(name))

    @property
    def view_name(self) -> str:
        """The view in front."""
        return str(self.bar.tabData(self.bar.currentIndex()))

    @Slot(int)
    def _on_view_chosen(self, at: int) -> None:
        self.views.setCurrentWidget(self.view(str(self.bar.tabData(at))))

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001 - Qt's signature
        # views, and what is in them, are made when they are wanted: after what stands below them
        if self._below is not None:
            chain(self._below)
        return super().focusNextPrevChild(next_)

    @Slot(object)
    def _on_month_opened(self, month: Month) -> None:
        """From a chart to the working of the month."""
        self.view("months").open_working(month)

    @Slot(object)
    def show_month(self, month: Month) -> None:
        """Bring a month to the front in the ledger."""
        self.show_view("months")
        self.view("months").show_month(month)

    @Slot(object)
    def _on_month_chosen(self, month: Month) -> None:
        """The cursor of the chart follows the ledger."""
        if "overview" in self._made:
            self.chart.show_month(month)

    @Slot(object)
    def _on_lever_tried(self, lever: Any) -> None:
        from hegang_desktop.app.answer.analyses import with_lever

        # the plan may have lost what the lever pulls since it was found
        with contextlib.suppress(KeyError):
            self._context.session.edit(msg("Lever"), lambda plan: with_lever(plan, lever))

    @Slot(str)
    def _on_figure_opened(self, figure_id: str) -> None:
        plan = self._context.session.plan
        if figure_id == "all_in" and plan is not None and plan.scenario.bought is None:
            # the working of this figure is also where it is changed
            self.inputs.show_card(self.inputs.costs)
            return
        if figure_id in TITLES:
            dialog = WorkingDialog(self._context, figure_id, TITLES[figure_id], self)
            dialog.input_wanted.connect(self.show_input)
            dialog.show()

    @Slot(object)
    def show_input(self, ref: InputRef) -> None:
        """To the field of an input."""
        self.inputs.show_input(ref)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.answer.set_compact(compact=self.height() < LOW)

    # --- showing ---------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lives.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.lives.sleep()

    def show_all(self) -> None:
        """Show the open plan everywhere, before its first change."""
        self.inputs.show_all()
        for one in (self.banner, self.answer, self.scenario, self):
            one.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the open plan, or that there is none."""
        self._stack.setCurrentIndex(0 if self._context.session.plan is None else 1)

    @Slot()
    def _on_words_changed(self) -> None:
        self._name_views()
        self.refresh()

    def show_top(self) -> None:
        """The beginning of the inputs: what the plan is about."""
        self.inputs.show_top()

    # --- coming back -----------------------------------------------------------------------------------------------

    def state(self) -> dict[str, str]:
        """Splitter, folds and the view, to be there again next time."""
        state = {f"plan_view_{name}": kept for name, kept in self._kept.items()}
        for name, made in self._made.items():
            if hasattr(made, "state"):
                state[f"plan_view_{name}"] = made.state()
        across = bytes(self._across.saveState().toBase64().data()).decode()
        return {**state, "plan_across": across, "plan_open": self.inputs.state(), "plan_view": self.view_name}

    def restore(self, state: dict[str, str]) -> None:
        """As it was left."""
        if "plan_across" in state:
            self._across.restoreState(QByteArray.fromBase64(state["plan_across"].encode()))
        self.inputs.restore(state.get("plan_open", ""))
        self._kept = {name: state[f"plan_view_{name}"] for name in VIEWS if f"plan_view_{name}" in state}
        for name, made in self._made.items():
            if hasattr(made, "restore") and name in self._kept:
                made.restore(self._kept[name])
        if state.get("plan_view") in VIEWS:
            self.show_view(state["plan_view"])
