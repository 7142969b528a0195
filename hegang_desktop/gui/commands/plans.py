"""What is done with whole plans: begin, open, name, duplicate, delete and bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.undo import UndoEntry
from hegang_desktop.domain.errors import DamagedPlan
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.limits import LONGEST_NAME
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.navigator import Navigator
from hegang_desktop.gui.new_plans import add_empty_plan
from hegang_desktop.gui.widgets.toast import Toast

if TYPE_CHECKING:
    from hegang_desktop.gui.plan.page import PlanPage


class PlanCommands(QObject):
    """Asks what must be asked, tells the session, and shows the plan."""

    def __init__(self, context: Context, navigator: Navigator, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._navigator = navigator
        self._toast = toast
        self._window = window
        self._deleted: UndoEntry | None = None
        context.signals.undo_changed.connect(self._on_undo_changed)

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of whole plans."""
        return {
            "new_plan": self.new,
            "name_version": self.name_version,
            "duplicate_plan": self.duplicate,
            "rename_plan": self.rename,
            "delete_plan": self.delete,
            "restore_plan": self.restore,
            "open_sample_plan": self.open_sample,
            "show_view": self.show_view,
            "show_affordable": self.show_affordable,
        }

    # --- the page ----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> PlanPage:
        """The plan page, made when first needed."""
        return cast("PlanPage", self._navigator.page("plan"))

    @Slot()
    def show(self) -> None:
        """Bring the plan page to the front."""
        self._navigator.show("plan")

    @Slot()
    def show_top(self) -> None:
        """The plan page, and of it what the plan is about."""
        self.show()
        self.page.show_top()

    def show_view(self, view: str) -> None:
        """The plan page with one of its views."""
        self.show()
        self.page.show_view(view)

    def show_affordable(self) -> None:
        """The plan page, and of it what can be owned."""
        self.show()
        plan = self._context.session.plan
        if plan is not None and plan.scenario.bought is not None:
            self._toast.say(msg("The home of this plan is bought already."))
        else:
            self.page.inputs.show_affordable()

    @Slot(str)
    def show_figure(self, figure_id: str) -> None:
        """The plan page, and how a figure of its answer comes about."""
        self.show()
        self.page.open_figure(figure_id)

    @Slot(object)
    def show_input(self, ref: InputRef) -> None:
        """The plan page, with the cursor in the field of an input."""
        self.show()
        self.page.show_input(ref)

    # --- the open plan -----------------------------------------------------------------------------------------------

    @Slot()
    def new(self) -> None:
        """An empty plan from this month, open for its numbers."""
        add_empty_plan(self._context)
        self.show()
        self.page.inputs.begin_in(self.page.inputs.home)

    def name_version(self) -> None:
        """Give the present state a name; saving itself is automatic."""
        name = self._context.dialogs.ask_text(
            self._window,
            msg("Name this version"),
            msg("Everything is saved as you go. A name marks this state; undo and redo come by it again:"),
        )
        if name is not None:
            self._context.session.name_version(name)
            self._toast.say(msg('This version is now called "{name}".', name=name))

    def duplicate(self) -> None:
        """A second plan with the same values."""
        plan = self._context.session.plan
        if plan is not None:
            name = self._context.texts.say(msg("{name} (copy)", name=plan.name))
            self._context.session.duplicate(name[:LONGEST_NAME])
            self.show()

    def rename(self) -> None:
        """Another name for the open plan."""
        plan = self._context.session.plan
        if plan is None:
            return
        name = self._context.dialogs.ask_text(self._window, msg("Rename the plan"), msg("Name:"), plan.name)
        if name is not None:
            self._context.session.rename(plan.id, name[:LONGEST_NAME])

    def delete(self) -> None:
        """Put the open plan aside, with a way back."""
        plan = self._context.session.plan
        if plan is not None:
            self.delete_of(plan.id)

    def restore(self) -> None:
        """Bring back the plan that was deleted last, today or earlier."""
        restored = self._toast.result_of(self._context.session.undelete_last)
        if restored:
            self.show()
        elif restored is not None:
            self._toast.say(msg("There is no deleted plan."))

    @Slot()
    def open_sample(self) -> None:
        """The seafarer's plan, as one more plan; the one that is there already is opened again."""
        from hegang_desktop.app.samples import sample_plan

        session = self._context.session
        plan = sample_plan(self._context.texts.words)
        there = next(
            (entry.id for entry in session.entries if entry.sample and self._note_of(entry.id) == plan.note), None
        )
        if there is not None:
            session.open(there)
        else:
            session.add(plan, msg("Open the sample plan"))
        self.show()

    def _note_of(self, plan_id: str) -> str | None:
        try:
            plan = self._context.session.library.plan_of(plan_id)
        except DamagedPlan:
            return None
        return plan.note if plan is not None else None

    # --- a plan of the list ------------------------------------------------------------------------------------------

    @Slot(str)
    def open(self, plan_id: str) -> None:
        """Open a plan of the list."""
        if self._toast.attempt(lambda: self._context.session.open(plan_id)):
            self.show()

    @Slot(str)
    def open_earlier(self, plan_id: str) -> None:
        """Open a damaged plan of the list at its last state that can be read."""
        if self._toast.attempt(lambda: self._context.session.open_earlier(plan_id)):
            self.show()
            self._toast.say(msg("Opened as it was saved before. The damaged state stays in the history."))

    @Slot(str)
    def duplicate_of(self, plan_id: str) -> None:
        """Duplicate a plan of the list."""
        if self._toast.attempt(lambda: self._context.session.open(plan_id)):
            self.duplicate()

    @Slot(str)
    def rename_of(self, plan_id: str) -> None:
        """Rename a plan of the list."""
        if self._toast.attempt(lambda: self._context.session.open(plan_id)):
            self.rename()

    @Slot(str)
    def delete_of(self, plan_id: str) -> None:
        """Delete a plan of the list."""
        session = self._context.session
        entry = session.library.entry(plan_id)
        if entry is None:
            return
        session.delete(plan_id)
        self._deleted = session.journal.did(
            msg("Delete plan"), lambda: session.undelete(plan_id), lambda: session.delete(plan_id), place="home"
        )
        self._toast.say(msg('"{name}" was deleted.', name=entry.name), msg("Undo"), self._bring_back)

    def _bring_back(self) -> None:
        if self._deleted is not None:
            entry = self._deleted
            self._toast.attempt(lambda: self._context.session.journal.take_back(entry))

    @Slot()
    def _on_undo_changed(self) -> None:
        # taken back by the key: the offer goes with it
        if self._deleted is not None and not self._context.session.journal.holds(self._deleted):
            self._deleted = None
            self._toast.withdraw(self._bring_back)
