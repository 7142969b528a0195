"""The dated rules and shipped assumptions that the engine works with. Loaded by `app.rules` from resources/rules."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.city import Confidence
from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import SellerHeld

AssumptionUnit = Literal["fen", "fen_per_m2", "fen_per_m2_month", "rate", "month", "years"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a figure comes from (an English text of the catalogue), of which year, and how sure it is."""

    text: str
    year: str
    confidence: Confidence


class DeedTaxRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Deed tax on the contract price, for contracts signed in `first` to `last` (None: still in force)."""

    first: Month
    other_home: bool
    rate: Tenthousandths
    source: Source
    last: Month | None = None
    largest_area: Area | None = None


class SaleTaxRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A seller's tax that in practice the buyer pays. `base` says whether the price contains the tax (VAT) or not."""

    id: Literal["vat", "income_tax"]
    first: Month
    held: tuple[SellerHeld, ...]
    rate: Tenthousandths
    base: Literal["contained", "price"]
    source: Source
    last: Month | None = None


class Assumption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shipped figure that the user can replace. `value` is in `unit`."""

    value: int
    unit: AssumptionUnit
    least: int
    most: int
    source: Source


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the engine needs beside the scenario."""

    deed_tax: tuple[DeedTaxRule, ...]
    sale_taxes: tuple[SaleTaxRule, ...]
    assumptions: dict[str, Assumption]

    def value(self, id_: str, overrides: dict[str, int]) -> int:
        """The user's value for an assumption, or the shipped one, within its bounds. KeyError if there is none."""
        assumption = self.assumptions[id_]
        return min(max(overrides.get(id_, assumption.value), assumption.least), assumption.most)

    def fen(self, id_: str, overrides: dict[str, int]) -> Fen:
        """As `value`, for assumptions that are amounts."""
        return Fen(self.value(id_, overrides))
