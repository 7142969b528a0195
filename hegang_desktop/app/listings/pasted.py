"""Adverts that were pasted as text, as drafts to correct and keep as homes of the user's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from hegang_desktop.app.listings.facts import floor_words
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import FloorBand
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.adverts.advert import Advert
from hegang_desktop.ingest.adverts.split import split
from hegang_desktop.ingest.values.amounts import Amount, read_total
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.numbers import has_odd_comma
from hegang_desktop.ingest.values.storeys import read_storey
from hegang_desktop.text.areas import typed_area
from hegang_desktop.text.listing_fields import FIELD_WORDS
from hegang_desktop.text.money import typed_amount
from hegang_desktop.text.translator import Translator

Column = Literal["price", "floor_area", "layout", "floor", "community", "district", "city", "condition"]
COLUMNS: tuple[Column, ...] = (
    "price", "floor_area", "layout", "floor", "community", "district", "city", "condition",
)  # fmt: skip
NAMES: dict[Column, Message] = {column: FIELD_WORDS[column] for column in COLUMNS}
_LEAST_YUAN = 1_000
_CONTACT = re.compile(r"([0-9a-z]{2})([0-9a-z_ -]{2,})([0-9a-z]{2})(?![0-9a-z_-])", re.IGNORECASE | re.ASCII)
_BANDS: dict[str, FloorBand] = {"low": "low", "mid": "middle", "middle": "middle", "high": "high"}


class Draft(msgspec.Struct, frozen=True):
    """An advert with its cells as they are shown; `corrected` names those that the user has typed."""

    advert: Advert
    cells: dict[Column, str]
    corrected: frozenset[Column] = frozenset()


def drafts_of(text: str, words: Translator, city: str = "") -> tuple[Draft, ...]:
    """The adverts of a paste; `city` is for those that name none."""
    return tuple(_draft(advert, words, city) for advert in split(text, [one.zh for one in load_cities()]))


def _draft(advert: Advert, words: Translator, city: str) -> Draft:
    d = advert.description
    return Draft(
        advert,
        {
            "price": typed_amount(advert.price) if advert.price is not None else "",
            "floor_area": typed_area(d.floor_area) if d.floor_area is not None else "",
            "layout": d.layout,
            "floor": floor_words(d.floor, d.floor_band, d.floors, words),
            "community": d.community,
            "district": d.district,
            "city": d.city or city,
            "condition": d.condition,
        },
    )


class Piece(msgspec.Struct, frozen=True):
    """A piece of an advert as it is shown; `understood` is None for blanks and signs, which tell nothing."""

    text: str
    understood: bool | None


def pieces_of(advert: Advert) -> tuple[Piece, ...]:
    """The whole text of an advert in order; of a telephone number or a name in a chat only the ends are shown."""
    pieces: list[Piece] = []
    at = 0
    for span in advert.spans:
        pieces.extend(_left_over(advert.text[at : span.start]))
        told = advert.text[span.start : span.end]
        pieces.append(Piece(_masked(told) if span.field in ("phone", "chat") else told, understood=True))
        at = span.end
    pieces.extend(_left_over(advert.text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _left_over(text: str) -> tuple[Piece, ...]:
    told = [at for at, character in enumerate(text) if character.isalnum()]
    if not told:
        return (Piece(text, None),)
    first, last = told[0], told[-1] + 1
    return Piece(text[:first], None), Piece(text[first:last], understood=False), Piece(text[last:], None)


def _masked(text: str) -> str:
    return _CONTACT.sub(lambda match: match[1] + "*" * len(match[2]) + match[3], text)


def changed(draft: Draft, column: Column, text: str) -> Draft:
    """The draft with one cell corrected."""
    return msgspec.structs.replace(
        draft, cells={**draft.cells, column: text.strip()}, corrected=draft.corrected | {column}
    )


def carried(drafts: Sequence[Draft], before: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drafts that were read again, with what the user had corrected in those of the same text."""
    known: dict[str, list[Draft]] = {}
    for old in reversed(before):
        known.setdefault(old.advert.text, []).append(old)
    found = []
    for draft in drafts:
        again = known.get(draft.advert.text)
        if again:
            old = again.pop()
            cells = {**draft.cells, **{name: old.cells[name] for name in old.corrected}}
            draft = msgspec.structs.replace(draft, cells=cells, corrected=old.corrected)  # noqa: PLW2901
        found.append(draft)
    return tuple(found)


def price_of(text: str) -> Fen | None:
    """A price as it is typed: 35000, 35,000, 3.5万; a number below a thousand is in 万. None when it is none."""
    found = read_total(text, "yuan")
    if not isinstance(found, Amount) or found.fen <= 0 or has_odd_comma(text):
        return None
    if not found.explicit and found.fen < _LEAST_YUAN * 100:
        found = read_total(text, "wan")
    return found.fen if isinstance(found, Amount) else None


def fault(draft: Draft) -> Message | None:
    """Why a draft cannot be kept yet; None when it can."""
    price, area, floor = (draft.cells[name] for name in ("price", "floor_area", "floor"))
    if draft.advert.refusal is not None and not price:
        return draft.advert.refusal
    if not price:
        return msg("no price: type it in")
    if price_of(price) is None:
        return msg('"{text}" is no price', text=price)
    if area and (has_odd_comma(area) or not isinstance(read_area(area), int)):
        return msg('"{text}" is no area', text=area)
    if floor and _storey(floor) is None:
        return msg('"{text}" is no floor: write 5 or 5/6', text=floor)
    return None


def _storey(text: str) -> dict[str, Any] | None:
    if read := read_storey(text.replace("–/", "共").strip(), "floor"):
        return {"floor": read.floor, "floor_band": read.band, "floors": read.floors}
    word, _, total = text.partition("/")
    if word.strip().lower() in _BANDS and (not total or total.strip().isdecimal()):
        return {"floor": None, "floor_band": _BANDS[word.strip().lower()], "floors": int(total) if total else None}
    return None


def home_of(draft: Draft) -> Home:
    """The draft as a home of the user's own, its text kept as the note. Raises ValueError when it has a fault."""
    cells = draft.cells
    price, area = price_of(cells["price"]), read_area(cells["floor_area"])
    if price is None or fault(draft) is not None:
        raise ValueError("the draft has a fault")
    storey = _storey(cells["floor"]) if cells["floor"] else {"floor": None, "floor_band": None, "floors": None}
    description = msgspec.structs.replace(
        draft.advert.description,
        city=cells["city"],
        district=cells["district"],
        community=cells["community"],
        layout=cells["layout"],
        condition=cells["condition"],
        floor_area=area if isinstance(area, int) else None,
        **(storey or {}),
    )
    return Home(new_id(), description, price, draft.advert.text)
