"""The words that stand on charts themselves, and amounts as charts tell them."""

from __future__ import annotations

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.report.charts.look import ChartWords

YUAN = msg("yuan")
YUAN_A_MONTH = msg("yuan a month")
OF_THE_LIVES = msg("of the lives")
MONTHS = msg("months")
FLOOR_AREA = msg("Floor area, m²")
TOTAL_PRICE = msg("Total price, yuan")
COUNTED = msg("counted")
EXPECTED_THEN = msg("expected then")


def price_words(words: ChartWords, fen: int) -> str:
    """Whole yuan beside an axis of areas: short where the language allows it there."""
    return words.short_money(Fen(fen)) if words.locale.short_beside_areas else words.bare_money(whole_yuan(fen))
