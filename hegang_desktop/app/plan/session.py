"""The one owner of the plan that is being worked on: edits, undo and redo, and telling whoever listens.

No Qt. Every edit stores a new version at once; undo moves back along the line of versions, also those of earlier days.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

import msgspec

from hegang_desktop.app.plan.cash_count import CheckIn, check_in, counted, usually_settled
from hegang_desktop.app.plan.library import Library, new_id
from hegang_desktop.app.plan.reckoning import Reckoning, Run
from hegang_desktop.app.plan.session_change import Change, ChangeKind, LastChange
from hegang_desktop.app.undo import UndoJournal
from hegang_desktop.domain.codec import checked
from hegang_desktop.domain.errors import DamagedPlan, NotReckoned, UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.version import PlanEntry, Version
from hegang_desktop.domain.what_if import NOTHING, WhatIf

if TYPE_CHECKING:
    from hegang_desktop.app.answer.answering import Basis, Outcome
else:
    Basis = str
    Outcome = Any

Listener = Callable[[Change], None]
Today = Callable[[], datetime.date]


def local_today() -> datetime.date:
    """The day on the wall, where the user is."""
    return datetime.datetime.now().astimezone().date()


def _restored(version: Version) -> Message:
    return msg("Restore the version of {when}", when=version.saved_at[:16].replace("T", " "))


class Session:
    """The current plan, its outcome and its history. Listeners hear every `Change`."""

    def __init__(self, library: Library, today: Today = local_today, run: Run | None = None) -> None:
        """`run`: where the safe month is worked out, in some 50 ms; None: at once."""
        self.library = library
        self._today = today
        self._reckoning = Reckoning(run, self._on_reckoned)
        self._version: Version | None = None
        self._what_if = NOTHING
        self._last_change: LastChange | None = None
        self._undo: list[Version | str] = []
        self._redo: list[Version | str] = []
        self._fold: str | None = None
        self.journal = UndoJournal(self)
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Be told of every change, in the thread that makes it."""
        self._listeners.append(listener)

    def _tell(self, kind: ChangeKind) -> None:
        for listener in self._listeners:
            listener(Change(kind))

    def _on_reckoned(self) -> None:
        self._tell("reckoned")

    @property
    def plan(self) -> Plan | None:
        """The plan that is open, if one is."""
        return self._version.body if self._version else None

    @property
    def outcome(self) -> Outcome | None:
        """What follows from the open plan. While `is_reckoning`, that of its state before."""
        return self._reckoning.known("plan")

    @property
    def shown(self) -> Outcome | None:
        """The outcome that the page shows: that of what is being tried out, or of the plan as it is."""
        return self._reckoning.known("tried") or self.outcome

    @property
    def is_reckoning(self) -> bool:
        """Whether the safe month of the present state is being worked out, so that `shown` is of the state before."""
        return self._reckoning.is_waiting

    def present_outcome(self) -> Outcome | None:
        """The outcome of the plan in its very present state: for what is kept of it. May take some 50 ms."""
        return self._reckoning.present()

    @property
    def basis(self) -> Basis:
        """Which month the figures are of, where there is a choice: the safe one, or the earliest."""
        return self._reckoning.basis

    def show_basis(self, basis: Basis) -> None:
        """Show the figures of the safe month, or of the earliest."""
        from hegang_desktop.app.answer.answering import turned

        if basis == self.basis:
            return
        self._reckoning.turn(basis)
        last = self._last_change
        if last is not None:
            # what an edit moved is told of two answers on the same basis
            self._last_change = LastChange(last.label, turned(last.before, basis))
        self._tell("reckoned")

    @property
    def this_month(self) -> Month:
        """The month on the wall."""
        today = self._today()
        return Month(today.year, today.month)

    def work_out(self, name: str, work: Callable[[], Outcome], done: Callable[[Outcome], None]) -> None:
        """Do work where the safe month is worked out; newer work of the same name takes the place of the older."""
        if self._reckoning.run is None:
            done(work())
        else:
            self._reckoning.run(name, work, done)

    @property
    def today(self) -> int:
        """The day of this month on the wall."""
        return self._today().day

    # --- edits -----------------------------------------------------------------------------------------------------

    def edit(self, label: Message, change: Callable[[Plan], Plan], *, fold: str | None = None) -> None:
        """Make a new version of the plan. Edits in a row with the same `fold` count as one step of undo.

        Raises InvalidPlan when the result is not a plan, and NotReckoned when nothing can be worked out from it; then
        nothing is changed.
        """
        if self._version is None:
            raise RuntimeError("no plan is open")
        changed = checked(change(self._version.body))
        if changed == self._version.body:
            return
        # between two edits in one breath nobody has seen an answer that the second could have moved
        seen = None if self._reckoning.waits_for("plan") else self.outcome
        before = self._version
        folds = fold is not None and fold == self._fold
        if folds:
            version = msgspec.structs.replace(before, saved_at=self.library.stamp(), body=changed)
        else:
            version = Version(new_id(), changed.id, before.id, self.library.stamp(), label, changed)
        renamed = changed.name != before.body.name
        # worked out before anything is kept: what fails is neither saved nor a step of undo
        self._show(version)
        if not folds:
            self._undo.append(before)
            self._last_change = None if seen is None else LastChange(label, seen)
        self._fold = fold
        self._redo.clear()
        self.library.save(version)
        self.journal.plan_edited(version.id)
        self._tell("edit")
        if renamed:
            self._tell("list")

    def end_fold(self) -> None:
        """The field was left or the slider let go: the next edit is a step of its own."""
        self._fold = None

    @property
    def last_change(self) -> LastChange | None:
        """The last step of editing since the plan was opened; none after undo or redo."""
        return self._last_change

    # --- trying things out -----------------------------------------------------------------------------------------

    @property
    def what_if(self) -> WhatIf:
        """What is being tried out on the open plan."""
        return self._what_if

    def try_out(self, what_if: WhatIf) -> None:
        """Show what follows with these changes on top of the plan, which itself stays as it is."""
        if self._version is None or what_if == self._what_if:
            return
        tried = self._tried(self._version.body, what_if)
        self._what_if = what_if
        self._show_tried(tried)
        self._tell("what_if")

    def _tried(self, plan: Plan, what_if: WhatIf) -> Outcome | None:
        """What follows at once from what is tried out. Raises UserError where it does not fit the plan."""
        if what_if == NOTHING:
            return None
        from hegang_desktop.app.answer.what_if import tried_at_once

        return tried_at_once(plan, what_if, self.basis)

    def _show_tried(self, tried: Outcome | None) -> None:
        if tried is None:
            self._reckoning.take("tried")
        else:
            self._reckoning.begin("tried", tried)

    def keep_tried(self) -> None:
        """Put what is tried out into the plan, as one step of undo. What cannot be part of a plan is let go."""
        from hegang_desktop.app.answer.what_if import kept_plan

        tried = self._what_if
        self._let_go(lambda: self.edit(msg("Put into the plan"), lambda plan: kept_plan(plan, tried)))

    def keep_tried_as_scenario(self, name: str = "") -> None:
        """A scenario of its own with what is tried out, which is looked at from then on."""
        from hegang_desktop.app.answer.what_if import tried_scenario

        tried = self._what_if
        self._let_go(lambda: self.edit(msg("Keep as a scenario"), lambda plan: tried_scenario(plan, tried, name)))

    def _let_go(self, keep: Callable[[], None]) -> None:
        """Keep what is tried out, and show the plan as it is from then on; where it cannot be kept it stays tried."""
        if self._version is None or self._what_if == NOTHING:
            return
        before, taken = self._what_if, self._reckoning.take("tried")
        self._what_if = NOTHING
        try:
            keep()
        except UserError:
            self._what_if = before
            self._reckoning.put_back("tried", taken)
            raise
        self._tell("what_if")

    @property
    def version_id(self) -> str | None:
        """The version that is open."""
        return self._version.id if self._version else None

    @property
    def redo_id(self) -> str | None:
        """The version that redo would bring back."""
        later = self._redo[-1] if self._redo else None
        return later.id if isinstance(later, Version) else later

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back."""
        return self._version.label if self._version and self._undo else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would bring back."""
        if not self._redo:
            return None
        later = self._redo[-1]
        return self.library.label_of(later) if isinstance(later, str) else later.label

    def _loaded(self, version: Version | str) -> Version:
        """A version of an earlier session is read when it is needed."""
        return self.library.version(version) if isinstance(version, str) else version

    def undo(self) -> None:
        """Back to the version before; `journal.undo` takes back what was done last, also beside the plan.

        Raises DamagedPlan where that is damaged: the next time it is stepped over.
        """
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        """Forward again. Raises DamagedPlan as `undo`."""
        self._step(self._redo, self._undo)

    def _step(self, steps: list[Version | str], back: list[Version | str]) -> None:
        present = self._version
        if present is None or not steps:
            return
        try:
            wanted = self._loaded(steps[-1])
        except DamagedPlan:
            steps.pop()
            self._tell("name")
            raise
        self._stand_at(wanted)
        steps.pop()
        back.append(present)
        self.journal.plan_stepped((present if steps is self._undo else wanted).id)
        self._tell("undo" if steps is self._undo else "redo")
        self._tell("list")

    def name_version(self, name: str) -> None:
        """Give the present state a name of the user's, to find it by."""
        if self._version is None:
            return
        self._fold = None
        self._version = msgspec.structs.replace(self._version, name=name)
        self.library.save(self._version)
        self._tell("name")

    @property
    def version_name(self) -> str | None:
        """The name the user gave the present state, if any."""
        return self._version.name if self._version else None

    def _stand_at(self, version: Version) -> None:
        self._show(version)
        self._fold = None
        self.library.stand_at(version)

    def _show(self, version: Version) -> None:
        from hegang_desktop.app.answer.answering import reckoned  # the engine is not needed before there is a plan

        # the outcomes first: if a rule of ours fails, the session keeps its former, whole state
        quick = reckoned(version.body, basis=self.basis)
        another = self._version is None or self._version.plan_id != version.plan_id
        what_if = NOTHING if another else self._what_if
        try:
            tried = self._tried(version.body, what_if)
        except UserError:
            # what was tried out no longer fits the plan
            what_if, tried = NOTHING, None
        self._what_if = what_if
        self._version, self._last_change = version, self._kept_change(version)
        self._reckoning.begin("plan", quick, anew=another)
        self._show_tried(tried)

    def _kept_change(self, version: Version) -> LastChange | None:
        """The last change while one step of editing goes on; an edit puts its own in this place."""
        folding = self._version is not None and self._version.id == version.id
        return self._last_change if folding else None

    # --- plans -----------------------------------------------------------------------------------------------------

    @property
    def entries(self) -> list[PlanEntry]:
        """All plans, last opened first."""
        return self.library.entries

    def add(self, plan: Plan, label: Message) -> None:
        """Put a new plan on the shelf and open it. Raises NotReckoned, and saves nothing, where no answer follows."""
        self._begin(Version(new_id(), plan.id, None, self.library.stamp(), label, checked(plan)))

    def _begin(self, version: Version) -> None:
        before = [] if version.parent is None else self._line_to(version.parent)
        self._show(version)
        self.library.save(version)
        self.library.opened(version.plan_id)
        self._open([*reversed(before)], [])

    def _line_to(self, version_id: str) -> list[str]:
        return [version_id, *self.library.ancestors(version_id)]

    def replace(self, plan: Plan, label: Message) -> None:
        """Put `plan` in the place of the one with its id, as a version that can be undone."""
        try:
            self.open(plan.id)
        except DamagedPlan:
            # there is nothing to go back to by undo; the damaged state stays in the history
            self.add(plan, label)
            return
        self.edit(label, lambda _old: plan)

    def open_earlier(self, plan_id: str) -> None:
        """Open a damaged plan at its last state that can be read, as a new version. Raises DamagedPlan without one."""
        for version in self.library.readable_versions(plan_id):
            try:
                self._begin(
                    Version(new_id(), plan_id, version.id, self.library.stamp(), _restored(version), version.body)
                )
            except NotReckoned:
                continue
            return
        raise DamagedPlan(
            msg("No saved state of this plan can be read."),
            msg("It stays in the file as it is. Delete it here to take it off the list; your other plans are whole."),
        )

    def open(self, plan_id: str) -> None:
        """Open a plan of the shelf. Raises KeyError when there is none of this id.

        Raises DamagedPlan or NotReckoned when it cannot be shown; then the one that is open stays.
        """
        if self.plan is not None and self.plan.id == plan_id:
            return
        version = self.library.current_version(plan_id)
        before = self.library.ancestors(version.id)
        after = self.library.descendants(version.id)
        self._show(version)
        self.library.opened(plan_id)
        self._open([*reversed(before)], [*reversed(after)])

    def open_latest(self) -> bool:
        """Open the plan that was open last; False when the shelf is empty. Raises UserError as `open`."""
        entries = self.entries
        if not entries:
            return False
        self.open(entries[0].id)
        return True

    def _open(self, undo: list[Version | str], redo: list[Version | str]) -> None:
        self._undo, self._redo, self._fold = undo, redo, None
        self._tell("open")
        self._tell("list")

    def duplicate(self, name: str) -> None:
        """A second plan with the values of the open one; a copy of a sample is the user's own."""
        if self.plan is not None:
            self.add(msgspec.structs.replace(self.plan, id=new_id(), name=name, sample=False), msg("Duplicate plan"))

    def rename(self, plan_id: str, name: str) -> None:
        """Give a plan another name."""
        self.open(plan_id)
        self.end_fold()
        self.edit(msg("Rename plan"), lambda plan: msgspec.structs.replace(plan, name=name.strip()))

    def delete(self, plan_id: str) -> None:
        """Take a plan off the shelf; `undelete` brings it back."""
        self.library.delete(plan_id)
        if self.plan is not None and self.plan.id == plan_id:
            self._version = self._last_change = None
            self._reckoning.take("plan")
            self._reckoning.take("tried")
            self._what_if = NOTHING
            self._undo, self._redo = [], []
            self._open_another()
        self._tell("list")

    def _open_another(self) -> None:
        """The plan that was open before, past those that cannot be shown; without one, no plan is open."""
        for entry in self.entries:
            with contextlib.suppress(UserError):
                self.open(entry.id)
                return
        self._tell("close")

    def undelete(self, plan_id: str) -> None:
        """Bring a deleted plan back and open it. Raises DamagedPlan for a damaged one: it is in the list again."""
        self.library.undelete(plan_id)
        try:
            self.open(plan_id)
        finally:
            self._tell("list")

    def undelete_last(self) -> bool:
        """Bring back the plan that was deleted last, in this session or an earlier one; False when there is none."""
        plan_id = self.library.last_deleted()
        if plan_id is None:
            return False
        self.undelete(plan_id)
        return True

    # --- coming back in a later month --------------------------------------------------------------------------------

    def check_in(self, *, again: bool = False) -> CheckIn | None:
        """What there is to say on counting the money today, when it is time to ask; else None.

        Samples are not asked about, nor plans that start this month, unless they are to be counted `again`, or later.
        """
        # what is expected of a month that is not bought in does not hang on the safe month
        answered = self._reckoning.at_once("plan")
        if answered is None:
            return None
        return check_in(answered, self.this_month, self._today().day, again=again)

    def settled_today(self, month: Month) -> tuple[int, tuple[str, ...]]:
        """The day of a month on which it is told what is left in it, and what is supposed to be settled by then.

        Of this month that is today, until the money is counted again; of any other month its first day.
        """
        said = self.check_in() if month == self.this_month else None
        if said is None:
            return 1, ()
        return said.day, tuple(one.id for one in said.items) if usually_settled(said.day) else ()

    def count_cash(self, at_hand: Fen, why: str = "", settled: Collection[str] = ()) -> None:
        """Start the plan from what is at hand today; what had been expected is kept beside it, and what it moved.

        `settled` holds the ids of what of this month is in or paid already; `why` is the user's own word on the
        difference.
        """
        said, answered = self.check_in(again=True), self.present_outcome()
        if answered is not None and said is not None:
            self.edit(msg("Money at hand"), counted(answered, said, at_hand, settled, why.strip()))

    # --- former versions ---------------------------------------------------------------------------------------------

    def restore(self, version_id: str) -> None:
        """Make the plan what it was in a former version, as an edit that can be undone. Raises KeyError without it."""
        version = self.library.version(version_id)
        self.end_fold()
        self.edit(_restored(version), lambda _: version.body)

    def name_former(self, version_id: str, name: str) -> None:
        """Give any version of the open plan a name, the present one or a former one."""
        if self._version is not None and self._version.id == version_id:
            self.name_version(name)
            return
        for steps in (self._undo, self._redo):
            for i, step in enumerate(steps):
                if isinstance(step, Version) and step.id == version_id:
                    steps[i] = msgspec.structs.replace(step, name=name)
        self.library.name_version(version_id, name)
        self._tell("list")
