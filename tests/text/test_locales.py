"""The table of locales: whatever lists languages follows it, and the environment chooses from it."""

from __future__ import annotations

import logging
from typing import Annotated

import msgspec
import pytest

from hegang_desktop import resources
from hegang_desktop.app.settings.preferences import LANGUAGE, Preferences, languages
from hegang_desktop.cli.main import window_parser
from hegang_desktop.domain.message import msg, msg_n, pmsg, verbatim
from hegang_desktop.text import locales
from hegang_desktop.text.guide import LONG_TEXTS, long_text
from hegang_desktop.text.locales import ENGLISH, LOCALES, PSEUDO, locale_named
from hegang_desktop.text.system_language import VARIABLES, system_language
from hegang_desktop.text.translator import Translator


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh_TW", "zh_CN"),
        ("Chinese (Simplified)_China.936", "zh_CN"),
        ("en_GB.UTF-8", "en"),
        ("de_DE", "en"),
    ],
)
def test_the_environment_chooses_a_language(monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_MESSAGES", name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert system_language() == code


def test_a_language_has_a_catalogue_if_it_says_so_and_no_other_folder_is_there() -> None:
    folders = {path.parent.parent.name for path in resources.path("locale").glob("*/LC_MESSAGES/hegang.po")}
    assert folders == {one.code for one in LOCALES if one.translated}
    assert PSEUDO not in LOCALES


def test_one_more_line_is_one_more_language_everywhere(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    danish = msgspec.structs.replace(ENGLISH, code="da", name="Dansk", begins=("da",), translated=True)
    monkeypatch.setattr(locales, "LOCALES", (*LOCALES, danish))
    assert locale_named("da_DK.UTF-8") == danish

    class More(Preferences, frozen=True):
        language: Annotated[str, msgspec.structs.replace(LANGUAGE, choices=languages())] = "system"

    assert "{zh_CN,en,da}" in window_parser(Translator("en"), More).format_help()
    assert [Translator("en").say(name) for _, name in languages()][1:] == ["中文（简体）", "English", "Dansk"]
    # nobody has written its texts yet: it says so and speaks English
    with caplog.at_level(logging.WARNING):
        assert Translator("da").say(msg("Cancel")) == "Cancel"
    assert "da" in caplog.text
    assert all(long_text(name, danish) == long_text(name, ENGLISH) for name in LONG_TEXTS)


def test_the_pseudo_language_brackets_every_text_and_keeps_what_is_filled_in() -> None:
    words = Translator(PSEUDO.code)
    assert words.say(msg("Cancel")) == "⟦Cancel~~⟧"
    assert words.say(msg_n("{n} home", "{n} homes", 3)) == "⟦3 homes~~⟧"
    assert words.say(pmsg("page", "Home")) == "⟦Home~~⟧"
    assert words.say(msg("{caption}: {value}", caption=msg("Price"), value=verbatim("Lan"))) == "⟦Price~~⟧: Lan"
