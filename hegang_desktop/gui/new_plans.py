"""New plans: an empty one, and one that starts from somebody's situation, chosen from a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hegang_desktop.domain.message import msg, shipped
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip

if TYPE_CHECKING:
    from hegang_desktop.gui.home.questions_card import QuestionsCard


def add_empty_plan(context: Context) -> None:
    """An empty plan from this month, under a name that no other plan has."""
    from hegang_desktop.app.plan.new_plan import new_plan

    session = context.session
    session.add(new_plan(unused_name(context, context.texts.say(msg("New plan"))), session.this_month), msg("New plan"))


def unused_name(context: Context, name: str) -> str:
    """A name that no other plan has."""
    taken = {entry.name for entry in context.session.entries}
    candidate, number = name, 2
    while candidate in taken:
        candidate = context.texts.say(msg("{name} {number}", name=name, number=number))
        number += 1
    return candidate


class TemplateMenu(QObject):
    """Fills a menu with the kinds of mover when it is about to show; one that is chosen asks for what is one's own.

    What was typed into the first `questions` is kept. `plan_begun`: that was said, the plan is open.
    """

    plan_begun = Signal()

    def __init__(self, context: Context, menu: QMenu, parent: QWidget, questions: Callable[[], QuestionsCard]) -> None:
        super().__init__(parent)
        self._context = context
        self._menu = menu
        self._window = parent
        self._questions = questions
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
        from hegang_desktop.app.plan.templates import load_templates
        from hegang_desktop.gui.home.template_dialog import TemplateDialog

        template = next(one for one in load_templates() if one.id == action.data())
        asked = self._questions()
        dialog = TemplateDialog(self._context, template, asked, self._window.window())
        dialog.plan_begun.connect(self.plan_begun)
        dialog.open()
