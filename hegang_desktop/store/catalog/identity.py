"""When two adverts are the same listing, and when two listings are the same home.

A listing is known by the source's own number, else its link, else by every descriptive field; the price never decides
that. Different listings are one home when they name the same full address, or when every descriptive field is told and
agrees. An advert that tells too little to be known again is another matter: two flats of one stair look alike, so two
prices in one file are two listings, and `lookalikes` finds out which of them a later file speaks of.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import NamedTuple

from hegang_desktop.domain.listing import Description, Listing

KEY_BYTES = 16
ALIKE_BYTES = 12
_PRICES = 1 << 32
NUMBERED_BY_CITY = frozenset({"fang"})
"""Sources that number their adverts anew in each city."""
_ROOM = re.compile(
    r"[0-9](?:号楼|栋|幢|号|座)?[-\s]?[0-9a-zA-Z]{0,3}(?:单元|门|梯)?[-\s]?[0-9]{1,2}0[0-9](?:室|号|户)?$|[0-9]+室$"
)


class ListingKey(NamedTuple):
    """A stable key of 16 bytes. `alike` is what it begins with, the same for all that look alike; empty when the
    advert is known for certain.
    """

    key: bytes
    alike: bytes = b""


def listing_key(listing: Listing, home: int) -> ListingKey:
    """The key of an advert whose `home_key` is `home`."""
    d = listing.description
    if listing.source_id and listing.source in NUMBERED_BY_CITY:
        text = f"id\x1f{listing.source}\x1f{listing.source_id}\x1f{d.city}"
    elif listing.source_id and listing.source:
        text = f"id\x1f{listing.source}\x1f{listing.source_id}"
    elif listing.source_id:
        # nobody knows whose number it is: two files may both count from one
        text = f"id\x1f\x1f{listing.source_id}\x1f{d.city}\x1f{d.district}\x1f{d.community}\x1f{d.floor_area or ''}"
    elif listing.url:
        text = f"url\x1f{listing.url}"
    else:
        text = (
            f"what\x1f{listing.source}\x1f{d.city}\x1f{d.district}\x1f{d.community}\x1f{d.address}\x1f{d.title}\x1f"
            f"{d.layout}\x1f{d.floor_area}\x1f{d.interior_area}\x1f{d.floor}\x1f{d.floor_band}\x1f{d.floors}\x1f"
            f"{d.facing}\x1f{d.condition}\x1f{d.building}\x1f{d.year_built}\x1f{d.title_kind}"
        )
        if not home:
            alike = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()[:ALIKE_BYTES]
            return ListingKey(alike_key(alike, listing.asking_price), alike)
    return ListingKey(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest())


def alike_key(alike: bytes, price: int) -> bytes:
    """The key of one of those that look alike, by the price at which it was first seen."""
    return alike + (price % _PRICES).to_bytes(KEY_BYTES - ALIKE_BYTES, "little")


def all_alike(alike: bytes) -> tuple[bytes, bytes]:
    """The first and the last key that those which look alike can have."""
    rest = KEY_BYTES - ALIKE_BYTES
    return alike + b"\x00" * rest, alike + b"\xff" * rest


def home_key(d: Description) -> int:
    """A number that listings of one home share, in 63 bits; 0 when the advert says too little to know it again.

    Every community has its building 3, entrance 2, flat 502. Listings that share the number and yet tell different
    districts or areas are of different homes: `columns.derive.one_home` tells those apart.
    """
    if d.address and _ROOM.search(d.address) and (d.city or d.community):
        address = unicodedata.normalize("NFKC", d.address).replace(" ", "").lower()
        community = unicodedata.normalize("NFKC", d.community).replace(" ", "").lower()
        text = f"at\x1f{d.city}\x1f{community}\x1f{address}"
    elif (
        d.title
        and d.community
        and d.floor_area
        and d.layout
        and d.floors
        and (d.floor is not None or d.floor_band)
        and d.facing
        and d.year_built
    ):
        text = (
            f"is\x1f{d.city}\x1f{d.district}\x1f{d.community}\x1f{d.floor_area}\x1f{d.layout}\x1f{d.floor}\x1f"
            f"{d.floor_band}\x1f{d.floors}\x1f{d.facing}\x1f{d.year_built}\x1f{d.title}"
        )
    else:
        return 0
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "little") >> 1) or 1
