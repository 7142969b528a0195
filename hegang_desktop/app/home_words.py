"""A target home in words."""

from __future__ import annotations

from hegang_desktop.app.line_source import CONFIDENCE, line_source
from hegang_desktop.app.targeting import find_city
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, SquareMetres, msg, verbatim
from hegang_desktop.domain.target import SellerHeld, TargetHome

HELD: dict[SellerHeld, Message] = {
    "unknown": msg("not known"),
    "over_five_only": msg("over five years, their only home"),
    "over_five_not_only": msg("over five years, not their only home"),
    "two_to_five": msg("two to five years"),
    "under_two": msg("under two years"),
}


def home_label(home: TargetHome) -> Message:
    """Where it is, in the source's words, and how large."""
    d = home.description
    where = " ".join(part for part in (d.city, d.district, d.community or d.title) if part)
    if not where:
        return msg("A home of {area}", area=SquareMetres(home.floor_area))
    details = [where]
    if d.layout:
        details.append(d.layout)
    return msg("{where}, {area}", where=verbatim(" · ".join(details)), area=SquareMetres(home.floor_area))


def cost_source(line: CostLine, home: TargetHome) -> Message:
    """Where a cost line comes from; for the price: the listing, the city's figure, or the user."""
    if line.id == "price" and not line.overridden:
        if home.origin == "listing":
            return msg("The price asked in the listing")
        return unit_price_source(home) or line_source(line)
    return line_source(line)


def unit_price_source(home: TargetHome) -> Message | None:
    """Where the unit price of a home described by its city comes from; None where the user's own stands."""
    if home.origin != "typed" or home.basis != "unit":
        return None
    city = find_city(home.description.city)
    figure = city.figure("unit_price") if city else None
    if figure is None or figure.value != home.unit_price:
        return None
    return msg(
        "Asking prices of {year}: {source} ({sure}). People often pay less than is asked.",
        year=figure.year,
        source=msg(figure.source),
        sure=CONFIDENCE[figure.confidence],
    )
