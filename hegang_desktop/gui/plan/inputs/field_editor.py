"""One input of a plan on screen: the widget its kind asks for, what its value counts as, and its error."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from hegang_desktop.app.plan.fields.field import NUMBERS, STANDINGS, Field, Standing, lens
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, row
from hegang_desktop.gui.widgets.choice_box import ChoiceBox
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import (
    SHARE_UNIT,
    YEARLY_UNIT,
    YUAN_UNIT,
    AreaField,
    FineRateField,
    MoneyField,
    MonthField,
    NumberField,
    RateField,
    ShareField,
)
from hegang_desktop.gui.widgets.help_button import HelpButton
from hegang_desktop.gui.widgets.lens_field import LensField
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.month_strip import MonthStrip
from hegang_desktop.gui.widgets.value_field import ValueField

WIDTH = 146
"""Pixels of a field beside its name."""


class FieldEditor(QWidget):
    """Shows the value of a field at a place and turns what is done to it into edits. What it is stands behind its "?".

    `edits` names what of the plan it changes, as `Person.spending`; `control` is what takes the focus.
    """

    control: QWidget

    def __init__(self, context: Context, place: PartLens, field: Field) -> None:
        super().__init__()
        self.context = context
        self.texts = context.texts
        self.field = field
        self.place = place
        self.lens = lens(place, field)
        self.edits = tuple(f"{place.kind.__name__}.{name}" for name in (field.name, *field.also))
        self._outer = column(self, spacing=2)
        self._standing: tuple[Standing, str, Message | None] | None = None
        self.error: ErrorLine
        self.note = HelpButton(self.texts, field.undo or field.title)
        self.build()
        # words are what they are; it is numbers and choices that are facts or assumptions
        self.note.setVisible(field.kind != "text")
        if field.kind == "text":
            self.texts.put(self.control, field.why, "setToolTip")

    def build(self) -> None:
        """For subclasses: make `control` and put it in."""
        raise NotImplementedError

    def show_item(self, plan: Plan, item: Any) -> None:
        """Show the value that the Struct holds in this plan."""
        field = self.field
        self.show_value(plan, item, field.seen(plan, item) if field.seen else field.value_of(item))
        source = field.source(plan, item) if field.source else field.beside(plan) if field.beside else None
        standing = field.counts_as(plan, item), self.texts.words.language, source
        if standing != self._standing:
            self._standing = standing
            self._say_note()

    def _say_note(self) -> None:
        if self._standing is None:
            return
        say, field = self.texts.say, self.field
        standing, _, source = self._standing
        text = say(field.why) if source is None else f"{say(field.why)}\n{say(source)}"
        spoken = text
        if field.seen is None:
            spoken = say(msg("{standing} · {why}", standing=STANDINGS[standing], why=verbatim(text)))
        self.note.say(text, described=spoken, assumed=field.seen is None and standing == "assumption")
        self.described().setAccessibleDescription(f"{say(field.unit)}; {spoken}" if field.unit else spoken)

    def show_value(self, plan: Plan, item: Any, value: Any) -> None:
        """For subclasses: show it."""
        raise NotImplementedError

    def described(self) -> QWidget:
        """What a screen reader reads."""
        return self.control

    @property
    def standing(self) -> Standing | None:
        """What the value shown counts as."""
        return self._standing[0] if self._standing else None

    def put_row(self, control: QWidget) -> None:
        """PartLens the widget beside, or under, its name."""
        wide = self.field.wide or self.field.kind == "calendar"
        made = FieldRow(self.texts, self.field.title, control, note=self.note, width=WIDTH, wide=wide)
        self.error = made.error
        self._outer.addWidget(made)

    def edit(self, value: Any, *, fold: bool = False) -> None:
        """Change the plan; what no plan can hold is said beneath, and the plan's own value shown again."""
        change = self.lens
        try:
            self.context.session.edit(
                change.label, lambda plan: change.set(plan, value), fold=change.fold if fold else None
            )
        except UserError as refused:
            self.error.show_error(refused)
            plan = self.context.session.plan
            item = self.place.get(plan) if plan is not None else None
            if plan is not None and item is not None and not fold:
                self.show_value(plan, item, self.field.value_of(item))
        else:
            self.error.hide()


class NumberEditor(FieldEditor):
    """Money, a rate, a month ...: typed."""

    number: ValueField

    def build(self) -> None:
        self.number = _number_field(self)
        self.control = self.number
        self.put_row(self.number)
        self._joined = LensField(self.context.session, self.number, self.lens)
        self.error.watch(self._joined)
        self._empty: tuple[int | None, str] | None = None

    def described(self) -> QWidget:
        return self.number.edit

    def show_value(self, plan: Plan, item: Any, value: Any) -> None:
        if self.field.optional:
            self._show_empty(plan, item)
        self.number.show_value(value)

    def _show_empty(self, plan: Plan, item: Any) -> None:
        shipped = self.field.shipped(plan, item) if self.field.shipped else None
        empty = shipped, self.texts.words.language
        if empty == self._empty:
            return
        self._empty = empty
        if shipped is not None:
            self.number.show_empty_value(shipped)
            self.number.show_placeholder(self.number.written(shipped))
            return
        if self.field.kind == "month":
            self.number.show_empty_value(plan.situation.start.index)
        if self.field.empty is not None:
            self.number.show_placeholder(self.texts.say(self.field.empty))


class TextEditor(FieldEditor):
    """A name, a remark."""

    def build(self) -> None:
        self.line = LineEdit()
        self.control = self.line
        self.texts.put(self.line, self.field.undo or self.field.title, "setAccessibleName")
        if self.field.empty is not None:
            self.texts.put(self.line, self.field.empty, "setPlaceholderText")
        self.put_row(self.line)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.composed.connect(self._on_text_edited)
        self.line.editingFinished.connect(self.context.session.end_fold)

    def show_value(self, plan: Plan, item: Any, value: Any) -> None:  # noqa: ARG002 - of the family
        if self.line.text() != value and not self.line.is_composing:
            self.line.setText(value)

    @Slot()
    def _on_text_edited(self) -> None:
        if not self.line.is_composing:
            self.edit(self.line.text(), fold=True)


class ChoiceEditor(FieldEditor):
    """One of a few values."""

    def build(self) -> None:
        self.box = ChoiceBox(self.texts, self.field.undo or self.field.title)
        self.control = self.box
        self.put_row(self.box)
        self.box.value_chosen.connect(self._on_value_chosen)

    def show_value(self, plan: Plan, item: Any, value: Any) -> None:  # noqa: ARG002 - of the family
        self.box.show_choices(self.field.options(plan) if self.field.options else self.field.choices)
        self.box.show_value(value)

    @Slot(object)
    def _on_value_chosen(self, value: Any) -> None:
        self.edit(value)


class FlagEditor(FieldEditor):
    """Yes or no: a check box that says itself what it is about."""

    def build(self) -> None:
        self.box = QCheckBox()
        self.control = self.box
        self.texts.put(self.box, self.field.title)
        line = row(spacing=6)
        line.addWidget(self.box, 1)
        line.addWidget(self.note)
        self._outer.addLayout(line)
        self.error = ErrorLine(self.texts)
        self._outer.addWidget(self.error)
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, plan: Plan, item: Any, value: Any) -> None:  # noqa: ARG002 - of the family
        self.box.setChecked(bool(value))

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.edit(checked)


class CalendarEditor(FieldEditor):
    """Some of the twelve months."""

    def build(self) -> None:
        self.strip = MonthStrip(self.texts, self.context.theme, self.field.undo or self.field.title)
        self.control = self.strip
        self.put_row(self.strip)
        if self.field.seen is not None:
            self.strip.make_fixed()
        self.strip.months_edited.connect(self._on_months_edited)

    def described(self) -> QWidget:
        return self.note  # the strip describes which months are on

    def show_value(self, plan: Plan, item: Any, value: Any) -> None:  # noqa: ARG002 - of the family
        self.strip.show_months(value)

    @Slot(object)
    def _on_months_edited(self, months: tuple[int, ...]) -> None:
        self.edit(months)


def make_editor(context: Context, place: PartLens, field: Field) -> FieldEditor:
    """The editor that the kind of the field asks for."""
    if field.kind in NUMBERS:
        return NumberEditor(context, place, field)
    if field.kind == "text":
        return TextEditor(context, place, field)
    if field.kind == "choice":
        return ChoiceEditor(context, place, field)
    return FlagEditor(context, place, field) if field.kind == "flag" else CalendarEditor(context, place, field)


def _number_field(editor: FieldEditor) -> ValueField:
    texts, field = editor.texts, editor.field
    name, unit, optional = field.title, field.unit, field.optional
    zero = field.is_zero_at_first(editor.place)
    if field.kind == "money":
        return MoneyField(texts, name, unit or YUAN_UNIT, step=field.step or 10_000, optional=optional, zero=zero)
    if field.kind == "rate":
        step, least = field.step or 10, field.least
        return RateField(texts, name, unit or YEARLY_UNIT, step=step, least=least, optional=optional, zero=zero)
    if field.kind == "share":
        return ShareField(texts, name, unit or SHARE_UNIT, step=field.step or 100, optional=optional, zero=zero)
    if field.kind == "fine_rate":
        return FineRateField(texts, name, unit or SHARE_UNIT, step=field.step or 50, zero=zero)
    if field.kind == "month":
        return MonthField(texts, name, optional=optional)
    if field.kind == "area":
        return AreaField(texts, name, optional=optional)
    return NumberField(texts, name, unit, optional=optional, zero=zero)
