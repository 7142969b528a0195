"""The words that stand on charts themselves, and amounts as charts tell them."""

from __future__ import annotations

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.report.charts.look import ChartWords

FEN_A_YUAN = 100
YUAN = msg("yuan")
YUAN_A_MONTH = msg("yuan a month")
OF_THE_LIVES = msg("of the lives")
MONTHS = msg("months")
FLOOR_AREA = msg("Floor area, m²")
TOTAL_PRICE = msg("Total price, yuan")
COUNTED = msg("counted")
EXPECTED_THEN = msg("expected then")


def whole_yuan(fen: int) -> Fen:
    """An amount as a chart tells it; to the fen it stands in the ledger."""
    return Fen(divide_half_up(fen, FEN_A_YUAN) * FEN_A_YUAN)


def price_words(words: ChartWords, fen: int) -> str:
    """Whole yuan beside an axis of areas: short where the language allows it there."""
    return words.short_money(Fen(fen)) if words.locale.short_beside_areas else words.bare_money(whole_yuan(fen))
