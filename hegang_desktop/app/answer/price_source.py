"""Where a cost line comes from; for the price: the listing, the figure of the city, or the user."""

from __future__ import annotations

from hegang_desktop.app.plan.target_home import find_city
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, msg, shipped
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.text.sources import CONFIDENCE, line_source


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
        source=shipped(figure.source),
        sure=CONFIDENCE[figure.confidence],
    )
