"""Journeys beside the move itself: to look once more, to see after an empty home, and to work far away and back."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.rules import Given
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, Fens, ManyHomes

LOOKING, VISITS, WORK = "looking_trips", "visits_a_year", "work_journeys"
WAYS = 2
"""There and back."""


def _one(entry: CostEntry, case: Case) -> Fen:
    """What the line `entry` is for one: the user's own amount first."""
    own = case.overrides.get(entry.key)
    return case.values.fen(entry.id) if own is None else own


def _one_of_many(entry: CostEntry, homes: ManyHomes) -> Fens:
    own = homes.own(entry)
    return homes.value(entry.id) if own is None else own


class LookingTrips(CostRule, frozen=True):
    """Trips to look before the one on which the home is bought: the fare there and back, and the lodging."""

    fare: CostEntry
    lodging: CostEntry

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        given = case.values.given(LOOKING)
        fare, nights = _one(self.fare, case), _one(self.lodging, case)
        words = msg("None counted. How often would you go and look before the trip on which you buy?")
        if given.value:
            words = msg_n(
                "{n} trip more: {fare} each way, and {lodging} of lodging",
                "{n} trips more: {fare} each way, and {lodging} of lodging",
                given.value,
                fare=Money(fare),
                lodging=Money(nights),
            )
        return entry.made(Fen(given.value * (WAYS * fare + nights)), words, given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        trip = WAYS * _one_of_many(self.fare, homes) + _one_of_many(self.lodging, homes)
        return CostColumn(homes.value(LOOKING) * trip)


class YearlyJourneys(CostRule, frozen=True):
    """Journeys of a year: to the home of somebody who lives elsewhere, or to work of somebody who lives there."""

    fare: CostEntry

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        if case.lived_in and not case.works_away:
            return None
        given, fare = case.values.given(WORK if case.lived_in else VISITS), _one(self.fare, case)
        return entry.made(Fen(given.value * WAYS * fare), _words(given, fare, lived_in=case.lived_in), given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        fare = _one_of_many(self.fare, homes)
        times = homes.value(WORK if homes.lived_in else VISITS)
        return CostColumn(times * WAYS * fare, exists=homes.works_away or not homes.lived_in)

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return ()


def _words(given: Given, fare: Fen, *, lived_in: bool) -> Message:
    if lived_in:
        return msg_n(
            "To work and back {n} time a year, {fare} each way",
            "To work and back {n} times a year, {fare} each way",
            given.value,
            fare=Money(fare),
        )
    return msg_n(
        "There and back {n} time a year, {fare} each way",
        "There and back {n} times a year, {fare} each way",
        given.value,
        fare=Money(fare),
    )
