"""Every saved version of the open plan on a timeline: what it changed, what it would mean, and back to it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHeaderView,
    QSplitter,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from hegang_desktop.app.plan.history import Former, HistoryDay, HistoryRow, as_own_plan, former, history
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.history.edits_loader import EditsLoader
from hegang_desktop.gui.plan.history.former_pane import FormerPane
from hegang_desktop.gui.plan.history.timeline_model import CHANGED, EDIT, TAKEN_BACK_ROLE, TIME, TimelineModel
from hegang_desktop.gui.plan.row_delegate import PlanRowDelegate
from hegang_desktop.gui.plan.stateless_view import StatelessView
from hegang_desktop.gui.widgets.boxes import column, plain_label, row

SOON_MS = 150
BRANCH_PX = 18
TIME_PX, EDIT_PX, PANE_PX = 60, 120, 330
LEAST_LIST_PX = 190
PANE_SHARE = 55
"""Percent of the width that the chosen version takes at most."""
TWO_COLUMNS_PX = 380


class TimelineDelegate(PlanRowDelegate):
    """Versions that were taken back stand a little to the right."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() == EDIT and index.data(TAKEN_BACK_ROLE):
            option.rect.setLeft(option.rect.left() + BRANCH_PX)


class HistoryView(StatelessView):
    """Reads the list in a thread when it is seen, and again a moment after the plan has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._days: tuple[HistoryDay, ...] = ()
        self._plan_id = ""
        self._present = ""
        self._former: Former | None = None
        self._to_present = True
        frame = QFrame()
        frame.setProperty("look", "card")
        column(self).addWidget(frame)
        outer = column(frame, margin=12, spacing=6)
        top = row()
        self.count = plain_label("", "quiet")
        self.named_only = QCheckBox()
        context.texts.put(self.named_only, msg("Only versions with a name"))
        top.addWidget(self.count, 1)
        top.addWidget(self.named_only)
        outer.addLayout(top)
        self._loader = EditsLoader(context, self)
        self.model = TimelineModel(context, self._loader, self)
        self.tree = self._make_tree()
        self.pane = FormerPane(context)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(12)
        self._across.addWidget(self.tree)
        self._across.addWidget(self.pane)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        self._across.splitterMoved.connect(self._fit_columns)
        outer.addWidget(self._across, 1)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._connect()

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.model)
        tree.setItemDelegate(TimelineDelegate(tree))
        tree.setProperty("look", "inner")
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(8)
        tree.setItemsExpandable(False)
        tree.setAllColumnsShowFocus(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setTabKeyNavigation(False)
        tree.setMinimumHeight(90)
        tree.setMinimumWidth(LEAST_LIST_PX)
        across = tree.header()
        across.setSectionsMovable(False)
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setStretchLastSection(True)
        tree.setColumnWidth(TIME, TIME_PX)
        tree.setColumnWidth(EDIT, EDIT_PX)
        self._context.texts.put(tree, msg("History of the plan"), "setAccessibleName")
        return tree

    def _connect(self) -> None:
        context = self._context
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.named_only.toggled.connect(self._on_named_only_toggled)
        self.pane.restore_wanted.connect(self.restore_version)
        self.pane.name_wanted.connect(self.name_version)
        self.pane.copy_wanted.connect(self.open_as_own)
        self._loader.edits_loaded.connect(self._show_chosen)
        context.signals.plan_changed.connect(self._on_plan_changed)
        context.texts.words_changed.connect(self._on_words_changed)

    # --- the list ----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pane = min(PANE_PX, self.width() * PANE_SHARE // 100)
        self._across.setSizes([self.width() - pane, pane])
        self._fit_columns()

    @Slot()
    def _fit_columns(self) -> None:
        """What an edit changed stands beside it where there is room; of the chosen one the pane tells it."""
        room = self._across.sizes()[0]
        self.tree.setColumnHidden(CHANGED, room < TWO_COLUMNS_PX)
        self.tree.setColumnWidth(EDIT, min(max(EDIT_PX, room // 4), 2 * EDIT_PX))

    @Slot()
    def _on_plan_changed(self) -> None:
        plan = self._context.session.plan
        # whatever stands in the pane was compared with the plan before
        self._former = None
        if plan is None or plan.id != self._plan_id:
            self._plan_id, self._days, self._to_present = "", (), True
            self.model.show_days(())
            self.pane.show_nothing()
        else:
            self._loader.forget(self._present)
            self._show_chosen()
        if self.isVisible():
            self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Read the list of versions again."""
        session = self._context.session
        plan = session.plan
        entry = session.library.entry(plan.id) if plan is not None else None
        if plan is None or entry is None:
            return
        if plan.id != self._plan_id:
            self.count.setText(self._context.texts.say(msg("Working it out ...")))
        present, recent, user_db = (
            entry.version_id,
            session.library.versions_here(plan.id),
            session.library.paths.user_db,
        )
        plan_id = plan.id

        def done(days: tuple[HistoryDay, ...]) -> None:
            now = self._context.session.plan
            if now is not None and now.id == plan_id:
                self._plan_id, self._present = plan_id, present
                self._show_days(days)

        self._context.runner.run("history", lambda: history(user_db, plan_id, present, recent), done, self._on_failed)

    def _show_days(self, days: tuple[HistoryDay, ...]) -> None:
        chosen = self.chosen
        self._days = days
        self._loader.forget(self._present)
        at = self.tree.verticalScrollBar().value()
        self.model.show_days(_named(days) if self.named_only.isChecked() else days)
        self.tree.expandAll()
        for day in range(self.model.rowCount()):
            self.tree.setFirstColumnSpanned(day, QModelIndex(), True)
        self._count()
        self.tree.verticalScrollBar().setValue(at)
        wanted = self._present if self._to_present or chosen is None else chosen.id
        self._to_present = False
        index = self.model.index_of(wanted)
        if index.isValid():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.tree.selectionModel().setCurrentIndex(index, choose)
        else:
            self._on_current_changed()

    def _count(self) -> None:
        n = sum(len(day.rows) for day in self._days)
        self.count.setText(self._context.texts.say(msg_n("{n} version, newest first", "{n} versions, newest first", n)))

    @Slot()
    def _on_words_changed(self) -> None:
        if self._days:
            self._count()
        self.tree.viewport().update()
        self.tree.header().viewport().update()
        self._show_chosen()

    @Slot(bool)
    def _on_named_only_toggled(self, _only: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._show_days(self._days)

    def _on_failed(self, error: UserError) -> None:
        self.pane.show_nothing(error.message)

    # --- the version that is chosen --------------------------------------------------------------------------------

    @property
    def chosen(self) -> HistoryRow | None:
        """The version that is selected; None where a day is, or nothing."""
        return self.model.row_at(self.tree.currentIndex())

    @Slot()
    def _on_current_changed(self) -> None:
        self._former = None
        self._show_chosen()
        row, plan = self.chosen, self._context.session.plan
        if row is None or plan is None:
            return
        library = self._context.session.library
        recent = {one.id: one.body for one in library.versions_here(plan.id)}
        user_db, version_id = library.paths.user_db, row.id

        def done(shown: Former) -> None:
            now = self.chosen
            if now is not None and now.id == version_id and self._context.session.plan is plan:
                self._former = shown
                self._show_chosen()

        self._context.runner.run(
            "history-former", lambda: former(user_db, version_id, plan, recent), done, self._on_failed
        )

    @Slot()
    def _show_chosen(self) -> None:
        row = self.chosen
        if row is None:
            self.pane.show_nothing()
        else:
            self.pane.show_version(row, self._loader.edits(row) if row.line.parent else (), self._former)

    @Slot()
    def restore_version(self) -> None:
        """Make the plan what it was in the version that is chosen, as an edit that can be undone."""
        row = self.chosen
        if row is not None and self.pane.restore.isEnabled():
            self._to_present = True
            self._context.session.restore(row.id)

    @Slot()
    def name_version(self) -> None:
        """Give the version that is chosen a name."""
        row = self.chosen
        if row is None:
            return
        name = self._context.dialogs.ask_text(
            self, msg("Name this version"), msg("Name of the version"), row.line.name or ""
        )
        if name:
            self._context.session.name_former(row.id, name)
            self.refresh()

    @Slot()
    def open_as_own(self) -> None:
        """The version that is chosen as a new plan."""
        row, former_plan = self.chosen, self._former
        if row is None or former_plan is None:
            return
        say = self._context.texts.say
        when = row.line.saved_at[:16].replace("T", " ")
        name = say(msg("{plan}, as of {when}", plan=former_plan.plan.name, when=row.line.name or when))
        self._context.session.add(as_own_plan(former_plan.plan, name), msg("A former version as a plan"))


def _named(days: tuple[HistoryDay, ...]) -> tuple[HistoryDay, ...]:
    kept = (HistoryDay(day.day, tuple(row for row in day.rows if row.line.name is not None)) for day in days)
    return cast("tuple[HistoryDay, ...]", tuple(day for day in kept if day.rows))
