"""Strategies: ways of living through the same years on the same circumstances, and how they compare."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.projection import LedgerMonth
from hegang_desktop.domain.safety import NoSafeMonth, Tone
from hegang_desktop.domain.simulation import Share

StrategyKind = Literal["stay", "rent_there", "trial", "trial_back", "mortgage", "move", "fail_safe"]
"""stay: stay here and rent. rent_there: move there, rent and never buy. trial: rent there for a winter, then buy.
trial_back: rent there for a winter, then go back. mortgage: buy here with a loan. move: the plan's own course.
fail_safe: own the home, keep working here.
"""
BUYING: frozenset[StrategyKind] = frozenset({"trial", "mortgage", "move", "fail_safe"})
"""The strategies in which a home is bought."""


class HousingCost(msgspec.Struct, frozen=True):
    """What housing costs over the months looked ahead, in fen; each part positive where it is paid.

    `at_once` is the all-in cost, or the down payment and its fees; `instalments` all that is paid back of a loan, what
    a sale clears included, of which `interest` is interest; `journeys` those of trying and of leaving again. `sold` is
    what a sale brings. `worth` is what the home still owned at the end would bring if sold, less the loan owed on it;
    it may be negative. Deposits are not a cost.
    """

    rent: Fen
    at_once: Fen
    instalments: Fen
    interest: Fen
    holding: Fen
    journeys: Fen
    sold: Fen
    worth: Fen

    @property
    def total(self) -> Fen:
        """All that is paid, less what is got back for the home or could be."""
        paid = self.rent + self.at_once + self.instalments + self.holding + self.journeys
        return Fen(paid - self.sold - self.worth)


class StrategyLives(msgspec.Struct, frozen=True):
    """What becomes of simulated lives on a strategy; all shares are of the same lives, who meet the same luck.

    `lasting`: money never falls below zero in the months looked ahead. `watched`: the home is bought in `month` and
    money is never below zero until `months` months lived there; where nothing is bought, until as many months after the
    move, or from the plan's first month for who stays. `able`: it can be bought in `month`, the safe month of the
    strategy, else that in which most lives hold. `owning`: the home is owned at the end. `never_bought`: it is not
    bought in the months looked ahead; who buys nothing never does. `tone` is that of the safe month (`Safety.tone`), of
    who buys nothing that of `watched`. Who leaves again, or has bought already, is watched from a purchase as soon as
    can be, and has no `month`.
    """

    lasting: Share
    watched: Share
    owning: Share
    never_bought: Share
    months: int
    tone: Tone
    month: Month | None = None
    able: Share | None = None


class StrategyOutcome(msgspec.Struct, frozen=True):
    """What follows from a strategy; every strategy sees the same months and earns the same interest on what is left.

    `home_month`: a home is bought on its first day, there or with a loan here; None: it is not reached. It is the
    `safe_month` where lives are simulated and there is one (`safe_reason` says why there is none), else the earliest
    month, and all figures are those of it. `left_month`
    and `sold_month`: in which it is left and sold again, None where that is not seen. `debt_months`: at the end of how
    many months anything is owed, the loan and the plan's own debts, beyond the months looked ahead as well; None: for
    ever, as far as sixty years more can tell.

    `market_value` is the expected price of the home owned at the end, `resale_value` what it would bring if sold then
    (nothing where it cannot be sold), `loan_owed` what is owed on it; all are 0 without one. `left` is the money at the
    end. `runway` is how long the money lasts, in tenths of a month, when every income stops in `runway_from`: the home
    month, or for those who buy nothing there the home month of moving; None: it does not run out, or there is no
    such month, and then `runway_from` is None too. `worst` is the least money at the end of a month, first in
    `worst_month`. `secure_from`: the first month in which neither a landlord nor a bank can end it, for the home is
    owned and nothing owed on it; None: never, or money runs out before the loan does. `lives` are simulated lives;
    None: none were.

    `net_worth` at the end of each month: money, what the home would bring if sold, and the deposit a landlord holds,
    less loan and debts.

    `trial_from` and `trial_until` are the first and the last month of renting there to try it, None without a trial.
    """

    kind: StrategyKind
    home_month: Month | None
    left_month: Month | None
    sold_month: Month | None
    debt_months: int | None
    housing: HousingCost
    market_value: Fen
    resale_value: Fen
    loan_owed: Fen
    left: Fen
    runway: int | None
    runway_from: Month | None
    worst: Fen
    worst_month: Month
    secure_from: Month | None
    first_below_zero: Month | None
    months: tuple[LedgerMonth, ...]
    net_worth: tuple[Fen, ...]
    trial_from: Month | None = None
    trial_until: Month | None = None
    lives: StrategyLives | None = None
    safe_month: Month | None = None
    safe_reason: NoSafeMonth | Literal["buys_nothing"] = ""

    @property
    def unreached(self) -> bool:
        """Whether it is to buy a home and does not come to it in the months looked ahead."""
        return self.kind in BUYING and self.home_month is None

    @property
    def runway_reason(self) -> Literal["", "endless", "never_reached"]:
        """Why there is no runway: it does not run out, or the home from which it would count is never reached."""
        if self.unreached or self.runway_from is None:
            return "never_reached"
        return "endless" if self.runway is None else ""

    @property
    def final_worth(self) -> Fen:
        """The net worth at the end."""
        return self.net_worth[-1]


class Lacking(msgspec.Struct, frozen=True):
    """A strategy that the plan says too little for, and what it would need."""

    kind: StrategyKind
    reason: Message


class Comparison(msgspec.Struct, frozen=True):
    """The strategies a plan allows, side by side.

    `ranks` orders them by net worth at the end, those whose money falls below zero after the others and those whose
    home is not reached last; kinds in one group come out about equal. `break_even` is the least number of months of
    staying there from which moving is no worse than staying here, None where it never is. `verdict` says it in words,
    the most important first.
    """

    outcomes: tuple[StrategyOutcome, ...]
    lacking: tuple[Lacking, ...]
    ranks: tuple[tuple[StrategyKind, ...], ...]
    break_even: int | None
    verdict: tuple[Message, ...]


class TippingPoint(msgspec.Struct, frozen=True):
    """Where the better of moving and staying changes: an amount in whole yuan, or None where there is no such point.

    Then `winner` says why. Rent: "move": moving is no worse even rent-free; "stay": it is worse at every rent at which
    the home is reached. Price: "move": moving is no worse at the dearest price that is reached; "stay": it is worse at
    every price. "unreached": the home is not bought however it is turned. `only`: no other change was found among the
    amounts tried, which are spread over all at which the home is reached.
    """

    amount: Fen | None
    winner: Literal["", "move", "stay", "unreached"] = ""
    only: bool = True
