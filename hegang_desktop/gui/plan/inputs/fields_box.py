"""The fields of one thing, one under another, and the folds that hold the seldom-used ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.plan.fields.field import Field, Part, is_set
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.field_editor import FieldEditor, make_editor
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.fold_line import FoldLine

FIELD_GAP = 8


class FieldsBox(QWidget):
    """Makes an editor when its field is first meant to be seen. `rows_made` tells whoever keeps the order of Tab."""

    rows_made = Signal()

    def __init__(
        self, context: Context, place: PartLens, parts: Sequence[Part], folds: dict[str, Message] | None = None
    ) -> None:
        super().__init__()
        self.context = context
        self.place = place
        names = folds or {}
        self._parts = [part for part in parts if part.fold not in names]
        self._made: list[QWidget | None] = [None] * len(self._parts)
        self._fresh = False
        self._layout = column(self, spacing=FIELD_GAP)
        self.folds: dict[str, MoreFold] = {}
        for name, title in names.items():
            hidden = [part for part in parts if part.fold == name]
            fold = MoreFold(self, title, hidden)
            fold.rows_made.connect(self.rows_made)
            self._layout.addWidget(fold)
            self.folds[name] = fold

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan holds; fields that mean nothing for it are not there."""
        for at, part in enumerate(self._parts):
            if isinstance(part, Field):
                self._show_field(at, part, plan)
            else:
                self.show_list(at, part, plan)
        for fold in self.folds.values():
            fold.show_plan(plan)
        if self._fresh:
            self._fresh = False
            self.rows_made.emit()

    def _show_field(self, at: int, field: Field, plan: Plan) -> None:
        place = field.at or self.place
        item = place.get(plan)
        made = self._made[at]
        if item is None or not field.shown(plan, item):
            if made is not None:
                made.hide()
            return
        if made is None:
            made = make_editor(self.context, place, field)
            self.put(at, made)
        elif made.isHidden():
            made.show()
        if isinstance(made, FieldEditor):
            made.show_item(plan, item)

    def show_list(self, at: int, part: Part, plan: Plan) -> None:
        """For boxes that hold lists."""
        raise NotImplementedError

    def made_at(self, at: int) -> QWidget | None:
        """The widget of a part, once it is made."""
        return self._made[at]

    def put(self, at: int, widget: QWidget) -> None:
        """PartLens the widget of a part among those that are made already."""
        before = sum(one is not None for one in self._made[:at])
        self._made[at] = widget
        self._layout.insertWidget(before, widget)
        widget.show()  # a layout would do so in the next turn of the loop, too late for the focus
        self._fresh = True

    @property
    def editors(self) -> list[FieldEditor]:
        """The editors that are made, of this box and of its folds; not those of items in lists."""
        made = [one for one in self._made if isinstance(one, FieldEditor)]
        for fold in self.folds.values():
            made += fold.box.editors if fold.box is not None else []
        return made

    def editor(self, name: str) -> FieldEditor:
        """The editor of the field of this name that is meant to be seen. KeyError where there is none."""
        matches = [one for one in self.editors if one.field.name == name and not one.isHidden()]
        if not matches:
            raise KeyError(name)
        return matches[0]

    def declares(self, ref: InputRef) -> bool:
        """Whether an input stands in this box or in one of its folds."""
        parts = [*self._parts, *(part for fold in self.folds.values() for part in fold.parts)]
        return any(self._is_field(part, ref) for part in parts)

    def reveal(self, ref: InputRef) -> FieldEditor | None:
        """The editor of an input of this box, its fold opened; None where it has none that is meant to be seen."""
        at = next((i for i, part in enumerate(self._parts) if self._is_field(part, ref)), None)
        if at is not None:
            made = self._made[at]
            return made if isinstance(made, FieldEditor) and not made.isHidden() else None
        for fold in self.folds.values():
            if any(self._is_field(part, ref) for part in fold.parts):
                fold.set_open(open_=True)
                return fold.box.reveal(ref) if fold.box is not None else None
        return None

    def _is_field(self, part: Part, ref: InputRef) -> bool:
        return isinstance(part, Field) and (part.at or self.place).part(part.name).ref == ref


class MoreFold(FoldLine):
    """Seldom-used parts of a box. Opens by itself when the plan says something there."""

    rows_made = Signal()

    def __init__(self, owner: FieldsBox, title: Message, parts: list[Part]) -> None:
        super().__init__(indent=10)
        self._owner = owner
        self._title = title
        self.parts = parts
        self.box: FieldsBox | None = None
        self._said: tuple[str, bool] = ("", False)
        self.opened.connect(self._on_opened)

    def show_plan(self, plan: Plan) -> None:
        """Show the parts if they are to be seen."""
        place = self._owner.place
        self.say(self._owner.context.texts.say(self._title))
        self.setVisible(any(self._is_meant(plan, part) for part in self.parts))
        said = any(is_set(plan, part, place) for part in self.parts)
        if plan.id != self._said[0]:
            self.set_open(open_=said)
        elif said and not self._said[1]:
            self.set_open(open_=True)
        self._said = plan.id, said
        if self.is_open and self.box is not None:
            self.box.show_plan(plan)

    def _is_meant(self, plan: Plan, part: Part) -> bool:
        if not isinstance(part, Field):
            return True
        item = (part.at or self._owner.place).get(plan)
        return item is not None and part.shown(plan, item)

    @Slot()
    def _on_opened(self) -> None:
        plan = self._owner.context.session.plan
        if plan is None:
            return
        if self.box is None:
            # filled before it is put in: a layout that shows would be done anew for every row
            self.box = type(self._owner)(self._owner.context, self._owner.place, self.parts)
            self.box.show_plan(plan)
            self.box.rows_made.connect(self.rows_made)
            self.content.addWidget(self.box)
            self.box.show()
            self.rows_made.emit()
        else:
            self.box.show_plan(plan)
