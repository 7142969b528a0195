"""What every page is handed: the parts of the running program, made once by `gui.application`."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.session import Session
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.runner import Runner
from hegang_desktop.gui.session_signals import SessionSignals
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme


class Context(NamedTuple):
    """The composition, handed down by constructor.

    `cautious`: earlier starts failed, so nothing is worked out from a plan before somebody opens it.
    """

    paths: Paths
    session: Session
    signals: SessionSignals
    texts: Texts
    theme: Theme
    runner: Runner
    dialogs: Dialogs
    cautious: bool = False
