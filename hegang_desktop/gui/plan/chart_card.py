"""The savings chart in its card. pyqtgraph is imported for the first chart, after the window's first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, plain_label

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.month_chart import MonthChart


class ChartCard(QFrame):
    """Title, chart, and a sentence that says what it shows, for those who do not see it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setMinimumHeight(200)
        self._context = context
        self._chart: MonthChart | None = None
        self._layout = column(self, margin=12, spacing=4)
        self.title = plain_label("", "heading")
        self._layout.addWidget(self.title)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_chart)
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        context.theme.theme_changed.connect(self.refresh)

    @property
    def chart(self) -> MonthChart | None:
        """The chart, once it is made."""
        return self._chart

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._chart is None:
            self._timer.start()
        else:
            self.refresh()

    @Slot()
    def _make_chart(self) -> None:
        if self._chart is None:
            from hegang_desktop.gui.charts.month_chart import MonthChart

            self._chart = MonthChart(self._context.texts, self._context.theme)
            self._layout.addWidget(self._chart, 1)
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the outcome of the open plan; a chart that is not seen waits until it is."""
        outcome = self._context.session.outcome
        if outcome is None or not self.isVisible():
            return
        say = self._context.texts.say
        self.title.setText(say(outcome.savings.title))
        self.setAccessibleName(say(outcome.savings.title))
        self.setAccessibleDescription(say(outcome.savings.summary))
        if self._chart is not None:
            self._chart.show_spec(outcome.savings)
