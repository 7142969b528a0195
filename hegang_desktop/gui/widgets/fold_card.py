"""A group that folds to one line: a heading with its subtotal, and a body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.fold_heading import FoldHeading


class FoldCard(QFrame):
    """Inputs that belong together. `folded` is emitted with True when the body is hidden."""

    folded = Signal(bool)

    def __init__(self, texts: Texts, title: Message, *, open_: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "group")
        self.heading = FoldHeading()
        self.heading.setChecked(open_)
        texts.put(self.heading, title)
        self.subtotal = self.heading.subtotal
        self.body = QWidget()
        self.content = column(self.body, spacing=6)
        self.content.setContentsMargins(10, 2, 10, 12)
        outer = column(self, margin=1, spacing=0)
        outer.addWidget(self.heading)
        outer.addWidget(self.body)
        self.heading.toggled.connect(self._on_heading_toggled)
        self._on_heading_toggled(open_)

    @Slot(bool)
    def _on_heading_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.heading.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        # whoever makes the contents only now makes them before they are seen: one layout, not one for each row
        self.folded.emit(not shown)
        self.body.setVisible(shown)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self.heading.isChecked()

    def set_open(self, *, open_: bool) -> None:
        """Fold or unfold."""
        self.heading.setChecked(open_)
