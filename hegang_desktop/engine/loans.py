"""Loan schedules in whole fen."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.domain.money import Fen, Tenthousandths, divide_half_up, times
from hegang_desktop.domain.month import MONTHS_A_YEAR

_YEAR = 10_000 * MONTHS_A_YEAR
"""A yearly rate in ten-thousandths over this is a month's rate."""


class Instalment(msgspec.Struct, frozen=True):
    """One month of a loan, in fen: payment = interest + principal; `balance` is what is owed after it."""

    payment: Fen
    interest: Fen
    principal: Fen
    balance: Fen


def equal_payment(principal: Fen, annual_rate: Tenthousandths, months: int) -> tuple[Instalment, ...]:
    """The schedule of a loan with the same payment each month (等额本息), `months` instalments.

    The payment is the annuity of a twelfth of `annual_rate`, rounded to the fen; interest is rounded each month on
    what is owed; the last instalment clears the rest. Halves go away from zero. ValueError unless `months` > 0.
    """
    _require_loan(principal, annual_rate, months)
    payment = _annuity(principal, annual_rate, months)

    def pay(_month: int, balance: Fen, interest: Fen) -> Fen:
        return Fen(min(payment - interest, balance))

    return _schedule(principal, annual_rate, months, pay)


def equal_principal(principal: Fen, annual_rate: Tenthousandths, months: int) -> tuple[Instalment, ...]:
    """The schedule of a loan of which the same part is paid back each month (等额本金), `months` instalments.

    After `k` instalments `principal x (months - k) / months` is owed, rounded to the fen, so that the parts differ by a
    fen at most and the last clears the rest; interest is a twelfth of `annual_rate` on what was owed before, rounded.
    Halves go away from zero. ValueError unless `months` > 0.
    """
    _require_loan(principal, annual_rate, months)

    def pay(month: int, balance: Fen, _interest: Fen) -> Fen:
        return Fen(balance - times(principal, months - month, months))

    return _schedule(principal, annual_rate, months, pay)


def _require_loan(principal: Fen, annual_rate: Tenthousandths, months: int) -> None:
    if months <= 0 or principal < 0 or annual_rate < 0:
        raise ValueError(f"no such loan: {principal} fen at {annual_rate} for {months} months")


def _annuity(principal: Fen, annual_rate: Tenthousandths, months: int) -> Fen:
    # principal x r / (1 - (1 + r) ** -months) in whole numbers, so that the rounding is exact
    if annual_rate == 0:
        return times(principal, 1, months)
    grown = (_YEAR + annual_rate) ** months
    return Fen(divide_half_up(principal * annual_rate * grown, _YEAR * (grown - _YEAR**months)))


def _schedule(
    principal: Fen, annual_rate: Tenthousandths, months: int, part_of: Callable[[int, Fen, Fen], Fen]
) -> tuple[Instalment, ...]:
    instalments = []
    balance = principal
    for month in range(1, months + 1):
        interest = times(balance, annual_rate, _YEAR)
        part = balance if month == months else part_of(month, balance, interest)
        balance = Fen(balance - part)
        instalments.append(Instalment(Fen(interest + part), interest, part, balance))
    return tuple(instalments)
