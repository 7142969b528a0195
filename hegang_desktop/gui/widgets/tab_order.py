"""Tab goes through widgets in the order in which one reads them, however late each was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QScrollArea, QSplitter, QWidget


def in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    """What takes the focus in a layout and the layouts within it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from within(widget)
        elif inner is not None:
            yield from in_reading_order(inner)


def within(widget: QWidget | None) -> Iterator[QWidget]:
    """What takes the focus in a widget, itself included."""
    if widget is None:
        return
    inner = widget.layout()
    if isinstance(widget, QScrollArea) and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield from within(widget.widget())
        return
    if isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield from within(widget.widget(at))
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if inner is not None and not isinstance(widget, (QComboBox, QCheckBox)):
        yield from in_reading_order(inner)


def chain(layout: QLayout) -> None:
    """Make Tab follow the reading order within a layout."""
    follow(in_reading_order(layout))


def follow(widgets: Iterable[QWidget]) -> None:
    """Make Tab go through these, one after the other."""
    before: QWidget | None = None
    for widget in widgets:
        if before is not None and before.nextInFocusChain() is not widget:
            QWidget.setTabOrder(before, widget)
        before = widget
