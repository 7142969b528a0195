"""A child process that edits a plan in the window for ever, on a slow disk, until its parent kills it.

Each line on standard output is the rent, in fen, that the plan had while the label at the foot of the window said that
it was saved: what a person reads, at any moment at which they may look.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from unittest import mock

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication

from hegang_desktop.app.paths import profile
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.version import Version
from hegang_desktop.gui.application import Program, make_application
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.texts import Texts
from hegang_desktop.store.user import plans
from tests.helpers.plans import a_plan

SLOW = 0.02
save_version = plans.save_version


def save_slowly(connection: object, version: Version) -> None:
    """As on a disk that takes its time."""
    time.sleep(SLOW)
    save_version(connection, version)  # type: ignore[arg-type]


def edit_for_ever(program: Program) -> None:
    """Type, and look at the label before anything else has happened, and again until it says saved."""
    session, label = program.session, program.window.status.saved
    if session.plan is None:
        session.add(a_plan(), msg("New plan"))
    assert session.plan is not None
    amount: int = session.plan.situation.rent

    def is_shown_as_saved() -> bool:
        saved = label.text().startswith("Saved")
        if saved:
            print(amount, flush=True)
        return saved

    while True:
        amount += 1
        session.edit(msg("Rent"), lambda plan, amount=amount: edits.with_situation(plan, rent=amount))  # type: ignore[misc]
        while not is_shown_as_saved():
            QCoreApplication.processEvents()


def main(folder: Path) -> None:
    """Edit until killed."""
    application = make_application()
    texts = Texts("en", application)
    with mock.patch.object(plans, "save_version", save_slowly):
        program = Program(application, profile(folder), texts, Dialogs(texts), forced={"language": "en"})
        program.show()
        edit_for_ever(program)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
