"""Builds the timetable of a plan's scenario under the rules, for a course."""

from __future__ import annotations

from typing import cast

import msgspec
import numpy as np

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.household import movers
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan, Situation
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.holding import first_heating_due, holding
from hegang_desktop.engine.costs.terms import PriceTerms, price_terms
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.course import OWN, Course, Loan, Trial
from hegang_desktop.engine.timetable.entry import Entry, HoldingEntry
from hegang_desktop.engine.timetable.first_month import holding_still_to_come
from hegang_desktop.engine.timetable.growth import by_month
from hegang_desktop.engine.timetable.interest import tiers
from hegang_desktop.engine.timetable.living import (
    debt_entries,
    income_entries,
    outgo_entries,
    pending_entries,
    rent_by_month,
)
from hegang_desktop.engine.timetable.prices import costs_at, expected_prices, first_winters, purchase_changes, stretches
from hegang_desktop.engine.timetable.table import AsBefore, Owned, Timetable
from hegang_desktop.engine.timetable.travel import can_travel, moving_months
from hegang_desktop.engine.timetable.tried import with_stresses, with_tried

RUNWAY_LIMIT = 720
"""Months looked ahead for a runway: sixty years. What lasts longer does not run out, for our purpose."""


def timetable(plan: Plan, rules: Rules, course: Course = OWN, months: int | None = None) -> Timetable:
    """What is due when, `months` ahead (None: the assumption `horizon`) and long enough for the runways beyond."""
    return build(effective_plan(plan, rules), rules, course, months)


def build(
    effective: EffectivePlan, rules: Rules, course: Course = OWN, months: int | None = None, *, far: bool = True
) -> Timetable:
    """`timetable` of what is reckoned with. Not `far`: prices are worked out only as far as the plan looks ahead."""
    table = on_course(_buying(effective, rules, course.trial, months, far=far), course)
    return with_tried(table, effective, rules)


def acted_on(table: Timetable, effective: EffectivePlan, rules: Rules, month: int | None) -> Timetable:
    """The timetable of who acts in a month (None: as soon as the money is there), given that of `without_tried`.

    The home is not bought before it, and what the scenario keeps of what was tried out follows it.
    """
    if month is None or not table.course.buys:
        return with_tried(table, effective, rules)
    waits = table.buyable & (np.arange(table.months) >= month)
    table = msgspec.structs.replace(table, buyable=waits, not_before=table.start + month)
    return table if table.course.loan is not None else with_stresses(table, effective, rules, month)


def on_course(table: Timetable, course: Course) -> Timetable:
    """The same timetable for another course, given that of buying as soon as can be after the same trial, if any."""
    if table.course != Course(trial=course.trial):
        raise ValueError("a timetable cannot be turned into that of any course")
    open_ = np.arange(table.months) >= course.earliest
    if course.loan is None:
        buyable = table.buyable & course.buys & open_
        return msgspec.structs.replace(table, course=course, buyable=buyable)
    return msgspec.structs.replace(
        table,
        course=course,
        buyable=np.full(table.months, course.buys) & open_,
        moves_in=np.arange(table.months),
        prices=np.full(table.length, course.loan.price, np.int64),
        costs=np.full(table.months, course.loan.paid_at_once, np.int64),
        terms=(),
        term=np.zeros(table.months, np.int64),
        first_winters=np.zeros(table.months, np.int64),
        holding=_loan_holding(course.loan, table.length),
    )


def _buying(effective: EffectivePlan, rules: Rules, trial: Trial | None, months: int | None, *, far: bool) -> Timetable:
    situation, scenario = effective.situation, effective.scenario
    chosen = scenario.assumptions
    ahead = rules.value("horizon", chosen) * MONTHS_A_YEAR if months is None else months
    length = ahead + RUNWAY_LIMIT
    start = situation.start
    entries = [
        *income_entries(situation, length),
        *pending_entries(situation, length),
        *outgo_entries(effective, rules, length),
    ]
    # remittance is a first claim on income; debts come before the rest of what is spent
    after_remittance = next((i for i, entry in enumerate(entries) if entry.kind not in _COMES_FIRST), len(entries))
    entries[after_remittance:after_remittance] = debt_entries(situation, length)
    rising = rules.value("inflation_rent", chosen)
    rent = rent_by_month(situation, rising, length)
    deposit, notice = situation.tenancy.deposit, situation.tenancy.notice
    free = can_travel(situation, length)
    as_before = AsBefore(tuple(entry.before for entry in entries), rent, deposit)
    if trial is not None:
        entries, rent = _after_trial(entries, rent, by_month(trial.rent, rising, length), deposit, trial)
        # what is added is the trial's own, of which nothing is left after leaving
        added = (np.zeros(length, np.int64),) * (len(entries) - len(as_before.amounts))
        as_before = msgspec.structs.replace(as_before, amounts=(*as_before.amounts, *added))
        free = np.where(_during(trial, length), can_travel(_moved(situation), length), free)
        deposit, notice = ZERO, 0
        effective = _spared(effective)
    away, moves_in = ~free[:ahead], moving_months(free, ahead)
    if effective.moved_in is not None:
        moves_in[0] = 0
    terms, term = _terms(effective, rules, away)
    winters = first_winters(scenario, start, rules, ahead)
    prices = expected_prices(scenario, start, rules, length if far else ahead)
    buyable = np.full(ahead, scenario.is_priced) if scenario.by_proxy else ~away & scenario.is_priced
    if scenario.not_before is not None:
        buyable &= np.arange(ahead) >= scenario.not_before - start
    if not far:
        prices = np.concatenate((prices, np.full(length - ahead, prices[-1], np.int64)))
    return Timetable(
        start=start,
        months=ahead,
        length=length,
        at_hand=situation.at_hand,
        cushion=situation.cushion,
        tiers=tiers(situation.accounts, rules.value("interest", chosen)),
        course=Course(trial=trial),
        entries=tuple(entries),
        rent=rent,
        notice=notice,
        deposit=deposit,
        buyable=buyable,
        away=away,
        moves_in=moves_in,
        prices=prices,
        costs=costs_at(terms, term, prices) + winters,
        terms=tuple(terms),
        term=term,
        first_winters=winters,
        holding=_holding(effective, rules, length),
        first_heating=_first_heating(effective, rules, ahead),
        as_before=as_before,
        owned=_owned(effective),
        not_before=scenario.not_before,
    )


def _owned(effective: EffectivePlan) -> Owned | None:
    bought = effective.bought
    return None if bought is None else Owned(max(0, effective.situation.start - bought.month), bought.paid)


def _spared(effective: EffectivePlan) -> EffectivePlan:
    """Whoever has tried a winter there buys without what the trial has cost already."""
    scenario = effective.scenario
    overrides = scenario.overrides | {entry.key: ZERO for entry in catalogue.PURCHASE if entry.spared_by_trial}
    return msgspec.structs.replace(effective, scenario=msgspec.structs.replace(scenario, overrides=overrides))


_COMES_FIRST = ("income", "pending", "remittance")


def _terms(effective: EffectivePlan, rules: Rules, away: Flags) -> tuple[list[PriceTerms], Fens]:
    """The terms of each stretch of rules (present, then by proxy), and which of them hold in each month."""
    start, ahead, other_home = effective.situation.start, len(away), effective.situation.owns_other_home
    terms: list[PriceTerms] = []
    term = np.zeros(ahead, np.int64)
    for first in stretches(rules, start, ahead, purchase_changes(effective)):
        for proxy in (False, True):
            if proxy and not away.any():
                continue
            term[first:] = np.where(away[first:] == proxy, len(terms), term[first:])
            terms.append(
                price_terms(
                    effective.scenario, start + first, rules, other_home=other_home, proxy=proxy, start=start,
                    movers=movers(effective.situation.people, start + first), first_winter=False,
                )
            )  # fmt: skip
    return terms, term


def _holding(effective: EffectivePlan, rules: Rules, length: int) -> tuple[HoldingEntry, ...]:
    """The lines of the holding cost through all months, as each stretch of rules has them."""
    scenario, start = effective.scenario, effective.situation.start
    lines: dict[str, tuple[CostLine, dict[bool, Fens]]] = {}
    for lived_in in (True, False):
        for first in stretches(rules, start, length):
            for line in holding(scenario, rules, start + first, lived_in=lived_in):
                arrays = lines.setdefault(line.id, (line, {}))[1]
                array = arrays.setdefault(lived_in, np.zeros(length, np.int64))
                array[first:] = line.amount
    inflation = rules.value("inflation_heating", scenario.assumptions)
    entries = []
    for line, arrays in lines.values():
        none = np.zeros(length, np.int64)
        occupied, empty = arrays.get(True, none), arrays.get(False, none)
        if line.due == "heating":
            occupied, empty = _dearer(occupied, inflation), _dearer(empty, inflation)
        due = cast("str", line.due)
        price = {"heating": "heating", "monthly": "living"}.get(due, "")
        entry = HoldingEntry(line.id, line.name, line.due, occupied, empty, price)  # type: ignore[arg-type]
        entries.append(holding_still_to_come(entry, effective.situation.cash[-1]))
    return tuple(entries)


def _dearer(amounts: Fens, inflation: int) -> Fens:
    """Amounts that grow with inflation, by whole years from the first month."""
    if not inflation:
        return amounts
    grown = np.empty_like(amounts)
    for amount in np.unique(amounts).tolist():
        where = amounts == amount
        grown[where] = by_month(amount, inflation, len(amounts))[where]
    return grown


def _loan_holding(loan: Loan, length: int) -> tuple[HoldingEntry, ...]:
    """What owning a home here costs a year."""
    if not loan.holding:
        return ()
    amounts = np.full(length, loan.holding, np.int64)
    return (HoldingEntry("holding_here", msg("Holding cost"), "anniversary", amounts, amounts),)


def _first_heating(effective: EffectivePlan, rules: Rules, ahead: int) -> Fens:
    start, scenario, bought = effective.situation.start, effective.scenario, effective.bought
    if bought is not None:
        due = first_heating_due(bought.month, rules, scenario)
        paid = any(line.id == "first_heating" and line.amount for line in bought.lines)
        if not paid and due + -MONTHS_A_YEAR >= bought.month:
            # the winter after the deed was not paid with it: its bill is still to come
            due += -MONTHS_A_YEAR
        since = due - start
        return np.full(ahead, since if since >= 0 else since % MONTHS_A_YEAR)
    by_calendar = [first_heating_due(start + t, rules, scenario) - (start + t) for t in range(MONTHS_A_YEAR)]
    months = np.arange(ahead)
    return months + np.array(by_calendar, np.int64)[months % MONTHS_A_YEAR]


def _during(trial: Trial, length: int) -> Flags:
    """The months of renting there; the home month ends them."""
    months = np.arange(length)
    return (months >= trial.first) & ((months < trial.first + trial.months) | trial.stays)


def _moved(situation: Situation) -> Situation:
    """The situation without the streams that the move ends: they keep nobody away who lives there already."""
    kept = tuple(stream for stream in situation.income if stream.after_move != "stops")
    return msgspec.structs.replace(situation, income=kept)


def _after_trial(
    entries: list[Entry], rent: Fens, rent_there: Fens, deposit: Fen, trial: Trial
) -> tuple[list[Entry], Fens]:
    """The entries and the rent of a course that rents there for a time: life as after the move, at the rent there."""
    length = len(rent)
    during = _during(trial, length)
    changed = [msgspec.structs.replace(entry, before=np.where(during, entry.after, entry.before)) for entry in entries]
    journeys, deposits = np.zeros(length, np.int64), np.zeros(length, np.int64)
    back = trial.first + trial.months
    if trial.first < length:
        journeys[trial.first] -= trial.journey
        deposits[trial.first] += deposit
        if not trial.stays and back < length:
            journeys[back] -= trial.journey
            deposits[back] -= deposit
    name = msg("Journey there") if trial.for_good else msg("Journey of the trial")
    changed.append(Entry("trial:journey", "dated", name, journeys, journeys))
    changed.append(Entry("trial:deposit", "deposit", msg("Deposit of the tenancy"), deposits, deposits))
    return changed, np.where(during, rent_there, rent)
