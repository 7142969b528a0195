"""Screening of one listing: every check, the gravest flag first."""

from __future__ import annotations

from itertools import chain

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import SEVERITIES, Flag, History, Surroundings, Thresholds
from hegang_desktop.engine.screening.absurd import absurd_flags
from hegang_desktop.engine.screening.advert import AdvertText
from hegang_desktop.engine.screening.building import building_flags
from hegang_desktop.engine.screening.figures import figures_flags
from hegang_desktop.engine.screening.heating import heating_flags
from hegang_desktop.engine.screening.kind import kind_flags
from hegang_desktop.engine.screening.market import market_flags
from hegang_desktop.engine.screening.missing import missing_flags
from hegang_desktop.engine.screening.price import price_flags
from hegang_desktop.engine.screening.suspect import suspect_flags
from hegang_desktop.engine.screening.title import title_flags


def screen(
    listing: Listing, surroundings: Surroundings, history: History | None, thresholds: Thresholds, month: Month
) -> tuple[Flag, ...]:
    """The flags of a listing, by severity and then by id; no id twice.

    `surroundings` is what it is compared with (`Surroundings()` for nothing), `history` what was seen of it over time
    (None for nothing), `month` the one in which it is looked at. What is unknown raises no flag but those that say so.
    """
    advert = AdvertText(listing)
    flags = chain(
        title_flags(listing, advert),
        price_flags(listing, surroundings, thresholds),
        building_flags(listing, advert, thresholds, month),
        heating_flags(advert),
        figures_flags(listing, thresholds),
        absurd_flags(listing, surroundings, thresholds),
        market_flags(surroundings, history, thresholds),
        kind_flags(listing, advert),
        suspect_flags(listing, surroundings, thresholds),
        missing_flags(listing),
    )
    return tuple(sorted(flags, key=lambda flag: (SEVERITIES.index(flag.severity), flag.id)))
