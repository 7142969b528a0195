"""The plan page: the answer in a band that stays, beneath it the inputs and the view that was chosen."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.engine.headline import kept_back
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan import views
from hegang_desktop.gui.plan.answer.answer_band import KEEP_BACK, OTHER_MONTH, WHAT_HELPS, AnswerBand
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher
from hegang_desktop.gui.plan.answer.working_dialog import WorkingDialog
from hegang_desktop.gui.plan.cash_banner import CashBanner
from hegang_desktop.gui.plan.figures import TITLES
from hegang_desktop.gui.plan.inputs.inputs_panel import WIDTH, InputsPanel
from hegang_desktop.gui.plan.overview.chart_card import ChartCard
from hegang_desktop.gui.plan.overview.view import Overview
from hegang_desktop.gui.plan.views import ViewWidget
from hegang_desktop.gui.side_dialog import brought_to_front
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.current_stack import CurrentStack
from hegang_desktop.gui.widgets.floating_bar import FloatingBar
from hegang_desktop.gui.widgets.no_wheel_tab_bar import NoWheelTabBar
from hegang_desktop.gui.widgets.saved_state import state_bytes, state_text
from hegang_desktop.gui.widgets.tab_order import follow, within

if TYPE_CHECKING:
    from hegang_desktop.domain.sensitivity import Lever
    from hegang_desktop.gui.plan.ledger.view import LedgerView

LEAST_VIEWS = 440
SPLITTER_STATE = "plan_beside"
FOLDS_STATE = "plan_folds"
VIEW_STATE = "plan_view"
LOW = 620
"""Pixels of height below which the answer is shown with less around it."""
BANNER_PX = 12


class PlanPage(QWidget):
    """The open plan. `listings_requested`: a home is to be chosen; `new_plan_requested`: there is none yet.

    `search_wanted`: homes of the listings are to be shown (Search).
    """

    listings_requested = Signal()
    search_wanted = Signal(object)
    new_plan_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._views = {view.id: view for view in views.VIEWS}
        self._made: dict[str, ViewWidget] = {}
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
        outer.addWidget(label(self.context.texts, msg("No plan is open"), "title"))
        outer.addWidget(
            label(
                self.context.texts,
                msg("A plan says in which month a home can be yours. Begin one; four numbers are enough."),
                wrap=True,
            )
        )
        begin = button(self.context.texts, msg("New plan"), "primary")
        begin.clicked.connect(self.new_plan_requested)
        line = row()
        line.addWidget(begin)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(2)
        return page

    def _full(self) -> QWidget:
        context = self.context
        self.lives = LivesWatcher(context, self)
        self.answer = AnswerBand(context)
        self.answer.figure_opened.connect(self.open_figure)
        self.answer.link_opened.connect(self.open_link)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setObjectName("plan_across")
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(4)
        self.inputs = InputsPanel(context)
        self.inputs.listings_requested.connect(self.listings_requested)
        self.inputs.search_wanted.connect(self.search_wanted)
        self._across.addWidget(self.inputs)
        self._across.addWidget(self._make_views())
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([WIDTH, 860])
        full = QWidget()
        outer = column(full, spacing=0)
        outer.addWidget(self.answer)
        outer.addWidget(self._across, 1)
        # it asks in passing: nothing moves when it comes or goes
        self.banner = CashBanner(context)
        FloatingBar(self.banner, self._right, BANNER_PX)
        return full

    def _make_views(self) -> QWidget:
        context = self.context
        self.bar = NoWheelTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        context.texts.put(self.bar, msg("Views of the plan"), "setAccessibleName")
        for id_ in self._views:
            self.bar.setTabData(self.bar.addTab(""), id_)
        self._name_views()
        self.views = CurrentStack()
        self.bar.currentChanged.connect(self._on_view_chosen)
        self._right = QWidget()
        outer = column(self._right, spacing=6)
        outer.setContentsMargins(6, 4, 16, 12)
        outer.addWidget(self.bar)
        outer.addWidget(self.views, 1)
        self._right.setMinimumWidth(LEAST_VIEWS)
        self._on_view_chosen(0)
        return self._right

    def _name_views(self) -> None:
        for at, view in enumerate(self._views.values()):
            self.bar.setTabText(at, self.context.texts.say(view.title))
            self.bar.setTabToolTip(at, view.key)

    # --- the views -------------------------------------------------------------------------------------------------

    def view(self, id_: str) -> ViewWidget:
        """The view of this id, made when first asked for. Raises KeyError when there is none."""
        if id_ not in self._made:
            made = self._views[id_].make(self)
            assert isinstance(made, QWidget)  # noqa: S101 - as ViewWidget asks
            self._made[id_] = made
            self.views.addWidget(made)
            if id_ in self._kept:
                made.restore(self._kept[id_])
        return self._made[id_]

    @property
    def overview(self) -> Overview:
        """Charts and what-if."""
        return cast("Overview", self.view("overview"))

    @property
    def ledger(self) -> LedgerView:
        """The months."""
        return cast("LedgerView", self.view("months"))

    @property
    def chart(self) -> ChartCard:
        """The card of charts."""
        return self.overview.chart

    def show_view(self, id_: str) -> None:
        """Bring a view to the front. Raises ValueError when there is none of this id."""
        self.bar.setCurrentIndex(list(self._views).index(id_))

    @property
    def view_name(self) -> str:
        """The view in front."""
        return str(self.bar.tabData(self.bar.currentIndex()))

    @Slot(int)
    def _on_view_chosen(self, at: int) -> None:
        view = self.view(str(self.bar.tabData(at)))
        assert isinstance(view, QWidget)  # noqa: S101 - as ViewWidget asks
        self.views.setCurrentWidget(view)

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001 - Qt's signature
        # views, and what is in them, are made when they are wanted: after what stands below them
        if self._made:
            asked = within(self.banner) if self.banner.isVisible() else ()
            follow([*within(self.answer), *within(self.inputs), *asked, *within(self._right)])
        return super().focusNextPrevChild(next_)

    @Slot(object)
    def open_month(self, month: Month) -> None:
        """From a chart to the working of the month."""
        self.ledger.open_working(month)

    @Slot(object)
    def show_month(self, month: Month) -> None:
        """Bring a month to the front in the ledger."""
        self.show_view("months")
        self.ledger.show_month(month)

    @Slot(object)
    def follow_month(self, month: Month) -> None:
        """The cursor of the chart follows the ledger."""
        if "overview" in self._made:
            self.chart.show_month(month)

    @Slot(object)
    def try_lever(self, lever: Lever) -> None:
        """Put into the plan what brings the home nearer."""
        from hegang_desktop.app.answer.analyses import with_lever

        # the plan may have lost what the lever pulls since it was found
        with contextlib.suppress(KeyError):
            self.context.session.edit(msg("Lever"), lambda plan: with_lever(plan, lever))

    @Slot(str)
    def open_figure(self, figure_id: str) -> None:
        """From a figure to its working, or to where it is changed."""
        plan = self.context.session.plan
        if figure_id == "all_in" and plan is not None and plan.scenario.bought is None:
            # the working of this figure is also where it is changed
            self.inputs.show_card(self.inputs.costs)
            return
        if figure_id in TITLES and brought_to_front(self, WorkingDialog, figure_id) is None:
            dialog = WorkingDialog(self.context, figure_id, TITLES[figure_id], self)
            dialog.input_wanted.connect(self.show_input)
            dialog.show()

    @Slot(str)
    def open_link(self, link: str) -> None:
        """To the figures of the other month, or to the cushion that the safe month asks for."""
        session = self.context.session
        shown = session.shown
        if link == OTHER_MONTH:
            session.show_basis("earliest" if session.basis == "safe" else "safe")
        elif link == WHAT_HELPS:
            self.show_view("matters")
        elif link == KEEP_BACK and shown is not None and shown.safety is not None:
            keep = kept_back(shown.safety.keep)
            session.edit(msg("Cushion"), lambda plan: SITUATION.changed(plan, cushion=keep))

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
        for one in (self.banner, self.answer, self):
            one.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the open plan, or that there is none."""
        self._stack.setCurrentIndex(0 if self.context.session.plan is None else 1)

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
        kept = {**self._kept, **{id_: made.state() for id_, made in self._made.items()}}
        return {
            **{f"{VIEW_STATE}_{id_}": state for id_, state in kept.items() if state},
            SPLITTER_STATE: state_text(self._across.saveState()),
            FOLDS_STATE: self.inputs.state(),
            VIEW_STATE: self.view_name,
        }

    def restore(self, state: dict[str, str]) -> None:
        """As it was left."""
        if SPLITTER_STATE in state:
            self._across.restoreState(state_bytes(state[SPLITTER_STATE]))
        self.inputs.restore(state.get(FOLDS_STATE, ""))
        self._kept = {id_: state[f"{VIEW_STATE}_{id_}"] for id_ in self._views if f"{VIEW_STATE}_{id_}" in state}
        for id_, made in self._made.items():
            if id_ in self._kept:
                made.restore(self._kept[id_])
        if state.get(VIEW_STATE) in self._views:
            self.show_view(state[VIEW_STATE])
        self.show_all()

    def take_focus(self) -> None:
        """Nothing has the focus until somebody wants it."""

    def flush(self) -> None:
        """Every field tells what is typed in it at once."""

    def release(self) -> None:
        """It holds no files."""
