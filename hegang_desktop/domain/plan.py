"""A plan: one person's situation and the scenarios that answer it. Frozen values; editing makes a new plan.

Amounts are in fen, areas in hundredths of a square metre, rates in ten-thousandths, months as `YYYY-MM`.
msgspec checks types when decoding; what must hold beyond types is checked in `__post_init__`, which `convert`
and decoding both run. The parts stand in files of their own: `household`, `income`, `means`, `outgo`, `target`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Protocol

import msgspec

from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.limits import (
    LARGEST_AMOUNT,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_WORDS,
    MOST_CHANGES,
    MOST_COUNTS,
    MOST_SCENARIOS,
    require,
    require_amount,
    require_calendar,
    require_few,
    require_months,
    require_short,
)
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost, Deadline, MortgageHere, SocialInsurance, SpendingLine, Tenancy
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.what_if import KEEPS_NOTHING, Tried


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_INCOMES = msg("incomes")


def _require_few_distinct(what: Message, items: Sequence[_Named]) -> None:
    require_few(what, items)
    ids = [item.id for item in items]
    require_short(msg("id of an item"), max(ids, key=len, default=""))
    require(len(set(ids)) == len(ids), msg("Two items of a plan have the same id."))


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The facts that all scenarios of a plan share. Monthly amounts are as lived now, before the move.

    `cash` holds every answer to "what is at hand now", oldest first; the plan starts from the last one; `accounts` say
    which parts of it earn more, `pending` what is still to come. `spending` is the household's living cost beside the
    lines of `spending_lines` and each person's own. `payoff` is what goes to the debts each month beyond their
    payments, highest rate first. In the calendar months of `away_months` the buyer cannot travel.
    """

    cash: tuple[CashPoint, ...]
    income: tuple[IncomeStream, ...] = ()
    spending: Fen = ZERO
    rent: Fen = ZERO
    remittance: Fen = ZERO
    debts: tuple[Debt, ...] = ()
    cushion: Fen = ZERO
    owns_other_home: bool = False
    people: tuple[Person, ...] = ()
    accounts: tuple[Account, ...] = ()
    pending: tuple[PendingMoney, ...] = ()
    spending_lines: tuple[SpendingLine, ...] = ()
    tenancy: Tenancy = Tenancy()
    insurance: tuple[SocialInsurance, ...] = ()
    dated_costs: tuple[DatedCost, ...] = ()
    payoff: Fen = ZERO
    away_months: tuple[int, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    mortgage_here: MortgageHere | None = None

    def __post_init__(self) -> None:
        require(len(self.cash) > 0, msg("A plan needs to know the money at hand."))
        ascending = all(earlier.month < later.month for earlier, later in itertools.pairwise(self.cash))
        require(ascending, msg("The months at which money was counted must follow one another."))
        for amount in (self.spending, self.rent, self.remittance, self.cushion, self.payoff):
            require_amount(amount)
        require_calendar(self.away_months)
        require_few(msg("counts of the money at hand"), self.cash, MOST_COUNTS)
        lists: tuple[tuple[Message, Sequence[_Named]], ...] = (
            (_INCOMES, self.income),
            (msg("debts"), self.debts),
            (msg("people"), self.people),
            (msg("accounts"), self.accounts),
            (msg("money to come"), self.pending),
            (msg("spending by category"), self.spending_lines),
            (msg("insurance"), self.insurance),
            (msg("dated costs"), self.dated_costs),
            (msg("deadlines"), self.deadlines),
        )
        for what, items in lists:
            _require_few_distinct(what, items)

    @property
    def start(self) -> Month:
        """The first month of the projection."""
        return self.cash[-1].month

    @property
    def at_hand(self) -> Fen:
        """Money at hand on the first day of the first month."""
        return self.cash[-1].at_hand


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One variant: this home, this life after the move, these assumptions.

    `overrides` replaces the amount of cost lines by id; `assumptions` replaces shipped assumptions by id, in the
    unit of the assumption. `spending_after` replaces the household's `spending` once there; None means as now.
    `by_proxy`: in months in which the buyer cannot travel somebody else signs, at its cost. `income`: the streams of
    this variant instead of those of the situation; None: as there. `bought`: the home is the user's already. Before
    the month `not_before` it is not bought, even where the money is there. `works_away`: somebody who lives there keeps
    working elsewhere, at the cost of the journeys; None: whoever has an income that keeps away and goes on. `tried` is
    what was tried out and kept.
    """

    id: str
    name: str
    home: TargetHome = TargetHome()
    spending_after: Fen | None = None
    overrides: dict[str, Fen] = {}
    assumptions: dict[str, int] = {}
    by_proxy: bool = False
    income: tuple[IncomeStream, ...] | None = None
    bought: Purchase | None = None
    not_before: Month | None = None
    works_away: bool | None = None
    tried: Tried = KEEPS_NOTHING

    def __post_init__(self) -> None:
        for amount in (*self.overrides.values(), self.spending_after or ZERO):
            require_amount(amount)
        _require_few_distinct(_INCOMES, self.income or ())
        require_few(msg("own costs"), self.overrides, MOST_CHANGES)
        require_few(msg("own assumptions"), self.assumptions, MOST_CHANGES)
        require_short(msg("id of an item"), max((self.id, *self.overrides, *self.assumptions), key=len))
        require_short(msg("name of a scenario"), self.name)
        require_months(msg("the month before which the home is not bought"), self.not_before)
        for value in self.assumptions.values():
            require(abs(value) <= LARGEST_AMOUNT, msg("This assumption is too large. Check it for a slip."))

    @property
    def price(self) -> Fen:
        """What the home is to cost, in fen: as the user said in its line of costs, else as it is asked."""
        return self.overrides.get("price", self.home.asking_price)

    @property
    def is_priced(self) -> bool:
        """Whether there is a price: without one there is no home to buy; zero counts when the user wrote it."""
        return self.home.asking_price > 0 or "price" in self.overrides


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document: a situation and one or more scenarios. `sample` marks what was made up or reconstructed.

    `beyond` holds what money does not measure, in the user's words, by the kind of strategy it speaks of.
    """

    id: str
    name: str
    situation: Situation
    scenarios: tuple[Scenario, ...]
    active: str = ""
    sample: bool = False
    note: str = ""
    beyond: dict[str, str] = {}

    def __post_init__(self) -> None:
        for words in self.beyond.values():
            require(len(words) <= LONGEST_WORDS, msg("That is too long: at most 2,000 characters fit here."))
        require_short(msg("id of an item"), max(self.beyond, key=len, default=""))
        require_few(msg("scenarios"), self.scenarios, MOST_SCENARIOS)
        require_few(msg("what money does not measure"), self.beyond)
        require_short(msg("id of the plan"), self.id)
        require_short(msg("note on the plan"), self.note, LONGEST_NOTE)
        require(len(self.scenarios) > 0, msg("A plan needs at least one scenario."))
        ids = [scenario.id for scenario in self.scenarios]
        require(len(set(ids)) == len(ids), msg("Two scenarios of a plan have the same id."))
        require(self.active in ("", *ids), msg("The plan names a scenario that it does not hold."))
        require(0 < len(self.name) <= LONGEST_NAME, msg("A plan needs a name of at most 200 characters."))

    @property
    def scenario(self) -> Scenario:
        """The scenario that is being looked at."""
        return next((one for one in self.scenarios if one.id == self.active), self.scenarios[0])

    @property
    def income(self) -> tuple[IncomeStream, ...]:
        """The streams of income of the active scenario: its own, or those of the situation."""
        own = self.scenario.income
        return self.situation.income if own is None else own

    def counted(self, point: CashPoint) -> Fen:
        """What was counted at hand in a month; in that of a purchase before it was paid, in fen."""
        bought = self.scenario.bought
        paid = bought.paid if bought is not None and bought.month == point.month else ZERO
        return Fen(point.at_hand + paid)

    def with_income(self, streams: tuple[IncomeStream, ...]) -> Plan:
        """This plan with other streams: in the active scenario where it has its own, else for all scenarios."""
        if self.scenario.income is not None:
            return self.with_scenario(msgspec.structs.replace(self.scenario, income=streams))
        return msgspec.structs.replace(self, situation=msgspec.structs.replace(self.situation, income=streams))

    def with_scenario(self, changed: Scenario) -> Plan:
        """This plan with the scenario of the same id replaced."""
        scenarios = tuple(changed if one.id == changed.id else one for one in self.scenarios)
        return msgspec.structs.replace(self, scenarios=scenarios)
