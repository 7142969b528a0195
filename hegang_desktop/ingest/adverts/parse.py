"""One advert in free text into fields, with the pieces of text that told them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import cn2an

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.adverts import patterns as p
from hegang_desktop.ingest.adverts.advert import ParsedAdvert, SpanField
from hegang_desktop.ingest.adverts.place import read_place
from hegang_desktop.ingest.adverts.reader import AdvertReader
from hegang_desktop.ingest.rows import reasons
from hegang_desktop.ingest.values.amounts import Amount, read_total
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.layouts import written

LONGEST = 4_000
"""Characters of one advert; what goes beyond is not looked at."""
_MOST_AREA, _LEAST_AREA = Area(2_000_00), Area(5_00)
_MOST_STOREYS = 99
_LEAST_YUAN, _MOST_YUAN = 1_000, 9_999_999
_FIFTIES, _CENTURY = 50, 100


def parse(text: str, cities: Sequence[str] = ()) -> ParsedAdvert:
    """Read one advert. `cities` are names to look for. Never raises; what is not understood stays out of the spans."""
    read = text[:LONGEST]
    reader = AdvertReader(read)
    values: dict[str, Any] = {}
    extra: dict[str, str] = {}
    refusal = None
    if (rent := p.RENT.search(reader.text)) and not p.SALE.search(reader.text):
        refusal = reasons.rental(rent[0])
        reader.take(rent, "extra")
    wanted = p.WANTED.search(reader.text)
    if wanted and (wanted.start() <= p.WANTED_FIRST or not p.SALE.search(reader.text)):
        refusal = _wanted(read[wanted.start() : wanted.end()].strip(" \t\r\n[【(（"))
        reader.take(wanted, "extra")
    else:
        wanted = None
    _contacts(reader, extra)
    while match := reader.find(p.NOT_PRICE):
        reader.take(match, "extra")
        extra["费用"] = "，".join(filter(None, (extra.get("费用", ""), read[match.start() : match.end()].strip())))
    while match := reader.find(p.OLD_PRICE):
        reader.take(match, "extra")
        extra["原价"] = read[match.start() : match.end()]
    unit_price = _unit_price(reader)
    _areas(reader, values)
    _layout(reader, values)
    # what somebody would pay is nothing that anybody asks
    withheld = wanted is not None or p.WITHHELD.search(reader.text) is not None
    price = _price(reader) if wanted is None else None
    _storey(reader, values)
    _words(reader, values, extra, read)
    if price is None and not withheld:
        price = _bare_price(reader)
    _year(reader, values)
    if match := reader.find(p.NEGOTIABLE):
        reader.take(match, "extra")
        extra["议价"] = read[match.start() : match.end()]
    read_place(reader, values, cities, read)
    for match in p.NOISE.finditer(reader.open):
        reader.take(match, "noise")
    spans = tuple(sorted(reader.spans, key=lambda span: span.start))
    return ParsedAdvert(text, Description(extra=extra, **values), price, unit_price, spans, refusal)


def _wanted(word: str) -> Message:
    return msg('Somebody looks for a home here, none is offered: the text says "{word}".', word=word)


def _contacts(reader: AdvertReader, extra: dict[str, str]) -> None:
    for pattern, field, name in ((p.URL, "extra", "链接"), (p.PHONE, "phone", "电话"), (p.CHAT, "chat", "微信")):
        contacts: list[str] = []
        while match := reader.find(pattern):
            reader.take(match, field)
            contacts.append(match[1] if match.lastindex and match[1] else match[0])
        if contacts:
            extra[name] = "，".join(contacts)


def _unit_price(reader: AdvertReader) -> Fen | None:
    match = reader.find(p.UNIT_PRICE)
    if match is None:
        return None
    reader.take(match, "unit_price")
    return Fen(round(float(match[1] or match[2]) * 100))


def _areas(reader: AdvertReader, values: dict[str, Any]) -> None:
    for pattern, field in ((p.INTERIOR, "interior_area"), (p.AREA, "floor_area")):
        match = reader.find(pattern)
        if match is None:
            continue
        number = match[1] or (match[2] if match.lastindex == 2 else "")  # noqa: PLR2004 - the second way to say it
        area = read_area(number)
        if isinstance(area, int) and _LEAST_AREA <= area <= _MOST_AREA:
            reader.take(match, field)
            values[field] = area


def _layout(reader: AdvertReader, values: dict[str, Any]) -> None:
    match = reader.find(p.LAYOUT)
    if match is None:
        return
    if match["studio"]:
        layout = written(1, 0, None, None)
    elif match["rooms2"]:
        layout = written(int(match["rooms2"]), int(match["halls2"]), None, None)
    else:
        layout = written(*(_count(match[name]) for name in ("rooms", "halls", "kitchens", "baths")))
    if layout:
        reader.take(match, "layout")
        values["layout"] = layout


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    try:
        return int(cn2an.cn2an(text, "smart"))
    except Exception:  # noqa: BLE001 - it raises more than it says
        return None


def _price(reader: AdvertReader) -> Fen | None:
    for pattern in (p.PRICE, p.LABELLED_WAN):
        for match in pattern.finditer(reader.open):
            groups = match.groupdict()
            name, amount_text = next((name, text) for name, text in groups.items() if text)
            if p.BELOW_ZERO.search(reader.text[: match.start(name)][-2:]):
                continue
            amount = read_total(
                amount_text.replace(" ", ""), "yuan" if groups.get("bare") or groups.get("yuan") else "wan"
            )
            if isinstance(amount, Amount) and _LEAST_YUAN * 100 <= amount.fen <= _MOST_YUAN * 10_000:
                reader.take(match, "price")
                return amount.fen
    return None


def _bare_price(reader: AdvertReader) -> Fen | None:
    """A number of four to seven digits that nothing else has claimed is the price in yuan."""
    match = reader.find(p.BARE_PRICE)
    if match is None or (match[1].startswith(("19", "20")) and len(match[1]) == 4):  # noqa: PLR2004 - a year
        return None
    reader.take(match, "price")
    return Fen(int(match[1]) * 100)


def _storey(reader: AdvertReader, values: dict[str, Any]) -> None:
    if match := reader.find(p.FLOORS_OF):
        groups = match.groupdict()
        floor = next((_count(groups[name]) for name in ("floor", "floor2", "floor3", "floor4") if groups[name]), None)
        floors = next(
            (_count(groups[name]) for name in ("floors", "floors2", "floors3", "floors4") if groups[name]), None
        )
        if floor and floors and floor <= floors <= _MOST_STOREYS:
            reader.take(match, "floor")
            values["floor"], values["floors"] = floor, floors
            if match := reader.find(p.BAND):
                reader.take(match, "floor")
            return
    if match := reader.find(p.TOP_FLOOR):
        top = _count(match["floor"] or match["floor2"] or match["floor3"])
        if top and top <= _MOST_STOREYS:
            reader.take(match, "floor")
            values["floor"] = values["floors"] = top
            return
    if match := reader.find(p.FLOORS_ONLY):
        floors = _count(match["floors"] or match["floors2"])
        if floors:
            reader.take(match, "floor")
            values["floors"] = floors
    if match := reader.find(p.FLOOR_ONLY):
        floor = _count(match["floor"] or match["floor2"])
        if floor and floor <= values.get("floors", _MOST_STOREYS):
            reader.take(match, "floor")
            values["floor"] = floor
            return
    if match := reader.find(p.BAND):
        reader.take(match, "floor")
        if match["top"]:
            values["floor_band"] = "high"
            if "floors" in values:
                values["floor"] = values["floors"]
        else:
            values["floor_band"] = "low" if match["low"] else "middle" if match["middle"] else "high"


def _words(reader: AdvertReader, values: dict[str, Any], extra: dict[str, str], read: str) -> None:
    """What is said in a few fixed words."""
    for field, table in (
        ("heating", p.HEATING),
        ("condition", p.CONDITIONS),
        ("seller_held", p.HELD),
        ("lift", p.LIFT),
    ):
        for pattern, value in table:
            if match := reader.find(pattern):
                reader.take(match, field)
                values.setdefault(field, value)
    titles: list[str] = []
    while match := reader.find(p.TITLES):
        reader.take(match, "title_kind")
        titles.append(match[0])
    if titles:
        values["title_kind"] = "，".join(dict.fromkeys(titles))
    single: tuple[tuple[re.Pattern[str], SpanField, Callable[[re.Match[str]], str]], ...] = (
        (p.MORTGAGE, "mortgage", lambda match: match[0]),
        (p.BUILDING, "building", lambda match: match[0]),
        (p.FACING, "facing", lambda match: (match["facing"] or match["facing2"]).removesuffix("向")),
    )
    for pattern, field, value_of in single:
        if match := reader.find(pattern):
            reader.take(match, field)
            values[field] = value_of(match)
    for pattern, name in p.EXTRAS:
        words: list[str] = []
        while match := reader.find(pattern):
            reader.take(match, "extra")
            words.append(read[match.start() : match.end()])
        if words:
            extra[name] = "，".join(dict.fromkeys(words))


def _year(reader: AdvertReader, values: dict[str, Any]) -> None:
    match = reader.find(p.YEAR)
    if match is None:
        return
    short = int(match["short"]) if match["short"] else None
    year = int(match["year"] or match["year2"] or 0)
    if short is not None:
        year = short + (19 if short >= _FIFTIES else 20) * _CENTURY
    reader.take(match, "year_built")
    values["year_built"] = year
