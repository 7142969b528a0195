"""The entries of what comes in and goes out, the home apart."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.household import Person
from hegang_desktop.domain.means import PendingMoney
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, divide_half_up, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.outgo import DatedCost, SocialInsurance, SpendingLine
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.names import CATEGORIES, PEOPLE, name_of, what_if_name, whose
from hegang_desktop.engine.timetable import debts, streams
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.entry import Entry
from hegang_desktop.engine.timetable.first_month import still_to_come, unsettled
from hegang_desktop.engine.timetable.growth import by_month


def income_entries(situation: Situation, length: int) -> list[Entry]:
    """The streams of income."""
    start = situation.start
    return [
        still_to_come(
            Entry(
                f"income:{stream.id}",
                "income",
                whose(name_of(stream.name, what_if_name(stream.id, msg("Income"))), stream.person, situation.people),
                streams.amounts(stream, start, length, moved=False),
                streams.amounts(stream, start, length, moved=True),
                earned=stream.pattern != "pension",
            ),
            situation.cash[-1],
            # a day's work is paid for on its day
            daily=stream.pattern == "day_rate",
        )
        for stream in situation.income
    ]


def rent_by_month(situation: Situation, rising: int, length: int) -> Fens:
    """The rent here by month, in fen, as it rises by `rising` ten-thousandths a year; what is paid is left out."""
    return unsettled(by_month(situation.rent, rising, length), "rent", situation.cash[-1])


def pending_value(money: PendingMoney, start: Month) -> int:
    """What is expected of money still to come, in fen: with interest, less costs, by its certainty."""
    months = max(0, money.release - (money.since or start))
    interest = divide_half_up(money.amount * money.annual_rate * months, 10_000 * MONTHS_A_YEAR)
    return divide_half_up((money.amount + interest - money.costs) * money.certainty, 10_000)


def pending_entries(situation: Situation, length: int) -> list[Entry]:
    """Money that comes in its month of release; what should have come before the plan's first month is at hand."""
    start = situation.start
    entries = []
    for money in situation.pending:
        amounts = np.zeros(length, np.int64)
        if 0 <= money.release - start < length:
            amounts[money.release - start] = pending_value(money, start)
        entry = Entry(f"pending:{money.id}", "pending", name_of(money.name, msg("Money to come")), amounts, amounts)
        entries.append(still_to_come(entry, situation.cash[-1], daily=False))
    return entries


def debt_entries(situation: Situation, length: int) -> list[Entry]:
    """The payments of each debt."""
    settled = situation.cash[-1].settled
    schedules = debts.payments(situation.debts, situation.payoff, situation.start, length, settled)
    return [
        Entry(debts.flow_id(debt.id), "debt", name_of(debt.name, msg("Debt")), -paid, -paid)
        for debt, (paid, _) in zip(situation.debts, schedules, strict=True)
    ]


def outgo_entries(effective: EffectivePlan, rules: Rules, length: int) -> list[Entry]:
    """Remittance, social insurance, living and dated costs, in the order in which the ledger lists them."""
    situation, scenario = effective.situation, effective.scenario
    living = rules.value("inflation_living", scenario.assumptions)
    entries = []
    if situation.remittance:
        amounts = -by_month(situation.remittance, rules.value("inflation_remittance", scenario.assumptions), length)
        entries.append(Entry("remittance", "remittance", msg("Remittance to family"), amounts, amounts))
    entries += [_insurance(one, effective, rules, length) for one in situation.insurance if one.paid]
    after = situation.spending if scenario.spending_after is None else scenario.spending_after
    if situation.spending or after:
        entries.append(
            Entry(
                "spending",
                "spending",
                msg("Living"),
                -by_month(situation.spending, living, length),
                -by_month(after, living, length),
                "living",
            )
        )
    entries += [_spending_line(line, situation.start, living, length) for line in situation.spending_lines]
    entries += [_person(person, situation.start, living, length) for person in situation.people]
    entries += [_dated(cost, situation.start, length) for cost in situation.dated_costs]
    return [still_to_come(one, situation.cash[-1], daily=one.price == "living") for one in entries]


def month_of_insurance(insurance: SocialInsurance, chosen: dict[str, int], rules: Rules) -> int:
    """What a month of social insurance costs, in fen: each scheme's share of the base, rounded."""
    pension = rules.value("pension_rate", chosen) if insurance.pension_rate is None else insurance.pension_rate
    health = rules.value("health_rate", chosen) if insurance.health_rate is None else insurance.health_rate
    return share(insurance.base, pension) + share(insurance.base, health)  # type: ignore[arg-type]


def _between(start: Month, length: int, first: Month | None, last: Month | None) -> Flags:
    months = np.arange(length) + start.index
    within = np.ones(length, bool)
    if first is not None:
        within &= months >= first.index
    if last is not None:
        within &= months <= last.index
    return within


def _insurance(insurance: SocialInsurance, effective: EffectivePlan, rules: Rules, length: int) -> Entry:
    cost = month_of_insurance(insurance, effective.scenario.assumptions, rules)
    paid = _between(effective.situation.start, length, insurance.starts, insurance.ends)
    rising = rules.value("inflation_insurance", effective.scenario.assumptions)
    amounts = np.where(paid, -by_month(cost, rising, length), 0)
    name = whose(name_of(insurance.name, msg("Social insurance")), insurance.person, effective.situation.people)
    return Entry(f"insurance:{insurance.id}", "insurance", name, amounts, amounts)


def _spending_line(line: SpendingLine, start: Month, living: int, length: int) -> Entry:
    calendar = np.zeros(MONTHS_A_YEAR, bool)
    calendar[[month - 1 for month in line.months]] = True
    due = calendar[(np.arange(length) + start.index) % MONTHS_A_YEAR]

    def amounts(amount: Fen) -> Fens:
        return np.where(due, -by_month(amount, living, length), 0)

    after = line.amount if line.after is None else line.after
    name = name_of(line.name, CATEGORIES[line.category])
    return Entry(f"spending:{line.id}", "spending", name, amounts(line.amount), amounts(after), "living")


def _person(person: Person, start: Month, living: int, length: int) -> Entry:
    paid = _between(start, length, person.starts, person.ends)

    def amounts(amount: Fen) -> Fens:
        return np.where(paid, -by_month(amount, living, length), 0)

    after = person.spending if person.spending_after is None else person.spending_after
    name = name_of(person.name, PEOPLE[person.kind])
    return Entry(f"person:{person.id}", "spending", name, amounts(person.spending), amounts(after), "living")


def _dated(cost: DatedCost, start: Month, length: int) -> Entry:
    since = np.arange(length) + start.index - cost.month.index
    due = (since >= 0) & (since % cost.every == 0) if cost.every else since == 0
    amounts = np.where(due, -cost.amount, 0).astype(np.int64)
    name = name_of(cost.name, what_if_name(cost.id, msg("Dated cost")))
    return Entry(f"dated:{cost.id}", "dated", name, amounts, amounts)
