"""The answer: one sentence, how it stands, four figures, what the last number changed, and what to beware of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.what_if import tried_words
from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.engine.answer import FIGURES, Answer
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher
from hegang_desktop.gui.widgets.boxes import button, clear, column, plain_label, restyle, row
from hegang_desktop.gui.widgets.one_line import OneLine
from hegang_desktop.gui.widgets.panes import make_pane
from hegang_desktop.text.answer_shift import outlook_of, shift

WIDE = 640
SENTENCES = 2
NOTICES = 2
GRAVEST = ("bad", "caution", "plain", "good")


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
    """Shows the answer of what the session shows: the plan as it is, or with what is tried out on it.

    `figure_opened` carries the id of a figure whose working is asked for.
    """

    figure_opened = Signal(str)

    def __init__(self, context: Context, lives: LivesWatcher) -> None:
        super().__init__()
        self.setProperty("look", "card")
        make_pane(self)
        self._context = context
        outer = column(self, margin=12, spacing=2)
        self.headline = plain_label("", "answer", wrap=True)
        self.sentence = plain_label("", "", wrap=True)
        self.lives = plain_label("", "quiet_body", wrap=True)
        for one in (self.headline, self.sentence, self.lives):
            outer.addWidget(one)
        self._watched = lives
        lives.lives_changed.connect(self.show_lives)
        context.texts.words_changed.connect(self.show_lives)
        self._columns = 0
        self._compact = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._figures = [FigureBox(figure_id, self) for figure_id in FIGURES]
        for box in self._figures:
            box.opened.connect(self.figure_opened)
            context.texts.put(box, msg("Click to see what this is made of"), "setToolTip")
        self._place()
        outer.addLayout(self._grid)
        # always there, so that nothing below it moves while a slider does
        self.change = OneLine("quiet")
        self.back = button(context.texts, msg("Back to the plan"), "link")
        self.back.clicked.connect(self._on_back_clicked)
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        below = row(spacing=8)
        below.addWidget(self.change, 1)
        below.addWidget(self.back)
        outer.addLayout(below)
        self._all_notices = False
        self._notices = column(spacing=0)
        self.more = button(context.texts, msg("Show less"), "link")
        self.more.clicked.connect(self._on_more_clicked)
        known = row(spacing=8)
        known.addLayout(self._notices, 1)
        known.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(known)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what the session shows."""
        outcome = self._context.session.shown
        if outcome is not None:
            self._show(outcome.answer)
            self._show_change()

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
        self._show_notices(answer)
        self.setAccessibleName(f"{say(answer.headline)} {say(answer.sentence)}")

    def _show_notices(self, answer: Answer) -> None:
        """The gravest; how many more there are opens to all of them, for the card has not room for every one."""
        say = self._context.texts.say
        clear(self._notices)
        ordered = sorted(answer.notices, key=lambda notice: GRAVEST.index(notice.tone))
        shown = ordered if self._all_notices else ordered[:NOTICES]
        for notice in shown:
            line = plain_label(f"•  {say(notice.text)}", wrap=True)
            restyle(line, "look", notice.tone)
            self._notices.addWidget(line)
        left = len(ordered) - NOTICES
        self.more.setVisible(left > 0)
        if left > 0:
            words = msg_n("{n} more thing to know", "{n} more things to know", left)
            self.more.setText(say(msg("Show less") if self._all_notices else words))
            set_tip(self.more, "" if self._all_notices else "\n".join(say(one.text) for one in ordered[NOTICES:]))

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all_notices = not self._all_notices
        self.refresh()

    def _show_change(self) -> None:
        """What is tried out, and what the plan itself answers; else what the last number that was typed did to it."""
        session, say = self._context.session, self._context.texts.say
        last, now, tried = session.last_change, session.outcome, tried_words(session.what_if)
        self.back.setVisible(bool(tried))
        if tried and now is not None:
            month = now.projection.home_month
            planned = msg("not reached") if month is None else msg("{month}", month=month)
            self.change.show_text(say(msg("Tried out: {what}. As planned: {planned}.", what=tried, planned=planned)))
            restyle(self.change, "look", "caution")
        elif last is None or now is None or _owned(last.before) != _owned(now):
            self.change.show_text("")
        else:
            moved = shift(outlook_of(last.before.projection), outlook_of(now.projection))
            change = msg("Last change - {what}: {effect}.", what=last.label, effect=moved.words)
            self.change.show_text(say(change))
            restyle(self.change, "look", {"good": "good_note", "bad": "bad_note"}.get(moved.tone, "quiet"))

    @Slot()
    def _on_back_clicked(self) -> None:
        self._context.session.try_out(NOTHING)

    @Slot()
    def show_lives(self) -> None:
        """What the simulated lives of what is shown say; while they are simulated, that they are."""
        say = self._context.texts.say
        lives = self._watched.lives
        outcome = self._context.session.shown
        set_tip(self.lives, "")
        # while new lives are simulated the card keeps its height, or what is dragged below it would jump
        self.lives.setMinimumHeight(self.lives.height() if lives is None and outcome is not None else 0)
        if lives is not None:
            sentences = [say(sentence) for sentence in lives.sentences]
            # what ruins a plan is for those who ask: the card has room for how it goes, not for why
            bought = outcome is not None and outcome.plan.scenario.bought is not None
            self.lives.setText(" ".join(sentences[: 1 if bought else SENTENCES]))
            set_tip(self.lives, "\n".join(sentences))
        elif outcome is not None and outcome.leaves:
            words = msg("Lives are simulated for staying; leaving again is shown as if nothing goes wrong.")
            self.lives.setText(say(words))
        elif outcome is not None and outcome.projection.all_in:
            self.lives.setText(say(msg("Simulating lives with uncertain income and prices …")))
        else:
            self.lives.clear()

    def set_compact(self, *, compact: bool) -> None:
        """On a low screen: figures without the quiet lines beneath them, all in one row."""
        if compact == self._compact:
            return
        self._compact = compact
        restyle(self.headline, "look", "title" if compact else "answer")
        for box in self._figures:
            box.detail.setVisible(not compact)
        self._place()

    def _place(self) -> None:
        """The figures side by side, or two by two where that is too narrow for an amount and its quiet line."""
        columns = len(self._figures) if self.width() >= WIDE or self._compact else 2
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


def _owned(outcome: Outcome) -> bool:
    """Whether the home is bought: an answer before is not to be compared with one after it."""
    return outcome.plan.scenario.bought is not None
