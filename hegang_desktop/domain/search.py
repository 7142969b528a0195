"""What is looked for in the catalogue, and in which order it is shown."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description, FloorBand, Listing
from hegang_desktop.domain.money import Fen

SortColumn = Literal["city", "district", "community", "layout", "area", "price", "unit_price", "floor", "year", "seen"]


class Search(msgspec.Struct, frozen=True):
    """Text and ranges, all of which must hold. None and empty text ask nothing. Bounds are inclusive."""

    text: str = ""
    city: str = ""
    least_price: Fen | None = None
    most_price: Fen | None = None
    least_area: Area | None = None
    most_area: Area | None = None
    least_unit_price: Fen | None = None
    most_unit_price: Fen | None = None

    @property
    def asks_nothing(self) -> bool:
        """Whether every home fits."""
        return self == Search()


class Order(msgspec.Struct, frozen=True):
    """Sort by one column; homes without a value come last in either direction."""

    column: SortColumn = "price"
    descending: bool = False


class ListingRow(msgspec.Struct, frozen=True):
    """One row of the listings table. Ids below zero are homes entered by hand."""

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
    )


class Sighting(msgspec.Struct, frozen=True):
    """The price asked on one day (`YYYY-MM-DD`)."""

    day: str
    price: Fen


class ListingDetail(msgspec.Struct, frozen=True):
    """Everything that is kept of a listing or a home entered by hand."""

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
