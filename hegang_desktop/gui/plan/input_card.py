"""The base of the input cards: rows of fields joined to values of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hegang_desktop.app.plan_edits import Lens
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import clear
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField
from hegang_desktop.gui.widgets.fold_card import FoldCard
from hegang_desktop.gui.widgets.lens_field import LensField
from hegang_desktop.gui.widgets.value_field import ValueField


class InputRow(QFrame):
    """One of the rows of a card that has as many as the plan. `in_order`: its widgets in the order of Tab."""

    in_order: tuple[QWidget, ...] = ()


class InputCard(FoldCard):
    """A group of inputs. Shows the open plan whenever it changes; subclasses add rows and say the subtotal."""

    def __init__(self, context: Context, title: Message, *, open_: bool = True) -> None:
        super().__init__(context.texts, title, open_=open_)
        self.context = context
        self.texts = context.texts
        self.session = context.session
        self._lens_fields: list[LensField] = []
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    def add_field(self, field: ValueField, name: Message, lens: Lens, why: Message | None = None) -> FieldRow:
        """A row for one value of the plan."""
        made = FieldRow(self.texts, name, field, why=why)
        self.join(field, lens, made)
        self.content.addWidget(made)
        return made

    def join(self, field: ValueField, lens: Lens, row: FieldRow | None = None) -> LensField:
        """Join a field that stands elsewhere to a value of the plan."""
        lens_field = LensField(self.session, field, lens)
        if row is not None:
            row.watch(lens_field)
        self._lens_fields.append(lens_field)
        return lens_field

    def clear_rows(self, rows: QVBoxLayout) -> None:
        """Take the rows out, with the fields that were joined in them, before others are made."""
        self._lens_fields.clear()
        clear(rows)

    def place_rows(self, rows: QVBoxLayout, made: Sequence[InputRow]) -> None:
        """Show the rows; Tab goes from the heading through them, although they were made after what stands below."""
        before: QWidget = self.heading
        for one in made:
            rows.addWidget(one)
            for widget in one.in_order:
                QWidget.setTabOrder(before, widget)
                before = widget

    def add_money(self, name: Message, lens: Lens, why: Message | None = None, *, monthly: bool = False) -> FieldRow:
        """A row for an amount, once or a month."""
        unit = (MONTHLY_UNIT,) if monthly else ()
        return self.add_field(MoneyField(self.texts, name, *unit), name, lens, why)

    @Slot()
    def refresh(self) -> None:
        """Show the open plan."""
        plan = self.session.plan
        if plan is None:
            return
        self.show_plan(plan)
        for lens_field in self._lens_fields:
            lens_field.show_plan(plan)
        self.subtotal.setText(self.texts.say(self.subtotal_of(plan)))

    def show_plan(self, plan: Plan) -> None:
        """For subclasses: show what is not a joined field."""

    def subtotal_of(self, plan: Plan) -> Message:
        """For subclasses: what the heading says when folded."""
        raise NotImplementedError
