"""Screening of a listing: the flags it raises, what it is compared with, and the thresholds of the checks."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.rules import Source

Severity = Literal["stop", "warn", "note"]
"""`stop`: do not pay anything before this is cleared. `warn`: costs money or trouble. `note`: know it, or ask."""

SEVERITIES: tuple[Severity, ...] = ("stop", "warn", "note")
"""The severities, the gravest first."""


class Flag(msgspec.Struct, frozen=True):
    """Something about a listing that asks for a check.

    `reason` is what was seen, `check` what to do about it. `sample` is the number of homes that a comparison rests on;
    None where nothing was compared.
    """

    id: str
    severity: Severity
    reason: Message
    check: Message
    sample: int | None = None


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shipped figure that decides whether a flag is raised, and where it comes from."""

    value: int
    source: Source


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of all checks. Shares are in ten-thousandths, spreads in hundredths of a robust standard deviation.

    A home is cheap when it lies both `cheap_share` and as many spreads below the median of the homes it is compared
    with, or `far_share` below it however wide they spread; a group with fewer homes than `fewest_...` is not compared
    with. Floors count from 1; ages are in years, areas in square metres. Figures are absurd beyond `smallest_area`,
    `largest_area`, `least_unit_price` and `most_unit_price` (yuan per square metre), and above `most_times` the median
    of the homes compared with.
    """

    cheap_share: Threshold
    cheap_spread_community: Threshold
    cheap_spread_wider: Threshold
    far_share: Threshold
    fewest_in_community: Threshold
    fewest_in_district: Threshold
    fewest_in_city: Threshold
    upper_floor: Threshold
    walk_up_floors: Threshold
    old_age: Threshold
    figures_tolerance: Threshold
    long_on_offer: Threshold
    many_cuts: Threshold
    same_text: Threshold
    same_phone: Threshold
    garage_area: Threshold
    garage_share: Threshold
    smallest_area: Threshold
    largest_area: Threshold
    least_unit_price: Threshold
    most_unit_price: Threshold
    most_times: Threshold


class Spread(msgspec.Struct, frozen=True):
    """Unit prices of a group of homes: how many, their median, and the median of their distances from it.

    In fen per square metre. The last is robust as the median is: one absurd advert moves neither.
    """

    n: int
    median: Fen
    deviation: Fen


class Surroundings(msgspec.Struct, frozen=True):
    """What a listing is compared with. None: the place is not known, or no home with a unit price is there.

    `city_band` are the homes of the city in the same floor band. `same_text` and `same_phone` count the homes
    advertised with the same words or the same telephone number, this one included; 0 where there is none to compare.
    """

    community: Spread | None = None
    district: Spread | None = None
    city: Spread | None = None
    city_band: Spread | None = None
    same_text: int = 0
    same_phone: int = 0


class History(msgspec.Struct, frozen=True):
    """What was seen of a home over time: days on offer, how often its price was cut, whether it came back after it had
    been gone, and on how many days it was seen.
    """

    days_on_offer: int = 0
    cuts: int = 0
    relisted: bool = False
    sightings: int = 0
