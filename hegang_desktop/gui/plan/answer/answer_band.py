"""The answer in one band that keeps its height: headline and tone, two sentences, four figures, what to beware of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.what_if import outcome_shift, tried_words
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.engine.answer import FIGURES
from hegang_desktop.engine.headline import kept_back
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.figure_box import FigureBox
from hegang_desktop.gui.plan.answer.notices_line import NoticesLine
from hegang_desktop.gui.plan.answer.tone_pill import TonePill
from hegang_desktop.gui.theme.tokens import ANSWER_PX, HEADING_PX, TITLE_PX
from hegang_desktop.gui.widgets.boxes import button, column, restyle, row
from hegang_desktop.gui.widgets.one_line import OneLine
from hegang_desktop.gui.widgets.panes import make_pane
from hegang_desktop.gui.widgets.popover import Popover

LINKS = 2
BLINK_MS = 150
HEADLINE_PX, LOW_HEADLINE_PX = 40, 32
LINE_PX = 23
FOOT_PX = 24
SIDE_PX = 16
HEAD_GAP_PX = 12
HEADLINE_SIZES = ((ANSWER_PX, "answer"), (TITLE_PX, "title"), (HEADING_PX, "heading"))
NARROW_PX = 1100
CAPTION_PX, NARROW_CAPTION_PX = 160, 112
LINK = "link"
OTHER_MONTH, KEEP_BACK, WHAT_HELPS = "other_month", "keep_back", "what_helps"
"""Ids of links: the figures of the other month; what should be left as the cushion; what helps."""


class AnswerBand(QFrame):
    """Shows the answer of what the session shows: the plan as it is, or with what is tried out on it.

    `figure_opened` carries the id of a figure whose working is asked for, `link_opened` that of a link of the answer.
    What finds no room is cut with dots; the whole of it stands behind `more`.
    """

    figure_opened = Signal(str)
    link_opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "band")
        make_pane(self)
        self._context = context
        self._compact = False
        self._popover: Popover | None = None
        self._whole: list[str] = []
        self._offered: tuple[tuple[str, Message], ...] = ()
        outer = column(self, spacing=0)
        outer.setContentsMargins(SIDE_PX, 6, SIDE_PX - 6, 6)
        self._lay_out(outer)
        self._fit()
        self._waiting = QTimer(self, singleShot=True, interval=BLINK_MS)
        self._waiting.timeout.connect(self._on_waiting)
        context.signals.shown_changed.connect(self.refresh)
        context.signals.reckoning.connect(self._on_reckoning)
        context.texts.words_changed.connect(self._on_words_changed)

    def _lay_out(self, outer: QVBoxLayout) -> None:
        texts = self._context.texts
        self.headline = OneLine("answer")
        self.pill = TonePill(texts)
        self.month = OneLine("quiet")
        top = row(spacing=12)
        top.addWidget(self.headline)
        top.addWidget(self.pill)
        top.addStretch(1)
        top.addWidget(self.month)
        outer.addLayout(top)
        self._head = top
        self.sentence = OneLine("")
        self.second = OneLine("quiet_body")
        self.more = _held(button(texts, msg("more"), "link_note"))
        self.more.clicked.connect(self._on_more_clicked)
        self._links: list[QPushButton] = [button(texts, msg("more"), "link_note") for _ in range(LINKS)]
        words = column(spacing=0)
        words.addWidget(self.sentence)
        below = row(spacing=8)
        below.addWidget(self.second)
        below.addWidget(self.more)
        below.addStretch(1)
        words.addLayout(below)
        middle = row(spacing=8)
        middle.addLayout(words, 1)
        self._figures = [FigureBox(figure_id, self) for figure_id in FIGURES]
        for box in self._figures:
            box.opened.connect(self.figure_opened)
            middle.addWidget(box)
        outer.addLayout(middle)
        self.notices = NoticesLine(texts)
        self.change = OneLine("quiet")
        self.back = _held(button(texts, msg("Back to the plan"), "link_note"))
        self.back.clicked.connect(self._on_back_clicked)
        foot = row(spacing=12)
        foot.addWidget(self.notices, 3)
        for link in self._links:
            link.hide()
            link.clicked.connect(self._on_link_clicked)
            foot.addWidget(link)
        foot.addWidget(self.change)
        foot.addWidget(self.back)
        outer.addLayout(foot)
        for one, height in ((self.sentence, LINE_PX), (self.second, LINE_PX), (self.notices, FOOT_PX)):
            one.setFixedHeight(height)
        self.more.setFixedHeight(LINE_PX)
        for link in self._links:
            link.setFixedHeight(FOOT_PX)
        self.change.setFixedHeight(FOOT_PX)
        self.back.setFixedHeight(FOOT_PX)
        for one in (self.headline, self.sentence, self.second):
            one.cut_changed.connect(self._show_more)

    @Slot()
    def _on_words_changed(self) -> None:
        self.show_links(self._offered)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the session shows."""
        outcome = self._context.session.shown
        if outcome is not None:
            self._show(outcome)
            self._show_change()
        self._waiting.stop()
        self._grey(waiting=False)

    @Slot()
    def _on_reckoning(self) -> None:
        """Until the new month is known the old one stands; greyed, where that takes longer than a blink."""
        self._waiting.start()

    @Slot()
    def _on_waiting(self) -> None:
        self._grey(waiting=self._context.session.is_reckoning)

    def _grey(self, *, waiting: bool) -> None:
        widgets: tuple[QWidget, ...] = (
            self.headline, self.sentence, self.second, self.month, self.pill, *self._figures
        )  # fmt: skip
        for one in widgets:
            one.setEnabled(not waiting)

    def _show(self, outcome: Outcome) -> None:
        answer, say = outcome.answer, self._context.texts.say
        self.headline.show_text(say(answer.headline))
        *first, last = answer.sentences
        self._whole = [say(sentence) for sentence in answer.sentences]
        self.sentence.show_text(" ".join(map(say, first or [last])))
        self.second.show_text(say(last) if first else "")
        self.month.show_text("" if answer.month is None else say(answer.month))
        self.pill.show_safety(answer.tone, outcome.safety)
        self.show_links(_links(outcome))
        hint = say(msg("Click to see what this is made of"))
        for box, figure in zip(self._figures, answer.figures, strict=True):
            detail = say(figure.detail) if figure.detail else ""
            box.show_figure(say(figure.caption), say(figure.value), detail, hint)
        self.notices.show_notices(answer.notices)
        self.setAccessibleName(f"{say(answer.headline)} {say(answer.sentence)}")
        self._fit()

    def show_links(self, links: Sequence[tuple[str, Message]]) -> None:
        """Ways on from the answer, each with the id that `link_opened` carries; two at most."""
        self._offered = tuple(links)
        for at, link in enumerate(self._links):
            link.setVisible(at < len(links))
            if at < len(links):
                link.setProperty(LINK, links[at][0])
                link.setText(f"{self._context.texts.say(links[at][1])} ›")

    @Slot()
    def _on_link_clicked(self) -> None:
        self.link_opened.emit(str(self.sender().property(LINK)))

    def _show_change(self) -> None:
        """What is tried out, and what the plan itself answers; else what the last number that was typed did to it."""
        session, say = self._context.session, self._context.texts.say
        last, now, tried = session.last_change, session.outcome, tried_words(session.what_if)
        self.back.setVisible(bool(tried))
        if tried and now is not None:
            month = now.projection.home_month
            planned = msg("not reached") if month is None else msg("{month}", month=month)
            self.change.show_text(say(msg("Tried out: {what}. As planned: {planned}.", what=tried, planned=planned)))
            restyle(self.change, "look", "caution_note")
        elif last is None or now is None or _owned(last.before) != _owned(now):
            self.change.show_text("")
        else:
            moved = outcome_shift(last.before, now)
            change = msg("Last change - {what}: {effect}.", what=last.label, effect=moved.words)
            self.change.show_text(say(change))
            restyle(self.change, "look", {"good": "good_note", "bad": "bad_note"}.get(moved.tone, "quiet"))

    @Slot()
    def _on_back_clicked(self) -> None:
        self._context.session.try_out(NOTHING)

    # --- what finds no room ----------------------------------------------------------------------------------------

    @Slot()
    def _show_more(self) -> None:
        self.more.setVisible(any(one.is_cut for one in (self.headline, self.sentence, self.second)))

    @Slot()
    def _on_more_clicked(self) -> None:
        if self._popover is None:
            self._popover = Popover(self.more)
        if self._popover.isVisible():
            self._popover.put_away()
            return
        lines = [(self.headline.text(), "list"), *((one, "") for one in self._whole)]
        self._popover.show_lines([line for line in lines if line[0]])

    def set_compact(self, *, compact: bool) -> None:
        """On a low screen: a smaller headline."""
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _headline_room(self) -> int:
        """What those beside the headline leave of its line, when they take as little as they can."""
        room = self.width() - 2 * SIDE_PX
        for at in range(self._head.count()):
            item = self._head.itemAt(at)
            one = None if item is None else item.widget()
            if one is not None and one is not self.headline:
                least = one.minimumSizeHint() if isinstance(one, OneLine) else one.sizeHint()
                room -= least.width() + HEAD_GAP_PX
        return room

    def _fit(self) -> None:
        """The headline as large as it fits into its line; the line itself is as high with either."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        room, needed = self._headline_room(), 0
        for size, look in HEADLINE_SIZES[1 if self._compact else 0 :]:
            font.setPixelSize(size)
            needed = QFontMetrics(font).horizontalAdvance(self.headline.text()) + 2
            restyle(self.headline, "look", look)
            if needed <= room:
                break
        # what stands beside it is cut before it is
        self.headline.setMinimumWidth(max(1, min(needed, room)))
        self.headline.setFixedHeight(LOW_HEADLINE_PX if self._compact else HEADLINE_PX)
        narrow = self.width() < NARROW_PX
        for box in self._figures:
            box.caption.setMaximumWidth(NARROW_CAPTION_PX if narrow else CAPTION_PX)
        # neither what is to be known nor what was tried out may take the room of the other
        self.change.setMaximumWidth(max(1, self.width() // 2 - self.back.sizeHint().width() - SIDE_PX))


def _links(outcome: Outcome) -> list[tuple[str, Message]]:
    """Ways on: to the figures of the other month, and to keep back what the safe month asks for."""
    safety, links = outcome.safety, list[tuple[str, Message]]()
    if safety is None or outcome.plan.scenario.bought is not None:
        return links
    if safety.safe is not None and safety.earliest is not None and safety.earliest.month < safety.safe.month:
        other = msg("See the earliest month") if outcome.basis == "safe" else msg("See the safe month")
        links.append((OTHER_MONTH, other))
    if safety.reason == "not_within" and safety.tone != "unreached":
        links.append((WHAT_HELPS, msg("What would make it hold")))
    if safety.safe is not None and safety.keep > outcome.plan.situation.cushion:
        links.append((KEEP_BACK, msg("Keep {amount} as the cushion", amount=Money(kept_back(safety.keep)))))
    return links


def _held(link: QPushButton) -> QPushButton:
    """A link that keeps its place while it is hidden, so that nothing beside it moves when it comes."""
    policy = link.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    link.setSizePolicy(policy)
    link.hide()
    return link


def _owned(outcome: Outcome) -> bool:
    """Whether the home is bought: an answer before is not to be compared with one after it."""
    return outcome.plan.scenario.bought is not None
