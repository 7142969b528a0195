"""Opening and exporting `.hgplan` files from the window."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.plan.plan_file import SUFFIX, read_plan, write_plan
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context

PATTERN = msg("Plans (*.hgplan)")
_NOT_IN_FILE_NAMES = '/\\:*?"<>|'


def is_plan_file(path: Path) -> bool:
    """Whether the name says that it is a plan."""
    return path.suffix.lower() == SUFFIX


def open_plan_file(context: Context, parent: QWidget, path: Path) -> bool:
    """Import a plan by its id and open it; True when one was opened. Nothing is saved that cannot be worked out.

    A plan of this id with other values asks: replace mine, or keep both. The file itself stays unchanged.
    """
    try:
        return _opened(context, parent, read_plan(path))
    except UserError as error:
        context.dialogs.tell(parent, error)
        return False


def _opened(context: Context, parent: QWidget, plan: Plan) -> bool:
    session = context.session
    if not session.library.has_plan(plan.id):
        session.add(plan, msg("Open a plan file"))
        return True
    if _stored_plan(session, plan.id) == plan:
        session.open(plan.id)
        return True
    return _settle(context, parent, plan)


def _stored_plan(session: Session, plan_id: str) -> Plan | None:
    """The plan of this id, a deleted one brought back; None where it is damaged, and so to be replaced."""
    try:
        if session.library.entry(plan_id) is None:
            session.undelete(plan_id)
        return session.library.plan_of(plan_id)
    except UserError:
        return None


def _settle(context: Context, parent: QWidget, plan: Plan) -> bool:
    question = msg('"{name}" is already among your plans, with other values.', name=plan.name)
    choice = context.dialogs.ask_choice(parent, question, [msg("Replace mine"), msg("Keep both")], safe=1)
    if choice is None:
        return False
    if choice == 0:
        context.session.replace(plan, msg("Replace with a file"))
    else:
        name = context.texts.say(msg("{name} (copy)", name=plan.name))[:200]
        context.session.add(msgspec.structs.replace(plan, id=new_id(), name=name), msg("Open a plan file"))
    return True


def export_plan(context: Context, parent: QWidget) -> Path | None:
    """Write the open plan to a file of its own; the file written, or None."""
    plan = context.session.plan
    if plan is None:
        return None
    name = "".join("_" if letter in _NOT_IN_FILE_NAMES else letter for letter in plan.name)
    path = context.dialogs.ask_save_file(parent, msg("Export the plan"), f"{name}{SUFFIX}", PATTERN)
    if path is None:
        return None
    if not is_plan_file(path):
        path = path.with_name(path.name + SUFFIX)
    try:
        write_plan(path, plan)
    except UserError as error:
        context.dialogs.tell(parent, error)
        return None
    return path
