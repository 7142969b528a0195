"""New plans: an empty one, and one of a kind of mover from a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hegang_desktop.domain.message import msg, shipped
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip


def add_empty_plan(context: Context) -> None:
    """An empty plan from this month, under a name that no other plan has."""
    from hegang_desktop.app.plan.new_plan import new_plan

    session = context.session
    session.add(new_plan(_unused(context, context.texts.say(msg("New plan"))), session.this_month), msg("New plan"))


def add_plan_of(context: Context, template_id: str) -> None:
    """A plan of a kind of mover, from this month."""
    import msgspec

    from hegang_desktop.app.plan.templates import from_template, load_templates

    session = context.session
    template = next(one for one in load_templates() if one.id == template_id)
    plan = from_template(template, session.this_month, context.texts.say)
    session.add(msgspec.structs.replace(plan, name=_unused(context, plan.name)), msg("New plan"))


def _unused(context: Context, name: str) -> str:
    taken = {entry.name for entry in context.session.entries}
    candidate, number = name, 2
    while candidate in taken:
        candidate = context.texts.say(msg("{name} {number}", name=name, number=number))
        number += 1
    return candidate


class TemplateMenu(QObject):
    """Fills a menu with the kinds of mover when it is about to show. `plan_begun`: one was chosen, its plan is open."""

    plan_begun = Signal()

    def __init__(self, context: Context, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._menu = menu
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._on_menu_triggered)

    @Slot()
    def _fill(self) -> None:
        # the kinds are read when they are first asked for, in the language of the moment
        from hegang_desktop.app.plan.templates import load_templates

        say = self._context.texts.say
        self._menu.clear()
        for template in load_templates():
            action = self._menu.addAction(say(shipped(template.name.text)))
            action.setData(template.id)
            set_tip(action, say(shipped(template.note.text)))

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        add_plan_of(self._context, action.data())
        self.plan_begun.emit()
