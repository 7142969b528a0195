"""The first view: the charts, and beneath them what would be if."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.chart_card import ChartCard
from hegang_desktop.gui.plan.lives import LivesWatcher
from hegang_desktop.gui.plan.what_if.card import WhatIfCard
from hegang_desktop.gui.widgets.boxes import column, scrolled

LEAST = 380


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
        self.parts.addWidget(scrolled(self.what_if))
        self.parts.setStretchFactor(0, 1)
        self.parts.setSizes([230, 190])
        # it takes what is left, and asks for no more than its minimum: the scroll area would grant it
        self.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST)
        column(self).addWidget(self.parts, 1)

    def state(self) -> str:
        """How the height is shared."""
        return bytes(self.parts.saveState().toBase64().data()).decode()

    def restore(self, state: str) -> None:
        """As it was left."""
        self.parts.restoreState(QByteArray.fromBase64(state.encode()))
