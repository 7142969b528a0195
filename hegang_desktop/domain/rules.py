"""The dated rules and shipped assumptions that the engine works with. Loaded by `app.rules` from resources/rules."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.city import Confidence
from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.target import SellerHeld

AssumptionUnit = Literal[
    "fen", "fen_per_month", "fen_per_m2", "fen_per_m2_month", "rate", "share", "month", "months", "years", "times"
]
"""`rate` is a share a year and `share` one that is not; both in ten-thousandths. `times` is how often."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a figure comes from (an English text of the catalogue), of which year, and how sure it is.

    `place` is the city or province (its Chinese name) for which it was found; empty: no place in particular.
    """

    text: str
    year: str
    confidence: Confidence
    place: str = ""


class DeedTaxRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Deed tax on the contract price, for contracts signed in `first` to `last` (None: still in force).

    `place` is the city (its Chinese name) where the rule holds; empty: everywhere that has no rule of its own.
    """

    first: Month
    other_home: bool
    rate: Tenthousandths
    source: Source
    last: Month | None = None
    largest_area: Area | None = None
    place: str = ""


class SaleTaxRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A seller's tax that in practice the buyer pays. `base` says whether the price contains the tax (VAT) or not.

    `id` is that of its cost line.
    """

    id: str
    first: Month
    held: tuple[SellerHeld, ...]
    rate: Tenthousandths
    base: Literal["contained", "price"]
    source: Source
    last: Month | None = None
    place: str = ""


class TaxBaseRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tax, by the id of its cost line, that is charged on the price without another one in it, `without`."""

    id: str
    without: str
    first: Month
    source: Source
    last: Month | None = None


class Assumption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shipped figure that the user can replace. `value` is in `unit`."""

    value: int
    unit: AssumptionUnit
    least: int
    most: int
    source: Source


class PlacedValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of the assumption `id` for one city (its Chinese name), in the months `first` to `last`."""

    id: str
    place: str
    first: Month
    value: int
    source: Source
    last: Month | None = None


class Given(msgspec.Struct, frozen=True):
    """A value that the engine reckons with, and whose it is: the user's own (fact) or shipped (assumption)."""

    value: int
    label: Literal["fact", "assumption"]
    source: Source | None


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the engine needs beside the scenario."""

    deed_tax: tuple[DeedTaxRule, ...]
    sale_taxes: tuple[SaleTaxRule, ...]
    assumptions: dict[str, Assumption]
    placed: tuple[PlacedValue, ...] = ()
    tax_bases: tuple[TaxBaseRule, ...] = ()

    def given(self, id_: str, chosen: dict[str, int], place: str = "", month: Month | None = None) -> Given:
        """The value of an assumption: the user's if chosen, else the place's in that month, else the shipped one.

        Within the assumption's bounds. KeyError if there is no such assumption.
        """
        assumption = self.assumptions[id_]
        if id_ in chosen:
            return Given(min(max(chosen[id_], assumption.least), assumption.most), "fact", None)
        if place and month is not None:
            for one in self.placed:
                if one.id == id_ and one.place == place and in_force(one, month):
                    return Given(one.value, "assumption", one.source)
        return Given(assumption.value, "assumption", assumption.source)

    def value(self, id_: str, chosen: dict[str, int], place: str = "", month: Month | None = None) -> int:
        """The value of `given`."""
        return self.given(id_, chosen, place, month).value

    def fen(self, id_: str, chosen: dict[str, int], place: str = "", month: Month | None = None) -> Fen:
        """The value of `given`, for assumptions that are amounts."""
        return Fen(self.given(id_, chosen, place, month).value)

    def changes(self) -> tuple[Month, ...]:
        """The months in which a dated rule or value begins or has just ended, in order: between them none changes."""
        dated: tuple[_Dated, ...] = (*self.deed_tax, *self.sale_taxes, *self.placed, *self.tax_bases)
        firsts = {rule.first for rule in dated}
        ended = {rule.last + 1 for rule in dated if rule.last is not None}
        return tuple(sorted(firsts | ended))


class _Dated(Protocol):
    @property
    def first(self) -> Month: ...
    @property
    def last(self) -> Month | None: ...


def in_force(rule: _Dated, month: Month) -> bool:
    """Whether a dated rule holds in `month`."""
    return rule.first <= month and (rule.last is None or month <= rule.last)
