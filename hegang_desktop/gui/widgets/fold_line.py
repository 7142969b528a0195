"""A quiet line that folds what stands under it: an item of a list, the seldom-used fields of a card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from hegang_desktop.gui.plain_text import caption_of, set_tip
from hegang_desktop.gui.widgets.boxes import column, row
from hegang_desktop.gui.widgets.one_line import OneLine

LEAST_NAME = 90
"""Pixels that a name keeps, however long the value beside it is."""


class FoldLine(QFrame):
    """A heading, what it comes to, and a body. `opened` is emitted when the body comes to be seen."""

    opened = Signal()

    def __init__(self, *, trailing: QWidget | None = None, indent: int = 0) -> None:
        super().__init__()
        self.heading = QToolButton()
        self.heading.setProperty("look", "more")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setCheckable(True)
        self.heading.setArrowType(Qt.ArrowType.RightArrow)
        # a long name is shortened, it does not push what stands beside it out of sight
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.heading.setMinimumWidth(LEAST_NAME)
        self.value = OneLine("quiet_body", align=Qt.AlignmentFlag.AlignRight)
        self.body = QWidget()
        self.content = column(self.body, spacing=6)
        self.content.setContentsMargins(indent, 2, 0, 6)
        outer = column(self, spacing=2)
        top = row(spacing=6)
        top.addWidget(self.heading, 1)
        top.addWidget(self.value)
        if trailing is not None:
            top.addWidget(trailing)
        outer.addLayout(top)
        outer.addWidget(self.body)
        self.body.hide()
        self.heading.toggled.connect(self._on_heading_toggled)

    def say(self, name: str, value: str = "") -> None:
        """Name and value of the heading."""
        if self.heading.text() == caption_of(name) and self.value.text() == value:
            return
        self.heading.setText(caption_of(name))
        self.value.show_text(value)
        self.value.setVisible(bool(value))
        self.heading.setAccessibleName(f"{name}: {value}" if value else name)
        set_tip(self.heading, f"{name}: {value}" if value else name)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self.heading.isChecked()

    def set_open(self, *, open_: bool) -> None:
        """Fold or unfold."""
        self.heading.setChecked(open_)

    @Slot(bool)
    def _on_heading_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.heading.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        if shown:
            self.opened.emit()
        self.body.setVisible(shown)
