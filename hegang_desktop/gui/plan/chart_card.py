"""The savings chart in its card. pyqtgraph is imported for the first chart, after the window's first paint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QMenu

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.engine.chart_specs import with_bands
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.lives import LivesWatcher
from hegang_desktop.gui.widgets.boxes import column, plain_label

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.month_chart import MonthChart


class ChartCard(QFrame):
    """Title, chart, and a sentence that says what it shows, for those who do not see it."""

    def __init__(self, context: Context, lives: LivesWatcher) -> None:
        super().__init__()
        self._lives = lives
        self.setProperty("look", "card")
        self.setMinimumHeight(150)
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
        lives.lives_changed.connect(self.refresh)
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
            view = self._chart.view
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._on_menu_requested)
            self._layout.addWidget(self._chart, 1)
            self.refresh()

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        if self._chart is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, slot in (
            (msg("Copy the picture"), self.copy_picture),
            (msg("Save as PNG…"), self.save_png),
            (msg("Save as SVG…"), self.save_svg),
        ):
            menu.addAction(self._context.texts.say(words)).triggered.connect(slot)
        menu.popup(self._chart.view.mapToGlobal(at))

    @Slot()
    def copy_picture(self) -> None:
        """The chart to the clipboard."""
        if self._chart is not None:
            from hegang_desktop.gui.charts.export import copy

            copy(self._chart)

    @Slot()
    def save_png(self) -> None:
        """The chart to a PNG file."""
        from hegang_desktop.gui.charts.export import save_png

        self._save("png", msg("Pictures (*.png)"), save_png)

    @Slot()
    def save_svg(self) -> None:
        """The chart to an SVG file."""
        from hegang_desktop.gui.charts.export import save_svg

        self._save("svg", msg("Drawings (*.svg)"), save_svg)

    def _save(self, kind: str, pattern: Message, write: Callable[[MonthChart, Path], None]) -> None:
        dialogs = self._context.dialogs
        path = dialogs.ask_save_file(self, msg("Save the chart"), f"{self.title.text()}.{kind}", pattern)
        if path is None or self._chart is None:
            return
        try:
            write(self._chart, path if path.suffix else path.with_suffix(f".{kind}"))
        except UserError as error:
            dialogs.tell(self, error)

    @Slot()
    def refresh(self) -> None:
        """Show the outcome of the open plan; a chart that is not seen waits until it is."""
        outcome = self._context.session.outcome
        if outcome is None or not self.isVisible():
            return
        say = self._context.texts.say
        lives = self._lives.lives
        spec = outcome.savings if lives is None else with_bands(outcome.savings, lives.simulation)
        self.title.setText(say(spec.title))
        self.setAccessibleName(say(spec.title))
        self.setAccessibleDescription(say(spec.summary))
        if self._chart is not None:
            self._chart.show_spec(spec)
