"""What is owned in each strategy over the months, as one chart."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.domain.chart import ChartMark, ChartSpec, Series
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.strategy import StrategyOutcome
from hegang_desktop.engine.strategies.courses import NAMES
from hegang_desktop.text.tones import TONES


def strategies_chart(outcomes: Sequence[StrategyOutcome]) -> ChartSpec:
    """Net worth at the end of each month: one series a strategy, in their order, and the month in which moving buys."""
    marks = [
        ChartMark(one.home_month, msg("{month}: move and own", month=one.home_month), "accent")
        for one in outcomes
        if one.kind == "move" and one.home_month is not None
    ]
    return ChartSpec(
        title=msg("Net worth in each strategy"),
        summary=msg(
            "If nothing goes wrong: money, and what the home would bring if sold, less what is owed, at the end of "
            "each month; a line for each strategy, with whether it holds."
        ),
        first=outcomes[0].months[0].month,
        series=tuple(Series(_name(one), one.net_worth) for one in outcomes),
        marks=tuple(marks),
    )


def _name(one: StrategyOutcome) -> Message:
    name = NAMES[one.kind]
    return name if one.lives is None else msg("{name} ({word})", name=name, word=TONES[one.lives.tone].word)
