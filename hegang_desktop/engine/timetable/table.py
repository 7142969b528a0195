"""The timetable of a scenario: everything a month can bring, before it is known in which month the home is bought."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.engine.costs.terms import PriceTerms
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.course import Course
from hegang_desktop.engine.timetable.entry import Entry, HoldingEntry
from hegang_desktop.engine.timetable.interest import Tiers


class AsBefore(msgspec.Struct, frozen=True):
    """Life as it was before anything was tried, to which leaving again goes back.

    `amounts` by month of each entry, in the order of the entries; `rent` by month; the `deposit` that is asked again.
    """

    amounts: tuple[Fens, ...]
    rent: Fens
    deposit: Fen


class Owned(msgspec.Struct, frozen=True):
    """A home that was bought before the plan's first month, `months` earlier or in it, and for what was `paid`.

    The timetable has it as bought in the first month, by somebody who had that much more at hand.
    """

    months: int
    paid: Fen


class Timetable(msgspec.Struct, frozen=True):
    """What is due when. Arrays by month hold `length` months; the plan looks `months` ahead, the rest is for runways.

    `buyable`: the home has a price, and the buyer can travel or may sign by proxy. `away`: the buyer cannot travel.
    `prices` is the expected price by month, `costs` the all-in cost by month (that by proxy where away); `terms` holds
    how a cost follows from a price, one for each stretch of months with the same rules, `term` says which by month;
    `first_winters` is what the first heating season adds to it.
    `moves_in` is the month in which the buyer moves in, by home month: the first from it on in which he can travel,
    `length` where there is none.
    `first_heating` is the month of the first heating bill beyond the all-in cost, by home month. `owned`: the
    home is the user's already. Before the month `not_before` it is not bought, as chosen or put off.
    """

    start: Month
    months: int
    length: int
    at_hand: Fen
    cushion: Fen
    tiers: Tiers
    course: Course
    entries: tuple[Entry, ...]
    rent: Fens
    notice: int
    deposit: Fen
    buyable: Flags
    away: Flags
    moves_in: Fens
    prices: Fens
    costs: Fens
    terms: tuple[PriceTerms, ...]
    term: Fens
    first_winters: Fens
    holding: tuple[HoldingEntry, ...]
    first_heating: Fens
    as_before: AsBefore
    owned: Owned | None = None
    not_before: Month | None = None

    @property
    def owned_for(self) -> int:
        """How many months before the plan's first the home was bought."""
        return 0 if self.owned is None else self.owned.months

    def moved_in(self, home: int | None) -> int | None:
        """The month in which life there begins, `length` or later for never; None on a course that does not move."""
        return None if home is None or not self.course.moves else int(self.moves_in[home])

    def left_in(self, home: int | None) -> int | None:
        """The month in which life there is left again, if the course leaves."""
        leaving, moved = self.course.leaving, self.moved_in(home)
        if home is None or leaving is None:
            return None
        return (home if moved is None else moved) + leaving.after

    def sold_in(self, home: int | None) -> int | None:
        """The month in which the home is sold again, if it is."""
        leaving, left = self.course.leaving, self.left_in(home)
        if left is None or leaving is None or leaving.sold_after is None:
            return None
        return left + leaving.sold_after

    def lives_there(self, home: int | None) -> Flags:
        """In which months life is as after the move, for a home bought in the month `home`. Shape (length,).

        Who bought by proxy lives on as before until they can travel. Buying here with a loan is no move: income and
        spending stay what they are.
        """
        there = np.zeros(self.length, bool)
        moved = self.moved_in(home)
        if moved is not None and self.course.loan is None:
            there[moved : self.left_in(home)] = True
        return there

    def holding_due(self, entry: HoldingEntry, home: int) -> Flags:
        """In which months a line of the holding cost falls due, for a home bought in the month `home`."""
        months = np.arange(self.length)
        bought = home - self.owned_for
        if entry.due == "heating":
            first = int(self.first_heating[home])
            due = (months >= first) & ((months - first) % MONTHS_A_YEAR == 0)
        elif entry.due == "anniversary":
            due = (months > bought) & ((months - bought) % MONTHS_A_YEAR == 0)
        else:
            due = months > bought
        sold = self.sold_in(home)
        return np.asarray(due) if sold is None else due & (months < sold)
