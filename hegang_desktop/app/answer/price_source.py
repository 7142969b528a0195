"""Where a figure comes from and for which place it was found; for the price: the listing, the city, or the user."""

from __future__ import annotations

from hegang_desktop.app.plan.target_home import find_city
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, msg, shipped, verbatim
from hegang_desktop.domain.rules import Source
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.text.sources import CONFIDENCE, line_source, source_of


def cost_source(line: CostLine, home: TargetHome) -> Message:
    """Where a cost line comes from; for the price: the listing, the city's figure, or the user."""
    if line.id == "price" and not line.overridden:
        if home.origin == "listing":
            return msg("The price asked in the listing")
        return unit_price_source(home) or line_source(line)
    city = home.description.city
    return line_source(line, lambda source: placed_source(source, city))


PLACES: dict[str, Message] = {
    "鹤岗": msg("Hegang"),
    "哈尔滨": msg("Harbin"),
    "阜新": msg("Fuxin"),
    "黑龙江": msg("Heilongjiang"),
}
"""The places that figures were found for, by their Chinese names."""


def placed_source(source: Source, city: str) -> Message:
    """A source in words; of a figure that was found for another place than this city, whose it is."""
    here = find_city(city)
    names = {city.strip().removesuffix("市")} | ({here.zh, here.province_zh} if here else set())
    if not source.place or not city.strip() or source.place in names:
        return source_of(source)
    return msg(
        "{place}'s, used for {city}: {source}",
        place=PLACES.get(source.place, verbatim(source.place)),
        city=shipped(here.en) if here else verbatim(city),
        source=source_of(source),
    )


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
