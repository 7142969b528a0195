"""The first view: the charts, and beneath them what would be if."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.lives_watcher import LivesWatcher
from hegang_desktop.gui.plan.overview.chart_card import ChartCard
from hegang_desktop.gui.plan.what_if.card import WhatIfCard
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.saved_state import state_bytes, state_text

LEAST_CHART = 250


class Overview(QWidget):
    """Charts above, sliders below; how the height is shared is the reader's."""

    def __init__(self, context: Context, lives: LivesWatcher) -> None:
        super().__init__()
        self.chart = ChartCard(context, lives)
        self.what_if = WhatIfCard(context)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(10)
        self.parts.addWidget(self.chart)
        self.parts.addWidget(self.what_if)
        self.parts.setStretchFactor(0, 1)
        self.parts.setSizes([270, 240])
        self.chart.setMinimumHeight(LEAST_CHART)
        column(self).addWidget(self.parts, 1)

    def state(self) -> str:
        """Which chart is chosen, and how the height is shared."""
        return f"{self.chart.kind} {state_text(self.parts.saveState())}"

    def restore(self, state: str) -> None:
        """As it was left."""
        kind, _, parts = state.partition(" ")
        self.chart.choose(kind)
        self.parts.restoreState(state_bytes(parts))
