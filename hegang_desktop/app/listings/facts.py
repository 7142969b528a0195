"""What is known of a home, as pairs of a name and a value, and what its advert leaves out. No Qt."""

from __future__ import annotations

import datetime

import msgspec

from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, Money, SquareMetres, advertised, msg, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.text.listing_values import is_said, sentence_of, to_yuan
from hegang_desktop.text.translator import Translator

PRICE_TOLERANCE_PERCENT = 3
_KNOWN = tuple((field.label, sentence_of(field)) for field in FIELDS.on("detail"))
_MISSED = tuple(
    (name, is_said(field))
    for (_, name), field in sorted(
        ((field.detail.missed, field) for field in FIELDS if field.detail is not None and field.detail.missed),
        key=lambda one: one[0][0],
    )
)


_BY_PLAN = tuple((FIELDS[id_].label, sentence_of(FIELDS[id_])) for id_ in ("safe_month", "tone"))


class Step(msgspec.Struct, frozen=True):
    """A price seen on a day, and how far it is from the one before (None for the first)."""

    day: datetime.date
    price: Fen
    change: Fen | None


def title(detail: ListingDetail) -> list[Message]:
    """What the home is called: its community or street, area and layout."""
    d = detail.description
    if d.community:
        parts = [advertised("community", d.community)]
    elif name := d.address or d.title:
        parts = [verbatim(name)]
    else:
        parts = [advertised("district", name) if (name := d.district or d.city) else msg("Home without a name")]
    if d.floor_area is not None:
        parts.append(msg("{area}", area=SquareMetres(d.floor_area)))
    if d.layout:
        parts.append(advertised("layout", d.layout))
    return parts


def price_words(detail: ListingDetail) -> list[Message]:
    """Total and unit price."""
    parts = [msg("{amount}", amount=Money(detail.row.price))]
    if detail.row.unit_price is not None:
        parts.append(msg("{amount}/m²", amount=to_yuan(detail.row.unit_price)))
    return parts


def price_caution(detail: ListingDetail) -> Message | None:
    """That the advert states another unit price than its price and area give, if they differ by more than 3 %."""
    stated, reckoned = detail.listing.unit_price_stated, detail.listing.unit_price
    if stated is None or reckoned is None or not detail.description.floor_area:
        return None
    if abs(stated - reckoned) * 100 <= PRICE_TOLERANCE_PERCENT * reckoned:
        return None
    return msg(
        "The advert states {stated}/m², but price and floor area give {reckoned}/m². One of the three is wrong: ask.",
        stated=to_yuan(stated),
        reckoned=to_yuan(reckoned),
    )


def known(detail: ListingDetail, words: Translator) -> list[tuple[Message, Message]]:
    """Name and value of everything the advert says, in the order a buyer asks."""
    pairs = ((name, tell(detail.row, words)) for name, tell in _KNOWN)
    return [(name, value) for name, value in pairs if value is not None]


def by_plan(detail: ListingDetail, words: Translator) -> list[tuple[Message, Message]]:
    """From which month on it is safe to buy by the open plan, and how sure that is; nothing without a plan."""
    # without a safe month only the tone is there to tell
    said = _BY_PLAN if detail.row.safe_month is not None else _BY_PLAN[1:]
    pairs = ((name, tell(detail.row, words)) for name, tell in said)
    return [(name, value) for name, value in pairs if value is not None]


def unsaid(detail: ListingDetail) -> list[Message]:
    """Of what decides the price and the trouble, what the advert does not say."""
    return [name for name, says in _MISSED if not says(detail.row)]


def other_texts(detail: ListingDetail) -> list[tuple[Message, Message]]:
    """What else the advert says, under the names that its source gives it."""
    extra = detail.description.extra
    return [
        (verbatim(name), verbatim(text)) for name, text in extra.items() if text.strip() and name not in FIELDS.in_extra
    ]


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
    source, number = detail.listing.source, detail.listing.source_id
    if source and number:
        return msg("{source}, number {number}", source=source, number=number)
    if source:
        return verbatim(source)
    return msg("Number {number}", number=number) if number else None
