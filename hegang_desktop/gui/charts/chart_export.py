"""The context menu of a chart: copy it, save it, see all of it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context

if TYPE_CHECKING:
    from hegang_desktop.gui.charts.home_chart import HomeChart
    from hegang_desktop.gui.charts.plot_chart import PlotChart


class ChartExport(QObject):
    """Carries `chart` away as a picture, always on white; its file is called `name`, or as the chart is."""

    def __init__(self, context: Context, owner: QWidget, name: str = "") -> None:
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._name = name
        self.chart: PlotChart | HomeChart | None = None

    def follow(self, chart: PlotChart | HomeChart, view: QWidget) -> None:
        """Offer the menu on the view of a chart."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_requested)
        self.chart = chart

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        from hegang_desktop.gui.charts.plot_chart import PlotChart  # pyqtgraph: a chart is there already

        view = self.sender()
        if self.chart is None or not isinstance(view, QWidget):
            return
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = self._context.texts.say
        for words, slot in (
            (msg("Copy the picture"), self.copy_picture),
            (msg("Save as PNG…"), self.save_png),
            (msg("Save as SVG…"), self.save_svg),
        ):
            menu.addAction(say(words)).triggered.connect(slot)
        if isinstance(self.chart, PlotChart) and self.chart.zoomed:
            menu.addSeparator()
            menu.addAction(say(msg("Show all of it"))).triggered.connect(self.chart.reset_zoom)
        menu.popup(view.mapToGlobal(at))

    @Slot()
    def copy_picture(self) -> None:
        """The chart to the clipboard."""
        if self.chart is not None:
            from hegang_desktop.gui.charts.export import copy

            copy(self.chart)

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

    def _save(self, kind: str, pattern: Message, write: Callable[[PlotChart | HomeChart, Path], None]) -> None:
        if self.chart is None:
            return
        dialogs = self._context.dialogs
        name = f"{self._name or self.chart.accessibleName()}.{kind}"
        path = dialogs.ask_save_file(self._owner, msg("Save the chart"), name, pattern)
        if path is None:
            return
        try:
            write(self.chart, path if path.suffix else Path(f"{path}.{kind}"))
        except UserError as error:
            dialogs.tell(self._owner, error)
