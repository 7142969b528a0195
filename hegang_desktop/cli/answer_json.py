"""The answer as plain data for other programs: `hegang-desktop answer FILE --json`."""

from __future__ import annotations

from typing import Any

from hegang_desktop.app.answer import figures
from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.price_source import cost_source
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.money import FEN_A_YUAN, Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.safety import MonthChance, Safety
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.text.translator import Translator

TENTHS = 10


def yuan(fen: Fen | None) -> int | float | None:
    """Yuan as a JSON number: whole where it is whole."""
    if fen is None:
        return None
    return fen // FEN_A_YUAN if fen % FEN_A_YUAN == 0 else fen / FEN_A_YUAN


def months_of(tenths: int | None) -> float | None:
    """A runway as months."""
    return None if tenths is None else tenths / TENTHS


def answer_json(outcome: Outcome, words: Translator) -> dict[str, Any]:
    """The answer of the active scenario. A runway is null when money does not run out, or without a home month.

    `home_month` is the earliest, `safe_month` the safe one (null with its reason); all figures are those of
    `figures_of`.
    """
    projection = outcome.projection
    scenario = outcome.plan.scenario
    return {
        "plan": outcome.plan.name,
        "scenario": scenario.name or outcome.plan.name,
        "home_month": _written(outcome.earliest.home_month),
        "safe_month": _written(figures.month("safe_month", outcome)),
        "tone": outcome.answer.tone,
        "holding_of_100": figures.value("share", outcome),
        "safety": None if outcome.safety is None else safety_json(outcome.safety),
        "figures_of": _written(projection.home_month),
        "all_in_yuan": yuan(figures.amount("all_in", outcome)),
        "left_after_yuan": yuan(figures.amount("left_after", outcome)),
        "runway_no_income_months": months_of(figures.value("runway", outcome)),
        "runway_plan_months": months_of(figures.value("runway_plan", outcome)),
        "first_below_zero": str(projection.first_below_zero) if projection.first_below_zero else None,
        "holding_yuan_a_year": yuan(figures.amount("holding", outcome)),
        "sample": outcome.plan.sample,
        "cost_lines": [_line(line, scenario.home, words) for line in projection.cost_lines],
        "months": [
            {
                "month": str(row.month),
                "opening": yuan(row.opening),
                "in": yuan(row.incoming),
                "out": yuan(row.outgoing),
                "closing": yuan(row.closing),
            }
            for row in projection.months
        ],
    }


def _written(month: Month | None) -> str | None:
    return None if month is None else str(month)


def safety_json(safety: Safety) -> dict[str, Any]:
    """The safe month: shares of simulated lives by month, what acting early would mean, what is missing."""
    return {
        "lives": safety.lives,
        "seed": safety.seed,
        "share_asked": safety.percent / 100,
        "months_lasting": safety.months,
        "reason": safety.reason or None,
        "until": _written(safety.until),
        "safe": _chance(safety.safe),
        "earliest": _chance(safety.earliest),
        "best": _chance(safety.best),
        "keep_yuan": yuan(safety.keep),
        "missing_yuan": yuan(safety.missing),
        "missing_in": _written(safety.missing_in),
        "causes": {cause.kind: cause.lives for cause in safety.causes},
        "surviving": safety.surviving,
        "able_by_month": list(safety.able),
        "holding_by_month": list(safety.holding),
    }


def _chance(chance: MonthChance | None) -> dict[str, Any] | None:
    if chance is None:
        return None
    return {
        "month": str(chance.month),
        "able": chance.able,
        "holding": chance.holding,
        "gone": chance.gone,
        "gone_by": str(chance.gone_by),
        "watched_until": str(chance.watched_until),
    }


def _line(line: CostLine, home: TargetHome, words: Translator) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": words.say(line.name),
        "yuan": yuan(line.amount),
        "rule": words.say(line.rule),
        "source": words.say(cost_source(line, home)),
        "overridden": line.overridden,
    }
