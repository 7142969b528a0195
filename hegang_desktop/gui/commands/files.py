"""Opening files - asked for, dropped, of the command line or a second start - and writing the plan to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.commands.listings import ListingCommands
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.navigator import Navigator
from hegang_desktop.gui.widgets.toast import Toast


class FileCommands(QObject):
    """Plan files go to the session, all others to the import of listings."""

    def __init__(
        self, context: Context, navigator: Navigator, listings: ListingCommands, toast: Toast, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._navigator = navigator
        self._listings = listings
        self._toast = toast
        self._window = window

    def handlers(self) -> dict[str, Handler]:
        """What does the actions with files."""
        return {
            "open_plan_file": self.ask_open_plan,
            "export_plan": self.export_plan,
            "import_listings": self.ask_import,
        }

    @Slot()
    def ask_open_plan(self) -> None:
        """Choose a plan file and open it."""
        from hegang_desktop.gui.plan_files import PATTERN  # not needed for the first picture

        path = self._context.dialogs.ask_open_file(self._window, msg("Open a plan file"), PATTERN)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file: a plan or listings."""
        from hegang_desktop.gui.plan_files import is_plan_file, open_plan_file

        if not is_plan_file(path):
            self._listings.import_file(path)
            return
        if not open_plan_file(self._context, self._window, path):
            return
        self._navigator.show("plan")
        self._toast.say(msg("Opened as a copy. The file {name} itself stays as it is.", name=path.name))

    @Slot()
    def ask_import(self) -> None:
        """Choose a file of listings and import it."""
        self._listings.import_file(None)

    @Slot()
    def export_plan(self) -> None:
        """Write the open plan to a file of its own."""
        from hegang_desktop.gui.plan_files import export_plan

        path = export_plan(self._context, self._window)
        if path is not None:
            self._toast.say(msg("Written to {name}.", name=path.name))
