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
    from hegang_desktop.gui.charts.export import Chart
    from hegang_desktop.gui.charts.plot_chart import PlotChart


class ChartExport(QObject):
    """Carries a chart away as a picture, always on white, by the context menu of the widget that shows it."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._chart: Chart | None = None
        self._shown_in: QWidget | None = None
        self._zoomable: PlotChart | None = None
        self._file_name = ""

    def follow(self, chart: PlotChart) -> None:
        """Offer the menu on a chart that can be zoomed; files are named as it is."""
        self.turn_to(chart)
        self.offer(chart, chart)

    def turn_to(self, chart: PlotChart) -> None:
        """Another of the charts that are followed is in front."""
        self._chart = self._shown_in = self._zoomable = chart

    def offer(self, chart: Chart, shown_in: QWidget, file_name: str = "") -> None:
        """Offer the menu on the widget that shows a chart."""
        self._chart, self._shown_in, self._file_name = chart, shown_in, file_name
        shown_in.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        shown_in.customContextMenuRequested.connect(self._on_menu_requested)

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        if self._shown_in is None:
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
        if self._zoomable is not None and self._zoomable.zoomed:
            menu.addSeparator()
            menu.addAction(say(msg("Show all of it"))).triggered.connect(self._zoomable.reset_zoom)
        menu.popup(self._shown_in.mapToGlobal(at))

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

    def _save(self, kind: str, pattern: Message, write: Callable[[Chart, Path], None]) -> None:
        if self._chart is None or self._shown_in is None:
            return
        dialogs = self._context.dialogs
        name = f"{self._file_name or self._shown_in.accessibleName()}.{kind}"
        path = dialogs.ask_save_file(self._owner, msg("Save the chart"), name, pattern)
        if path is None:
            return
        try:
            write(self._chart, path if path.suffix else Path(f"{path}.{kind}"))
        except UserError as error:
            dialogs.tell(self._owner, error)
