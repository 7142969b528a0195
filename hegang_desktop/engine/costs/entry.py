"""What a cost line is declared by, and one home whose lines are being reckoned."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

import msgspec

from hegang_desktop.domain.cost import CostLine, Due
from hegang_desktop.domain.input_ref import InputRef, override_key
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import ZERO, Fen, divide_half_up
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Given, Rules
from hegang_desktop.domain.target import SellerHeld, TargetHome
from hegang_desktop.engine.costs.holding_time import held_at
from hegang_desktop.engine.costs.lines import given_line
from hegang_desktop.engine.costs.values import Values, values_of

if TYPE_CHECKING:
    # NumPy is not needed to know which lines there are
    from hegang_desktop.engine.costs.home_arrays import HomeArrays

CostGroup = Literal["price", "taxes", "fees", "settling_in", "first_winter", "contingency", "other", "keeping"]
"""What a line is counted with where lines are added up: the bars of the waterfall, the groups of the assumptions."""


class AssumptionLabel(msgspec.Struct, frozen=True):
    """A shipped figure that a line rests on: its id in assumptions.toml, what it is called, and why it matters."""

    id: str
    name: Message
    why: Message


class PriceShare(msgspec.Struct, frozen=True):
    """`rate` parts of `whole`, rounded half up to the fen: of the price, or of what the line `of` comes to."""

    rate: int
    whole: int = 10_000
    of: str = ""

    def at(self, amount: Fen) -> Fen:
        """What it comes to."""
        return Fen(divide_half_up(amount * self.rate, self.whole))


Fens = Any
"""Whole fen: one int for all homes of a part, or an int64 array of them."""
Mask = Any
"""A bool for all homes of a part, or an array of them."""


class CostColumn(NamedTuple):
    """The amounts of a line for many homes, and which of them have the line at all."""

    amounts: Fens
    exists: Mask = True


class ManyHomes(Protocol):
    """Very many homes of which a line is reckoned at once; `many.py` makes it. `part` are their columns."""

    part: HomeArrays
    price: Fens
    lived_in: bool
    """Of homes that are owned: whether they are lived in."""
    movers: int
    """How many people move."""

    @property
    def reserved(self) -> Fens:
        """What the lines so far come to that surprises are set aside for."""

    def value(self, assumption: str) -> Fens:
        """The value of an assumption."""

    def line(self, id_: str) -> Fens:
        """What an earlier line came to that the rule rests on."""

    def own(self, entry: CostEntry) -> int | None:
        """The user's own amount in the place of the line's."""

    def deed_tax_rate(self) -> Fens:
        """The rate of the deed tax, in ten-thousandths."""

    def sale_tax(self, id_: str) -> CostColumn:
        """A seller's tax that is passed on."""

    def tax_whole(self, tax: str) -> Fens:
        """Of how many parts of the price the rate of a tax takes its own: see `tax_rules.tax_base`."""

    def first_winter(self, seasons: Fens) -> Fens:
        """What the purchase owes of its first heating season."""

    def can_stop_heating(self) -> Mask:
        """Where the heating of an empty home can be stopped."""

    def old_top_floor(self, storeys: int) -> Mask:
        """Where a home is known to lie under the roof of a house of at most so many storeys."""

    @property
    def works_away(self) -> bool:
        """Whether somebody who lives there keeps working elsewhere."""

    def where(self, mask: Mask, one: Fens, other: Fens) -> Fens:
        """One or the other, home by home."""


@dataclasses.dataclass(slots=True, kw_only=True)
class Case:
    """One home in one month, whose lines are being reckoned one after the other, in the catalogue's order.

    `start` is the first month of the plan, from which prices drift; `price` what the home is bought for, `proxy` that
    somebody else signs, `other_home` that the family owns another home, `movers` how many people move. Of a home that
    is owned, `lived_in` tells one from an empty one, `works_away` that somebody who lives there keeps working
    elsewhere. `lines` are those reckoned so far, and `reserved` what those come to that surprises are set aside for.
    """

    home: TargetHome
    values: Values
    overrides: dict[str, Fen]
    start: Month | None = None
    price: Fen = ZERO
    other_home: bool = False
    proxy: bool = False
    movers: int = 1
    lived_in: bool = True
    works_away: bool = False
    lines: dict[str, CostLine] = dataclasses.field(default_factory=dict)
    reserved: Fen = ZERO

    @property
    def month(self) -> Month:
        """The month of the purchase. ValueError for a home that is only held, in no month in particular."""
        if self.values.month is None:
            raise ValueError("a purchase has a month")
        return self.values.month

    @property
    def held(self) -> SellerHeld:
        """How long the seller has held the home by the month of the purchase."""
        return held_at(self.home.held, self.home.held_in or self.start or self.month, self.month)


def case_of(scenario: Scenario, month: Month | None, rules: Rules, **more: Any) -> Case:
    """The scenario's home in a month; `more` as `Case` says."""
    return Case(
        home=scenario.home,
        values=values_of(scenario, rules, month),
        overrides=scenario.overrides,
        works_away=bool(scenario.works_away),
        **more,
    )


class CostRule(msgspec.Struct, frozen=True):
    """How a kind of line is reckoned, three times the same: for one home, at any price, for very many homes."""

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        """The line by the rule, without the user's own amount; None where the home has no such line."""
        raise NotImplementedError

    def follows(self, entry: CostEntry, case: Case) -> PriceShare | None:  # noqa: ARG002 - most follow nothing
        """Which share of the price the line is; None: its amount does not depend on the price."""
        return None

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        """`line` of very many homes."""
        raise NotImplementedError

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The earlier lines whose amounts it is a part of."""
        return ()

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:  # noqa: ARG002 - most rest on none
        """The assumptions that say what the line of this home comes to."""
        return ()


class CostEntry(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One cost line as it is declared: everything that any surface shows of it follows from here.

    `group` is what it is added up with; `reserved`: a share of it is set aside for surprises; `by_proxy_only` and
    `empty_only`: only where somebody else signs, only of a home that stands empty. `spared_by_trial`: whoever tried a
    winter there has had it before. `without` says what doing without it is called, which makes it a lever. `labels`
    are the assumptions it rests on.
    """

    id: str
    name: Message
    rule: CostRule
    group: CostGroup
    due: Due = "once"
    reserved: bool = False
    by_proxy_only: bool = False
    empty_only: bool = False
    spared_by_trial: bool = False
    without: Message | None = None
    labels: tuple[AssumptionLabel, ...] = ()

    @functools.cached_property
    def ref(self) -> InputRef:
        """The input that holds the user's own amount."""
        return InputRef("cost" if self.due == "once" else "holding", self.id)

    @functools.cached_property
    def key(self) -> str:
        """Under which id the user's own amount stands in `Scenario.overrides`."""
        return override_key(self.ref)

    def made(self, amount: Fen, words: Message, given: Given) -> CostLine:
        """Its line: a fact where `given` is the user's own, else an assumption with its source."""
        return given_line(self.id, self.name, amount, words, given, due=self.due)


def ref_of_line(line: CostLine) -> InputRef:
    """The input that holds the user's own amount of a line of the purchase, or of owning."""
    return InputRef("cost" if line.due == "once" else "holding", line.id)
