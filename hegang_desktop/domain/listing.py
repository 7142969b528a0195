"""One source's advert of a home, and what was seen of it on one day."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area, unit_price
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen

FloorBand = Literal["low", "middle", "high"]


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an advert says about a home. Empty text and None mean that it was not said: missing is never zero."""

    city: str = ""
    district: str = ""
    community: str = ""
    address: str = ""
    title: str = ""
    layout: str = ""
    floor_area: Area | None = None
    interior_area: Area | None = None
    floor: int | None = None
    floor_band: FloorBand | None = None
    floors: int | None = None
    facing: str = ""
    condition: str = ""
    building: str = ""
    year_built: int | None = None
    lift: bool | None = None
    heating: str = ""
    title_kind: str = ""
    mortgage: str = ""
    seller_held: str = ""
    listed_on: datetime.date | None = None
    extra: dict[str, str] = {}


def text_length(description: Description) -> int:
    """Characters of all that is said in it, the names of its further fields included."""
    texts = [value for value in msgspec.structs.astuple(description) if isinstance(value, str)]
    return sum(map(len, (*texts, *description.extra, *description.extra.values())))


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An advert as read from a source: its description, the price asked, and how the source names it.

    `unit_price_stated` is the source's own figure and may disagree with price and area.
    """

    description: Description
    asking_price: Fen
    unit_price_stated: Fen | None = None
    source: str = ""
    source_id: str = ""
    url: str = ""

    @property
    def unit_price(self) -> Fen | None:
        """Yuan per square metre in fen: price over area, else as stated, else None."""
        area = self.description.floor_area
        return unit_price(self.asking_price, area) if area else self.unit_price_stated


class StoredListing(msgspec.Struct, frozen=True):
    """What is kept of a listing: its advert as it was seen last, and when that was. Homes entered by hand have an id
    below zero.

    `reference` is by which the user's marks know it; days are `YYYY-MM-DD`. A `sample` is an invented home.
    """

    id: int
    reference: str
    listing: Listing
    first_seen: str
    last_seen: str
    sample: bool = False


class Sighting(msgspec.Struct, frozen=True):
    """The price asked on a day on which a home was seen, and the file it was read from."""

    day: datetime.date
    price: Fen
    file: str = ""


class Reject(msgspec.Struct, frozen=True):
    """A source row that could not become a listing: where it stands, which field, why, and its original cells."""

    line: int
    field: str
    reason: Message
    cells: tuple[str, ...]
