"""What holds of every number a plan can contain."""

from __future__ import annotations

from collections.abc import Sized

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month

EVERY_MONTH = tuple(range(1, MONTHS_A_YEAR + 1))
FIRST_YEAR, FURTHEST_YEAR = 1950, 2299
"""Years that a month of a plan can lie in: before and after them it is a slip of the keyboard."""
LAST_YEAR = 2200
"""Plans start before it, so that sixty years of projection and of runway stay within what a Month can hold."""
LARGEST_AMOUNT = Fen(10**13)
"""One hundred thousand million yuan: anything above is a slip of the keyboard."""
LONGEST_WORDS = 2_000
"""Characters of a remark of the user's own."""
LONGEST_NAME = 200
"""Characters of a name."""
LONGEST_NOTE = 100_000
"""Characters of a note on a plan or a home."""
LONGEST_ADVERT = 100_000
"""Characters of all that an advert says of a home, together."""
MOST_ITEMS = 200
"""Of one list of a plan: simulating many more takes longer than anybody waits."""
MOST_SCENARIOS = 100
MOST_COUNTS = 1_200
"""Counts of the money at hand: one a month for a hundred years."""
MOST_MONTHS = (FURTHEST_YEAR - FIRST_YEAR + 1) * MONTHS_A_YEAR
MOST_CHANGES = 500
"""Cost lines or assumptions of a scenario with an own value."""
LARGEST_PLAN_FILE = 16 << 20
"""Bytes of a plan file."""
LARGEST_LISTINGS_FILE = 4 << 30
"""Bytes of a file of listings, packed or not."""
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
    require(amount <= LARGEST_AMOUNT, msg("This amount is too large. Check the number of zeros."))


def require_few(what: Message, items: Sized, most: int = MOST_ITEMS) -> None:
    """Raise InvalidPlan for a list that is longer than anybody's; `what` names its items."""
    fits = len(items) <= most
    require(fits, msg("The plan has too many entries in one list ({what}): at most {most} fit.", what=what, most=most))


def require_short(what: Message, text: str, longest: int = LONGEST_NAME) -> None:
    """Raise InvalidPlan for a text that is longer than it can be meant; `what` names it."""
    # a value built in code may be of another type: decoding finds that, and says it better
    fits = not isinstance(text, str) or len(text) <= longest
    require(fits, msg("A text is too long ({what}): at most {most} characters fit here.", what=what, most=longest))


def require_months(what: Message, *months: Month | None) -> None:
    """Raise InvalidPlan for a month that nobody plans with; `what` names where it stands."""
    for month in months:
        require(
            month is None or FIRST_YEAR <= month.year <= FURTHEST_YEAR,
            msg(
                "A month lies before {first} or after {last} ({what}). Check its year.",
                first=str(FIRST_YEAR),  # years have no separators
                last=str(FURTHEST_YEAR),
                what=what,
            ),
        )


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
