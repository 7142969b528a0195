"""The course of each strategy: what the engine walks for it, and what a plan must say for it."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.household import movers
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.outgo import MortgageHere
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.strategy import StrategyKind
from hegang_desktop.engine.costs.values import values_of
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.loans import equal_payment, equal_principal
from hegang_desktop.engine.timetable.build import RUNWAY_LIMIT
from hegang_desktop.engine.timetable.course import Course, Leaving, Loan, Trial
from hegang_desktop.engine.timetable.travel import can_travel

KINDS: tuple[StrategyKind, ...] = ("stay", "rent_there", "trial", "trial_back", "mortgage", "move", "fail_safe")
"""The strategies in the order in which they are shown."""
NAMES: dict[StrategyKind, Message] = {
    "stay": msg("Stay and rent"),
    "rent_there": msg("Move there and rent"),
    "trial": msg("Try a winter there, then buy"),
    "trial_back": msg("Try a winter there, then go back"),
    "mortgage": msg("Buy here with a mortgage"),
    "move": msg("Move and own"),
    "fail_safe": msg("Own as a fail-safe, keep working here"),
}
NEEDS_A_HOME = frozenset({"trial", "move", "fail_safe"})


def lacks(effective: EffectivePlan, kind: StrategyKind) -> Message | None:
    """What the plan would have to say before this strategy can be reckoned; None: nothing."""
    mortgage = effective.situation.mortgage_here
    if kind in NEEDS_A_HOME and not effective.scenario.is_priced:
        return msg("This needs a home there with its price.")
    if kind == "mortgage" and (mortgage is None or not mortgage.price):
        return msg("This needs the price of a home where you live now.")
    if kind == "rent_there" and not can_travel(effective.situation, RUNWAY_LIMIT).any():
        return msg("This needs a month in which you can travel there.")
    return None


def course_of(effective: EffectivePlan, rules: Rules, kind: StrategyKind, leaving: Leaving | None = None) -> Course:
    """The course that `kind` takes. ValueError where the plan `lacks` something."""
    if lacks(effective, kind) is not None:
        raise ValueError(f"the plan says too little for {kind}")
    if kind == "move":
        return Course(leaving=leaving)
    if kind == "fail_safe":
        return Course(moves=False, leaving=leaving)
    mortgage = effective.situation.mortgage_here
    if kind == "mortgage" and mortgage is not None:
        return Course(leaving=leaving, loan=loan_of(mortgage))
    if kind == "trial":
        trial = trial_of(effective, rules, stays=True)
        return Course(earliest=trial.first + trial.months, trial=trial, leaving=leaving)
    if kind == "rent_there":
        return Course(buys=False, trial=renting_of(effective, rules))
    if kind == "trial_back":
        return Course(buys=False, trial=trial_of(effective, rules, stays=False))
    return Course(buys=False)


def leaving_of(effective: EffectivePlan, rules: Rules, kind: StrategyKind, after: int, *, sellable: bool) -> Leaving:
    """Leaving again after `after` months of owning: resale at a loss and slowly, or not at all."""
    chosen = effective.scenario.assumptions
    slowly = rules.value("resale_months", chosen)
    return Leaving(
        after=after,
        resale=resale_share(effective, rules, kind),
        sold_after=slowly if sellable else None,
        journey=Fen(0) if kind == "mortgage" else journey(effective, rules),
    )


def resale_share(effective: EffectivePlan, rules: Rules, kind: StrategyKind) -> Tenthousandths:
    """The share of its expected price that the home of a strategy brings when it is sold."""
    id_ = "resale_share_here" if kind == "mortgage" else "resale_share"
    return Tenthousandths(rules.value(id_, effective.scenario.assumptions))


def journey(effective: EffectivePlan, rules: Rules) -> Fen:
    """One journey between here and there: the cost line of the purchase, the user's own amount first."""
    scenario = effective.scenario
    own = scenario.overrides.get("journey")
    start = effective.situation.start
    fare = values_of(scenario, rules, start).fen("journey")
    return Fen(fare * movers(effective.situation.people, start)) if own is None else own


def trial_of(effective: EffectivePlan, rules: Rules, *, stays: bool) -> Trial:
    """Renting there through this winter where the plan starts early enough in it, at once and to its usual end; else
    through the next one, from October (or the month chosen instead) on.
    """
    chosen = effective.scenario.assumptions
    begins, whole = rules.value("trial_starts", chosen), rules.value("trial_months", chosen)
    gone = (effective.situation.start.month - begins) % MONTHS_A_YEAR
    latest = (rules.value("trial_latest", chosen) - begins) % MONTHS_A_YEAR
    this_winter = gone <= latest and gone < whole
    return Trial(
        first=0 if this_winter else MONTHS_A_YEAR - gone,
        months=whole - gone if this_winter else whole,
        rent=rules.fen("rent_there", chosen),
        journey=journey(effective, rules),
        stays=stays,
    )


def renting_of(effective: EffectivePlan, rules: Rules) -> Trial:
    """Renting there for good, from the first month in which the journey can be made."""
    chosen = effective.scenario.assumptions
    return Trial(
        first=int(np.argmax(can_travel(effective.situation, RUNWAY_LIMIT))),
        months=0,
        rent=rules.fen("rent_there", chosen),
        journey=journey(effective, rules),
        for_good=True,
    )


def loan_of(mortgage: MortgageHere) -> Loan:
    """The loan of buying here: the down payment and the fees at once, the rest in monthly instalments."""
    down = share(mortgage.price, mortgage.down)
    principal = Fen(mortgage.price - down)
    schedule_of = equal_payment if mortgage.method == "equal_payment" else equal_principal
    schedule = schedule_of(principal, mortgage.annual_rate, mortgage.years * MONTHS_A_YEAR)
    return Loan(
        paid_at_once=Fen(down + mortgage.fees),
        price=mortgage.price,
        principal=principal,
        instalments=tuple(one.payment for one in schedule),
        balances=tuple(one.balance for one in schedule),
        holding=mortgage.holding,
    )
