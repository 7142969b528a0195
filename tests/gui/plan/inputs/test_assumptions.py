"""All shipped assumptions in one place: found by a word, replaced, marked, given back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.assumption_groups import GROUPS
from hegang_desktop.app.plan.edits import with_city
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import msg
from tests.helpers.plans import a_plan, with_scenario
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
    assert (row.note.text(), row.note.accessibleDescription().split(" · ")[0]) == ("≈", "assumption")
    before = running.session.outcome
    enter(qtbot, row.field.edit, "35")
    assert (row.note.text(), row.note.accessibleDescription().split(" · ")[0]) == ("?", "fact")
    assert "instead of 28" in row.note.words
    assert card.subtotal.text() == "1 changed by you"
    row.reset.click()
    assert running.session.outcome == before
    assert (row.note.text(), row.note.accessibleDescription().split(" · ")[0]) == ("≈", "assumption")
    # what no winter costs is refused beside the field
    enter(qtbot, row.field.edit, "99999999")
    assert row.field.is_wrong


def test_a_value_of_a_file_that_lies_outside_its_bounds_is_told(qtbot: QtBot, running: Running) -> None:
    running.session.add(with_scenario(a_plan(), assumptions={"contingency": 20_000}), msg("New plan"))
    running.window.plans.show()
    card = running.window.plan.inputs.assumptions
    card.set_open(open_=True)
    row = card.row_of("contingency")
    assert row.field.edit.text() == "200"
    assert row.error.isVisible()
    assert row.error.text() == "This must lie between 0 and 100; 100 is reckoned with."
    enter(qtbot, row.field.edit, "20")
    assert not row.error.isVisible()


def test_the_arrows_stop_at_the_bounds_and_say_why(running: Running) -> None:
    running.session.add(with_scenario(a_plan(), assumptions={"bargaining": 5_000}), msg("New plan"))
    running.window.plans.show()
    card = running.window.plan.inputs.assumptions
    card.set_open(open_=True)
    row = card.row_of("bargaining")
    QTest.keyClick(row.field.edit, Qt.Key.Key_Up)
    assert running.session.plan is not None
    assert running.session.plan.scenario.assumptions == {"bargaining": 5_000}
    assert "between 0 and 50" in row.error.text()
    assert row.error.isVisible()
    QTest.keyClick(row.field.edit, Qt.Key.Key_Down)
    assert running.session.plan.scenario.assumptions == {"bargaining": 4_900}
    assert not row.error.isVisible()


@pytest.mark.parametrize(
    ("city", "id_", "said"),
    [
        ("鹤岗", "heating_tariff", None),
        ("阜新", "heating_tariff", "Hegang's, used for Fuxin: 58 m²"),
        ("玛依塔柯", "door", "Hegang's, used for 玛依塔柯: "),
        ("鹤岗", "stop_heating_share", "Harbin's, used for Hegang: "),
        ("鹤岗", "insurance_base", None),
        ("阜新", "insurance_base", "Heilongjiang's, used for Fuxin: "),
        ("", "heating_tariff", None),
        ("阜新", "furniture", None),
    ],
)
def test_a_figure_of_another_city_says_whose_it_is(running: Running, city: str, id_: str, said: str | None) -> None:
    running.session.add(with_city(a_plan(), city), msg("New plan"))
    running.window.plans.show()
    card = running.window.plan.inputs.assumptions
    card.set_open(open_=True)
    _, *source_lines = card.row_of(id_).note.words.splitlines()
    source = "\n".join(source_lines)
    assert ("used for" in source) is (said is not None)
    assert source.startswith(said or "")
