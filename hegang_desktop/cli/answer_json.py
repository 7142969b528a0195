"""The answer as plain data for other programs: `hegang-desktop answer FILE --json`."""

from __future__ import annotations

from typing import Any

from hegang_desktop.app.answer import figures
from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.price_source import cost_source
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.money import FEN_A_YUAN, Fen
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
    """The answer of the active scenario. A runway is null when money does not run out, or without a home month."""
    projection, home_month = outcome.projection, figures.month("home_month", outcome)
    scenario = outcome.plan.scenario
    return {
        "plan": outcome.plan.name,
        "scenario": scenario.name or outcome.plan.name,
        "home_month": str(home_month) if home_month else None,
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


def _line(line: CostLine, home: TargetHome, words: Translator) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": words.say(line.name),
        "yuan": yuan(line.amount),
        "rule": words.say(line.rule),
        "source": words.say(cost_source(line, home)),
        "overridden": line.overridden,
    }
