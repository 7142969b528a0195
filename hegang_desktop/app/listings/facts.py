"""What is known of a home, as pairs of a name and a value, and what its advert leaves out. No Qt."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Description, FloorBand
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg, pmsg, verbatim
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.text.translator import Translator

MISSING = "–"
_BANDS: dict[FloorBand, Message] = {
    "low": pmsg("storey", "low"),
    "middle": pmsg("storey", "mid"),
    "high": pmsg("storey", "high"),
}
PRICE_TOLERANCE_PERCENT = 3
FEN_A_YUAN = 100


class Step(msgspec.Struct, frozen=True):
    """A price seen on a day, and how far it is from the one before (None for the first)."""

    day: str
    price: Fen
    change: Fen | None


def title(detail: ListingDetail) -> list[Message]:
    """What the home is called: its community or street, area and layout."""
    row, told = detail.row, detail.description
    name = row.community or told.address or told.title or row.district or row.city
    parts = [verbatim(name) if name else msg("Home without a name")]
    if row.area is not None:
        parts.append(msg("{area}", area=SquareMetres(row.area)))
    if row.layout:
        parts.append(verbatim(row.layout))
    return parts


def to_yuan(fen: Fen) -> Money:
    """An amount rounded to whole yuan, for prices per square metre."""
    return Money(Fen(divide_half_up(fen, FEN_A_YUAN) * FEN_A_YUAN))


def price_words(detail: ListingDetail) -> list[Message]:
    """Total and unit price."""
    parts = [msg("{amount}", amount=Money(detail.row.price))]
    if detail.row.unit_price is not None:
        parts.append(msg("{amount}/m²", amount=to_yuan(detail.row.unit_price)))
    return parts


def price_caution(detail: ListingDetail) -> Message | None:
    """That the advert states another unit price than its price and area give, if they differ by more than 3 %."""
    stated, reckoned = detail.unit_price_stated, detail.row.unit_price
    if stated is None or reckoned is None or not detail.row.area:
        return None
    if abs(stated - reckoned) * 100 <= PRICE_TOLERANCE_PERCENT * reckoned:
        return None
    return msg(
        "The advert states {stated}/m², but price and floor area give {reckoned}/m². One of the three is wrong: ask.",
        stated=to_yuan(stated),
        reckoned=to_yuan(reckoned),
    )


def floor_words(floor: int | None, band: FloorBand | None, floors: int | None, words: Translator) -> str:
    """The storey and how many there are: `5/6`, `high/7`, `5`, `–/7`, or "" when nothing is known."""
    storey = str(floor) if floor is not None else words.say(_BANDS[band]) if band is not None else ""
    if floors is None:
        return storey
    return f"{storey or MISSING}/{floors}"


def known(detail: ListingDetail, words: Translator) -> list[tuple[Message, Message]]:
    """Name and value of everything the advert says, in the order a buyer asks."""
    d = detail.description
    area = msg("{area}", area=SquareMetres(d.floor_area)) if d.floor_area is not None else None
    interior = msg("{area}", area=SquareMetres(d.interior_area)) if d.interior_area is not None else None
    lift = None if d.lift is None else pmsg("lift", "yes") if d.lift else pmsg("lift", "no")
    floor = floor_words(d.floor, d.floor_band, d.floors, words)
    listed = d.listed_on.isoformat() if d.listed_on is not None else ""
    year = str(d.year_built) if d.year_built is not None else ""
    pairs: tuple[tuple[Message, Message | str | None], ...] = (
        (msg("City"), d.city),
        (msg("District"), d.district),
        (msg("Community"), d.community),
        (msg("Address"), d.address),
        (msg("Floor area"), area),
        (msg("Interior area"), interior),
        (msg("Layout"), d.layout),
        (msg("Floor"), floor),
        (msg("Facing"), d.facing),
        (msg("Condition"), d.condition),
        (msg("Building"), d.building),
        (msg("Year built"), year),
        (msg("Lift"), lift),
        (msg("Heating"), d.heating),
        (msg("Title kind"), d.title_kind),
        (msg("Mortgage"), d.mortgage),
        (msg("Held by the seller"), d.seller_held),
        (msg("Listed on"), listed),
    )
    return [(name, verbatim(value) if isinstance(value, str) else value) for name, value in pairs if value]


def unsaid(d: Description) -> list[Message]:
    """Of what decides the price and the trouble, what the advert does not say."""
    missing = (
        (msg("floor area"), d.floor_area is None),
        (msg("floor"), d.floor is None and d.floor_band is None),
        (msg("year built"), d.year_built is None),
        (msg("title kind"), not d.title_kind),
        (msg("heating"), not d.heating),
        (msg("lift"), d.lift is None),
    )
    return [name for name, is_missing in missing if is_missing]


def history(detail: ListingDetail) -> list[Step]:
    """The prices seen, latest first."""
    steps: list[Step] = []
    before: Fen | None = None
    for sighting in detail.sightings:
        change = Fen(sighting.price - before) if before is not None else None
        steps.append(Step(sighting.day, sighting.price, change))
        before = sighting.price
    return steps[::-1]


def source_words(detail: ListingDetail) -> Message | None:
    """Where the advert was found, with its number there."""
    if detail.by_hand:
        return msg("Entered by hand")
    if detail.source and detail.source_id:
        return msg("{source}, number {number}", source=detail.source, number=detail.source_id)
    if detail.source:
        return verbatim(detail.source)
    return msg("Number {number}", number=detail.source_id) if detail.source_id else None
