"""The homes found as a picture, and their unit prices by storey and by community beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from hegang_desktop.app.listings.search.around import UnitPrices
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.listings.search.picture import COLOURED_BY, MOST_POINTS, OTHERS, Picture
from hegang_desktop.app.listings.search.picture_chart import OTHERS_NAME
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.message import Message, advertised, msg, msg_n, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import Facet
from hegang_desktop.gui.charts.chart_export import ChartExport
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.picture.picture_colours import ColourBook
from hegang_desktop.gui.widgets.boxes import card, column, label, plain_label, row
from hegang_desktop.gui.widgets.flow_box import FlowBox
from hegang_desktop.gui.widgets.no_wheel_combo import NoWheelCombo
from hegang_desktop.gui.widgets.plain_table import PlainTable
from hegang_desktop.text.facets import FACET_NAMES, value_words

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.home_chart import HomeChart

NUMBERS = frozenset({1, 2, 3, 4})
LEAST_BESIDE = 336


class PictureView(QWidget):
    """`brushed`: only homes within these bounds are wanted (areas in 1/100 m², prices in fen). `cleared`: all again.

    `home_chosen`: a point was clicked (id).
    """

    brushed = Signal(int, int, object, object)
    cleared = Signal()
    home_chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._context = context
        self._finder: Finder | None = None
        self._result: SearchResult | None = None
        self.picture: Picture | None = None
        self.chart: HomeChart | None = None
        self.export = ChartExport(context, self, "homes")
        self.name_of: Callable[[int], str] = lambda _: ""
        """What a home is called, by its id."""
        self._book = ColourBook()
        self._stale = False
        self.facet = NoWheelCombo()
        texts.put(self.facet, msg("What the colours tell"), "setAccessibleName")
        self._legend = FlowBox()
        self._summary_label = plain_label("", "quiet", wrap=True)
        holder = card()
        self._chart_place = column(holder, margin=10, spacing=6)
        top = row(spacing=8)
        top.addWidget(label(texts, msg("Coloured by"), "quiet_body"))
        top.addWidget(self.facet)
        top.addStretch(1)
        self._chart_place.addLayout(top)
        self._chart_place.addWidget(self._legend)
        self.floors = PlainTable(texts, msg("Unit price by floor"), stretched=0)
        self.communities = PlainTable(texts, msg("Unit price by community"), stretched=0)
        beside = QWidget()
        beside.setMinimumWidth(LEAST_BESIDE)
        tables = column(beside, spacing=6)
        tables.addWidget(label(texts, msg("Unit price by floor, yuan per m²"), "quiet_body"))
        tables.addWidget(self.floors, 2)
        tables.addWidget(label(texts, msg("Unit price by community, yuan per m²"), "quiet_body"))
        tables.addWidget(self.communities, 3)
        tables.addWidget(
            label(
                texts,
                msg("A quarter of the homes ask less than Low, half less than Middle, a quarter more than High."),
                "quiet",
                wrap=True,
            )
        )
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(10)
        splitter.addWidget(holder)
        splitter.addWidget(beside)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([520, 380])
        outer = column(self, spacing=6)
        outer.addWidget(splitter, 1)
        outer.addWidget(self._summary_label)
        self.facet.activated.connect(self._on_facet_activated)
        texts.words_changed.connect(self._on_words_changed)
        context.theme.theme_changed.connect(self._draw)
        self._on_words_changed()

    def show_result(self, result: SearchResult, finder: Finder) -> None:
        """Draw what a search found; later, when it is not looked at now."""
        self._result, self._finder = result, finder
        self._stale = True
        if self.isVisible():
            self._work()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None:
            self._make_chart()
        if self._stale:
            self._work()

    def _make_chart(self) -> None:
        from hegang_desktop.gui.charts.home_chart import HomeChart  # pyqtgraph: not before it is looked at

        self.chart = HomeChart(self._texts, self._context.theme)
        self.chart.brushed.connect(self.brushed)
        self.chart.cleared.connect(self.cleared)
        self.chart.home_chosen.connect(self.home_chosen)
        self.export.follow(self.chart, self.chart.view)
        self._chart_place.addWidget(self.chart, 1)

    @property
    def _by(self) -> Facet:
        chosen: Facet = self.facet.currentData() or COLOURED_BY[0]
        return chosen

    def _work(self) -> None:
        result, finder, plan, by = self._result, self._finder, self._context.session.plan, self._by
        if result is None or finder is None:
            return
        self._stale = False
        self._context.runner.run("picture", lambda: finder.picture(result, by, plan), self._show)

    def _show(self, picture: Picture) -> None:
        self.picture = picture
        self._draw()

    @Slot()
    def _draw(self) -> None:
        picture = self.picture
        if picture is None or self.chart is None:
            return
        self.chart.name_of = self.name_of
        order = self._book.in_order(picture.facet, picture.values)
        self.chart.show_picture(picture, self._book.of(picture.facet, picture.values), order)
        self._show_legend(picture, order)
        say = self._texts.say
        floor_names = [say(value_words("floor", one.name)) for one in picture.floors]
        self._fill(self.floors, msg("Floor"), floor_names, picture.floors)
        names = [say(advertised("community", one.name)) for one in picture.communities]
        self._fill(self.communities, msg("Community"), names, picture.communities)
        sentence = self._sentence(picture)
        self._summary_label.setText(say(sentence))
        self.chart.view.setAccessibleName(say(sentence))

    def _sentence(self, picture: Picture) -> Message:
        if picture.known > MOST_POINTS:
            return msg(
                "{shown} evenly chosen of {n} homes. Drag a rectangle to keep only the homes in it; Esc takes it back.",
                shown=MOST_POINTS,
                n=picture.known,
            )
        return msg_n(
            "{n} home with area and price. Drag a rectangle to keep only the homes in it; Esc takes it back.",
            "{n} homes with area and price. Drag a rectangle to keep only the homes in it; Esc takes it back.",
            picture.known,
        )

    def _show_legend(self, picture: Picture, order: list[int]) -> None:
        self._legend.clear()
        tokens = self._context.theme.tokens
        chart = self.chart
        if chart is None:
            return
        entries = [(at, value_words(picture.facet, picture.values[at])) for at in order]
        if (picture.colours == OTHERS).any():
            entries.append((OTHERS, OTHERS_NAME))
        for at, words in entries:
            entry = plain_label(f"●  {self._texts.say(words)}", "legend")
            entry.setStyleSheet(f"color: {chart.colour(tokens, at).name()};")
            self._legend.add(entry)

    def _fill(self, table: PlainTable, first: Message, names: list[str], rows: tuple[UnitPrices, ...]) -> None:
        say, words = self._texts.say, self._texts.words
        headers = [say(one) for one in (first, msg("Homes"), msg("Low"), pmsg("of a group", "Middle"), msg("High"))]
        cells = [
            [name, words.number(one.n), *(words.rounded_money(Fen(fen)) for fen in (one.lower, one.median, one.upper))]
            for name, one in zip(names, rows, strict=True)
        ]
        table.show_rows(headers, cells, NUMBERS)

    @Slot(int)
    def _on_facet_activated(self, _: int) -> None:
        self._work()

    @Slot()
    def _on_words_changed(self) -> None:
        chosen = self._by
        self.facet.clear()
        for facet in COLOURED_BY:
            self.facet.addItem(self._texts.say(FACET_NAMES[facet]), facet)
        self.facet.setCurrentIndex(max(0, self.facet.findData(chosen)))
        self._draw()
