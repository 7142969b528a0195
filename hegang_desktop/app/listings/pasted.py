"""Adverts that were pasted as text, as drafts to correct and keep as homes of the user's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import FloorBand, Listing
from hegang_desktop.domain.listing_fields import FIELDS, described
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingRow
from hegang_desktop.ingest.adverts.advert import ParsedAdvert
from hegang_desktop.ingest.adverts.split import split
from hegang_desktop.ingest.values.amounts import Amount, read_total
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.numbers import has_odd_comma
from hegang_desktop.ingest.values.storeys import read_storey
from hegang_desktop.text.listing_values import cell_of
from hegang_desktop.text.money import typed_amount
from hegang_desktop.text.translator import Translator

Column = str
"""The id of a field that stands in a column of the table of pasted adverts."""
_PASTED = FIELDS.on("pasted")
COLUMNS: tuple[Column, ...] = tuple(field.id for field in _PASTED)
NAMES: dict[Column, Message] = {
    field.id: (field.number.title if field.number is not None else None) or field.label for field in _PASTED
}
_AS_TYPED = tuple(field.id for field in _PASTED if field.is_worded)
_CELLS = {field.id: cell_of(field, as_advertised=True) for field in _PASTED}
_LEAST_YUAN = 1_000
_CONTACT = re.compile(r"([0-9a-z]{2})([0-9a-z_ -]{2,})([0-9a-z]{2})(?![0-9a-z_-])", re.IGNORECASE | re.ASCII)
_BANDS: dict[str, FloorBand] = {"low": "low", "mid": "middle", "middle": "middle", "high": "high"}


class Draft(msgspec.Struct, frozen=True):
    """An advert with its cells as they are shown; `corrected` names those that the user has typed."""

    advert: ParsedAdvert
    cells: dict[Column, str]
    corrected: frozenset[Column] = frozenset()


def drafts_of(text: str, words: Translator, city: str = "") -> tuple[Draft, ...]:
    """The adverts of a paste; `city` is for those that name none."""
    return tuple(_draft(advert, words, city) for advert in split(text, [one.zh for one in load_cities()]))


def _draft(advert: ParsedAdvert, words: Translator, city: str) -> Draft:
    row = ListingRow(0, Listing(advert.description, advert.price or Fen(0)))
    cells = {id_: write(row, words) for id_, write in _CELLS.items()}
    # a cell is read again: no dots for those who hide their amounts
    price = typed_amount(advert.price) if advert.price is not None else ""
    return Draft(advert, {**cells, "price": price, "city": cells["city"] or city})


class AdvertPiece(msgspec.Struct, frozen=True):
    """A piece of an advert as it is shown; `understood` is None for blanks and signs, which tell nothing."""

    text: str
    understood: bool | None


def pieces_of(advert: ParsedAdvert) -> tuple[AdvertPiece, ...]:
    """The whole text of an advert in order; of a telephone number or a name in a chat only the ends are shown."""
    pieces: list[AdvertPiece] = []
    at = 0
    for span in advert.spans:
        pieces.extend(_left_over(advert.text[at : span.start]))
        words = advert.text[span.start : span.end]
        pieces.append(AdvertPiece(_masked(words) if span.field in ("phone", "chat") else words, understood=True))
        at = span.end
    pieces.extend(_left_over(advert.text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _left_over(text: str) -> tuple[AdvertPiece, ...]:
    letters = [at for at, character in enumerate(text) if character.isalnum()]
    if not letters:
        return (AdvertPiece(text, None),)
    first, last = letters[0], letters[-1] + 1
    return (
        AdvertPiece(text[:first], None),
        AdvertPiece(text[first:last], understood=False),
        AdvertPiece(text[last:], None),
    )


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
    homes = []
    for draft in drafts:
        again = known.get(draft.advert.text)
        if again:
            old = again.pop()
            cells = {**draft.cells, **{name: old.cells[name] for name in old.corrected}}
            draft = msgspec.structs.replace(draft, cells=cells, corrected=old.corrected)  # noqa: PLW2901
        homes.append(draft)
    return tuple(homes)


def price_of(text: str) -> Fen | None:
    """A price as it is typed: 35000, 35,000, 3.5万; a number below a thousand is in 万. None when it is none."""
    amount = read_total(text, "yuan")
    if not isinstance(amount, Amount) or amount.fen <= 0 or has_odd_comma(text):
        return None
    if not amount.explicit and amount.fen < _LEAST_YUAN * 100:
        amount = read_total(text, "wan")
    return amount.fen if isinstance(amount, Amount) else None


class Fault(NamedTuple):
    """Why a draft cannot be kept yet, and the column in which it is put right."""

    column: str
    words: Message


def fault(draft: Draft) -> Message | None:
    """Why a draft cannot be kept yet; None when it can."""
    first = fault_of(draft)
    return None if first is None else first.words


def fault_of(draft: Draft) -> Fault | None:
    """What is to be put right first before a draft can be kept; None when it can."""
    price, area, floor = (draft.cells[name] for name in ("price", "floor_area", "floor"))
    if draft.advert.refusal is not None and not price:
        return Fault("price", draft.advert.refusal)
    if not price:
        return Fault("price", msg("no price: type it in"))
    if price_of(price) is None:
        return Fault("price", msg('"{text}" is no price', text=price))
    if area and (has_odd_comma(area) or not isinstance(read_area(area), int)):
        return Fault("floor_area", msg('"{text}" is no area', text=area))
    if floor and _storey(floor) is None:
        return Fault("floor", msg('"{text}" is no floor: write 5 or 5/6', text=floor))
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
    typed = {id_: cells[id_] for id_ in _AS_TYPED} | {"floor_area": area if isinstance(area, int) else None}
    description = described(draft.advert.description, {**typed, **(storey or {})})
    return Home(new_id(), description, price, draft.advert.text)
