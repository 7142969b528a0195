"""The guide and the about text."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.side_dialog import brought_to_front


class HelpCommands(QObject):
    """Opens the windows of the help menu."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of help."""
        return {"show_guide": self.show_guide, "show_about": self.show_about}

    def show_guide(self) -> None:
        """The guide."""
        self._show("guide", msg("Guide"))

    def show_about(self) -> None:
        """Version, licence, where the data lives."""
        self._show("about", msg("About Hegang Desktop"))

    def _show(self, name: str, title: Message) -> None:
        from hegang_desktop.gui.guide_window import GuideWindow

        if brought_to_front(self._window, GuideWindow, name) is None:
            GuideWindow(self._context, name, title, self._window).show()
