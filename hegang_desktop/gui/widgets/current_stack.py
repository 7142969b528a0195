"""A stack of pages that asks for no more room than the page in front cannot do without."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget

from hegang_desktop.gui.widgets.panes import make_pane


class CurrentStack(QStackedWidget):
    """Qt's own asks for what its tallest page would like, so that one page makes all the others scroll."""

    def __init__(self) -> None:
        super().__init__()
        make_pane(self)
        self.currentChanged.connect(self._on_current_changed)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        # the words that wrap in a page would else decide, in every page at once
        return False

    @Slot(int)
    def _on_current_changed(self, _at: int) -> None:
        self.updateGeometry()
