"""Text of strangers on widgets. Qt takes whatever looks like HTML for HTML, and loads the pictures that it names.

The only place that makes labels, tool tips and boxes of questions; a test finds those that are made past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as TextQt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QInputDialog, QMessageBox

PLAIN = Qt.TextFormat.PlainText
TIP_SETTERS = frozenset({"setToolTip", "setWhatsThis"})


class Tipped(Protocol):
    """Widgets, actions and items."""

    def setToolTip(self, text: str, /) -> None:
        """Qt's own."""


def plain_tip(text: str) -> str:
    """`text` so that a tool tip shows it as it is: itself, or HTML of it where it would be taken for HTML."""
    return TextQt.convertFromPlainText(text) if TextQt.mightBeRichText(text) else text


def set_tip(target: Tipped, text: str) -> None:
    """The tool tip of a widget, an action or an item."""
    target.setToolTip(plain_tip(text))


def caption_of(text: str) -> str:
    """`text` for a button, a tab or a menu, where a single & would underline what follows and make it a key."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A label whose text is data, never markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(PLAIN)
        self.setText(text)


def message_box(parent: QWidget | None, text: str, more: str = "") -> QMessageBox:
    """A box that says `text` and, in smaller letters, `more`."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setText(text)
    box.setInformativeText(more)
    _make_plain(box)
    return box


def input_dialog(parent: QWidget, label: str, value: str) -> QInputDialog:
    """A box that asks for a line of text."""
    from PySide6.QtWidgets import QInputDialog

    dialog = QInputDialog(parent)
    dialog.setLabelText(label)
    dialog.setTextValue(value)
    for edit in dialog.findChildren(QLineEdit):
        edit.setAcceptDrops(False)
    _make_plain(dialog)
    return dialog


def _make_plain(dialog: QWidget) -> None:
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(PLAIN)
