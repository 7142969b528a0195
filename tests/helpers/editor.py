"""A child process that edits a plan for ever and says what the program would show as saved. Killed by its parent.

Each line on standard output is the rent, in fen, of a state that the lane reported as being on disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hegang_desktop.app.paths import profile
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from tests.helpers.plans import a_plan


def main(folder: Path) -> None:
    """Edit until killed."""
    done = 0

    def on_saved(error: StoreError | None) -> None:
        if error is None:
            print(done, flush=True)

    library = Library(profile(folder), on_saved=on_saved)
    session = Session(library)
    if not session.open_latest():
        session.add(a_plan(), msg("New plan"))
    assert session.plan is not None
    number: int = session.plan.situation.rent
    while True:
        number += 1
        amount = number
        session.edit(msg("Rent"), lambda plan, amount=amount: edits.with_situation(plan, rent=amount))  # type: ignore[misc]
        library.flush()
        done = number


if __name__ == "__main__":
    main(Path(sys.argv[1]))
