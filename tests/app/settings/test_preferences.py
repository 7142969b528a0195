"""Preferences are declared once: what is stored follows, and odd stored values do no harm."""

from __future__ import annotations

import datetime
import logging
from typing import Annotated

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.settings.preferences import Preferences, load_preferences, save_preferences
from hegang_desktop.app.settings.setting import Setting, settings_of
from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.message import verbatim


class More(Preferences, frozen=True):
    """The preferences of a later version."""

    size: Annotated[str, Setting(verbatim("Size"), (("usual", verbatim("Usual")), ("large", verbatim("Large"))))] = (
        "usual"
    )


@pytest.fixture
def library(paths: Paths) -> Library:
    return Library(paths, on_saved=lambda _error: None)


def test_what_is_stored_is_named_as_ever(library: Library) -> None:
    assert to_json(Preferences(theme="dark")) == b'{"language":"system","theme":"dark","hide_amounts":false}'
    save_preferences(library, Preferences(language="zh_CN", hide_amounts=True))
    assert library.flush()
    assert load_preferences(library, Preferences) == Preferences(language="zh_CN", hide_amounts=True)
    library.close()


@pytest.mark.parametrize(
    ("stored", "expected", "logged"),
    [
        ({}, Preferences(), False),
        ({"theme": "dark"}, Preferences(theme="dark"), False),
        ({"theme": "dark", "size": "large"}, Preferences(theme="dark"), False),
        ({"theme": "violet", "hide_amounts": True}, Preferences(hide_amounts=True), True),
        ({"hide_amounts": "yes", "language": "en"}, Preferences(language="en"), True),
        ({"language": ["en"]}, Preferences(), True),
        (["dark"], Preferences(), False),
    ],
)
def test_older_newer_and_wrong_values_open(
    library: Library, caplog: pytest.LogCaptureFixture, stored: object, expected: Preferences, *, logged: bool
) -> None:
    library.set_setting("preferences", stored)
    assert library.flush()
    with caplog.at_level(logging.WARNING):
        assert load_preferences(library, Preferences) == expected
    assert bool(caplog.records) == logged
    library.close()


def test_one_more_declaration_is_stored_and_read(library: Library) -> None:
    assert [one.id for one in settings_of(More)] == ["language", "theme", "hide_amounts", "size"]
    save_preferences(library, More(size="large"))
    assert library.flush()
    assert load_preferences(library, More).size == "large"
    assert load_preferences(library, Preferences) == Preferences()
    library.close()


def test_every_preference_can_have_its_usual_value() -> None:
    for one in settings_of(Preferences):
        assert one.setting.allows(one.default), one.id
        assert not one.setting.allows(datetime.date(2026, 1, 1))
