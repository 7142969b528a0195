"""All shipped assumptions in one place: found by a word, replaced, marked, given back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.assumption_groups import GROUPS
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import msg
from tests.helpers.plans import a_plan
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def test_every_shipped_assumption_stands_in_one_group() -> None:
    listed = [id_ for group in GROUPS for id_ in group.ids]
    assert sorted(listed) == sorted(load_rules().assumptions)


def test_one_is_found_by_a_word_in_either_language(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.plans.show()
    card = running.window.plan.inputs.assumptions
    card.set_open(open_=True)
    assert not any(group.rows for group in card.groups)
    enter(qtbot, card.wanted, "medical bill")
    shown = {id_ for group in card.groups for id_, row in group.rows.items() if row.isVisible()}
    assert shown == {"medical_chance", "medical_cost"}
    running.texts.choose("zh_CN")
    enter(qtbot, card.wanted, "中介费")
    shown = {id_ for group in card.groups for id_, row in group.rows.items() if row.isVisible()}
    assert {"agency", "agency_rate"} <= shown
    enter(qtbot, card.wanted, "nothing like it")
    assert card._none.isVisible()
    card.wanted.clear()
    assert all(group.isVisible() and not group.is_open for group in card.groups)


def test_ones_own_value_is_marked_and_given_back(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.plans.show()
    card = running.window.plan.inputs.assumptions
    card.set_open(open_=True)
    row = card.row_of("heating_tariff")
    assert row.note.words.startswith("assumption")
    before = running.session.outcome
    enter(qtbot, row.field.edit, "35")
    assert row.note.words.startswith("fact")
    assert "instead of 28" in row.note.words
    assert card.subtotal.text() == "1 changed by you"
    row.reset.click()
    assert running.session.outcome == before
    assert row.note.words.startswith("assumption")
    # what no winter costs is refused beside the field
    enter(qtbot, row.field.edit, "99999999")
    assert row.field.is_wrong
