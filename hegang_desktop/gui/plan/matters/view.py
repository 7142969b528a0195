"""What matters most: the tornado, what brings the home nearer, what would turn the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QVBoxLayout, QWidget

from hegang_desktop.app.answer.analyses import Matters
from hegang_desktop.app.answer.charts import matters_chart
from hegang_desktop.domain.chart import NoChart
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.gui.charts.chart_export import ChartExport
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.matters.matters_finder import MattersFinder
from hegang_desktop.gui.plan.stateless_view import StatelessView
from hegang_desktop.gui.widgets.boxes import button, clear, column, plain_label, row, scrolled
from hegang_desktop.gui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.tornado_chart import TornadoChart

BESIDE_PX = 1000
LIST_PX = 300
ROW_PX = 26
AXES_PX = 56
MOST = 12


class MattersView(StatelessView):
    """Worked out in a thread for the shown plan while it is visible. `lever_tried`: to be tried on it (a Lever)."""

    lever_tried = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._finder = MattersFinder(context, "matters", self)
        self._chart: TornadoChart | None = None
        self._matters: Matters | None = None
        self._export = ChartExport(context, self)
        self._card = card = QFrame()
        card.setProperty("look", "card")
        outer = column(self)
        outer.addWidget(scrolled(card))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        self._across.setContentsMargins(12, 12, 12, 12)
        self._across.setSpacing(16)
        left = QWidget()
        self._left = column(left, spacing=4)
        self.title = OneLine("heading")
        self.sentence = OneLine("quiet")
        self.nothing = plain_label("", "quiet_body", wrap=True)
        for one in (self.title, self.sentence, self.nothing):
            self._left.addWidget(one)
        self._left.addStretch(1)
        self._right = QWidget()
        self._list = column(self._right, spacing=6)
        self._across.addWidget(left, 3)
        self._across.addWidget(self._right, 2)
        self._tries = QButtonGroup(self)
        self._tries.idClicked.connect(self._on_try_clicked)
        self._finder.result_changed.connect(self.refresh)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._say_again)
        context.theme.theme_changed.connect(self.refresh)

    @property
    def chart(self) -> TornadoChart | None:
        """The tornado, once it was drawn."""
        return self._chart

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= BESIDE_PX
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if way != self._across.direction():
            self._across.setDirection(way)
        # one below the other each takes what it needs
        for part, share in ((0, 3), (1, 2)):
            self._across.setStretch(part, share if wide else part)
        self._right.setMinimumWidth(LIST_PX if wide else 0)

    @Slot()
    def _say_again(self) -> None:
        self._matters = None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """What matters most for the shown plan, or that it is being worked out."""
        shown = self._context.session.shown
        if shown is None or not self.isVisible():
            return
        self._finder.want()
        matters = self._finder.result
        say = self._context.texts.say
        spec = matters_chart(shown.plan, matters)
        self.title.show_text(say(spec.title))
        drawn = not isinstance(spec, NoChart)
        self.sentence.show_text(say(spec.summary) if drawn else "")
        self.sentence.setVisible(drawn)
        self.nothing.setText("" if drawn else say(spec.summary))
        self.nothing.setVisible(not drawn)
        self.setAccessibleName(say(spec.title))
        self.setAccessibleDescription(say(spec.summary))
        if drawn:
            made = self._made()
            made.show_chart(spec)
            made.setFixedHeight(max(1, len(made.bars)) * ROW_PX + AXES_PX)
        if self._chart is not None:
            self._chart.setVisible(drawn)
        if matters is not self._matters or matters is None:
            self._matters = matters
            self._show_list(matters)

    def _made(self) -> TornadoChart:
        if self._chart is None:
            from hegang_desktop.gui.charts.tornado_chart import TornadoChart

            self._chart = TornadoChart(self._context.texts, self._context.theme)
            self._export.follow(self._chart, self._chart)
            self._left.insertWidget(3, self._chart, 100)
        return self._chart

    def _show_list(self, matters: Matters | None) -> None:
        for one in self._tries.buttons():
            self._tries.removeButton(one)
        clear(self._list)
        if matters is None:
            return
        if matters.levers:
            holds = matters.levers[0].months is not None
            self._heading(msg("What brings it nearer") if holds else msg("What would make it hold"))
            for i, lever in enumerate(matters.levers[:MOST]):
                self._lever(i, lever.text, lever.runway_text)
        if matters.flips:
            self._heading(msg("What would change the verdict"))
            for flip in matters.flips[:MOST]:
                self._list.addWidget(plain_label(self._context.texts.say(flip.text), wrap=True))
        self._list.addStretch(1)

    def _heading(self, words: Message) -> None:
        self._list.addWidget(plain_label(self._context.texts.say(words), "heading"))

    def _lever(self, at: int, text: Message, runway: Message) -> None:
        texts = self._context.texts
        line = row(spacing=6)
        words: QVBoxLayout = column(spacing=0)
        words.addWidget(plain_label(texts.say(text), wrap=True))
        words.addWidget(plain_label(texts.say(runway), "quiet", wrap=True))
        line.addLayout(words, 1)
        link = button(texts, msg("Try it"), "link")
        link.setAccessibleDescription(texts.say(text))
        # found on top of what is tried out: put into the plan alone it would do something else
        link.setVisible(self._context.session.what_if == NOTHING)
        self._tries.addButton(link, at)
        line.addWidget(link)
        self._list.addLayout(line)

    @Slot(int)
    def _on_try_clicked(self, at: int) -> None:
        if self._matters is not None:
            self.lever_tried.emit(self._matters.levers[at])
