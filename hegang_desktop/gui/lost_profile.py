"""Asking what shall be done where the plans are gone or damaged: bring back a copy, begin anew, or leave it."""

from __future__ import annotations

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.store.user.recovery import begin_anew, bring_back, newest_copy


def is_settled(error: StoreError, paths: Paths, dialogs: Dialogs) -> bool:
    """Ask, and do what was chosen; False when the program is to be left. Raises StoreError when it cannot be done."""
    copy = newest_copy(paths.backups)
    choices = [msg("Begin anew; the old file is kept aside")]
    if copy is not None:
        choices.insert(0, msg("Bring back the copy of {when}", when=copy.day))
    choice = dialogs.ask_choice(None, error.message, choices, leave=msg("Quit"))
    if choice is None:
        return False
    if copy is not None and choice == 0:
        bring_back(paths.user_db, copy)
    else:
        begin_anew(paths.user_db)
    return True
