"""One plan in the list on the home page: its name, its answer, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.version import PlanEntry
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row


class PlanItem(QFrame):
    """Signals carry the id of the plan."""

    opened = Signal(str)
    duplicated = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)

    def __init__(self, context: Context, entry: PlanEntry) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plan_id = entry.plan.id
        texts = context.texts
        say = texts.say
        found = outcome(entry.plan)
        outer = column(self, margin=16, spacing=4)
        top = row()
        top.addWidget(plain_label(entry.plan.name, "heading", wrap=True), 1)
        if entry.plan.sample:
            top.addWidget(plain_label(say(msg("sample")), "chip"))
        outer.addLayout(top)
        headline = plain_label(say(found.answer.headline), wrap=True)
        outer.addWidget(headline)
        parts = [
            say(msg("{caption}: {value}", caption=figure.caption, value=figure.value))
            for figure in found.answer.figures[: 3 if found.projection.home_month else 1]
        ]
        outer.addWidget(plain_label("   ".join(parts), "quiet", wrap=True))
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
        self.setAccessibleName(f"{entry.plan.name}. {say(found.answer.headline)}")

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
