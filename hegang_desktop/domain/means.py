"""Money at hand, money not yet at hand, and money owed."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.limits import (
    LAST_YEAR,
    LONGEST_WORDS,
    MOST_MONTHS,
    WHOLE,
    require,
    require_amount,
    require_few,
    require_months,
    require_order,
    require_share,
    require_short,
)
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen, Millionths, Tenthousandths
from hegang_desktop.domain.month import Month

DebtCost = Literal["yearly", "daily", "instalments"]
"""How the cost of a debt is stated: a rate a year, interest by the day, or a fee on each of equal instalments."""
MOST_INSTALMENTS = 360
FINE_WHOLE = 1_000_000
"""A rate of one hundred percent, in millionths."""
LAST_DAY = 31
PendingKind = Literal["deposit", "housing_fund", "lent", "home_sale", "other"]


class CashPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money at hand on the day `day` of a month, and what had been expected for that day, if anything had.

    `settled` names what of that month is in or paid already, by the ids of the flows it would make in the ledger
    (`income:abc`, `rent`, `debt:abc`); of the month only what is still to come is counted. `course` is what had been
    expected on the first of each month after the point before, this month included; it may be below zero.
    `home_before` is the home month as the plan stood before this count (this month where that had passed), `home_after`
    what follows from the count alone (None: not reached), both None where nothing had been expected. `why` is the
    user's own word on the difference.
    """

    month: Month
    at_hand: Fen
    expected: Fen | None = None
    course: tuple[Fen, ...] = ()
    home_before: Month | None = None
    home_after: Month | None = None
    why: str = ""
    day: int = 1
    settled: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_amount(self.at_hand)
        require(1 <= self.day <= LAST_DAY, msg("A day of a month is between 1 and 31."))
        require_few(msg("what of a month is settled"), self.settled)
        require_short(msg("id of an item"), max(self.settled, key=len, default=""))
        require_few(msg("what had been expected, month by month"), self.course, MOST_MONTHS)
        require_months(msg("a count of the money at hand"), self.month, self.home_before, self.home_after)
        require(len(self.why) <= LONGEST_WORDS, msg("That is too long: at most 2,000 characters fit here."))
        require(self.month.year < LAST_YEAR, msg("A plan cannot start after the year 2199. Check its month."))


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the money at hand, up to `amount`, that earns `annual_rate`; it is spent after what earns less."""

    id: str
    name: str
    amount: Fen
    annual_rate: Tenthousandths

    def __post_init__(self) -> None:
        require_amount(self.amount)
        require_share(self.annual_rate)
        require_short(msg("name of an account"), self.name)


class PendingMoney(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money that comes in the month `release`: a fixed deposit, a withdrawal, money lent, a home to sell.

    `annual_rate` is simple interest on `amount` from `since` (or the plan's first month) to the release; `costs` goes
    off on the way, such as the agent of a sale. `certainty` is the chance that it comes at all: the projection
    counts that share of it.
    """

    id: str
    name: str
    amount: Fen
    release: Month
    kind: PendingKind = "other"
    certainty: Tenthousandths = Tenthousandths(WHOLE)
    annual_rate: Tenthousandths = Tenthousandths(0)
    since: Month | None = None
    costs: Fen = ZERO

    def __post_init__(self) -> None:
        require_amount(self.amount)
        require_amount(self.costs)
        require_share(self.certainty)
        require_share(self.annual_rate)
        require_order(self.since, self.release)
        require_short(msg("name of money to come"), self.name)
        require_months(msg("money to come"), self.since, self.release)


class Debt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money owed: the balance now, what it costs, and what is paid each month until it is gone.

    `cost` says how its cost is stated. "yearly": `annual_rate`, and `monthly_fee` on the amount first borrowed
    (`principal`; 0: the balance now) for as long as anything is owed. "daily": `daily_rate` a day on what is owed.
    "instalments": the principal in so many equal `instalments`, and with each `instalment_fee` of the principal;
    `payment` does not count then. What the other ways would need is kept. `cleared_in` is the month in which the rest
    is paid at once, such as that of a sale.
    """

    id: str
    name: str
    balance: Fen
    payment: Fen
    annual_rate: Tenthousandths = Tenthousandths(0)
    monthly_fee: Tenthousandths = Tenthousandths(0)
    principal: Fen = ZERO
    cleared_in: Month | None = None
    cost: DebtCost = "yearly"
    daily_rate: Millionths = Millionths(0)
    instalments: int = 12
    instalment_fee: Millionths = Millionths(0)

    def __post_init__(self) -> None:
        for amount in (self.balance, self.payment, self.principal):
            require_amount(amount)
        require_short(msg("name of a debt"), self.name)
        require_months(msg("a debt"), self.cleared_in)
        require(0 <= self.annual_rate <= WHOLE, msg("Interest is between 0 and 100 percent a year."))
        require(0 <= self.monthly_fee <= WHOLE // 10, msg("A fee is between 0 and 10 percent a month."))
        require(0 <= self.daily_rate <= FINE_WHOLE // 100, msg("Interest is between 0 and 1 percent a day."))
        require(
            0 <= self.instalment_fee <= FINE_WHOLE // 10, msg("The fee of an instalment is between 0 and 10 percent.")
        )
        require(1 <= self.instalments <= MOST_INSTALMENTS, msg("A debt has between 1 and 360 instalments."))

    @property
    def borrowed(self) -> Fen:
        """The amount first borrowed, in fen; what is owed now where it was not said."""
        return self.principal or self.balance
