"""The base of the input cards: a heading with its subtotal, and what is made of the card when it is first opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from hegang_desktop.app.plan.edits import EditLens
from hegang_desktop.app.plan.fields.field import Part
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.field_editor import FieldEditor, NumberEditor
from hegang_desktop.gui.plan.inputs.list_editor import ListEditor
from hegang_desktop.gui.plan.inputs.parts_box import PartsBox
from hegang_desktop.gui.widgets.boxes import clear
from hegang_desktop.gui.widgets.fold_card import FoldCard
from hegang_desktop.gui.widgets.lens_field import LensField
from hegang_desktop.gui.widgets.tab_order import chain
from hegang_desktop.gui.widgets.value_field import ValueField


class InputRow(QFrame):
    """One of the rows of a card that has as many as the plan, or the rules."""


class InputCard(FoldCard):
    """A group of inputs. Shows the open plan whenever it changes; what is folded waits until it is opened.

    Subclasses make their contents in `build` and say the subtotal.
    """

    def __init__(self, context: Context, title: Message) -> None:
        super().__init__(context.texts, title)
        self.context = context
        self.texts = context.texts
        self.session = context.session
        self.boxes: list[PartsBox] = []
        self._joined: list[LensField] = []
        self._built = False
        self._updating = False
        self._unchained = False
        self.content.setSpacing(10)
        self.setFocusProxy(self.heading)
        self.folded.connect(self._on_folded)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    def build(self) -> None:
        """For subclasses: make what stands in the card. Called once, when it is first seen."""
        raise NotImplementedError

    def add_parts(self, place: PartLens, parts: Sequence[Part], folds: dict[str, Message] | None = None) -> PartsBox:
        """Fields and lists of the plan, as they are declared."""
        made = PartsBox(self.context, place, parts, folds)
        made.rows_made.connect(self.rechain)
        self.boxes.append(made)
        self.content.addWidget(made)
        return made

    def join(self, field: ValueField, lens: EditLens) -> LensField:
        """Join a field that stands in a row of its own to a value of the plan."""
        made = LensField(self.session, field, lens)
        self._joined.append(made)
        return made

    def clear_rows(self, rows: QVBoxLayout) -> None:
        """Take the rows out, with the fields that were joined in them, before others are made."""
        self._joined.clear()
        clear(rows)

    def make(self) -> None:
        """Make the contents and show the open plan in them, if that has not been done."""
        if not self._built:
            self._built = True
            self.build()
            self._unchained = True
            self._show_contents()

    @property
    def is_made(self) -> bool:
        """Whether it has been seen, or asked for, and so been made."""
        return self._built

    @Slot()
    def refresh(self) -> None:
        """Show the open plan."""
        plan = self.session.plan
        if plan is None:
            return
        self.heading.say(self.texts.say(self.subtotal_of(plan)))
        if not self.is_open:
            return
        if self._built:
            self._show_contents()
        else:
            self.make()

    def _show_contents(self) -> None:
        plan = self.session.plan
        if plan is None:
            return
        self._updating = True
        try:
            self.show_plan(plan)
            for box in self.boxes:
                box.show_plan(plan)
            for one in self._joined:
                one.show_plan(plan)
        finally:
            self._updating = False
        if self._unchained:
            self.rechain()

    @Slot()
    def rechain(self) -> None:
        """Tab goes through the card from top to bottom, although its rows are made when they are needed."""
        self._unchained = self._updating
        layout = self.layout()
        if not self._updating and layout is not None:
            chain(layout)

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:  # noqa: FBT001 - Qt's signature
        if not folded:
            self.refresh()

    def editor(self, name: str) -> FieldEditor:
        """The editor of a field of this card that is to be seen. KeyError where there is none."""
        self.make()
        for box in self.boxes:
            for one in box.editors:
                if one.field.name == name and not one.isHidden():
                    return one
        raise KeyError(name)

    def number(self, name: str) -> ValueField:
        """The number field of this name. KeyError where there is none."""
        matching = self.editor(name)
        if not isinstance(matching, NumberEditor):
            raise KeyError(name)
        return matching.number

    def list_of(self, name: str) -> ListEditor:
        """The list of this name; the fold it stands in is opened. KeyError where there is none."""
        self.make()
        for box in self.boxes:
            try:
                return box.list_of(name)
            except KeyError:
                continue
        raise KeyError(name)

    def show_plan(self, plan: Plan) -> None:
        """For subclasses: show what is not a declared part."""

    def subtotal_of(self, plan: Plan) -> Message:
        """For subclasses: what the heading says."""
        raise NotImplementedError
