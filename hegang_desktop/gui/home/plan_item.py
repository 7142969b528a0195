"""One plan in the list on the home page: its name, its answer, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame
from shiboken6 import isValid

from hegang_desktop.app.answer.answering import Outcome, reckoned, whole
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.version import PlanEntry
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, restyle, row
from hegang_desktop.text.tones import TONES, tone_of_100


def made_item(context: Context, entry: PlanEntry) -> PlanItem | DamagedItem:
    """The item of a plan; of one that cannot be shown, an item that says why and what can be done."""
    if context.cautious:
        return PlanItem(context, entry)
    try:
        plan = context.session.library.plan_of(entry.id)
        if plan is None:
            raise KeyError(entry.id)
        quick = reckoned(plan)
    except UserError as error:
        return DamagedItem(context, entry, error)
    item = PlanItem(context, entry)
    context.session.work_out(f"answer: {entry.id}", lambda: whole(quick), item.show_outcome)
    return item


class PlanItem(QFrame):
    """Signals carry the id of the plan."""

    opened = Signal(str)
    duplicated = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)
    earlier_requested = Signal(str)

    def __init__(self, context: Context, entry: PlanEntry) -> None:
        super().__init__()
        self._context, self._name = context, entry.name
        self.setProperty("look", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plan_id = entry.id
        texts = context.texts
        say = texts.say
        outer = column(self, margin=16, spacing=4)
        top = row()
        top.addWidget(plain_label(entry.name, "heading", wrap=True), 1)
        if entry.sample:
            top.addWidget(plain_label(say(msg("sample")), "chip"))
        outer.addLayout(top)
        headline = say(msg("Open it to see its answer."))
        self.tone = plain_label("", "plain")
        self.tone.hide()
        top.addWidget(self.tone)
        self.headline = plain_label(headline, wrap=True)
        self.figures = plain_label("", "quiet", wrap=True)
        outer.addWidget(self.headline)
        outer.addWidget(self.figures)
        day = entry.saved_at.replace("T", " ")[:16]
        bottom = row(spacing=2)
        bottom.addWidget(plain_label(say(msg("saved {when}", when=day)), "quiet"), 1)
        for words, slot in (
            (msg("Open"), self._on_open_clicked),
            (msg("Duplicate"), self._on_duplicate_clicked),
            (msg("Rename…"), self._on_rename_clicked),
            (msg("Delete"), self._on_delete_clicked),
        ):
            made = button(texts, words, "link")
            made.clicked.connect(slot)
            bottom.addWidget(made)
        outer.addLayout(bottom)
        self.setAccessibleName(f"{entry.name}. {headline}")

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the answer, once its safe month is known."""
        if not isValid(self):
            return
        say = self._context.texts.say
        headline = say(outcome.answer.headline)
        self.headline.setText(headline)
        self.figures.setText("   ".join(self._figures(self._context, outcome)))
        said = ""
        if outcome.answer.tone is not None and outcome.safety is not None:
            said = say(tone_of_100(outcome.safety))
            restyle(self.tone, "look", TONES[outcome.answer.tone].look)
        self.tone.setText(said)
        self.tone.setVisible(bool(said))
        self.setAccessibleName(f"{self._name}. {headline} {said}".strip())

    @staticmethod
    def _figures(context: Context, outcome: Outcome) -> list[str]:
        figures = outcome.answer.figures[: 3 if outcome.projection.home_month else 1]
        say = context.texts.say
        return [say(msg("{caption}: {value}", caption=one.caption, value=one.value)) for one in figures]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self.opened.emit(self.plan_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.plan_id)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.plan_id)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.opened.emit(self.plan_id)

    @Slot()
    def _on_duplicate_clicked(self) -> None:
        self.duplicated.emit(self.plan_id)

    @Slot()
    def _on_rename_clicked(self) -> None:
        self.renamed.emit(self.plan_id)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.deleted.emit(self.plan_id)


class DamagedItem(QFrame):
    """A plan that cannot be shown. Signals as those of `PlanItem`."""

    opened = Signal(str)
    duplicated = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)
    earlier_requested = Signal(str)

    def __init__(self, context: Context, entry: PlanEntry, error: UserError) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.plan_id = entry.id
        texts = context.texts
        say = texts.say
        name = entry.name or say(msg("A plan whose name cannot be read"))
        outer = column(self, margin=16, spacing=4)
        outer.addWidget(plain_label(name, "heading", wrap=True))
        outer.addWidget(plain_label(say(error.message), "bad", wrap=True))
        if error.hint is not None:
            outer.addWidget(plain_label(say(error.hint), "quiet", wrap=True))
        bottom = row(spacing=2)
        bottom.addStretch(1)
        self.earlier = button(texts, msg("Open its last readable state"), "link")
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.delete = button(texts, msg("Delete"), "link")
        self.delete.clicked.connect(self._on_delete_clicked)
        bottom.addWidget(self.earlier)
        bottom.addWidget(self.delete)
        outer.addLayout(bottom)
        self.setAccessibleName(f"{name}. {say(error.message)}")

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self.earlier_requested.emit(self.plan_id)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.deleted.emit(self.plan_id)
