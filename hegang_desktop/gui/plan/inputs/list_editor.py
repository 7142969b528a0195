"""A list of a plan on screen: each item folds to one line, can be opened, taken away, and one more added."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.plan.fields.field import ItemList
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.field_editor import FieldEditor, NumberEditor
from hegang_desktop.gui.plan.inputs.fields_box import FieldsBox
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.fold_line import FoldLine
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.value_field import ValueField

ITEM_INDENT = 20


class ItemRow(FoldLine):
    """One item. Its fields are made when it is first opened. `rows_made`: for the order of Tab."""

    rows_made = Signal()

    def __init__(self, context: Context, items: ItemList, item_id: str) -> None:
        self.remove = IconButton(context.texts, context.theme, "remove", items.remove)
        super().__init__(trailing=self.remove, indent=ITEM_INDENT)
        self._context = context
        self._items = items
        self.item_id = item_id
        self.place = items.items.item(item_id)
        self._box: FieldsBox | None = None
        self.opened.connect(self._on_opened)
        self.remove.clicked.connect(self._on_remove_clicked)

    @property
    def box(self) -> FieldsBox:
        """Its fields, made if they were not."""
        if self._box is None:
            # filled before it is put in: a layout that shows would be done anew for every row
            self._box = FieldsBox(self._context, self.place, self._items.fields, self._items.folds)
            plan = self._context.session.plan
            if plan is not None and self.place.get(plan) is not None:
                self._box.show_plan(plan)
            self._box.rows_made.connect(self.rows_made)
            self.content.addWidget(self._box)
            self._box.show()
            self.rows_made.emit()
        return self._box

    def show_plan(self, plan: Plan) -> None:
        """Show the item: its line, and its fields if they are to be seen."""
        item = self.place.get(plan)
        if item is None:
            return
        name, value = self._items.line(plan, item)
        self.say(self._context.texts.say(name), self._context.texts.say(value))
        if self._box is not None and self.is_open:
            self._box.show_plan(plan)

    def editor(self, name: str) -> FieldEditor:
        """The editor of a field of the item."""
        return self.box.editor(name)

    def number(self, name: str) -> ValueField:
        """The number field of this name. KeyError where it is not meant to be seen."""
        matching = self.editor(name)
        if not isinstance(matching, NumberEditor):
            raise KeyError(name)
        return matching.number

    def focus_first(self) -> None:
        """Open it and begin in its first field."""
        self.set_open(open_=True)
        self.box.editors[0].control.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_opened(self) -> None:
        made = self._box is not None
        box, plan = self.box, self._context.session.plan
        if made and plan is not None and self.place.get(plan) is not None:
            box.show_plan(plan)

    @Slot()
    def _on_remove_clicked(self) -> None:
        items, item_id = self._items, self.item_id
        self._context.session.edit(items.removed, lambda plan: items.left_without(plan, item_id))


class ListEditor(QWidget):
    """The items, in one quiet line what belongs there while there are none, and a way to add one."""

    rows_made = Signal()

    def __init__(self, context: Context, items: ItemList) -> None:
        super().__init__()
        self._context = context
        self._items = items
        self.rows: list[ItemRow] = []
        outer = column(self, spacing=4)
        self.add = button(context.texts, items.add, "link")
        self._empty = label(context.texts, items.empty, "quiet", wrap=True)
        self._list = column(spacing=2)
        if items.title is not None:
            top = row()
            top.addWidget(label(context.texts, items.title, "list", wrap=True), 1)
            top.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
            outer.addLayout(top)
            outer.addWidget(self._empty)
            outer.addLayout(self._list)
        else:
            outer.addWidget(self._empty)
            outer.addLayout(self._list)
            bottom = row()
            bottom.addWidget(self.add)
            bottom.addStretch(1)
            outer.addLayout(bottom)
        self.add.clicked.connect(self._on_add_clicked)

    def show_plan(self, plan: Plan) -> None:
        """Show the items of the plan."""
        ids = [item.id for item in self._items.items.get(plan)]
        if [one.item_id for one in self.rows] != ids:
            self._match(ids)
        for one in self.rows:
            one.show_plan(plan)
        self._empty.setVisible(not self.rows)

    def _match(self, ids: list[str]) -> None:
        """Rows that stay keep their place, their folds and the focus."""
        kept = {one.item_id: one for one in self.rows}
        few = len(ids) <= self._items.few
        for item_id, one in kept.items():
            if item_id not in ids:
                self._list.removeWidget(one)
                one.hide()
                one.deleteLater()
        self.rows = []
        for at, item_id in enumerate(ids):
            one = kept.get(item_id) or self._make(item_id)
            if self._list.indexOf(one) != at:
                self._list.insertWidget(at, one)
                one.show()  # a layout would do so in the next turn of the loop, too late for the focus
            self.rows.append(one)
            if item_id not in kept and few:
                one.set_open(open_=True)
        self.rows_made.emit()

    def _make(self, item_id: str) -> ItemRow:
        made = ItemRow(self._context, self._items, item_id)
        made.rows_made.connect(self.rows_made)
        return made

    def row_of(self, item_id: str) -> ItemRow | None:
        """The row of an item."""
        return next((one for one in self.rows if one.item_id == item_id), None)

    @Slot()
    def _on_add_clicked(self) -> None:
        items, item_id = self._items, new_id()
        self._context.session.edit(items.added, lambda plan: items.with_fresh(plan, item_id))
        made = self.row_of(item_id)
        if made is not None:
            made.focus_first()
