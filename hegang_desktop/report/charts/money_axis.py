"""Axes of money and of months, as several charts have them."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.domain.money import FEN_A_YUAN, Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.report.charts.frame import Ticks
from hegang_desktop.report.charts.look import ChartWords, Extent, Look
from hegang_desktop.report.charts.scale import Tick, labelled, money_ticks, month_label, month_steps

UP_PX = 32
ACROSS_PX = 80


def money_label(words: ChartWords, yuan: float) -> str:
    """An amount of yuan on an axis."""
    return words.short_money(Fen(round(yuan * FEN_A_YUAN)))


def money_up(look: Look, extent: Extent) -> Ticks:
    """Amounts beside an upright axis."""

    def ticks(size: float) -> Sequence[Tick]:
        return money_ticks(extent.bottom, extent.top, int(size // UP_PX), lambda yuan: money_label(look.words, yuan))

    return ticks


def money_across(look: Look, extent: Extent, size: float) -> list[Tick]:
    """Amounts beneath a chart."""
    return money_ticks(extent.left, extent.right, int(size // ACROSS_PX), lambda yuan: money_label(look.words, yuan))


def months_across(look: Look, first: Month, extent: Extent) -> Ticks:
    """Months beneath a chart, counted from its first."""

    def ticks(size: float) -> Sequence[Tick]:
        step, months = month_steps(extent.left, extent.right, size, -first.index)
        return labelled(months, lambda at: month_label(look.words, first + round(at), step))

    return ticks
