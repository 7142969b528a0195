"""Joins a field to a value of the plan: shows it, and turns typing into edits of the session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from hegang_desktop.app.plan.edits import EditLens
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.widgets.value_field import ValueField


class LensField(QObject):
    """One field, one lens. `refused` carries the UserError of a value no plan can hold; `accepted` clears it."""

    refused = Signal(object)
    accepted = Signal()

    def __init__(self, session: Session, field: ValueField, lens: EditLens) -> None:
        super().__init__(field)
        self._session = session
        self.field = field
        self.lens = lens
        field.news.value_edited.connect(self._on_value_edited)
        field.news.left.connect(self._on_left)
        field.news.wrong.connect(self.refused)
        field.news.righted.connect(self.accepted)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's value."""
        self.field.show_value(self.lens.get(plan))

    @Slot(object)
    def _on_value_edited(self, value: int | None) -> None:
        lens = self.lens
        try:
            self._session.edit(lens.label, lambda plan: lens.set(plan, value), fold=lens.fold)
        except UserError as error:
            self.refused.emit(error)
        else:
            self.accepted.emit()

    @Slot()
    def _on_left(self) -> None:
        self._session.end_fold()
