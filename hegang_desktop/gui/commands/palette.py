"""Ctrl+K: the palette over the window, and where its lines lead."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hegang_desktop.gui.bound_action import BoundAction, Handler
from hegang_desktop.gui.commands.listings import ListingCommands
from hegang_desktop.gui.commands.plans import PlanCommands
from hegang_desktop.gui.context import Context


class PaletteCommands(QObject):
    """`offer` the actions once they are made."""

    def __init__(self, context: Context, plans: PlanCommands, listings: ListingCommands, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._plans = plans
        self._listings = listings
        self._window = window
        self._actions: list[BoundAction] = []

    def handlers(self) -> dict[str, Handler]:
        """What opens the palette."""
        return {"show_palette": self.show}

    def offer(self, actions: list[BoundAction]) -> None:
        """These are the actions that can be found."""
        self._actions = actions

    def show(self) -> None:
        """Find anything by its name."""
        from hegang_desktop.gui.command_palette import CommandPalette

        window = self._window
        palette = CommandPalette(self._context, self._actions, window)
        palette.plan_chosen.connect(self._plans.open)
        palette.figure_chosen.connect(self._plans.show_figure)
        palette.input_chosen.connect(self._plans.show_input)
        palette.city_chosen.connect(self._listings.show_city)
        palette.listing_chosen.connect(self._listings.show_listing)
        corner = window.mapToGlobal(window.rect().center())
        palette.move(corner.x() - palette.width() // 2, corner.y() - window.height() // 3)
        palette.show()
        palette.edit.setFocus()
