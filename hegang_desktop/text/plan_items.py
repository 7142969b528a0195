"""The lists of a plan: what each is called, and one of its things in a few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import Account, Debt, PendingMoney
from hegang_desktop.domain.message import Message, Percent, msg, pmsg
from hegang_desktop.domain.outgo import DatedCost, Deadline, SocialInsurance, SpendingLine
from hegang_desktop.engine.names import CATEGORIES, PEOPLE_NAMED, name_of
from hegang_desktop.text.plan_values import money


class ListKind(NamedTuple):
    """A list of a situation: its field, what all are called, one by its name, and one told whole."""

    field: str
    many: Message
    name: Callable[[Any], Message]
    sentence: Callable[[Any], Message]


def _stream(one: IncomeStream) -> Message:
    return name_of(one.name, msg("Income"))


def _stream_sentence(one: IncomeStream) -> Message:
    name, amount = _stream(one), money(one.amount)
    if one.pattern == "one_off":
        return msg("Income: {name}, {amount} once", name=name, amount=amount)
    if one.pattern == "day_rate":
        return msg("Income: {name}, {amount} a day", name=name, amount=amount)
    return msg("Income: {name}, {amount} a month", name=name, amount=amount)


def _debt(one: Debt) -> Message:
    return name_of(one.name, msg("Debt"))


def _debt_sentence(one: Debt) -> Message:
    return msg("Debt: {name}, {amount}", name=_debt(one), amount=money(one.balance))


def _person(one: Person) -> Message:
    return name_of(one.name, PEOPLE_NAMED[one.kind])


def _person_sentence(one: Person) -> Message:
    return msg("Person: {name}, {amount} a month", name=_person(one), amount=money(one.spending))


def _account(one: Account) -> Message:
    return name_of(one.name, msg("Account"))


def _account_sentence(one: Account) -> Message:
    return msg(
        "Account: {name}, {amount} at {rate} a year",
        name=_account(one),
        amount=money(one.amount),
        rate=Percent(one.annual_rate),
    )


def _coming(one: PendingMoney) -> Message:
    return name_of(one.name, msg("Money to come"))


def _coming_sentence(one: PendingMoney) -> Message:
    return msg(
        "Money to come: {name}, {amount} in {month}", name=_coming(one), amount=money(one.amount), month=one.release
    )


def _line(one: SpendingLine) -> Message:
    return name_of(one.name, CATEGORIES[one.category])


def _line_sentence(one: SpendingLine) -> Message:
    return msg("Spending: {name}, {amount} a month", name=_line(one), amount=money(one.amount))


def _insurance(one: SocialInsurance) -> Message:
    return name_of(one.name, msg("Social insurance"))


def _insurance_sentence(one: SocialInsurance) -> Message:
    return msg("{name} on a base of {base} a month", name=_insurance(one), base=money(one.base))


def _dated(one: DatedCost) -> Message:
    return name_of(one.name, msg("Dated cost"))


def _dated_sentence(one: DatedCost) -> Message:
    return msg("Dated cost: {name}, {amount} in {month}", name=_dated(one), amount=money(one.amount), month=one.month)


def _deadline(one: Deadline) -> Message:
    return name_of(one.name, msg("Deadline"))


def _deadline_sentence(one: Deadline) -> Message:
    return msg("Deadline: {name}, {month}", name=_deadline(one), month=one.month)


KINDS: tuple[ListKind, ...] = (
    ListKind("income", msg("Incomes"), _stream, _stream_sentence),
    ListKind("debts", msg("Debts"), _debt, _debt_sentence),
    ListKind("people", msg("People"), _person, _person_sentence),
    ListKind("accounts", msg("Accounts"), _account, _account_sentence),
    ListKind("pending", msg("Money to come"), _coming, _coming_sentence),
    ListKind("spending_lines", msg("Lines of spending"), _line, _line_sentence),
    ListKind("insurance", pmsg("several", "Social insurance"), _insurance, _insurance_sentence),
    ListKind("dated_costs", msg("Dated costs"), _dated, _dated_sentence),
    ListKind("deadlines", msg("Deadlines"), _deadline, _deadline_sentence),
)
