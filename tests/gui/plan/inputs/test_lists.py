"""Lists of the plan page: each item folds to a line, opens to its fields, can be taken away and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.edits import typed_home, with_city
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.plan.inputs.field_editor import ChoiceEditor, FlagEditor
from hegang_desktop.gui.plan.inputs.fields_box import MoreFold
from tests.helpers.households import household
from tests.helpers.inputs import lists_of, open_everything, opened, replace, with_everything
from tests.helpers.plans import a_plan, with_situation
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def test_a_new_plan_is_calm(running: Running) -> None:
    running.window.plans.new()
    inputs = running.window.plan.inputs
    assert [card for card in inputs.cards if card.is_open] == [inputs.home]
    for card in (inputs.have, inputs.income, inputs.outgo):
        opened(card)
    folds = inputs.findChildren(MoreFold)
    assert len(folds) == 7
    assert not any(fold.is_open for fold in folds)
    assert all(fold.box is None for fold in folds)


def test_a_fold_opens_by_itself_where_the_plan_says_something(running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.plans.show()
    inputs = running.window.plan.inputs
    fold = opened(inputs.outgo).boxes[0].folds["more"]
    assert not fold.is_open
    running.session.add(household(5), msg("New plan"))
    # another plan is looked at from its beginning
    assert not inputs.outgo.is_open
    opened(inputs.outgo)
    assert fold.is_open
    values = [row.heading.accessibleName() for row in inputs.outgo.list_of("people").rows]
    assert values == ["Child: 600 yuan a month"]
    # folded by hand it stays so while something else is typed
    fold.set_open(open_=False)
    running.session.edit(msg("Rent"), lambda plan: with_situation(plan, rent=yuan(901)))
    assert not fold.is_open


def test_everything_a_household_holds_can_be_left_out_and_comes_back(running: Running) -> None:
    running.session.add(with_everything(), msg("New plan"))
    running.window.plans.show()
    inputs = running.window.plan.inputs
    open_everything(inputs)
    before = running.session.plan
    removed = 0
    for one in lists_of(inputs):
        assert one.rows
        while one.rows:
            one.rows[0].remove.click()
            removed += 1
        assert one._empty.isVisible()
    emptied = running.session.plan
    assert emptied is not None
    now = emptied.situation
    assert not any((now.people, now.accounts, now.pending, now.insurance, now.spending_lines, now.dated_costs))
    assert not any((now.income, now.debts, now.deadlines))
    for _ in range(removed):
        running.session.undo()
    assert running.session.plan == before
    assert all(one.rows for one in lists_of(inputs))


def test_a_new_item_is_open_and_takes_the_focus(qtbot: QtBot, running: Running) -> None:
    running.session.add(household(5), msg("New plan"))
    running.window.plans.show()
    running.window.activateWindow()
    people = opened(running.window.plan.inputs.outgo).list_of("people")
    first = people.rows[0]
    people.add.click()
    assert people.rows[0] is first
    mother = people.rows[1]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is mother.editor("name").control)
    enter(qtbot, mother.editor("name").control, "Mother")  # type: ignore[arg-type]
    enter(qtbot, mother.number("spending").edit, "800")
    assert mother.heading.accessibleName() == "Mother: 800 yuan a month"
    assert (first.is_open, mother.is_open) == (False, True)


def test_what_belonged_to_a_person_stays_when_the_person_goes(running: Running) -> None:
    plan = household(5)
    income = tuple(replace(one, person="child") for one in plan.situation.income)
    running.session.add(with_situation(plan, income=income), msg("New plan"))
    running.window.plans.show()
    inputs = running.window.plan.inputs
    row = opened(inputs.income).rows[0]
    row.set_open(open_=True)
    whose = row.editor("person")
    assert isinstance(whose, ChoiceEditor)
    assert whose.box.currentText() == "Child"
    opened(inputs.outgo).list_of("people").rows[0].remove.click()
    changed = running.session.plan
    assert changed is not None
    assert {one.person for one in changed.situation.income} == {""}
    assert len(changed.situation.income) == 3
    with pytest.raises(KeyError):
        row.editor("person")


def test_a_city_s_own_price_says_where_it_comes_from(qtbot: QtBot, running: Running) -> None:
    running.window.plans.open_sample()
    home = opened(running.window.plan.inputs.home)
    running.session.edit(msg("City"), lambda plan: with_city(typed_home(plan), "鹤岗"))
    price = home.editor("unit_price")
    before = price.standing
    assert "Asking prices of" in price.note.words
    enter(qtbot, home.number("unit_price").edit, "777")
    assert (before, price.standing) == ("assumption", "fact")
    assert "Asking prices of" not in price.note.words


def test_somebody_may_be_let_sign(running: Running) -> None:
    running.session.add(household(5), msg("New plan"))
    running.window.plans.show()
    waits = running.session.outcome
    card = running.window.plan.inputs.costs
    card.set_open(open_=True)
    card.boxes[0].folds["more"].set_open(open_=True)
    proxy = card.editor("by_proxy")
    assert isinstance(proxy, FlagEditor)
    proxy.box.click()
    signs = running.session.outcome
    assert waits is not None
    assert signs is not None
    assert signs.projection.by_proxy
    assert signs.projection.home_month is not None
    assert waits.projection.home_month is not None
    assert signs.projection.home_month < waits.projection.home_month


def test_a_mortgage_to_compare_with_can_be_put_in_and_taken_out(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.plans.show()
    card = opened(running.window.plan.inputs.home)
    card.boxes[0].folds["mortgage"].set_open(open_=True)
    compare = card.editor("mortgage_here")
    assert isinstance(compare, FlagEditor)
    compare.box.click()
    enter(qtbot, card.number("down").edit, "30")
    plan = running.session.plan
    assert plan is not None
    assert plan.situation.mortgage_here is not None
    assert plan.situation.mortgage_here.down == 3_000
    assert (card.editor("down").standing, card.editor("years").standing) == ("choice", "assumption")
    # 41 years no bank lends for
    enter(qtbot, card.number("years").edit, "41")
    assert "1 to 40" in card.editor("years").error.text()
    compare.box.click()
    assert running.session.plan is not None
    assert running.session.plan.situation.mortgage_here is None
    with pytest.raises(KeyError):
        card.editor("years")
