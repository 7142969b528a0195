"""What is looked for among the homes, in which order it is shown, and what is shown of each."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Description, Listing, Sighting, StoredListing
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.safety import Tone

Number = str
"""What of a home is a number: one of NUMBERS.

Amounts are fen, areas 1/100 m², `seen` is a day as `datetime.date.toordinal`, `price_change` is percent of the first
price seen, `safe_month` is `Month.index`, `tone` a position in `engine.safety.homes.TONES`, `runway` whole months
without income after buying. PLAN_NUMBERS are of the open plan and unknown without one.
"""
Facet = str
"""What of a home is one of a few values: one of FACETS. Values are words of our own or of the adverts; "" where nothing
was said.

`layout` is the number of rooms ("1" to "4", "5+"); `floor` is "ground", "low", "middle", "high" or "top"; `lift` "yes"
or "no"; `age` the decade built in ("1990", "older"); `offer` "new", "cheaper", "dearer", "relisted", "gone" or "";
`stage`, `tag` are the user's own marks, `flag` the ids of screening, `tone` is of the open plan ("" without one). A
home has many tags and flags, else one value.
"""
SortColumn = str
"""A number, or a field whose words have an order."""
NUMBERS: tuple[Number, ...] = tuple(FIELDS.numbers)
PLAN_NUMBERS: frozenset[Number] = frozenset(id_ for id_, field in FIELDS.numbers.items() if field.storage == "plan")
FACETS: tuple[Facet, ...] = tuple(FIELDS.facets)
SORT_COLUMNS: frozenset[SortColumn] = frozenset(field.sort_id for field in FIELDS if field.sort_id is not None)
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

    def __post_init__(self) -> None:
        if not (self.facets.keys() <= FIELDS.facets.keys() and self.ranges.keys() <= FIELDS.numbers.keys()):
            raise ValueError("a search for something that homes do not have")

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

    def __post_init__(self) -> None:
        if self.column not in SORT_COLUMNS:
            raise ValueError(f"homes have no order by {self.column}")


class ListingRow(msgspec.Struct, frozen=True):
    """One home as the page of listings shows it among others: its listing, and what comparing, plan and user tell.

    `adverts` counts the listings that are this home. `price_change` is percent of the first price, whole and rounded.
    `all_in`, `yearly_cost` (fen), `safe_month` (Month.index), `tone` and `runway` (months, NO_END: does not run out)
    are of the open plan; None where unknown, `safe_month` also where no month holds. The others are then those of the
    earliest month, and `runway` is None where the home is never reached.
    """

    id: int
    listing: Listing
    last_seen: str = ""
    sample: bool = False
    gone: bool = False
    adverts: int = 1
    days_on_offer: int | None = None
    price_change: int | None = None
    flags: int | None = None
    mark: Mark = Mark()
    all_in: Fen | None = None
    yearly_cost: Fen | None = None
    safe_month: int | None = None
    tone: Tone | None = None
    runway: int | None = None

    @property
    def description(self) -> Description:
        """What the advert says."""
        return self.listing.description

    @property
    def price(self) -> Fen:
        """The price asked."""
        return self.listing.asking_price

    @property
    def unit_price(self) -> Fen | None:
        """What a square metre costs, in fen."""
        return self.listing.unit_price


def row_of(stored: StoredListing) -> ListingRow:
    """The row of a listing before it is compared with others."""
    return ListingRow(stored.id, stored.listing, stored.last_seen, stored.sample)


class OtherAdvert(msgspec.Struct, frozen=True):
    """Another listing of the same home, or one that may be: enough to show and to open it."""

    id: int
    reference: str
    title: str
    source: str
    price: Fen
    last_seen: str


class ListingDetail(msgspec.Struct, frozen=True):
    """Everything that is kept of a listing or a home entered by hand.

    `note` is that of a home entered by hand. `same_home` are the other listings that are this home, `perhaps_same`
    those that only look like it.
    """

    row: ListingRow
    reference: str
    sightings: tuple[Sighting, ...]
    imported_from: str = ""
    note: str = ""
    by_hand: bool = False
    same_home: tuple[OtherAdvert, ...] = ()
    perhaps_same: tuple[OtherAdvert, ...] = ()

    @property
    def listing(self) -> Listing:
        """The advert as it was seen last."""
        return self.row.listing

    @property
    def description(self) -> Description:
        """What the advert says."""
        return self.row.listing.description
