"""What a season of heating costs, the area by which it is charged, and a year of the property fee."""

from __future__ import annotations

import functools

import msgspec

from hegang_desktop.domain.area import Area, for_area
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, divide_half_up, share
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, Fens, ManyHomes, Mask
from hegang_desktop.engine.costs.first_winter import first_winter, part_left
from hegang_desktop.engine.costs.lines import with_override
from hegang_desktop.engine.costs.stopping import Stopping, stopping
from hegang_desktop.engine.costs.values import Values

TARIFF = "heating_tariff"


def heating_area(home: TargetHome, values: Values) -> Area:
    """The floor area; where the usable area is charged, the interior area, or a share of the floor area."""
    if home.heating_basis == "gross":
        return home.floor_area
    interior = home.description.interior_area
    return interior or Area(divide_half_up(home.floor_area * values.value("usable_share"), 10_000))


class SeasonHeating(CostRule, frozen=True):
    """The charge of one whole season; no such line where there is no central heating."""

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        home, values = case.home, case.values
        # who has an amount of their own is heated somehow
        if not home.heated and entry.key not in case.overrides:
            return None
        given = values.given(TARIFF)
        area = heating_area(home, values)
        amount = for_area(Fen(given.value), area) if home.heated else ZERO
        return entry.made(amount, _season_words(home, area, Fen(given.value)), given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(_seasons(homes))

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return (TARIFF,) if home.heated else ()


def _season_words(home: TargetHome, charged: Area, tariff: Fen) -> Message:
    if not home.heated:
        return msg("None: the place has no district heating")
    area, price = SquareMetres(charged), Money(tariff)
    if home.heating_basis == "usable":
        return msg("{area} of usable area at {tariff} a square metre for the winter", area=area, tariff=price)
    return msg("{area} at {tariff} a square metre for the winter", area=area, tariff=price)


def _seasons(homes: ManyHomes) -> Fens:
    area = homes.part.floor_area
    by_usable = homes.part.usable_basis
    if by_usable.any():
        interior = homes.part.interior_area
        usable = homes.where(interior, interior, (area * homes.value("usable_share") + 5_000) // 10_000)
        area = homes.where(by_usable, usable, area)
    charge = (homes.value(TARIFF) * area + 50) // 100
    heated = homes.part.heated
    return charge if heated.all() else charge * heated


class FirstWinter(SeasonHeating, frozen=True):
    """What a purchase owes of its first season: `engine.costs.first_winter`."""

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        season = super().line(entry, case)
        if season is None:
            return None
        values, month, start = case.values, case.month, case.start or case.month
        due, last = values.value("heating_month"), values.value("heating_last_month")
        owed = Fen(first_winter(season.amount, month, start, values.value("inflation_heating"), (due, last)))
        words = season.rule
        left, whole = part_left(month.month, due, last)
        if left < whole:
            words = msg("{rule}; {left} of its {whole} days are left", rule=words, left=left, whole=whole)
        return msgspec.structs.replace(season, amount=owed, computed=owed, rule=words)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(homes.first_winter(_seasons(homes)))


class HeatingBill(SeasonHeating, frozen=True):
    """A season's charge of a home that is owned; an empty one owes it where stopping the heating is refused."""

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        bill = super().line(entry, case)
        if bill is None or case.lived_in:
            return bill
        verdict = stopping(case.home)
        if verdict.allowed:
            return None
        bill = with_override(bill, entry.key, case.overrides)
        return _in_full(bill, verdict, Tenthousandths(case.values.value("stop_heating_share")))

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        seasons = _seasons(homes)
        return CostColumn(seasons) if homes.lived_in else CostColumn(seasons, ~_stopped(entry, homes))


def _in_full(bill: CostLine, verdict: Stopping, fee: Tenthousandths) -> CostLine:
    reasons = functools.reduce(lambda one, other: msg("{one}, {other}", one=one, other=other), verdict.reasons)
    words = msg("In full: stopping is refused ({reasons})", reasons=reasons)
    if verdict.allowed is None:
        words = msg(
            "In full: stopping is not counted on. Ask the heating company {reasons}. Stopped it would be about {fee}, "
            "so reckon with {fee} to {full} a winter",
            reasons=reasons,
            fee=Money(share(bill.amount, fee)),
            full=Money(bill.amount),
        )
    rule = msg("{rule}. {more}", rule=bill.rule, more=words)
    return CostLine(
        bill.id, bill.name, bill.amount, bill.computed, rule, bill.label, bill.source, bill.overridden, bill.due
    )


class StopHeating(CostRule, frozen=True):
    """The fee for stopping the heating of an empty home, a share of the full charge that `bill` says."""

    bill: CostEntry

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        home = case.home
        billed = home.heated or self.bill.key in case.overrides
        if case.lived_in or not billed or not stopping(home).allowed:
            return None
        full = _full_charge(self.bill, case)
        given = case.values.given("stop_heating_share")
        words = msg(
            "{rate} of the full charge of {amount}; asked for in writing before the season",
            rate=Percent(given.value),
            amount=Money(full),
        )
        return entry.made(share(full, Tenthousandths(given.value)), words, given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        if homes.lived_in:
            return CostColumn(0, exists=False)
        own = homes.own(self.bill)
        full = _seasons(homes) if own is None else own
        return CostColumn((full * homes.value("stop_heating_share") + 5_000) // 10_000, _stopped(self.bill, homes))


def _full_charge(bill: CostEntry, case: Case) -> Fen:
    own = case.overrides.get(bill.key)
    if own is not None:
        return own
    return for_area(case.values.fen(TARIFF), heating_area(case.home, case.values))


def _stopped(bill: CostEntry, homes: ManyHomes) -> Mask:
    """Where the heating of an empty home is stopped: there is a bill, and stopping is allowed."""
    stops = homes.can_stop_heating()
    return stops if homes.own(bill) is not None else homes.part.heated & stops


class YearOfPropertyFee(CostRule, frozen=True):
    """Twelve months of the property fee."""

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        given, area = case.values.given("property_fee"), case.home.floor_area
        fee = Fen(given.value)
        words = msg("{area} at {fee} a square metre a month, for 12 months", area=SquareMetres(area), fee=Money(fee))
        return entry.made(for_area(Fen(fee * MONTHS_A_YEAR), area), words, given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn((homes.value("property_fee") * MONTHS_A_YEAR * homes.part.floor_area + 50) // 100)

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return ("property_fee",)
