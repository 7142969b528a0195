"""Checks for what an advert should say and does not."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.screening import Flag


def missing_flags(listing: Listing) -> Iterator[Flag]:
    """A flag for each essential that is missing: price, floor area, floor, community."""
    described = listing.description
    if listing.asking_price <= 0:
        yield Flag(
            "price_missing",
            "warn",
            msg("The advert does not say the price."),
            msg("Ask for it in writing, and what it includes."),
        )
    if described.floor_area is None or described.floor_area <= 0:
        yield Flag(
            "area_missing",
            "note",
            msg("The advert does not say the floor area."),
            msg("Ask for the area in the certificate of title: tax and heating are reckoned from it."),
        )
    if described.floor is None and described.floor_band is None:
        yield Flag(
            "floor_missing",
            "note",
            msg("The advert does not say the floor."),
            msg("Ask which floor of how many, and whether there is a lift."),
        )
    if not described.community.strip():
        yield Flag(
            "community_missing",
            "note",
            msg("The advert does not say the community."),
            msg("Ask for community, building and door number: without them neither price nor title can be checked."),
        )
