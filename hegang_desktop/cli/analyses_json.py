"""The longer answers as plain data for other programs. Money in yuan, runways in months, shares from 0 to 1."""

from __future__ import annotations

from typing import Any

from hegang_desktop.app.answer.analyses import Lives, Matters, WithinReach
from hegang_desktop.cli.answer_json import months_of, yuan
from hegang_desktop.domain.input_ref import InputRef, override_key
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.places import CASH, HOME
from hegang_desktop.domain.simulation import PERCENTS, Life
from hegang_desktop.domain.strategy import Comparison, StrategyLives, StrategyOutcome
from hegang_desktop.engine.sensitivity.levers import NEW_INCOME
from hegang_desktop.text.translator import Translator


def _written(month: Month | None) -> str | None:
    return None if month is None else str(month)


def lives_json(lives: Lives, words: Translator) -> dict[str, Any]:
    """A simulation: counts, shares with their standard errors, and the bands of money at hand by month."""
    simulation = lives.simulation
    return {
        "seed": simulation.seed,
        "lives": simulation.lives,
        "never": {"share": simulation.never.value, "error": simulation.never.error},
        "home_month_percentiles": {str(p): _written(simulation.home_month_at(p)) for p in PERCENTS},
        "bought_by_month": list(simulation.bought),
        "closing_percentiles": {
            str(percent): [yuan(fen) for fen in band] for percent, band in zip(PERCENTS, simulation.bands, strict=True)
        },
        "lasting": [
            {"months": one.months, "chance": one.chance, "error": one.error, "seen": one.seen}
            for one in simulation.lasting
        ],
        "failing_after_the_move": simulation.failing,
        "failing_before": simulation.failing_before,
        "causes": {cause.kind: cause.lives for cause in simulation.causes},
        "sentences": [words.say(sentence) for sentence in lives.sentences],
    }


def life_json(life: Life, words: Translator) -> dict[str, Any]:
    """One simulated life, every month with its flows and events."""
    return {
        "seed": life.seed,
        "number": life.index + 1,
        "home_month": _written(life.home_month),
        "below_zero": _written(life.below_zero),
        "cause": life.cause,
        "months": [
            {
                "month": str(row.ledger.month),
                "opening": yuan(row.ledger.opening),
                "closing": yuan(row.ledger.closing),
                "flows": [
                    {"id": flow.id, "name": words.say(flow.name), "yuan": yuan(flow.amount)}
                    for flow in row.ledger.flows
                ],
                "events": [words.say(event) for event in row.events],
            }
            for row in life.months
        ],
    }


def strategies_json(comparison: Comparison, words: Translator) -> dict[str, Any]:
    """The strategies side by side, without their ledgers.

    Where a home month or a runway is null, its reason says why: `buys_nothing`, `never_reached` or `endless`. All
    figures are of the `home_month`, which is the strategy's `safe_month` where it has one, else the earliest.
    """
    return {
        "outcomes": [
            {
                "strategy": one.kind,
                "home_month": _written(one.home_month),
                "home_month_reason": _no_home(one),
                "safe_month": _written(one.safe_month),
                "safe_month_reason": one.safe_reason or None,
                "debt_months": one.debt_months,
                "housing_cost_yuan": yuan(one.housing.total),
                "home_worth_yuan": yuan(one.resale_value),
                "loan_owed_yuan": yuan(one.loan_owed),
                "left_yuan": yuan(one.left),
                "net_worth_yuan": yuan(one.final_worth),
                "runway_months": None if one.runway_reason else months_of(one.runway),
                "runway_from": _written(one.runway_from),
                "runway_reason": one.runway_reason or None,
                "worst_yuan": yuan(one.worst),
                "worst_month": str(one.worst_month),
                "secure_from": _written(one.secure_from),
                "first_below_zero": _written(one.first_below_zero),
                "lives": None if one.lives is None else _strategy_lives(one.lives),
            }
            for one in comparison.outcomes
        ],
        "lacking": [{"strategy": one.kind, "reason": words.say(one.reason)} for one in comparison.lacking],
        "ranks": [list(group) for group in comparison.ranks],
        "break_even_months": comparison.break_even,
        "verdict": [words.say(sentence) for sentence in comparison.verdict],
    }


def _no_home(one: StrategyOutcome) -> str | None:
    if one.home_month is not None:
        return None
    return "never_reached" if one.unreached else "buys_nothing"


def _strategy_lives(lives: StrategyLives) -> dict[str, Any]:
    """What becomes of simulated lives on a strategy: shares of all of them, from 0 to 1."""
    return {
        "lives": lives.watched.whole,
        "tone": lives.tone,
        "month": _written(lives.month),
        "able": None if lives.able is None else lives.able.value,
        "months_watched": lives.months,
        "money_while_watched": lives.watched.value,
        "money_to_the_end": lives.lasting.value,
        "owning_at_the_end": lives.owning.value,
        "never_bought": lives.never_bought.value,
    }


def reach_json(reach: WithinReach) -> dict[str, Any]:
    """What it takes to own a home by a month; null where nothing does."""
    needed = reach.needed
    return {
        "month": str(reach.month),
        "dearest_home_yuan": yuan(reach.dearest),
        "needed_saving": None
        if needed is None
        else {
            "more_yuan_a_month": yuan(needed.more),
            "all_yuan_a_month": yuan(needed.all),
            "possible": needed.possible,
            "share_of_income": None if needed.share is None else needed.share / 10_000,
        },
        "insurance": [
            {
                "name": one.name,
                "home_month_paid": _written(one.paid.home_month),
                "home_month_unpaid": _written(one.unpaid.home_month),
                "runway_paid_months": months_of(one.paid.runway_plan),
                "runway_unpaid_months": months_of(one.unpaid.runway_plan),
            }
            for one in reach.insurance
        ],
    }


_NAMES = {
    CASH.part("at_hand").ref: "savings",
    HOME.part("floor_area").ref: "area",
    HOME.part("unit_price").ref: "price",
    NEW_INCOME.ref: "income:new",
}
_PARTS = {"amount_after": "income_after", "balance": "owed", "payment": "payment"}
_PLAIN = ("situation", "scenario", "home", "assumption")


def input_id(ref: InputRef) -> str:
    """What an input has always been called in this output: `rent`, `income:abc`, `own:door`, `interest`."""
    if ref in _NAMES:
        return _NAMES[ref]
    if ref.kind in ("cost", "holding"):
        return f"own:{override_key(ref)}"
    return ref.item if ref.kind in _PLAIN else f"{_PARTS.get(ref.part, ref.kind)}:{ref.item}"


def matters_json(matters: Matters, words: Translator) -> dict[str, Any]:
    """Levers, turning points and the tornado; numbers of a plan in their own unit (fen, 1/100 m², 1/10000)."""
    return {
        "levers": [
            {
                "id": input_id(one.input),
                "change": one.change,
                "unit": one.unit,
                "home_month": str(one.home_month),
                "months_nearer": one.months,
                "text": words.say(one.text),
            }
            for one in matters.levers
        ],
        "flips": [
            {"id": input_id(one.input), "unit": one.unit, "from": one.value, "to": one.to, "text": words.say(one.text)}
            for one in matters.flips
        ],
        "effects": [
            {
                "id": input_id(one.input),
                "name": words.say(one.name),
                "unit": one.unit,
                "value": one.value,
                "rank": one.rank,
                "tied": one.tied,
                "lower": {"value": one.lower.value, "months": one.lower.months, "runway": months_of(one.lower.runway)},
                "higher": {
                    "value": one.higher.value,
                    "months": one.higher.months,
                    "runway": months_of(one.higher.runway),
                },
            }
            for one in matters.effects
        ],
    }
