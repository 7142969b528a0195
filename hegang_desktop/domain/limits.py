"""What holds of every number a plan can contain."""

from __future__ import annotations

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month

EVERY_MONTH = tuple(range(1, MONTHS_A_YEAR + 1))
LAST_YEAR = 2200
"""Plans start before it, so that sixty years of projection and of runway stay within what a Month can hold."""
LARGEST_AMOUNT = Fen(10**13)
"""One hundred thousand million yuan: anything above is a slip of the keyboard."""
LONGEST_WORDS = 2_000
"""Characters of a remark of the user's own."""
WHOLE = 10_000
"""A rate of one hundred percent, in ten-thousandths."""


class InvalidPlan(UserError):
    """A value that no plan can hold."""


def require(holds: bool, message: Message) -> None:  # noqa: FBT001
    """Raise InvalidPlan with `message` unless `holds`."""
    if not holds:
        raise InvalidPlan(message)


def require_amount(amount: Fen) -> None:
    """Raise InvalidPlan for an amount that is negative or too large to be meant."""
    require(amount >= 0, msg("An amount cannot be negative here. Enter zero or more."))
    require(amount <= LARGEST_AMOUNT, msg("This amount is too large to be meant. Check the number of zeros."))


def require_share(rate: int) -> None:
    """Raise InvalidPlan for a share below nothing or above the whole."""
    require(0 <= rate <= WHOLE, msg("A share is between 0 and 100 percent."))


def require_yearly(rate: int) -> None:
    """Raise InvalidPlan for a yearly change that nothing in life keeps up."""
    require(abs(rate) <= WHOLE // 2, msg("A yearly change is between -50 and 50 percent."))


def require_calendar(months: tuple[int, ...]) -> None:
    """Raise InvalidPlan unless these are different calendar months."""
    fits = all(1 <= month <= MONTHS_A_YEAR for month in months) and len(set(months)) == len(months)
    require(fits, msg("Months of the year are numbers from 1 to 12, each at most once."))


def require_order(starts: Month | None, ends: Month | None) -> None:
    """Raise InvalidPlan for something that ends before it starts."""
    in_order = starts is None or ends is None or starts <= ends
    require(in_order, msg("Nothing can end before it starts. Check its two months."))
