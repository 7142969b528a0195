"""When two adverts are the same listing: the source's own id, its link, or every descriptive field; never the price."""

from __future__ import annotations

import hashlib

from hegang_desktop.domain.listing import Listing

KEY_BYTES = 16


def listing_key(listing: Listing) -> bytes:
    """A stable key of 16 bytes."""
    if listing.source_id:
        text = f"id\x1f{listing.source}\x1f{listing.source_id}"
    elif listing.url:
        text = f"url\x1f{listing.url}"
    else:
        d = listing.description
        parts = (
            listing.source,
            d.city,
            d.district,
            d.community,
            d.address,
            d.title,
            d.layout,
            str(d.floor_area),
            str(d.interior_area),
            str(d.floor),
            str(d.floor_band),
            str(d.floors),
            d.facing,
            d.condition,
            d.building,
            str(d.year_built),
            d.title_kind,
        )
        text = "what\x1f" + "\x1f".join(parts)
    return hashlib.blake2b(text.encode(), digest_size=KEY_BYTES).digest()
