"""A check for what may be no flat though its advert says nothing of it: small, at the bottom, and cheap for that."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Money, SquareMetres, msg
from hegang_desktop.domain.screening import Flag, Surroundings, Thresholds
from hegang_desktop.engine.screening.price import own_unit_price


def suspect_flags(listing: Listing, surroundings: Surroundings, thresholds: Thresholds) -> Iterator[Flag]:
    """That a small home on a low storey costs far less than the city: low storeys are the dear ones (domain.md a2)."""
    described, city = listing.description, surroundings.city
    own, area = own_unit_price(listing), described.floor_area
    low = described.floor <= 1 if described.floor is not None else described.floor_band == "low"
    if not low or own is None or area is None or area > thresholds.garage_area.value * 100:
        return
    if city is None or city.n < thresholds.fewest_in_city.value or city.median <= 0:
        return
    below = (city.median - own) * 10_000 // city.median
    if below >= thresholds.garage_share.value:
        yield Flag(
            "maybe_garage",
            "warn",
            msg(
                "Perhaps a garage or a storeroom: {area} on a low storey, {share} under the median of its city "
                "({median} per square metre, {n} homes), where low storeys cost more than others.",
                area=SquareMetres(area),
                share=f"{below // 100}%",
                median=Money(city.median),
                n=city.n,
            ),
            msg("See pictures of the door and the windows, and the use in the certificate of title."),
            city.n,
        )
