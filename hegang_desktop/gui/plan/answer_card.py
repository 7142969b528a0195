"""The answer: one sentence, how it stands, four figures, and what to beware of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from hegang_desktop.domain.message import msg
from hegang_desktop.engine.answer import FIGURES, Answer
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.closer import TITLES
from hegang_desktop.gui.plan.lives import LivesWatcher
from hegang_desktop.gui.widgets.boxes import button, clear, column, plain_label, restyle, row

WIDE = 640
SENTENCES = 2


class FigureBox(QFrame):
    """One figure. `opened` is emitted with its id by a click, Enter or space."""

    opened = Signal(str)

    def __init__(self, figure_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "figurebox")
        self.figure_id = figure_id
        layout = column(self, margin=4, spacing=0)
        self.caption = plain_label("", "quiet")
        self.value = plain_label("", "figure")
        self.detail = plain_label("", "quiet", wrap=True)
        for one in (self.caption, self.value, self.detail):
            layout.addWidget(one)
        layout.addStretch(1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self.opened.emit(self.figure_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.figure_id)
        else:
            super().keyPressEvent(event)


class AnswerCard(QFrame):
    """Shows the answer of the open plan.

    `figure_opened` carries the id of a figure whose working is asked for, `closer_wanted` that of a longer answer.
    """

    figure_opened = Signal(str)
    closer_wanted = Signal(str)

    def __init__(self, context: Context, lives: LivesWatcher) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        outer = column(self, margin=16, spacing=6)
        self.headline = plain_label("", "answer", wrap=True)
        self.sentence = plain_label("", "", wrap=True)
        self.lives = plain_label("", "quiet_body", wrap=True)
        for one in (self.headline, self.sentence, self.lives):
            outer.addWidget(one)
        self._watched = lives
        lives.lives_changed.connect(self.show_lives)
        context.texts.words_changed.connect(self.show_lives)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._figures = [FigureBox(figure_id, self) for figure_id in FIGURES]
        for box in self._figures:
            box.opened.connect(self.figure_opened)
            context.texts.put(box, msg("Click to see what this is made of"), "setToolTip")
        self._place()
        outer.addSpacing(4)
        outer.addLayout(self._grid)
        self._notices = column(spacing=2)
        outer.addLayout(self._notices)
        links = row(spacing=4)
        self.links = {what: button(context.texts, title, "link") for what, title in TITLES.items()}
        for what, link in self.links.items():
            link.clicked.connect(partial(self.closer_wanted.emit, what))
            links.addWidget(link)
        links.addStretch(1)
        outer.addLayout(links)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the outcome of the open plan."""
        outcome = self._context.session.outcome
        if outcome is not None:
            self._show(outcome.answer)

    def _show(self, answer: Answer) -> None:
        say = self._context.texts.say
        self.headline.setText(say(answer.headline))
        self.sentence.setText(say(answer.sentence))
        for box, figure in zip(self._figures, answer.figures, strict=True):
            box.caption.setText(f"{say(figure.caption)} ›")
            box.value.setText(say(figure.value))
            detail = say(figure.detail) if figure.detail else ""
            box.detail.setText(detail)
            box.setAccessibleName(f"{say(figure.caption)}: {say(figure.value)}. {detail}")
        clear(self._notices)
        for notice in answer.notices:
            line = plain_label(f"•  {say(notice.text)}", wrap=True)
            restyle(line, "look", notice.tone)
            self._notices.addWidget(line)
        self.setAccessibleName(f"{say(answer.headline)} {say(answer.sentence)}")

    @Slot()
    def show_lives(self) -> None:
        """What the simulated lives of the open plan say; while they are simulated, that they are."""
        say = self._context.texts.say
        lives = self._watched.lives
        outcome = self._context.session.outcome
        self.lives.setToolTip("")
        if lives is not None:
            sentences = [say(sentence) for sentence in lives.sentences]
            # what ruins a plan is for those who ask: the card has room for two sentences
            self.lives.setText(" ".join(sentences[:SENTENCES]))
            self.lives.setToolTip("\n".join(sentences))
        elif outcome is not None and outcome.projection.all_in:
            self.lives.setText(say(msg("Simulating lives with uncertain income and prices …")))
        else:
            self.lives.clear()

    def _place(self) -> None:
        """The figures side by side, or two by two where that is too narrow for an amount."""
        columns = len(self._figures) if self.width() >= WIDE else 2
        if columns == self._columns:
            return
        self._columns = columns
        for i, box in enumerate(self._figures):
            self._grid.addWidget(box, i // columns, i % columns)
        for i in range(len(self._figures)):
            self._grid.setColumnStretch(i, 1 if i < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
