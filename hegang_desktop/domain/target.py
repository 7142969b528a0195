"""The home that a scenario is about, with its values embedded."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area, for_area, square_metres
from hegang_desktop.domain.limits import (
    LONGEST_ADVERT,
    LONGEST_NOTE,
    LONGEST_WORDS,
    require,
    require_amount,
    require_months,
    require_short,
)
from hegang_desktop.domain.listing import Description, text_length
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month

SellerHeld = Literal["unknown", "over_five_only", "over_five_not_only", "two_to_five", "under_two"]
"""How long the seller has owned the home, and whether it is the seller's only one: it decides the seller's taxes."""
AgencyTerms = Literal["flat", "rate", "included"]
"""The agent's fee: a flat amount, a share of the price, or inside the price asked."""
Repairs = Literal["as_described", "none", "light", "simple", "full"]
"""How much is to be done to the home; `as_described` follows the condition the advert names."""


class TargetHome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The home of a scenario, with its values embedded, so that a plan answers without any catalogue.

    The price is `price` in total, or `unit_price` times the area, as `basis` says. `reference` names the
    listing or hand-entered home it was taken from; `priced_in` the month of the price, where it is not that of the
    plan. `area_assumed` says that the advert named no area.

    `seller_pays_taxes`: the seller's taxes are not passed on. `arrears` and `maintenance_fund` are what the former
    owner left unpaid and what the joint fund still asks for. `gable` and `separate_loop` (None: unknown) decide with
    the floor whether heating can be stopped. `heating_basis` is the area by which heating is charged. `held_in` is the
    month in which what `held` says was so, where it is not the plan's first.
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
    seller_pays_taxes: bool = False
    agency_terms: AgencyTerms = "flat"
    repairs: Repairs = "as_described"
    arrears: Fen = ZERO
    maintenance_fund: Fen = ZERO
    gable: bool | None = None
    separate_loop: bool | None = None
    heating_basis: Literal["gross", "usable"] = "gross"
    held_in: Month | None = None

    def __post_init__(self) -> None:
        for amount in (self.price, self.unit_price, self.arrears, self.maintenance_fund):
            require_amount(amount)
        require(
            0 < self.floor_area <= square_metres(10_000),
            msg("The floor area of a home is more than 0 and at most 10,000 square metres."),
        )
        require_months(msg("the price of the home"), self.priced_in)
        require_months(msg("how long the seller has held the home"), self.held_in)
        require_short(msg("note on the home"), self.note, LONGEST_NOTE)
        require_short(msg("where the home was found"), self.reference, LONGEST_WORDS)
        require(
            text_length(self.description) <= LONGEST_ADVERT,
            msg("The advert of the home is too long: at most {most} characters fit here.", most=LONGEST_ADVERT),
        )

    @property
    def asking_price(self) -> Fen:
        """The price asked in total, in fen."""
        return self.price if self.basis == "total" else for_area(self.unit_price, self.floor_area)
