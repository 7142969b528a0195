"""A chart of several series in its card; pyqtgraph is imported when the first one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.gui.charts.chart_export import ChartExport
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, plain_label

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.month_chart import MonthChart

HEIGHT = 240


class ComparedChart(QFrame):
    """Title and chart of the spec it was given last; nothing of a former one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        self._spec: ChartSpec | None = None
        self.chart: MonthChart | None = None
        self._layout = column(self, margin=12, spacing=4)
        self.title = plain_label("", "heading")
        self._layout.addWidget(self.title)
        self._export = ChartExport(context, self)
        self.setFixedHeight(HEIGHT)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_chart)
        context.texts.words_changed.connect(self._draw)
        context.theme.theme_changed.connect(self._draw)

    def show_spec(self, spec: ChartSpec | None) -> None:
        """Show this chart; None: there is nothing to show."""
        same, self._spec = spec == self._spec, spec
        seen = self.isVisible()
        self.setVisible(spec is not None)
        if seen and not same:  # what becomes visible is drawn by its showEvent
            self._draw()

    def blank(self) -> None:
        """Keep the place, and show nothing: the values are those of a state that is gone."""
        self._spec = None
        if self.chart is not None:
            self.chart.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None:
            self._timer.start()
        self._draw()

    @Slot()
    def _make_chart(self) -> None:
        if self.chart is None:
            from hegang_desktop.gui.charts.month_chart import MonthChart

            self.chart = MonthChart(self._context.texts, self._context.theme)
            self._export.follow(self.chart, self.chart)
            self._layout.addWidget(self.chart, 1)
            self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._spec is None or not self.isVisible():
            return
        say = self._context.texts.say
        self.title.setText(say(self._spec.title))
        self.setAccessibleName(say(self._spec.title))
        self.setAccessibleDescription(say(self._spec.summary))
        if self.chart is not None:
            self.chart.show_spec(self._spec)
            self.chart.show()
