"""A household typed in by keys alone, from an empty plan; undo takes each step back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.household import Person
from hegang_desktop.domain.means import Account, Debt
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost
from tests.helpers.inputs import focused, opened, press, tab_to, type_in
from tests.helpers.running import Running

SPACE, TAB, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down


def test_a_household_is_typed_in_by_keyboard_and_taken_back(qtbot: QtBot, running: Running) -> None:
    running.window.plans.new()
    running.window.activateWindow()
    panel = running.window.plan.inputs
    empty = running.session.plan
    # a new plan begins with the home, and its first number
    qtbot.waitUntil(panel.home.number("floor_area").edit.hasFocus)

    def field(name: str, text: str) -> None:
        tab_to(name)
        type_in(text)

    def group(name: str) -> None:
        tab_to(name)
        press(SPACE)

    # the home
    field("Floor area", "62")
    field("Price of the home", "48000")
    # what comes in: by the day
    group("Income")
    field("Name of the income", "rider")
    tab_to("Pattern of the income")
    press(DOWN, DOWN)
    field("Amount", "180")
    field("Days a month", "26")
    # what I have
    group("What I have")
    field("Money at hand", "38000")
    field("Cushion", "5,000")
    tab_to("More: accounts, money to come, another home")
    press(SPACE)
    tab_to("+ Add an account")
    press(SPACE)
    assert focused().accessibleName() == "Name of the account"
    type_in("fund")
    field("Amount", "20000")
    field("Interest", "1.4")
    # what goes out
    group("Spending")
    field("Living", "1900")
    field("Rent", "900")
    tab_to("More: people, categories, insurance …")
    press(SPACE)
    tab_to("+ Add a person")
    press(SPACE)
    type_in("Mother")
    tab_to("Who it is")
    press(DOWN)
    field("Spending", "800")
    tab_to("+ Add a cost")
    press(SPACE)
    type_in("teeth")
    field("In the month", "2027-05")
    field("Amount", "3000")
    # what I owe
    group("What I owe")
    tab_to("+ Add a debt")
    press(SPACE)
    type_in("card")
    field("Still owed", "12000")
    field("Paid a month", "700")

    plan = running.session.plan
    assert plan is not None
    now, home = plan.situation, plan.scenario.home
    assert (now.at_hand, now.cushion, now.spending, now.rent) == (yuan(38_000), yuan(5_000), yuan(1_900), yuan(900))
    (account,), (stream,), (mother,), (teeth,), (debt,) = (
        now.accounts, now.income, now.people, now.dated_costs, now.debts
    )  # fmt: skip
    assert account == Account(account.id, "fund", yuan(20_000), 140)  # type: ignore[arg-type]
    assert (stream.name, stream.pattern, stream.amount, stream.days) == ("rider", "day_rate", yuan(180), 26)
    assert mother == Person(mother.id, "parent", "Mother", yuan(800))
    assert teeth == DatedCost(teeth.id, "teeth", Month(2027, 5), yuan(3_000))
    assert debt == Debt(debt.id, "card", yuan(12_000), yuan(700))
    assert (home.floor_area, home.asking_price) == (6_200, yuan(48_000))

    steps = 0
    while running.session.undo_label is not None:
        running.session.undo()
        steps += 1
    assert running.session.plan == empty
    # one step for each field, item and choice, not for each key
    assert steps == 27
    assert panel.have.number("at_hand").edit.text() == "0"


def test_the_arrows_step_and_an_empty_month_begins_with_the_plan(qtbot: QtBot, running: Running) -> None:
    running.window.plans.new()
    running.window.activateWindow()
    panel = running.window.plan.inputs
    money = opened(panel.have).number("at_hand")
    money.setFocus()
    qtbot.waitUntil(money.edit.hasFocus)
    press(Qt.Key.Key_Up)
    assert money.value == yuan(1_000)
    row = opened(panel.income).rows[0]
    row.box.folds["more"].set_open(open_=True)
    ends = row.number("ends")
    ends.setFocus()
    press(Qt.Key.Key_Up)
    assert ends.edit.text() == "2026-12"
    growth = row.number("growth")
    growth.setFocus()
    press(Qt.Key.Key_Down)
    plan = running.session.plan
    assert plan is not None
    assert plan.situation.income[0].growth == -10
