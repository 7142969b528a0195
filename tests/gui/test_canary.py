"""PySide6 6.12.0 loses one reference to None at every void call on Python 3.11; an upgrade must not bring it back."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_void_calls_take_no_reference_off_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        label.setToolTip("x")
    assert abs(sys.getrefcount(None) - before) < 500
