"""Putting text into a line edit as a user does."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot


def enter(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    """Replace what stands in the field: by keys, or by pasting what QTest's keys do not know (it aborts on Chinese)."""
    # without an active window nothing has the focus, and a field without it is written anew while it is typed in
    edit.window().activateWindow()
    qtbot.waitUntil(edit.isActiveWindow)
    edit.setFocus()
    edit.selectAll()
    if text.isascii():
        QTest.keyClicks(edit, text)
    else:
        QApplication.clipboard().setText(text)
        edit.paste()
