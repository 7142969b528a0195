"""Loan schedules against numpy-financial, over a grid.

numpy-financial reckons in floats that are never rounded, the program in whole fen. So a figure agrees *to the fen*
when it is the nearest fen to what numpy-financial makes of the same whole-fen balance; over a whole loan the two may
drift apart by what half a fen of rounding a month grows to, and by no more.
"""

from __future__ import annotations

import itertools

import numpy as np
import numpy_financial as npf
import pytest
from numpy.typing import NDArray

from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.engine.loans import (
    Instalment,
    equal_payment,
    equal_principal,
)

Figures = NDArray[np.float64]
pytestmark = pytest.mark.filterwarnings("ignore:.*encountered in.*divide:RuntimeWarning")  # npf, at a rate of zero
PRINCIPALS = (1, 99, 123_457, 3_000_000, 57_920_731, 630_000_000)
RATES = (0, 1, 185, 350, 490, 1_460, 2_400, 10_000)
TERMS = (1, 2, 7, 12, 60, 240, 360, 480)
SLACK = 1e-4
"""In fen: what the floats of numpy-financial lose on the largest loan of the grid."""

grid = pytest.mark.parametrize(
    ("principal", "rate", "months"),
    [(principal, rate, months) for principal in PRINCIPALS for rate in RATES for months in TERMS],
)


def nearest(fen: Figures | int, exact: Figures) -> bool:
    """Whether each figure is the nearest fen to the exact one."""
    return bool(np.all(np.abs(fen - exact) <= 0.5 + SLACK))


def owed_before(schedule: tuple[Instalment, ...], principal: int) -> Figures:
    return np.array([principal, *(one.balance for one in schedule[:-1])], np.float64)


def column(schedule: tuple[Instalment, ...], name: str) -> Figures:
    return np.array([getattr(one, name) for one in schedule], np.float64)


def adds_up(schedule: tuple[Instalment, ...], principal: int, months: int) -> None:
    assert len(schedule) == months
    owed = principal
    for one in schedule:
        assert one.payment == one.interest + one.principal
        assert one.balance == owed - one.principal
        assert one.principal >= 0
        owed = one.balance
    assert owed == 0


@grid
def test_equal_payments_agree_with_numpy_financial(principal: int, rate: int, months: int) -> None:
    schedule = equal_payment(Fen(principal), Tenthousandths(rate), months)
    adds_up(schedule, principal, months)
    monthly, owed, payments = rate / 120_000, owed_before(schedule, principal), column(schedule, "payment")
    exact = -npf.pmt(monthly, months, principal)
    payment = schedule[0].payment
    if months > 1:
        assert nearest(payment, exact)
    for earlier, one in itertools.pairwise(schedule[:-1]):
        assert one.payment == min(payment, earlier.balance + one.interest)

    # each month from the whole fen of the one before
    assert nearest(column(schedule, "interest"), -npf.ipmt(monthly, 1, months, owed))
    assert nearest(column(schedule, "balance"), -npf.fv(monthly, 1, -payments, owed))

    # all months from the first, in one formula: half a fen of the payment and half a fen of interest, each month, grow
    gone = np.arange(months)
    grown = npf.fv(monthly, gone, -1.0, 0)
    assert np.all(np.abs(owed + npf.fv(monthly, gone, -exact, principal)) <= grown + SLACK * (1 + grown))


@grid
def test_equal_parts_agree_with_numpy_financial(principal: int, rate: int, months: int) -> None:
    schedule = equal_principal(Fen(principal), Tenthousandths(rate), months)
    adds_up(schedule, principal, months)
    owed = owed_before(schedule, principal)
    assert nearest(column(schedule, "interest"), -npf.ipmt(rate / 120_000, 1, months, owed))
    # without interest, equal parts are equal payments
    exact = -npf.fv(0, np.arange(1, months + 1), npf.pmt(0, months, principal), principal)
    assert nearest(column(schedule, "balance"), exact)


def test_the_published_mortgage_payment() -> None:
    """3,074 yuan a month (domain.md a5): what 579,206 yuan cost over 30 years at 4.9 %. Amount and rate: assumptions.

    By hand: r = 0.049 / 12 = 0.00408333..., 1.00408333 ** -360 = 0.230571, 579,206 x r / (1 - 0.230571) = 3,074.00.
    """
    schedule = equal_payment(yuan(579_206), Tenthousandths(490), 360)
    assert schedule[0] == Instalment(Fen(307_400), Fen(236_509), Fen(70_891), Fen(57_849_709))
    assert {one.payment for one in schedule[:-1]} == {307_400}
    assert abs(schedule[-1].payment - 307_400) < 500


def test_equal_parts_by_hand() -> None:
    """1,000 yuan at 12 % in three parts: 1 % of 1,000.00, of 666.67 and of 333.33."""
    assert equal_principal(yuan(1_000), Tenthousandths(1_200), 3) == (
        Instalment(Fen(34_333), Fen(1_000), Fen(33_333), Fen(66_667)),
        Instalment(Fen(34_001), Fen(667), Fen(33_334), Fen(33_333)),
        Instalment(Fen(33_666), Fen(333), Fen(33_333), Fen(0)),
    )


def test_halves_go_away_from_zero() -> None:
    assert [one.payment for one in equal_payment(Fen(5), Tenthousandths(0), 10)] == [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert equal_payment(Fen(50), Tenthousandths(1_200), 1)[0].interest == 1


def test_what_is_no_loan_is_refused() -> None:
    for principal, rate, months in ((1, 0, 0), (-1, 0, 1), (1, -1, 1), (1, 0, -5)):
        with pytest.raises(ValueError, match="no such loan"):
            equal_payment(Fen(principal), Tenthousandths(rate), months)
        with pytest.raises(ValueError, match="no such loan"):
            equal_principal(Fen(principal), Tenthousandths(rate), months)
