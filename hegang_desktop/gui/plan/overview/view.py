"""The first view: one large chart, and beside it what would be if; on a narrow window that opens over the chart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher
from hegang_desktop.gui.plan.overview.chart_card import ChartCard
from hegang_desktop.gui.plan.what_if.card import WhatIfCard

BESIDE_PX = 1200
"""Pixels of the window's width from which the sliders stand beside the chart."""
PANE_PX = 264
OVER_PX = 560
GAP_PX = 12


class Overview(QWidget):
    """The chart never changes its size when the sliders come and go over it."""

    def __init__(self, context: Context, lives: LivesWatcher) -> None:
        super().__init__()
        self._beside: bool | None = None
        self.chart = ChartCard(context, lives)
        self.what_if = WhatIfCard(context)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.chart, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.chart.what_if.toggled.connect(self._on_what_if_toggled)
        self.what_if.closed.connect(self.close_what_if)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._arrange()

    def _arrange(self) -> None:
        beside = self.window().width() >= BESIDE_PX
        if not beside:
            self.what_if.setFixedWidth(max(PANE_PX, min(OVER_PX, self.width())))
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self.what_if)
        if beside:
            self.what_if.setFixedWidth(PANE_PX)
            self._grid.addWidget(self.what_if, 0, 1)
        else:
            # over the chart, in the same cell
            self._grid.addWidget(self.what_if, 0, 0, Qt.AlignmentFlag.AlignRight)
        self._grid.setHorizontalSpacing(GAP_PX if beside else 0)
        self.what_if.stand_over(over=not beside)
        self.chart.what_if.setVisible(not beside)
        self.what_if.setVisible(beside or self.chart.what_if.isChecked())
        self.what_if.raise_()

    def open_what_if(self) -> None:
        """Bring the sliders into sight, if they are not."""
        self.chart.what_if.setChecked(True)

    @Slot()
    def close_what_if(self) -> None:
        """Put the sliders away where they stand over the chart."""
        self.chart.what_if.setChecked(False)

    @Slot(bool)
    def _on_what_if_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        if self._beside:
            return
        had = self.what_if.isAncestorOf(self.focusWidget() or self)
        self.what_if.setVisible(shown)
        self.what_if.raise_()
        if shown:
            self.what_if.begin()
        elif had:
            self.chart.what_if.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._beside and self.what_if.isVisible():
            self.close_what_if()
        else:
            super().keyPressEvent(event)

    def state(self) -> str:
        """Which chart is chosen."""
        return self.chart.kind

    def restore(self, state: str) -> None:
        """As it was left."""
        self.chart.choose(state.partition(" ")[0])
