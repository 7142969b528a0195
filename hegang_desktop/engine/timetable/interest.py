"""Interest on money at hand and on money owed."""

from __future__ import annotations

from collections.abc import Iterable

from hegang_desktop.domain.means import Account
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR

Tiers = tuple[tuple[int | None, int], ...]
"""(amount, yearly rate): the first yuan earn the first rate up to its amount; the last amount is None, the rest."""


def month_of_interest(balance: int, annual_rate: int) -> int:
    """One month of interest in fen at a yearly rate in ten-thousandths, rounded half up; none on what is not there."""
    return divide_half_up(balance * annual_rate, 10_000 * MONTHS_A_YEAR) if balance > 0 and annual_rate else 0


def tiers(accounts: Iterable[Account], other_rate: int) -> Tiers:
    """The accounts from the best paid on, then all the rest at `other_rate`."""
    ranked = sorted(accounts, key=lambda account: -account.annual_rate)
    return (*((account.amount, int(account.annual_rate)) for account in ranked), (None, other_rate))


def on_balance(balance: int, ranked: Tiers) -> int:
    """A month of interest on money at hand, each part of it rounded."""
    earned = 0
    for amount, rate in ranked:
        if balance <= 0:
            break
        part = balance if amount is None else min(balance, amount)
        earned += month_of_interest(part, rate)
        balance -= part
    return earned
