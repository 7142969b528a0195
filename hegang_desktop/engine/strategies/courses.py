"""The course of each strategy: what the engine walks for it, and what a plan must say for it."""

from __future__ import annotations

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
from hegang_desktop.engine.timetable.course import Course, Leaving, Loan, Trial

KINDS: tuple[StrategyKind, ...] = ("stay", "trial", "trial_back", "mortgage", "move", "fail_safe")
"""The strategies in the order in which they are shown."""
NAMES: dict[StrategyKind, Message] = {
    "stay": msg("Stay and rent"),
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
    """Renting there from the first October (or the month chosen instead) that the plan sees."""
    chosen = effective.scenario.assumptions
    return Trial(
        first=(rules.value("trial_starts", chosen) - effective.situation.start.month) % MONTHS_A_YEAR,
        months=rules.value("trial_months", chosen),
        rent=rules.fen("rent_there", chosen),
        journey=journey(effective, rules),
        stays=stays,
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
