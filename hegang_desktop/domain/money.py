"""Money in whole fen, and the one rounding rule of the program."""

from __future__ import annotations

from typing import NewType

Fen = NewType("Fen", int)
"""An amount of money in fen, the hundredth of a yuan. Never a float."""

Tenthousandths = NewType("Tenthousandths", int)
"""A rate in ten-thousandths (basis points): 150 is 1.5 %."""

Millionths = NewType("Millionths", int)
"""A rate in millionths, for what is told in hundredths of a percent and finer: 400 is 0.04 %."""

ZERO = Fen(0)
FEN_A_YUAN = 100


def yuan(amount: int) -> Fen:
    """Whole yuan as fen."""
    return Fen(amount * FEN_A_YUAN)


def divide_half_up(numerator: int, denominator: int) -> int:
    """Integer division rounded to the nearest, halves away from zero. `denominator` must be positive."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def whole_yuan(fen: int) -> Fen:
    """An amount rounded half up to whole yuan, for where it is told; to the fen it stands in the ledger."""
    return Fen(divide_half_up(fen, FEN_A_YUAN) * FEN_A_YUAN)


def share(amount: Fen, rate: Tenthousandths) -> Fen:
    """`rate` of `amount`, rounded half up to the fen."""
    return Fen(divide_half_up(amount * rate, 10_000))


def fine_share(amount: Fen, rate: Millionths) -> Fen:
    """`rate` of `amount`, rounded half up to the fen."""
    return Fen(divide_half_up(amount * rate, 1_000_000))


def times(amount: Fen, numerator: int, denominator: int) -> Fen:
    """`amount` times a fraction, rounded half up to the fen."""
    return Fen(divide_half_up(amount * numerator, denominator))
