"""The status bar: whether all is saved, the open plan, where the data lives."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStatusBar

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.widgets.boxes import plain_label, restyle


class Status(QStatusBar):
    """Says whether everything is on disk, and if not, why."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.saved = plain_label()
        self._plan = plain_label()
        self._listings = plain_label()
        self._where = plain_label()
        self.addWidget(self.saved)
        self.addWidget(self._plan)
        self.addWidget(self._listings)
        self.addWidget(self._where, 1)
        context.signals.saved.connect(self._show_saved)
        context.signals.saving.connect(self._show_saved)
        context.signals.plan_changed.connect(self.refresh)
        context.signals.plans_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        self.refresh()

    @Slot(str)
    def show_listings(self, text: str) -> None:
        """What the listings page is doing, or has found."""
        self._listings.setText(self._context.texts.say(msg("Listings: {what}", what=text)) if text else "")

    @Slot()
    def refresh(self) -> None:
        """Show the state of things."""
        say = self._context.texts.say
        self._show_saved()
        plan = self._context.session.plan
        self._plan.setText(say(msg("Plan: {name}", name=plan.name)) if plan else "")
        version = self._context.session.version_name
        if plan and version:
            self._plan.setText(say(msg('Plan: {name}, version "{version}"', name=plan.name, version=version)))
        self._where.setText(say(msg("Data on this computer, no network")))
        set_tip(self._where, str(self._context.paths.data))

    @Slot()
    def _show_saved(self) -> None:
        """Asks the writer at this moment: a success of a minute ago says nothing of what was typed since."""
        say = self._context.texts.say
        state = self._context.session.library.save_state
        hint = state.error.hint if state.error is not None else None
        if state.error is not None:
            sentence = msg("Not saved: {why}", why=state.error.message)
        elif state.kind == "saving":
            sentence = msg("Saving…")
        elif state.saved_at is not None:
            sentence = msg("Saved {time}", time=state.saved_at.strftime("%H:%M"))
        else:
            sentence = msg("Saved as you go")
        restyle(self.saved, "look", "bad" if state.error is not None else "")
        self.saved.setText(say(sentence))
        set_tip(self.saved, say(hint) if hint is not None else "")
