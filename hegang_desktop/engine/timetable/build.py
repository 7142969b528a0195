"""Builds the timetable of a plan's scenario under the rules, for a course."""

from __future__ import annotations

import math
from typing import cast

import msgspec
import numpy as np

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.holding import first_heating_due, holding
from hegang_desktop.engine.costs.kinds.price import expected_price
from hegang_desktop.engine.costs.terms import PriceTerms, price_terms, total_at
from hegang_desktop.engine.costs.values import values_of
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.course import OWN, Course, Loan, Trial
from hegang_desktop.engine.timetable.entry import Entry, HoldingEntry
from hegang_desktop.engine.timetable.growth import MOST, by_month
from hegang_desktop.engine.timetable.interest import tiers
from hegang_desktop.engine.timetable.living import debt_entries, income_entries, outgo_entries, pending_entries
from hegang_desktop.engine.timetable.table import AsBefore, Timetable
from hegang_desktop.engine.timetable.travel import can_travel

RUNWAY_LIMIT = 720
"""Months looked ahead for a runway: sixty years. What lasts longer does not run out, for our purpose."""


def timetable(plan: Plan, rules: Rules, course: Course = OWN, months: int | None = None) -> Timetable:
    """What is due when, `months` ahead (None: the assumption `horizon`) and long enough for the runways beyond."""
    return on_course(_buying(plan, rules, course.trial, months), course)


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
        prices=np.full(table.length, course.loan.price, np.int64),
        costs=np.full(table.months, course.loan.paid_at_once, np.int64),
        terms=(),
        term=np.zeros(table.months, np.int64),
        holding=_loan_holding(course.loan, table.length),
    )


def _buying(plan: Plan, rules: Rules, trial: Trial | None, months: int | None) -> Timetable:
    situation, scenario = plan.situation, plan.scenario
    chosen = scenario.assumptions
    ahead = rules.value("horizon", chosen) * MONTHS_A_YEAR if months is None else months
    length = ahead + RUNWAY_LIMIT
    start = situation.start
    entries = [
        *income_entries(plan, length),
        *pending_entries(plan, length),
        *outgo_entries(plan, rules, length),
    ]
    # remittance is a first claim on income; debts come before the rest of what is spent
    after_remittance = next((i for i, entry in enumerate(entries) if entry.kind not in _COMES_FIRST), len(entries))
    entries[after_remittance:after_remittance] = debt_entries(plan, length)
    rising = rules.value("inflation_rent", chosen)
    rent = by_month(situation.rent, rising, length)
    deposit, notice = situation.tenancy.deposit, situation.tenancy.notice
    away = ~can_travel(plan, ahead)
    as_before = AsBefore(tuple(entry.before for entry in entries), rent, deposit)
    if trial is not None:
        entries, rent = _tried(entries, rent, by_month(trial.rent, rising, length), deposit, trial)
        # what is added is the trial's own, of which nothing is left after leaving
        added = (np.zeros(length, np.int64),) * (len(entries) - len(as_before.amounts))
        as_before = msgspec.structs.replace(as_before, amounts=(*as_before.amounts, *added))
        away = np.where(_during(trial, ahead), ~can_travel(_settled(plan), ahead), away)
        deposit, notice = ZERO, 0
    price_of, segments, segment = _prices(plan, rules, ahead, length, away)
    buyable = np.full(ahead, scenario.is_priced) if scenario.by_proxy else ~away & scenario.is_priced
    if scenario.not_before is not None:
        buyable &= np.arange(ahead) >= scenario.not_before - start
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
        prices=price_of,
        costs=_costs(price_of, segments, segment, ahead),
        terms=tuple(segments),
        term=segment,
        holding=_holding(plan, rules, length),
        first_heating=_first_heating(plan, rules, ahead),
        as_before=as_before,
        owned_for=0 if scenario.bought is None else max(0, start - scenario.bought.month),
    )


_COMES_FIRST = ("income", "pending", "remittance")


def _stretches(rules: Rules, start: Month, length: int) -> list[int]:
    """The months, counted from the plan's first, in which another set of dated rules begins to hold."""
    inside = [month - start for month in rules.changes() if 0 < month - start < length]
    return [0, *inside]


def _prices(plan: Plan, rules: Rules, ahead: int, length: int, away: Flags) -> tuple[Fens, list[PriceTerms], Fens]:
    """Expected prices by month, the terms of each stretch of rules (present, then by proxy), and which holds when."""
    start, scenario = plan.situation.start, plan.scenario
    if "price" in scenario.overrides:
        prices = np.full(length, scenario.overrides["price"], np.int64)
    elif rules.value("price_drift", scenario.assumptions):
        prices = np.array(expected_prices(scenario, start, rules, length), np.int64)
    else:
        prices = np.full(length, min(expected_price(scenario, start, start, rules), MOST), np.int64)
    other_home = plan.situation.owns_other_home
    segments: list[PriceTerms] = []
    segment = np.zeros(ahead, np.int64)
    for first in _stretches(rules, start, ahead):
        for proxy in (False, True):
            if proxy and not away.any():
                continue
            segment[first:] = np.where(away[first:] == proxy, len(segments), segment[first:])
            segments.append(price_terms(scenario, start + first, rules, other_home=other_home, proxy=proxy))
    return prices, segments, segment


def expected_prices(scenario: Scenario, start: Month, rules: Rules, length: int) -> list[int]:
    """`expected_price` of each month, in fen, at most MOST; the rules are asked only where they change."""
    asking, since = scenario.home.asking_price, start - (scenario.home.priced_in or start)
    stretches = _stretches(rules, start, length)
    prices: list[int] = []
    for first, end in zip(stretches, [*stretches[1:], length], strict=True):
        values = values_of(scenario, rules, start + first)
        drift, bargaining = values.value("price_drift"), Tenthousandths(values.value("bargaining"))
        for t in range(first, end):
            moved = asking * (1 + drift / 10_000) ** ((since + t) / MONTHS_A_YEAR) if drift else asking
            price = Fen(math.floor(moved + 0.5)) if moved < MOST else Fen(MOST)
            prices.append(price - share(price, bargaining))
    return prices


def _costs(prices: Fens, segments: list[PriceTerms], segment: Fens, ahead: int) -> Fens:
    known: dict[tuple[int, int], int] = {}
    costs = np.empty(ahead, np.int64)
    for t, (which, price) in enumerate(zip(segment.tolist(), prices[:ahead].tolist(), strict=True)):
        cost = known.get((which, price))
        if cost is None:
            cost = known[which, price] = total_at(segments[which], Fen(price))
        costs[t] = cost
    return costs


def _holding(plan: Plan, rules: Rules, length: int) -> tuple[HoldingEntry, ...]:
    """The lines of the holding cost through all months, as each stretch of rules has them."""
    scenario, start = plan.scenario, plan.situation.start
    stretches = _stretches(rules, start, length)
    found: dict[str, tuple[CostLine, dict[bool, Fens]]] = {}
    for lived_in in (True, False):
        for first in stretches:
            for line in holding(scenario, rules, start + first, lived_in=lived_in):
                arrays = found.setdefault(line.id, (line, {}))[1]
                array = arrays.setdefault(lived_in, np.zeros(length, np.int64))
                array[first:] = line.amount
    inflation = rules.value("inflation_heating", scenario.assumptions)
    entries = []
    for line, arrays in found.values():
        none = np.zeros(length, np.int64)
        occupied, empty = arrays.get(True, none), arrays.get(False, none)
        if line.due == "heating":
            occupied, empty = _dearer(occupied, inflation), _dearer(empty, inflation)
        due = cast("str", line.due)
        price = {"heating": "heating", "monthly": "living"}.get(due, "")
        entries.append(HoldingEntry(line.id, line.name, line.due, occupied, empty, price))  # type: ignore[arg-type]
    return tuple(entries)


def _dearer(amounts: Fens, inflation: int) -> Fens:
    """Amounts that grow with inflation, by whole years from the first month."""
    if not inflation:
        return amounts
    found = np.empty_like(amounts)
    for amount in np.unique(amounts).tolist():
        where = amounts == amount
        found[where] = by_month(amount, inflation, len(amounts))[where]
    return found


def _loan_holding(loan: Loan, length: int) -> tuple[HoldingEntry, ...]:
    """What owning a home here costs a year."""
    if not loan.holding:
        return ()
    amounts = np.full(length, loan.holding, np.int64)
    return (HoldingEntry("holding_here", msg("Holding cost"), "anniversary", amounts, amounts),)


def _first_heating(plan: Plan, rules: Rules, ahead: int) -> Fens:
    start, scenario = plan.situation.start, plan.scenario
    if scenario.bought is not None:
        due = first_heating_due(scenario.bought.month, rules, scenario)
        paid = any(line.id == "first_heating" and line.amount for line in scenario.bought.lines)
        if not paid and due + -MONTHS_A_YEAR >= scenario.bought.month:
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


def _settled(plan: Plan) -> Plan:
    """The plan without the streams that the move ends: they keep nobody away who lives there already."""
    kept = tuple(stream for stream in plan.situation.income if stream.after_move != "stops")
    return msgspec.structs.replace(plan, situation=msgspec.structs.replace(plan.situation, income=kept))


def _tried(entries: list[Entry], rent: Fens, rent_there: Fens, deposit: Fen, trial: Trial) -> tuple[list[Entry], Fens]:
    """The entries and the rent of a course that rents there for a time: life as after the move, at the rent there."""
    length = len(rent)
    during = _during(trial, length)
    tried = [msgspec.structs.replace(entry, before=np.where(during, entry.after, entry.before)) for entry in entries]
    journeys, deposits = np.zeros(length, np.int64), np.zeros(length, np.int64)
    back = trial.first + trial.months
    if trial.first < length:
        journeys[trial.first] -= trial.journey
        deposits[trial.first] += deposit
        if not trial.stays and back < length:
            journeys[back] -= trial.journey
            deposits[back] -= deposit
    tried.append(Entry("trial:journey", "dated", msg("Journey of the trial"), journeys, journeys))
    tried.append(Entry("trial:deposit", "deposit", msg("Deposit of the tenancy"), deposits, deposits))
    return tried, np.where(during, rent_there, rent)
