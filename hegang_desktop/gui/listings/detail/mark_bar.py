"""What the user says about the home that is shown: how far things have gone, stars, tags, a note, a rejection."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QMenu, QToolButton, QWidget

from hegang_desktop.domain.mark import LONGEST_TAG, MOST_STARS, MOST_TAGS, STAGES, Mark, Stage
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, row
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.no_wheel_combo import NoWheelCombo
from hegang_desktop.text.facets import STAGE_NAMES

FULL, HOLLOW = "★", "☆"
SAVED_AFTER_MS = 600
REASONS: tuple[Message, ...] = (
    msg("too expensive"),
    msg("top floor, leaks"),
    msg("unclear title"),
    msg("heating or arrears"),
    msg("too far from everything"),
    msg("nobody answers"),
    msg("sold or bait"),
)
"""Why homes are left, as buyers in such cities tell it (domain.md a2 of the project's papers)."""
KEPT_STAGES: tuple[Stage, ...] = tuple(stage for stage in STAGES if stage != "dropped")


class MarkBar(QWidget):
    """`mark_changed`: the user says something else about the home shown (Mark); text after a moment of rest.

    `text_left`: a line of text was left. `text_ended`: Enter or Esc was pressed in it.
    """

    mark_changed = Signal(object)
    text_left = Signal()
    text_ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        texts = self._texts = context.texts
        self._mark = Mark()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MS)
        self.stage = NoWheelCombo()
        texts.put(self.stage, msg("Where things stand (S: next stage)"), "setToolTip")
        texts.put(self.stage, msg("Stage"), "setAccessibleName")
        self.stars: list[QToolButton] = []
        for at in range(1, MOST_STARS + 1):
            star = QToolButton()
            star.setProperty("look", "star")
            star.setCursor(Qt.CursorShape.PointingHandCursor)
            texts.put(star, msg("{n} of 5 stars (key {n}; 0: none)", n=at), "setToolTip")
            texts.put(star, msg("{n} of 5 stars", n=at), "setAccessibleName")
            star.setProperty("stars", at)
            star.clicked.connect(self._on_star_clicked)
            self.stars.append(star)
        self.tags = LineEdit()
        texts.put(self.tags, msg("Tags, separated by commas"), "setPlaceholderText")
        texts.put(self.tags, msg("Tags"), "setAccessibleName")
        self._known_tags = QStringListModel(self)
        completer = QCompleter(self)
        completer.setModel(self._known_tags)
        self.tags.setCompleter(completer)
        self.note = LineEdit()
        texts.put(self.note, msg("A note for yourself (N)"), "setPlaceholderText")
        texts.put(self.note, msg("Note"), "setAccessibleName")
        self.reject_button = button(texts, msg("Reject"))
        texts.put(self.reject_button, msg("Leave this home out, with a reason (X)"), "setToolTip")
        line = row(self, spacing=8)
        line.addWidget(self.stage)
        stars = row(spacing=0)
        for star in self.stars:
            stars.addWidget(star)
        line.addLayout(stars)
        line.addWidget(self.tags, 2)
        line.addWidget(self.note, 3)
        line.addWidget(self.reject_button)
        self.stage.activated.connect(self._on_stage_activated)
        self._timer.timeout.connect(self.flush)
        for edit in (self.tags, self.note):
            edit.textEdited.connect(self._on_text_edited)
            edit.editingFinished.connect(self._on_editing_finished)
            edit.returnPressed.connect(self.text_ended)
        self.reject_button.clicked.connect(self.reject)
        texts.words_changed.connect(self._on_words_changed)
        self._on_words_changed()

    @property
    def mark(self) -> Mark:
        """What is said now."""
        return self._mark

    def show_mark(self, mark: Mark, known_tags: list[str]) -> None:
        """Show the mark of another home; what was being typed about the former one is told first."""
        self.flush()
        self.replace_mark(mark, known_tags)

    def replace_mark(self, mark: Mark, known_tags: list[str]) -> None:
        """Show what is said by now; what stands here is out of date."""
        self._timer.stop()
        self._mark = mark
        self._known_tags.setStringList(known_tags)
        self.tags.setText(", ".join(mark.tags))
        self.note.setText(mark.note)
        self._show()

    @Slot()
    def flush(self) -> None:
        """Tell what was typed and not told yet."""
        self._timer.stop()
        tags = _tags(self.tags.text())
        self._put(msgspec.structs.replace(self._mark, tags=tags, note=self.note.text().strip()))

    def _put(self, mark: Mark) -> None:
        if mark != self._mark:
            self._mark = mark
            self._show()
            self.mark_changed.emit(mark)

    def _show(self) -> None:
        with QSignalBlocker(self.stage):
            self.stage.setCurrentIndex(self.stage.findData(self._mark.stage))
        for at, star in enumerate(self.stars, start=1):
            star.setText(FULL if self._mark.rating is not None and at <= self._mark.rating else HOLLOW)
        dropped = self._mark.stage == "dropped"
        self._texts.put(self.reject_button, msg("Restore") if dropped else msg("Reject"))

    @Slot()
    def _on_words_changed(self) -> None:
        with QSignalBlocker(self.stage):
            self.stage.clear()
            self.stage.addItem(self._texts.say(msg("not marked")), None)
            for stage in STAGES:
                self.stage.addItem(self._texts.say(STAGE_NAMES[stage]), stage)
        self._show()

    @Slot()
    def _on_editing_finished(self) -> None:
        self.flush()
        self.text_left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.note.hasFocus() or self.tags.hasFocus()):
            self.flush()
            self.text_ended.emit()
            return
        super().keyPressEvent(event)

    # --- saying ----------------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_text_edited(self, _: str) -> None:
        self._timer.start()

    @Slot(int)
    def _on_stage_activated(self, at: int) -> None:
        self._put(msgspec.structs.replace(self._mark, stage=self.stage.itemData(at)))

    @Slot()
    def _on_star_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QToolButton):
            stars = int(sender.property("stars"))
            self.rate(None if stars == self._mark.rating else stars)

    def rate(self, stars: int | None) -> None:
        """Give the home stars."""
        self._put(msgspec.structs.replace(self._mark, rating=stars))

    @Slot()
    def step_on(self) -> None:
        """One stage on."""
        self._step(1)

    @Slot()
    def step_back(self) -> None:
        """One stage back."""
        self._step(-1)

    def _step(self, by: int) -> None:
        stages: tuple[Stage | None, ...] = (None, *KEPT_STAGES)
        at = stages.index(self._mark.stage) if self._mark.stage in stages else 0
        self._put(msgspec.structs.replace(self._mark, stage=stages[max(0, min(len(stages) - 1, at + by))]))

    @Slot()
    def reject(self) -> None:
        """Ask why the home is rejected; or take it back in."""
        if self._mark.stage == "dropped":
            self._put(msgspec.structs.replace(self._mark, stage=None, reason=""))
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for reason in REASONS:
            action = QAction(self._texts.say(reason), menu)
            action.setData(self._texts.say(reason))
            menu.addAction(action)
        menu.addSeparator()
        other = QAction(self._texts.say(msg("Another reason…")), menu)
        other.setData(None)
        menu.addAction(other)
        menu.triggered.connect(self._on_reason_chosen)
        menu.popup(self.reject_button.mapToGlobal(self.reject_button.rect().topLeft()))

    @Slot(QAction)
    def _on_reason_chosen(self, action: QAction) -> None:
        reason = action.data()
        if reason is None:
            reason = self._context.dialogs.ask_text(self, msg("Reject this home"), msg("Why you reject it"))
            if reason is None:
                return
        self.drop(reason)

    def drop(self, reason: str) -> None:
        """Reject the home for a reason."""
        self._put(msgspec.structs.replace(self._mark, stage="dropped", reason=reason[:200]))


def _tags(text: str) -> tuple[str, ...]:
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(" ".join(part.split())[:LONGEST_TAG] for part in parts if part.strip()))[:MOST_TAGS]
