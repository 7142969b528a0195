"""The charts of the plan in their card. pyqtgraph is imported for the first of them, after the window's first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from hegang_desktop.app.answer.charts import KINDS, chart, chart_entry
from hegang_desktop.domain.chart import (
    AnyChart,
    ChanceSpec,
    ChartSpec,
    FlowSpec,
    NoChart,
    WaterfallSpec,
)
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.charts.chart_export import ChartExport
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher
from hegang_desktop.gui.plan.matters.matters_finder import MattersFinder
from hegang_desktop.gui.plan.overview.chart_chooser import ChartChooser
from hegang_desktop.gui.widgets.boxes import button, column, plain_label, row, scrolled
from hegang_desktop.gui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.plot_chart import PlotChart

TITLE_PX = 230
MARGIN = 12
SEEN_PX = 40


class ChartCard(QFrame):
    """Title, sentence, and one of six charts; `what_if` opens the sliders where they have no place beside it.

    `month_opened`: a month was clicked, or Enter pressed on it (a Month).
    `figure_opened`: a bar of the waterfall was, whose working is that of a figure (its id).
    """

    month_opened = Signal(object)
    figure_opened = Signal(str)

    def __init__(self, context: Context, lives: LivesWatcher) -> None:
        super().__init__()
        self._context = context
        self._lives = lives
        self._matters = MattersFinder(context, "chart-matters", self)
        self._charts: dict[str, PlotChart] = {}
        self._pages: dict[str, QWidget] = {}
        self._shown: AnyChart | None = None
        self._wanted: Month | None = None
        self._ready = False
        self.setProperty("look", "card")
        self.setMinimumHeight(150)
        outer = column(self, margin=MARGIN, spacing=4)
        self.title = OneLine("heading")
        self.chooser = ChartChooser(context)
        # beside a wide chart the sliders stand anyway
        self.what_if = button(context.texts, msg("What if …"), "segment")
        self.what_if.setCheckable(True)
        self.what_if.hide()
        top = row(spacing=12)
        top.addWidget(self.title, 1)
        top.addWidget(self.what_if)
        top.addWidget(self.chooser, 0, Qt.AlignmentFlag.AlignRight)
        outer.addLayout(top)
        self.sentence = OneLine("quiet")
        outer.addWidget(self.sentence)
        self._stack = QStackedWidget()
        self._nothing = _Nothing()
        self._stack.addWidget(self._nothing)
        outer.addWidget(self._stack, 1)
        self._export = ChartExport(context, self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._begin)
        self.chooser.kind_chosen.connect(self.refresh)
        context.signals.shown_changed.connect(self.refresh)
        lives.lives_changed.connect(self._on_lives_changed)
        self._matters.result_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._on_words_changed)
        context.theme.theme_changed.connect(self.refresh)

    @property
    def chart(self) -> PlotChart | None:
        """The chart that was chosen, once it is made."""
        return self._charts.get(self.chooser.kind)

    @property
    def kind(self) -> str:
        """Which chart is chosen."""
        return self.chooser.kind

    def choose(self, kind: str) -> None:
        """Show another chart; a kind that there is not changes nothing."""
        if kind in KINDS and kind != self.kind:
            self.chooser.choose(KINDS[KINDS.index(kind)])
            self.refresh()

    def show_month(self, month: Month) -> None:
        """Put the cursor on a month, at once or as soon as a chart by months is seen."""
        self._wanted = month
        if self.isVisible():
            self._to_wanted()

    def _to_wanted(self) -> None:
        first, made = _first_month(self._shown), self.chart
        if self._wanted is not None and first is not None and made is not None:
            made.show_at(self._wanted - first)
            self._wanted = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ready:
            self.refresh()
        else:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        button_px = 0 if self.what_if.isHidden() else self.what_if.sizeHint().width() + MARGIN
        self.chooser.fit(self.width() - 2 * MARGIN - TITLE_PX - button_px)

    @Slot()
    def _begin(self) -> None:
        self._ready = True
        self.refresh()

    @Slot()
    def _on_lives_changed(self) -> None:
        # when lives fall away the line is drawn without them already: what is shown has changed
        if self.kind != "savings" or self._lives.lives is not None:
            self.refresh()

    @Slot()
    def _on_words_changed(self) -> None:
        self._fit()
        self.refresh()

    def _chart_of(self, kind: str) -> PlotChart:
        if kind not in self._charts:
            from hegang_desktop.gui.charts.making import make_chart

            made = make_chart(chart_entry(kind).form, self._context.texts, self._context.theme)
            made.opened.connect(self._on_opened)
            self._export.follow(made, made)
            made.cursor_moved.connect(self._on_cursor_moved)
            # many rows do not shrink with a small window: they scroll
            self._pages[kind] = scrolled(made) if made.in_rows else made
            self._stack.addWidget(self._pages[kind])
            self._charts[kind] = made
        return self._charts[kind]

    @Slot()
    def refresh(self) -> None:
        """Show the chosen chart of what the page shows; one that is not seen waits until it is."""
        session, kind = self._context.session, self.kind
        shown = session.shown
        if shown is None or not self.isVisible():
            return
        simulated = self._lives.plan == shown.plan
        lives = self._lives.lives if simulated else None
        if kind == "matters":
            self._matters.want()
        spec = chart(
            kind,
            shown,
            session.outcome,
            None if lives is None else lives.simulation,
            self._matters.result,
            simulated=simulated,
            soonest=None if lives is None else lives.soonest,
        )
        self._shown = spec
        say = self._context.texts.say
        title, summary = say(spec.title), say(spec.summary)
        self.title.show_text(title)
        self.sentence.show_text("" if isinstance(spec, NoChart) else summary)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        if isinstance(spec, NoChart):
            self._nothing.show_words([summary, *map(say, spec.lines)])
            self._stack.setCurrentWidget(self._nothing)
        elif self._ready:
            made = self._chart_of(kind)
            self._export.chart = made
            self._stack.setCurrentWidget(self._pages[kind])
            made.show_chart(spec)
            self._to_wanted()

    @Slot(int)
    def _on_cursor_moved(self, at: int) -> None:
        page, made = self._pages.get(self.kind), self.chart
        if isinstance(page, QScrollArea) and made is not None:
            place = made.place_of(at)
            page.ensureVisible(place.x(), place.y(), 0, SEEN_PX)

    @Slot(int)
    def _on_opened(self, at: int) -> None:
        spec = self._shown
        first = _first_month(spec)
        shown = self._context.session.shown
        if first is not None:
            self.month_opened.emit(first + at)
        elif isinstance(spec, WaterfallSpec):
            opens = spec.falls[at].opens
            if isinstance(opens, Month):
                self.month_opened.emit(opens)
            else:
                self.figure_opened.emit(opens)
        elif isinstance(spec, ChanceSpec) and shown is not None and shown.projection.home_month is not None:
            self.month_opened.emit(shown.projection.home_month + at)

    @Slot()
    def copy_picture(self) -> None:
        """The chart to the clipboard."""
        self._export.copy_picture()

    @Slot()
    def save_png(self) -> None:
        """The chart to a PNG file."""
        self._export.save_png()

    @Slot()
    def save_svg(self) -> None:
        """The chart to an SVG file."""
        self._export.save_svg()


def _first_month(spec: AnyChart | None) -> Month | None:
    return spec.first if isinstance(spec, (ChartSpec, FlowSpec, ChanceSpec)) else None


class _Nothing(QWidget):
    """Words where there is nothing to draw."""

    def __init__(self) -> None:
        super().__init__()
        self._words = plain_label("", "quiet_body", wrap=True)
        outer = column(self, margin=MARGIN)
        outer.addStretch(1)
        outer.addWidget(self._words)
        outer.addStretch(2)

    def show_words(self, words: list[str]) -> None:
        """These, line by line."""
        self._words.setText("\n".join(words))
