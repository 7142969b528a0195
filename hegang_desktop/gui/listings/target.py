"""Making a listing the target home of the open plan, or of a new one when none is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from hegang_desktop.app.plan.new_plan import new_plan, with_target
from hegang_desktop.app.plan.target_home import target_from
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.controller import ListingsController
from hegang_desktop.gui.listings.results import Results
from hegang_desktop.gui.listings.undo_notices import UndoNotices


class TargetController(QObject):
    """`target_chosen`: the open plan has another target home."""

    target_chosen = Signal()

    def __init__(
        self, context: Context, controller: ListingsController, results: Results, notices: UndoNotices
    ) -> None:
        super().__init__(controller)
        self._context = context
        self._controller = controller
        self._results = results
        self._notices = notices
        results.table.home_chosen.connect(self._on_home_chosen)
        results.detail.target_wanted.connect(self.take)

    def take_selected(self) -> None:
        """Take the home that is looked at."""
        detail = self._results.detail.detail
        if detail is not None:
            self.take(detail)

    @Slot(object)
    def take(self, detail: ListingDetail) -> None:
        """Make a home the target; one step that can be undone."""
        session = self._context.session
        target = target_from(detail)
        try:
            if session.plan is None:
                name = self._context.texts.say(msg("My plan"))
                session.add(new_plan(name, session.this_month, home=target), msg("New plan"))
            else:
                session.edit(msg("Target home"), lambda plan: with_target(plan, target))
        except UserError as error:
            self._notices.tell(error.message, bad=True)
            return
        self.target_chosen.emit()

    @Slot(object)
    def _on_home_chosen(self, id_: int) -> None:
        detail = self._controller.detail_of(id_)
        if detail is not None:
            self.take(detail)
