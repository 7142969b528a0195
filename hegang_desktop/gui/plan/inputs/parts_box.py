"""The parts of a card: fields and lists, as they are declared."""

from __future__ import annotations

from hegang_desktop.app.plan.fields.field import ItemList, Part
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.plan.inputs.fields_box import FieldsBox
from hegang_desktop.gui.plan.inputs.list_editor import ListEditor


class PartsBox(FieldsBox):
    """A box of fields that holds lists as well."""

    def show_list(self, at: int, part: Part, plan: Plan) -> None:
        made = self.made_at(at)
        if made is None and isinstance(part, ItemList):
            made = ListEditor(self.context, part)
            made.rows_made.connect(self.rows_made)
            self.put(at, made)
        if isinstance(made, ListEditor):
            made.show_plan(plan)

    def list_of(self, name: str) -> ListEditor:
        """The list of this name; its fold is opened. KeyError where there is none."""
        for at, part in enumerate(self._parts):
            made = self.made_at(at)
            if isinstance(part, ItemList) and part.name == name and isinstance(made, ListEditor):
                return made
        for fold in self.folds.values():
            if any(isinstance(part, ItemList) and part.name == name for part in fold.parts):
                fold.set_open(open_=True)
                if isinstance(fold.box, PartsBox):
                    return fold.box.list_of(name)
        raise KeyError(name)
