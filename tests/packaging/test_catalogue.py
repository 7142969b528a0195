"""Collecting the texts: what the extractor finds, and what the check refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.test_metadata import script, scripts_find_each_other

__all__ = ["scripts_find_each_other"]

SOURCE = """
from hegang_desktop.domain.message import msg, msg_n, pmsg
A = msg("One {thing}", thing=1)
B = msg_n("{n} home",
          "{n} homes", 3)
C = pmsg("page", "Ho" "me")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "hegang_desktop").mkdir()
    (tmp_path / "resources" / "rules").mkdir(parents=True)
    (tmp_path / "resources" / "rules" / "a.toml").write_text('[[a]]\nsource = "A law"\nname = { text = "A name" }\n')
    return tmp_path


def test_literals_plurals_contexts_and_texts_of_resources_are_found(project: Path) -> None:
    extraction = script("extraction")
    (project / "hegang_desktop" / "a.py").write_text(SOURCE)
    result = extraction.extracted(project)
    assert result == {
        (None, "One {thing}"): "hegang_desktop/a.py",
        (None, ("{n} home", "{n} homes")): "hegang_desktop/a.py",
        ("page", "Home"): "hegang_desktop/a.py",
        (None, "A law"): "resources/rules/a.toml",
        (None, "A name"): "resources/rules/a.toml",
    }
    assert [*extraction.mistakes(result, project)] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("a = f\"{say(msg('Together'))}: 3\"", "take it out"),
        ("a = msg(name)", "must be a literal"),
        ('a = msg(f"{n} homes")', "must be a literal"),
        ('a = msg("a" + b)', "must be a literal"),
        ('a = message.pmsg(page, "Home")', "must be a literal"),
        ('a = msg_n("{n} home", many, 3)', "must be a literal"),
    ],
)
def test_what_is_no_literal_or_is_not_seen_fails_the_check(project: Path, line: str, wrong: str) -> None:
    extraction = script("extraction")
    (project / "hegang_desktop" / "a.py").write_text(f"{line}\n")
    (mistake,) = extraction.mistakes(extraction.extracted(project), project)
    assert mistake.startswith("hegang_desktop/a.py:1: ")
    assert wrong in mistake


def test_a_translation_needs_its_words_its_placeholders_and_all_its_plural_forms() -> None:
    problems = script("catalogue")._problems
    assert problems("One {thing}", ("一个{thing}",), 1) == []
    assert problems("One {thing}", ("",), 1) == ["no words"]
    assert problems("One {thing}", ("一个{things}",), 1) == ["other placeholders"]
    assert problems("One {thing}", ("一个",), 1) == ["other placeholders"]
    assert problems(("{n} home", "{n} homes"), ("дом", "{n} дома", "{n} домов"), 3) == []
    assert problems(("{n} home", "{n} homes"), ("дом",), 3) == ["1 plural forms instead of 3"]
