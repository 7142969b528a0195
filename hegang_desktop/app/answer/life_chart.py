"""The savings of one simulated life against the expected ones, with what mattered in it marked."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.domain.chart import ChartMark, ChartSpec, Series
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.projection import LedgerMonth
from hegang_desktop.domain.simulation import Life
from hegang_desktop.engine.answer import whole

AFTERWARDS = MONTHS_A_YEAR
AFTER_THE_MOVE = 3 * MONTHS_A_YEAR
MOST_BILLS = 2
SHOCKS = frozenset({"shock:medical", "shock:family", "shock:repair"})


def life_chart(life: Life, outcome: Outcome) -> ChartSpec:
    """Money at hand on the first of each month, to three years after the move or a year after it ran out."""
    rows = tuple(one.ledger for one in life.months)
    first = rows[0].month
    shown = min(len(rows), _until(life, first, len(outcome.savings.series[0].values)))
    marks: list[ChartMark] = []
    if life.home_month is not None:
        marks.append(ChartMark(life.home_month, msg("{month}: home", month=life.home_month), "accent"))
    if life.below_zero is not None:
        marks.append(ChartMark(life.below_zero, msg("{month}: below zero", month=life.below_zero), "bad"))
    marks += _bills(rows[:shown])
    return ChartSpec(
        title=msg("This life against the expected one"),
        summary=msg("Money at hand on the first of each month, in this life and as expected."),
        first=first,
        series=(
            Series(msg("This life"), _openings(rows, shown)),
            Series(msg("Expected"), _openings(outcome.projection.months, shown)),
        ),
        marks=tuple(sorted((mark for mark in marks if mark.month - first < shown), key=lambda mark: mark.month)),
    )


def _until(life: Life, first: Month, expected: int) -> int:
    """How many months are shown: never fewer than the savings chart shows."""
    shown = expected - 1
    if life.home_month is not None:
        shown = max(shown, life.home_month - first + AFTER_THE_MOVE)
    if life.below_zero is not None:
        shown = max(shown, life.below_zero - first + AFTERWARDS)
    return shown


def _openings(rows: tuple[LedgerMonth, ...], shown: int) -> tuple[int, ...]:
    return (*(row.opening for row in rows[:shown]), rows[shown - 1].closing)


def _bills(rows: tuple[LedgerMonth, ...]) -> list[ChartMark]:
    """The largest bills that nobody had planned."""
    bills = [(flow.amount, row.month, flow.name) for row in rows for flow in row.flows if flow.id in SHOCKS]
    largest = sorted(bills, key=lambda bill: (bill[0], bill[1].index))[:MOST_BILLS]
    return [ChartMark(month, _bill(name, whole(Fen(-amount))), "caution") for amount, month, name in largest]


def _bill(name: Message, amount: Money) -> Message:
    return msg("{bill}: {amount}", bill=name, amount=amount)
