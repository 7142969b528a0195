"""A plan: one person's situation and the scenarios that answer it. Frozen values; editing makes a new plan.

Amounts are in fen, areas in hundredths of a square metre, rates in ten-thousandths, months as `YYYY-MM`.
msgspec checks types when decoding; what must hold beyond types is checked in `__post_init__`, which `convert`
and decoding both run.
"""

from __future__ import annotations

import itertools
from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area, for_area, square_metres
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month

EVERY_MONTH = tuple(range(1, MONTHS_A_YEAR + 1))
LAST_YEAR = 2200
"""Plans start before it, so that sixty years of projection and of runway stay within what a Month can hold."""
SellerHeld = Literal["unknown", "over_five_only", "over_five_not_only", "two_to_five", "under_two"]
"""How long the seller has owned the home, and whether it is the seller's only one: it decides the seller's taxes."""
LARGEST_AMOUNT = Fen(10**13)
"""One hundred thousand million yuan: anything above is a slip of the keyboard."""


class InvalidPlan(UserError):
    """A value that no plan can hold."""


def _require(holds: bool, message: Message) -> None:  # noqa: FBT001
    if not holds:
        raise InvalidPlan(message)


def _require_amount(amount: Fen) -> None:
    _require(amount >= 0, msg("An amount cannot be negative here. Enter zero or more."))
    _require(amount <= LARGEST_AMOUNT, msg("This amount is too large to be meant. Check the number of zeros."))


class CashPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money at hand on the first day of a month, and what had been expected for that day, if anything had."""

    month: Month
    at_hand: Fen
    expected: Fen | None = None

    def __post_init__(self) -> None:
        _require_amount(self.at_hand)
        _require(self.month.year < LAST_YEAR, msg("A plan cannot start after the year 2199. Check its month."))


class IncomeStream(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source of income: `amount` in each of the calendar `months` that pay, between `starts` and `ends`.

    Six months at sea are `months=(11, 12, 1, 2, 3, 4)`. `after_move` says whether it goes on once the home is owned.
    """

    id: str
    name: str
    amount: Fen
    months: tuple[int, ...] = EVERY_MONTH
    starts: Month | None = None
    ends: Month | None = None
    after_move: Literal["stays", "stops"] = "stays"

    def __post_init__(self) -> None:
        _require_amount(self.amount)
        _require(
            all(1 <= month <= MONTHS_A_YEAR for month in self.months) and len(set(self.months)) == len(self.months),
            msg("The months of an income are numbers from 1 to 12, each at most once."),
        )
        _require(
            self.starts is None or self.ends is None or self.starts <= self.ends,
            msg("An income cannot end before it starts. Check its two months."),
        )

    @property
    def yearly(self) -> Fen:
        """What a full year brings, in fen."""
        return Fen(self.amount * len(self.months))


class Debt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money owed: the balance now, interest a year, and what is paid each month until it is gone."""

    id: str
    name: str
    balance: Fen
    payment: Fen
    annual_rate: Tenthousandths = Tenthousandths(0)

    def __post_init__(self) -> None:
        _require_amount(self.balance)
        _require_amount(self.payment)
        _require(0 <= self.annual_rate <= 10_000, msg("Interest is between 0 and 100 percent a year."))  # noqa: PLR2004


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The facts that all scenarios of a plan share. Monthly amounts are as lived now, before the move.

    `cash` holds every answer to "what is at hand now", oldest first; the plan starts from the last one.
    """

    cash: tuple[CashPoint, ...]
    income: tuple[IncomeStream, ...] = ()
    spending: Fen = ZERO
    rent: Fen = ZERO
    remittance: Fen = ZERO
    debts: tuple[Debt, ...] = ()
    cushion: Fen = ZERO
    owns_other_home: bool = False

    def __post_init__(self) -> None:
        _require(len(self.cash) > 0, msg("A plan needs to know the money at hand."))
        ascending = all(earlier.month < later.month for earlier, later in itertools.pairwise(self.cash))
        _require(ascending, msg("The months at which money was counted must follow one another."))
        for amount in (self.spending, self.rent, self.remittance, self.cushion):
            _require_amount(amount)

    @property
    def start(self) -> Month:
        """The first month of the projection."""
        return self.cash[-1].month

    @property
    def at_hand(self) -> Fen:
        """Money at hand on the first day of the first month."""
        return self.cash[-1].at_hand


class TargetHome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The home of a scenario, with its values embedded, so that a plan answers without any catalogue.

    The price is `price` in total, or `unit_price` times the area, as `basis` says. `reference` names the
    listing or hand-entered home it was taken from; `priced_in` the month of the price, where it is not that of the
    plan. `area_assumed` says that the advert named no area.
    """

    description: Description = Description()
    floor_area: Area = square_metres(60)
    basis: Literal["total", "unit"] = "total"
    price: Fen = ZERO
    unit_price: Fen = ZERO
    heated: bool = True
    origin: Literal["typed", "listing", "hand"] = "typed"
    reference: str = ""
    sample: bool = False
    area_assumed: bool = False
    held: SellerHeld = "unknown"
    priced_in: Month | None = None
    note: str = ""

    def __post_init__(self) -> None:
        _require_amount(self.price)
        _require_amount(self.unit_price)
        _require(
            0 < self.floor_area <= square_metres(10_000),
            msg("The floor area of a home is more than 0 and at most 10,000 square metres."),
        )

    @property
    def asking_price(self) -> Fen:
        """The price asked in total, in fen."""
        return self.price if self.basis == "total" else for_area(self.unit_price, self.floor_area)


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One variant: this home, this life after the move, these assumptions.

    `overrides` replaces the amount of cost lines by id; `assumptions` replaces shipped assumptions by id, in the
    unit of the assumption. `spending_after` is monthly living cost once there; None means as now.
    """

    id: str
    name: str
    home: TargetHome = TargetHome()
    spending_after: Fen | None = None
    overrides: dict[str, Fen] = {}
    assumptions: dict[str, int] = {}

    def __post_init__(self) -> None:
        for amount in (*self.overrides.values(), self.spending_after or ZERO):
            _require_amount(amount)
        for value in self.assumptions.values():
            _require(abs(value) <= LARGEST_AMOUNT, msg("This assumption is too large to be meant."))


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document: a situation and one or more scenarios. `sample` marks what was made up or reconstructed."""

    id: str
    name: str
    situation: Situation
    scenarios: tuple[Scenario, ...]
    active: str = ""
    sample: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        _require(len(self.scenarios) > 0, msg("A plan needs at least one scenario."))
        ids = [scenario.id for scenario in self.scenarios]
        _require(len(set(ids)) == len(ids), msg("Two scenarios of a plan have the same id."))
        _require(self.active in ("", *ids), msg("The plan names a scenario that it does not hold."))
        _require(0 < len(self.name) <= 200, msg("A plan needs a name of at most 200 characters."))  # noqa: PLR2004

    @property
    def scenario(self) -> Scenario:
        """The scenario that is being looked at."""
        return next((one for one in self.scenarios if one.id == self.active), self.scenarios[0])

    def with_scenario(self, changed: Scenario) -> Plan:
        """This plan with the scenario of the same id replaced."""
        scenarios = tuple(changed if one.id == changed.id else one for one in self.scenarios)
        return msgspec.structs.replace(self, scenarios=scenarios)
