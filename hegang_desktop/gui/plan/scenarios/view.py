"""The scenarios of the plan: the list of them, and two to four side by side in a table and a chart."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.comparison_rows import Row, shown
from hegang_desktop.app.answer.scenario_outcomes import KnownOutcomes, Reckoned, reckoned
from hegang_desktop.app.answer.scenario_table import ScenarioTable, SlowFigures, awaiting, compare, slow_figures
from hegang_desktop.app.plan import scenarios as edits
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.compared.chart import ComparedChart
from hegang_desktop.gui.plan.compared.table import ComparedTable
from hegang_desktop.gui.plan.scenarios.scenario_buttons import ScenarioButtons
from hegang_desktop.gui.plan.scenarios.scenario_list import ScenarioLine, ScenarioList
from hegang_desktop.gui.plan.stateless_view import StatelessView
from hegang_desktop.gui.widgets.boxes import button, card, column, label, plain_label, row, stacked

REST_MS = 400


class ScenariosView(StatelessView):
    """Shows the plan of `session.shown` while it is visible. Lives are simulated once the plan rests."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: tuple[str, ...] = ()
        self._ticked: tuple[str, ...] = ()
        self._outcomes = KnownOutcomes()
        self._table: ScenarioTable | None = None
        self._working = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._work_slow_figures)
        self._empty = self._make_empty()
        self._listed = self._make_list()
        self._compared = self._make_table()
        self.chart = ComparedChart(context)
        self.area = stacked(self, self._empty, self._listed, self._compared, self.chart)
        self.table.stick_to(self.area)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    # --- parts ---

    def _make_empty(self) -> QFrame:
        texts = self._context.texts
        made = card()
        outer = column(made, margin=24, spacing=10)
        outer.addWidget(
            label(texts, msg("What if it were another home, another income, another city?"), "heading", wrap=True)
        )
        outer.addWidget(
            label(
                texts,
                msg(
                    "A scenario is one variant of your plan: this home, this income, this city. Duplicate the one you "
                    "have, change the copy, and see both side by side: when each home is yours, what is left, and how "
                    "long it lasts. What you have and owe is shared by all of them."
                ),
                wrap=True,
            )
        )
        self.begin = button(texts, msg("Duplicate this scenario"), "primary")
        self.begin.clicked.connect(self._on_duplicate_clicked)
        line = row()
        line.addWidget(self.begin)
        line.addStretch(1)
        outer.addLayout(line)
        return made

    def _make_list(self) -> QFrame:
        texts = self._context.texts
        made = card()
        outer = column(made, margin=12, spacing=6)
        top = row()
        top.addWidget(label(texts, msg("Scenarios"), "heading"))
        top.addStretch(1)
        top.addWidget(label(texts, msg("Tick two to four to compare them"), "quiet"))
        outer.addLayout(top)
        self.list = ScenarioList(self._context)
        outer.addWidget(self.list)
        self.refused = plain_label("", "caution", wrap=True)
        self.refused.hide()
        outer.addWidget(self.refused)
        self.buttons = ScenarioButtons(self._context)
        outer.addWidget(self.buttons)
        self.list.tick_changed.connect(self._on_tick_changed)
        self.list.named.connect(self._on_named)
        self.list.look_requested.connect(self._on_look_requested)
        self.list.removal_requested.connect(self._on_removal_requested)
        self.list.chosen_changed.connect(self._on_chosen_changed)
        self.buttons.duplicate.clicked.connect(self._on_duplicate_clicked)
        self.buttons.rename.clicked.connect(self._on_rename_clicked)
        self.buttons.remove.clicked.connect(self._on_remove_clicked)
        self.buttons.look.clicked.connect(self._on_look_clicked)
        self.buttons.up.clicked.connect(self._on_up_clicked)
        self.buttons.down.clicked.connect(self._on_down_clicked)
        return made

    def _make_table(self) -> QFrame:
        texts = self._context.texts
        made = card()
        outer = column(made, margin=12, spacing=6)
        top = row(spacing=12)
        top.addWidget(label(texts, msg("Side by side"), "heading"))
        top.addStretch(1)
        top.addWidget(label(texts, msg("✓ best in its row"), "quiet"))
        self.only = QCheckBox()
        texts.put(self.only, msg("Only what differs"))
        self.only.setChecked(True)
        self.only.toggled.connect(self._show_table)
        top.addWidget(self.only)
        outer.addLayout(top)
        self.alike = label(
            texts,
            msg(
                "So far they are all the same. Change the home, the income or an assumption of the current one, and "
                "the difference appears here."
            ),
            "quiet_body",
            wrap=True,
        )
        outer.addWidget(self.alike)
        self.table = ComparedTable(self._context, msg("Scenarios side by side"))
        outer.addWidget(self.table)
        return made

    # --- showing ---

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the scenarios that are compared."""
        return self._ticked

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self._working = False

    @Slot()
    def refresh(self) -> None:
        """Show the scenarios of what is shown; a view that is not seen waits until it is."""
        now = self._context.session.shown
        if not self.isVisible() or now is None:
            self._table = None
            return
        plan = now.plan
        self._ticked = edits.kept_ticks(plan, self._known, self._ticked)
        self._known = tuple(one.id for one in plan.scenarios)
        alone = len(plan.scenarios) == 1
        self._empty.setVisible(alone)
        self._listed.setVisible(not alone)
        self._show_list(plan)
        self._compare(now)

    def _show_list(self, plan: Plan) -> None:
        say = self._context.texts.say
        names = edits.names_of(plan)
        self.list.show_lines(
            [
                ScenarioLine(one.id, say(names[one.id]), one.name, one.id in self._ticked, one.id == plan.scenario.id)
                for one in plan.scenarios
            ]
        )

    def _compare(self, now: Outcome) -> None:
        few = edits.too_few(self._ticked)
        self._compared.setVisible(not few)
        self._table = None
        self._rest.stop()
        if few:
            self.chart.show_spec(None)
            return
        plan = now.plan
        self._outcomes.keep(now)
        missing = self._outcomes.missing(plan, self._ticked)
        if self._outcomes.takes_long(missing):
            names = edits.names_of(plan)
            self.table.show_rows([names[id_] for id_ in self._ticked], self._dots())
            self.chart.blank()
            self._reckon(missing)
            return
        if missing:
            self._outcomes.learn(reckoned(missing))
        self._table = compare(plan, self._ticked, self._outcomes.outcome_of)
        self._take_known()
        self._show_table()
        self.chart.show_spec(self._table.chart)

    def _dots(self) -> tuple[Row, ...]:
        """The rows that stand there, without their values, where they are of as many columns."""
        rows = self.table.rows_model.rows
        fits = self.table.rows_model.columnCount() == len(self._ticked)
        return awaiting(rows) if fits else ()

    def _reckon(self, missing: list[Plan]) -> None:
        """One run at a time: what changes meanwhile is asked for when it ends."""
        if self._working:
            return
        self._working = True

        def done(result: Reckoned) -> None:
            self._working = False
            self._outcomes.learn(result)
            self.refresh()

        def failed(_: UserError) -> None:
            self._working = False

        self._context.runner.run("scenario-facts", lambda: reckoned(missing), done, failed)

    def _take_known(self) -> None:
        """Put in the longer answers where they are known already, else ask for them once the plan rests."""
        if self._table is None:
            return
        completed = self._outcomes.completed(self._table)
        if completed is None:
            self._rest.start()
        else:
            self._table = completed

    @Slot()
    def _work_slow_figures(self) -> None:
        table = self._table
        if table is None:
            return
        wanted = self._outcomes.not_looked_at(table)

        def done(figures: tuple[SlowFigures, ...]) -> None:
            self._outcomes.learn_slow_figures(wanted, figures)
            if self._table is table and self.isVisible():
                self._take_known()
                self._show_table()

        self._context.runner.run("scenario-lives", lambda: slow_figures(wanted), done)

    @Slot()
    def _show_table(self) -> None:
        table = self._table
        if table is None:
            return
        self.alike.setVisible(table.alike)
        rows = shown(table.rows, only_differences=self.only.isChecked())
        self.table.setVisible(bool(rows))
        self.table.show_rows(table.names, rows)

    # --- acting ---

    @Slot()
    def _on_duplicate_clicked(self) -> None:
        plan = self._context.session.plan
        if plan is None:
            return
        called = edits.copy_name(plan)
        name = self._context.texts.say(called) if called is not None else ""
        self._context.session.edit(msg("Duplicate scenario"), lambda now: edits.duplicated(now, name))
        self.list.setFocus()

    @Slot(str, str)
    def _on_named(self, scenario_id: str, name: str) -> None:
        self._context.session.edit(msg("Rename scenario"), lambda plan: edits.renamed(plan, scenario_id, name))

    @Slot()
    def _on_rename_clicked(self) -> None:
        self.list.setFocus()
        self.list.edit_name()

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._on_removal_requested(self.list.chosen)

    @Slot(str)
    def _on_removal_requested(self, scenario_id: str) -> None:
        self._context.session.edit(msg("Remove scenario"), lambda plan: edits.removed(plan, scenario_id))

    @Slot()
    def _on_look_clicked(self) -> None:
        self._on_look_requested(self.list.chosen)

    @Slot(str)
    def _on_look_requested(self, scenario_id: str) -> None:
        self._context.session.edit(msg("Look at another scenario"), lambda plan: edits.made_active(plan, scenario_id))

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        chosen = self.list.chosen
        self._context.session.edit(msg("Order of the scenarios"), lambda plan: edits.moved(plan, chosen, by))

    @Slot(str, bool)
    def _on_tick_changed(self, scenario_id: str, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        refused = edits.tick_refused(self._ticked) if on and scenario_id not in self._ticked else None
        self.refused.setVisible(refused is not None)
        if refused is not None:
            self.refused.setText(self._context.texts.say(refused))
        elif on:
            self._ticked = (*self._ticked, scenario_id)
        else:
            self._ticked = tuple(id_ for id_ in self._ticked if id_ != scenario_id)
        self.refresh()

    @Slot()
    def _on_chosen_changed(self) -> None:
        now = self._context.session.shown
        if now is not None:
            self.buttons.show_plan(now.plan, self.list.chosen)
