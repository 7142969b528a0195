"""What strangers wrote is shown as they wrote it: no picture of theirs is loaded, no tag takes effect."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as TextQt
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.plain_text import PLAIN, PlainLabel, plain_tip, set_tip
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.fold_line import FoldLine
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

EVIL = '光宇<img src="file:///etc/hostname"> & <b>小区</b>'


def seen(tip: str) -> str:
    """What a tool tip shows."""
    if not TextQt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    assert not any("src=" in line and "&lt;" not in line for line in tip.splitlines())
    return document.toPlainText()


@pytest.mark.parametrize("text", [EVIL, "<60平", "两行\n<b>x</b>", "3 > 2", ""])
def test_a_tip_shows_what_it_was_given(qtbot: QtBot, text: str) -> None:
    assert seen(plain_tip(text)) == text
    action = QAction()
    set_tip(action, text)
    assert seen(action.toolTip()) == text
    texts = Texts("en")
    widget = QWidget()
    qtbot.addWidget(widget)
    texts.put(widget, verbatim(text), "setToolTip")
    texts.choose("zh_CN")
    assert seen(widget.toolTip()) == text


def test_a_label_shows_it_as_it_is(qtbot: QtBot) -> None:
    label = PlainLabel(EVIL)
    qtbot.addWidget(label)
    assert (label.textFormat(), label.text()) == (PLAIN, EVIL)


def closed_after_a_look(labels: list[tuple[str, bool]]) -> None:
    """Look at the labels of the dialog that is open, and close it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, (QMessageBox, QInputDialog))
    labels += [(one.text(), one.textFormat() == PLAIN) for one in dialog.findChildren(QLabel) if one.text()]
    dialog.reject()


class Looking(QWidget):
    """Looks once the dialog's own loop runs."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, bool]] = []
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        closed_after_a_look(self.texts)


def test_boxes_say_it_as_it_is(qtbot: QtBot) -> None:
    dialogs = Dialogs(Texts("en"))
    for ask in (
        lambda parent: dialogs.tell(parent, UserError(verbatim(EVIL), verbatim(EVIL))),
        lambda parent: dialogs.ask_choice(parent, verbatim(EVIL), [msg("Close")]),
        lambda parent: dialogs.ask_text(parent, msg("Close"), verbatim(EVIL)),
    ):
        looking = Looking()
        qtbot.addWidget(looking)
        ask(looking)
        assert looking.texts
        assert {text for text, _ in looking.texts} == {EVIL}
        assert all(plain for _, plain in looking.texts)


def test_an_ampersand_of_the_user_is_no_key(running: Running, qtbot: QtBot) -> None:
    line = FoldLine()
    qtbot.addWidget(line)
    line.say("A&B")
    assert line.heading.text() == "A&&B"
    assert line.heading.shortcut().isEmpty()
    running.session.add(a_plan(), msg("New plan"))
    running.session.edit(msg("Remove {name}", name="A&B"), lambda plan: msgspec.structs.replace(plan, name="C&D"))
    assert running.window.menus.action("undo").text() == "&Undo: Remove A&&B"
