"""The settings window, the view menu and the command line follow what is declared, also one more preference."""

from __future__ import annotations

from typing import Annotated

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMainWindow

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.app.settings.setting import Option, Setting
from hegang_desktop.cli.arguments import preferences_named
from hegang_desktop.cli.main import window_parser
from hegang_desktop.domain.message import verbatim
from hegang_desktop.gui import actions
from hegang_desktop.gui.actions import ActionState
from hegang_desktop.gui.commands.preferences import PreferenceCommands
from hegang_desktop.gui.menus import Menus
from hegang_desktop.gui.settings.window import SettingsWindow
from hegang_desktop.text.translator import Translator
from tests.helpers.running import Running

SIZE = Setting(
    verbatim("Size"),
    (("usual", verbatim("Usual")), ("large", verbatim("Large"))),
    menu=verbatim("Size"),
    option=Option("--size", verbatim("how large all is")),
)
SOUND = Setting(
    verbatim("Make sounds"), menu=verbatim("Sounds"), keys="Ctrl+Shift+M", option=Option("--sound", verbatim("aloud"))
)


class More(Preferences, frozen=True):
    """Two preferences that nobody has written a widget for."""

    size: Annotated[str, SIZE] = "usual"
    sound: Annotated[bool, SOUND] = False


def test_one_more_declaration_is_a_row_of_the_window(running: Running) -> None:
    window = SettingsWindow(running.program.context, More(sound=True), running.window)
    assert {"Language", "Theme", "Size"} <= {one.text() for one in window.findChildren(QLabel)}
    size, sound = window.editors["size"], window.editors["sound"]
    assert isinstance(size, QComboBox)
    assert isinstance(sound, QCheckBox)
    assert (size.currentText(), sound.text(), sound.isChecked()) == ("Usual", "Make sounds", True)
    chosen: list[More] = []
    window.preferences_chosen.connect(chosen.append)
    size.setCurrentIndex(1)
    size.activated.emit(1)
    sound.click()
    assert chosen == [More(size="large", sound=True), More(size="large")]
    window.close()


def test_one_more_declaration_is_in_the_menu(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "Preferences", More)
    commands = PreferenceCommands(running.program.context, More(size="large"), running.window)
    handlers = {**running.window.handlers(), **commands.handlers()}
    made = Menus(QMainWindow(running.window), running.texts, handlers)
    made.refresh(ActionState(preferences=commands.current))
    usual, large, sound = (made.action(id_) for id_ in ("size-usual", "size-large", "toggle-sound"))
    assert made.menu("size").title() == "Size"
    assert (usual.isChecked(), large.isChecked(), sound.isChecked()) == (False, True, False)
    assert sound.shortcut().toString() == "Ctrl+Shift+M"
    sound.trigger()
    assert commands.current == More(size="large", sound=True)
    usual.trigger()
    assert commands.current == More(sound=True)


def test_one_more_declaration_is_named_on_the_command_line() -> None:
    reader = window_parser(Translator("en"), More)
    assert "how large all is" in reader.format_help()
    assert preferences_named(reader.parse_args(["--size=large", "--sound", "--lang", "en"]), More) == {
        "language": "en",
        "size": "large",
        "sound": True,
    }
    assert preferences_named(reader.parse_args([]), More) == {}


def test_the_command_line_holds_until_another_choice(running: Running) -> None:
    # the program of the tests is started with --lang en
    window = running.window
    window.preferences.choose(Preferences(theme="dark"))
    assert running.texts.words.language == "en"
    window.menus.action("language-zh_CN").trigger()
    assert running.texts.words.language == "zh_CN"
    assert window.preferences.current == Preferences(language="zh_CN", theme="dark")
