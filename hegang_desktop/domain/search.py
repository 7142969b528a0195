"""What is looked for among the homes, in which order it is shown, and what is shown of each."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description, FloorBand, Listing
from hegang_desktop.domain.mark import Stage
from hegang_desktop.domain.money import Fen

Number = Literal[
    "price", "area", "unit_price", "floor", "floors", "year", "seen", "days_on_offer", "price_change", "flags",
    "rating", "all_in", "yearly_cost", "home_month", "runway",
]  # fmt: skip
"""What of a home is a number.

Amounts are fen, areas 1/100 m², `seen` is a day as `datetime.date.toordinal`, `price_change` is percent of the first
price seen, `home_month` is `Month.index`, `runway` whole months without income after buying. The last four are of the
open plan and unknown without one.
"""
Facet = Literal[
    "city", "district", "community", "layout", "floor", "lift", "facing", "condition", "heating", "title_kind", "age",
    "source", "offer", "stage", "tag", "flag",
]  # fmt: skip
"""What of a home is one of a few values, each a word of our own or of the adverts; "" where nothing was said.

`layout` is the number of rooms ("1" to "4", "5+"); `floor` is "ground", "low", "middle", "high" or "top"; `lift` "yes"
or "no"; `age` the decade built in ("1990", "older"); `offer` "new", "cheaper", "dearer", "relisted", "gone" or "";
`stage`, `tag` are the user's own marks, `flag` the ids of screening. A home has many tags and flags, else one value.
"""
Words = Literal[
    "city", "district", "community", "layout", "facing", "condition", "heating", "title_kind", "source", "stage"
]
SortColumn = Number | Words
NUMBERS: tuple[Number, ...] = get_args(Number)
PLAN_NUMBERS: frozenset[Number] = frozenset({"all_in", "yearly_cost", "home_month", "runway"})
FACETS: tuple[Facet, ...] = get_args(Facet)
NO_END = 10_000
"""The runway, in months, of money that does not run out."""


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bounds of a number, both inclusive; None asks nothing. A home whose number is unknown does not fit."""

    least: int | None = None
    most: int | None = None


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Text, chosen values and ranges, all of which must hold; within one facet any of the chosen values.

    Homes that are gone, and those the user rejected, are left out unless asked for here, by their facet, or by text.
    """

    text: str = ""
    facets: dict[Facet, tuple[str, ...]] = {}
    ranges: dict[Number, Range] = {}
    with_gone: bool = False
    with_rejected: bool = False

    @property
    def asks_nothing(self) -> bool:
        """Whether every home that is offered fits."""
        return (
            not self.text and not any(self.facets.values()) and not any(one != Range() for one in self.ranges.values())
        )

    def choosing(self, facet: Facet, values: tuple[str, ...]) -> Search:
        """The search with these values of a facet; none of them asks nothing of it."""
        facets = {name: chosen for name, chosen in self.facets.items() if name != facet}
        return msgspec.structs.replace(self, facets={**facets, facet: values} if values else facets)

    def within(self, number: Number, least: int | None, most: int | None) -> Search:
        """The search with these bounds of a number."""
        ranges = {name: asked for name, asked in self.ranges.items() if name != number}
        if least is not None or most is not None:
            ranges[number] = Range(least, most)
        return msgspec.structs.replace(self, ranges=ranges)


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sort by one column; homes without a value come last in either direction."""

    column: SortColumn = "price"
    descending: bool = False


class ListingRow(msgspec.Struct, frozen=True):
    """One row of the listings table. Ids below zero are homes entered by hand.

    `adverts` counts the listings that are this home. `price_change` is percent of the first price, whole and rounded.
    `all_in`, `yearly_cost` (fen), `home_month` (Month.index) and `runway` (months, NO_END: does not run out) are of the
    open plan; None where unknown, `home_month` also where the home is never reached.
    """

    id: int
    city: str
    district: str
    community: str
    layout: str
    area: Area | None
    floor: int | None
    floor_band: FloorBand | None
    floors: int | None
    year_built: int | None
    condition: str
    price: Fen
    unit_price: Fen | None
    last_seen: str
    sample: bool
    facing: str = ""
    heating: str = ""
    gone: bool = False
    adverts: int = 1
    days_on_offer: int | None = None
    price_change: int | None = None
    flags: int | None = None
    stage: Stage | None = None
    rating: int | None = None
    tags: tuple[str, ...] = ()
    all_in: Fen | None = None
    yearly_cost: Fen | None = None
    home_month: int | None = None
    runway: int | None = None


def row_of(listing: Listing, id_: int = 0, last_seen: str = "") -> ListingRow:
    """The row of a listing that does not come from the catalogue: of a file being read, or a home entered by hand."""
    d = listing.description
    return ListingRow(
        id=id_,
        city=d.city,
        district=d.district,
        community=d.community,
        layout=d.layout,
        area=d.floor_area,
        floor=d.floor,
        floor_band=d.floor_band,
        floors=d.floors,
        year_built=d.year_built,
        condition=d.condition,
        price=listing.asking_price,
        unit_price=listing.unit_price,
        last_seen=last_seen,
        sample=False,
        facing=d.facing,
        heating=d.heating,
    )


class Sighting(msgspec.Struct, frozen=True):
    """The price asked on one day (`YYYY-MM-DD`), and the file it was read from."""

    day: str
    price: Fen
    file: str = ""


class Advert(msgspec.Struct, frozen=True):
    """Another listing of the same home, or one that may be: enough to show and to open it."""

    id: int
    reference: str
    title: str
    source: str
    price: Fen
    last_seen: str


class ListingDetail(msgspec.Struct, frozen=True):
    """Everything that is kept of a listing or a home entered by hand.

    `same_home` are the other listings that are this home, `perhaps_same` those that only look like it.
    """

    row: ListingRow
    description: Description
    unit_price_stated: Fen | None
    source: str
    source_id: str
    url: str
    reference: str
    sightings: tuple[Sighting, ...]
    imported_from: str
    note: str = ""
    by_hand: bool = False
    same_home: tuple[Advert, ...] = ()
    perhaps_same: tuple[Advert, ...] = ()
