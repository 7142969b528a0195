"""What goes out each month, once, or in its season."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.limits import (
    EVERY_MONTH,
    require,
    require_amount,
    require_calendar,
    require_months,
    require_order,
    require_share,
    require_short,
)
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths
from hegang_desktop.domain.month import Month

SpendingCategory = Literal["food", "utilities", "transport", "phone", "health", "child", "pleasure", "other"]
LONGEST_NOTICE = 24
LONGEST_PERIOD = 120


class SpendingLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One category of living cost: `amount` in each of the calendar `months`; `after` the move (None: as before)."""

    id: str
    category: SpendingCategory
    amount: Fen
    name: str = ""
    after: Fen | None = None
    months: tuple[int, ...] = EVERY_MONTH

    def __post_init__(self) -> None:
        require_amount(self.amount)
        require_amount(self.after or ZERO)
        require_calendar(self.months)
        require_short(msg("name of a spending"), self.name)


class Tenancy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How renting ends: rent goes on for `notice` months after the home month, then the `deposit` comes back."""

    deposit: Fen = ZERO
    notice: int = 0

    def __post_init__(self) -> None:
        require_amount(self.deposit)
        require(0 <= self.notice <= LONGEST_NOTICE, msg("Notice is between 0 and 24 months."))


class SocialInsurance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Social insurance that somebody without an employer pays alone (灵活就业), in the months `starts` to `ends`.

    A month costs the pension and health rates of the `base`, a month's wage the payer has chosen. A rate of None is the
    shipped assumption. `paid` is the choice that the with/without comparison turns.
    """

    id: str
    base: Fen
    name: str = ""
    paid: bool = True
    pension_rate: Tenthousandths | None = None
    health_rate: Tenthousandths | None = None
    starts: Month | None = None
    ends: Month | None = None
    person: str = ""

    def __post_init__(self) -> None:
        require_amount(self.base)
        require_share(self.pension_rate or 0)
        require_share(self.health_rate or 0)
        require_order(self.starts, self.ends)
        require_short(msg("name of an insurance"), self.name)
        require_short(msg("id of an item"), self.person)
        require_months(msg("an insurance"), self.starts, self.ends)


class DatedCost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cost of one month, or of every `every` months from then on (0: once)."""

    id: str
    name: str
    month: Month
    amount: Fen
    every: int = 0

    def __post_init__(self) -> None:
        require_amount(self.amount)
        require_short(msg("name of a dated cost"), self.name)
        require_months(msg("a dated cost"), self.month)
        require(0 <= self.every <= LONGEST_PERIOD, msg("A cost returns after at most 120 months."))


class Deadline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A month by whose first day the home should be owned: the end of a lease, September and its school."""

    id: str
    name: str
    month: Month

    def __post_init__(self) -> None:
        require_short(msg("name of a deadline"), self.name)
        require_months(msg("a deadline"), self.month)


class MortgageHere(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The home one would buy with a loan where one lives now, to compare with.

    `down` is the share of the price paid at once, `fees` taxes and fees beside it, `holding` what owning costs a year.
    """

    price: Fen
    down: Tenthousandths = Tenthousandths(1_500)
    annual_rate: Tenthousandths = Tenthousandths(350)
    years: int = 30
    method: Literal["equal_payment", "equal_principal"] = "equal_payment"
    fees: Fen = ZERO
    holding: Fen = ZERO

    def __post_init__(self) -> None:
        for amount in (self.price, self.fees, self.holding):
            require_amount(amount)
        require_share(self.down)
        require_share(self.annual_rate)
        require(1 <= self.years <= 40, msg("A mortgage runs for 1 to 40 years."))  # noqa: PLR2004
