"""The status bar: last saved, the open plan, where the data lives."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStatusBar

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.widgets.boxes import plain_label, restyle


class Status(QStatusBar):
    """Says whether everything is on disk, and if not, why."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._saved_at: str | None = None
        self._error: StoreError | None = None
        self._saved = plain_label()
        self._plan = plain_label()
        self._listings = plain_label()
        self._where = plain_label()
        self.addWidget(self._saved)
        self.addWidget(self._plan)
        self.addWidget(self._listings)
        self.addWidget(self._where, 1)
        context.signals.saved.connect(self._on_saved)
        context.signals.plan_changed.connect(self.refresh)
        context.signals.plans_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        self.refresh()

    @Slot(object)
    def _on_saved(self, error: StoreError | None) -> None:
        self._error = error
        if error is None:
            self._saved_at = datetime.datetime.now().astimezone().strftime("%H:%M")
        self.refresh()

    @Slot(str)
    def show_listings(self, text: str) -> None:
        """What the listings page is doing, or has found."""
        self._listings.setText(self._context.texts.say(msg("Listings: {what}", what=text)) if text else "")

    @Slot()
    def refresh(self) -> None:
        """Show the state of things."""
        say = self._context.texts.say
        if self._error is not None:
            saved = say(msg("Not saved: {why}", why=self._error.message))
            set_tip(self._saved, say(self._error.hint) if self._error.hint else "")
        elif self._saved_at is not None:
            saved = say(msg("Saved {time}", time=self._saved_at))
            set_tip(self._saved, "")
        else:
            saved = say(msg("Saved as you go"))
        restyle(self._saved, "look", "bad" if self._error else "")
        self._saved.setText(saved)
        plan = self._context.session.plan
        self._plan.setText(say(msg("Plan: {name}", name=plan.name)) if plan else "")
        version = self._context.session.version_name
        if plan and version:
            self._plan.setText(say(msg('Plan: {name}, version "{version}"', name=plan.name, version=version)))
        self._where.setText(say(msg("Data on this computer, no network")))
        set_tip(self._where, str(self._context.paths.data))
