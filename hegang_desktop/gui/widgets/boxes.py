"""Layouts and labels in the sizes of the house: the few lines every page would else repeat."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.plain_text import PlainLabel
from hegang_desktop.gui.texts import Texts


def column(parent: QWidget | None = None, *, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """A vertical layout with even margins."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """A horizontal layout with even margins."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made


def card(look: str = "card") -> QFrame:
    """A frame on the surface colour."""
    made = QFrame()
    made.setProperty("look", look)
    return made


def plain_label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A label whose text is data, never markup."""
    made = PlainLabel(text)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def label(texts: Texts, message: Message, look: str = "", *, wrap: bool = False) -> QLabel:
    """A label of fixed words."""
    made = plain_label("", look, wrap=wrap)
    texts.put(made, message)
    return made


class PushButton(QPushButton):
    """A button that Enter presses, as space does; Qt does so in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(texts: Texts, message: Message, look: str = "") -> QPushButton:
    """A push button of fixed words."""
    made = PushButton()
    if look:
        made.setProperty("look", look)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    texts.put(made, message)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again; nothing when it is so already."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scrolled(inner: QWidget) -> QScrollArea:
    """`inner` in an area that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def stacked(page: QWidget, *parts: QWidget) -> QScrollArea:
    """`parts` one below another, all of a page, in an area that scrolls."""
    inner = QWidget()
    outer = column(inner, spacing=10)
    for part in parts:
        outer.addWidget(part)
    outer.addStretch(1)
    area = scrolled(inner)
    column(page).addWidget(area)
    return area


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take every widget and inner layout out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, (QVBoxLayout, QHBoxLayout)):
            clear(inner)
