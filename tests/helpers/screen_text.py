"""Every text that a window shows or speaks, with where it stands: for tests that read the whole screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGraphicsTextItem,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

MOST_ROWS = 60
TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
Texts = Iterator[tuple[str, str]]


def screen_texts(window: QWidget) -> Texts:
    """Pairs of place and text: of all visible widgets below `window`, and of all its menus."""
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget, QMenu):
            yield from ((_place(widget), text) for text in _menu_texts(widget))
        elif widget.isVisible():
            place = _place(widget)
            yield from ((place, plain(text)) for text in _texts(widget) if text)


def plain(text: str) -> str:
    """Without marks of rich text, and without the marks of keys."""
    if re.search(r"<\w+[^<>]*>", text):
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    return re.sub(r"&(.)", r"\1", text)


def _place(widget: QWidget) -> str:
    names = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(names) < 5:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)


def _menu_texts(menu: QMenu) -> Iterator[str]:
    yield plain(menu.title())
    for action in menu.actions():
        yield plain(action.text())
        if action.toolTip() != action.iconText():
            yield plain(action.toolTip())


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    whole = getattr(widget, "whole", None)
    if isinstance(whole, str):
        yield whole
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
        yield widget.placeholderText()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        if widget.isReadOnly():
            yield widget.text()
    elif isinstance(widget, QPlainTextEdit) or (isinstance(widget, QTextEdit) and not isinstance(widget, QTextBrowser)):
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield from (widget.tabText(at), widget.tabToolTip(at))
    elif isinstance(widget, QGraphicsView):
        items = widget.scene().items() if widget.scene() else []
        for item in items:
            if isinstance(item, QGraphicsTextItem) and item.isVisible():
                yield item.toPlainText()
    elif isinstance(widget, QAbstractItemView):
        yield from _view_texts(widget)


def _view_texts(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    hidden: set[int] = set()
    if isinstance(view, QTableView | QTreeView):
        hidden = {at for at in range(model.columnCount()) if view.isColumnHidden(at)}
        header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
        if header.isVisible():
            for at in set(range(model.columnCount())) - hidden:
                for role in TEXT_ROLES:
                    yield _said(model.headerData(at, Qt.Orientation.Horizontal, role))
    if isinstance(view, QTableView) and view.verticalHeader().isVisible():
        yield from (
            _said(model.headerData(at, Qt.Orientation.Vertical)) for at in range(min(model.rowCount(), MOST_ROWS))
        )
    columns = {view.modelColumn()} if isinstance(view, QListView) else set(range(model.columnCount())) - hidden
    yield from _cells(model, QModelIndex(), columns)


def _cells(model: QAbstractItemModel, parent: QModelIndex, columns: set[int]) -> Iterator[str]:
    for at in range(min(model.rowCount(parent), MOST_ROWS)):
        for column in columns:
            for role in TEXT_ROLES:
                yield _said(model.index(at, column, parent).data(role))
        yield from _cells(model, model.index(at, 0, parent), columns)


def _said(value: object) -> str:
    return "" if value is None else str(value)
