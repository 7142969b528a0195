"""Says that the answer is that of something tried out, and what became of the plan itself meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame

from hegang_desktop.app.trying import shared_words, tried_words
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row


class TriedBar(QFrame):
    """Hidden while nothing is tried out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("look", "banner")
        texts = context.texts
        outer = column(self, margin=6, spacing=0)
        self.words = plain_label("", wrap=True)
        outer.addWidget(self.words)
        line = row(spacing=4)
        self.keep = button(texts, msg("Put it into the plan"), "link")
        self.scenario = button(texts, msg("Keep it as a scenario"), "link")
        self.reset = button(texts, msg("Back to the plan"), "link")
        for one in (self.keep, self.scenario, self.reset):
            line.addWidget(one)
        line.addStretch(1)
        outer.addLayout(line)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.scenario.clicked.connect(self._on_scenario_clicked)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """Show what is tried out, and what the plan itself answers."""
        session, say = self._context.session, self._context.texts.say
        pieces = tried_words(session.what_if)
        self.setVisible(bool(pieces))
        if not pieces or session.outcome is None:
            return
        joined: Message = pieces[0]
        for piece in pieces[1:]:
            joined = msg("{one}; {other}", one=joined, other=piece)
        month = session.outcome.projection.home_month
        planned = msg("not reached") if month is None else msg("{month}", month=month)
        shared = shared_words(session.what_if)
        self.scenario.setToolTip("" if shared is None else say(shared))
        self.scenario.setAccessibleDescription(self.scenario.toolTip())
        self.words.setText(say(msg("Tried out: {what}. As planned: {planned}.", what=joined, planned=planned)))

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._context.session.keep_tried()

    @Slot()
    def _on_scenario_clicked(self) -> None:
        self._context.session.keep_tried_as_scenario()

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._context.session.try_out(NOTHING)
