"""A paste of one or many adverts into single ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegang_desktop.ingest.adverts.advert import ParsedAdvert
from hegang_desktop.ingest.adverts.parse import parse
from hegang_desktop.ingest.adverts.patterns import WITHHELD

MOST_ADVERTS = 500
LONGEST_PASTE = 400_000
_AHEAD = 400
"""Characters within which a line that holds several adverts tells the first of them."""
_BETWEEN = " ,，;；、/|"
_BLANK_LINES = re.compile(r"\n\s*\n|\n\s*[-=*_—~]{3,}\s*\n")
_BULLET = re.compile(
    r"^\s*(?:[0-9]{1,3}\s*(?:\.\s*(?![0-9])|[、)）:：]\s*)|[①-⑳]|[•·●▪★☆◆◇■□✅🏠🏡🔥📍👉➡️-]+\s*|[(（][0-9]{1,3}[)）]\s*)"
)
_CHAT_HEAD = re.compile(
    r"^.{1,20}[:：]?\s*\d{4}[-/年]\d{1,2}[-/月]\d{1,2}.*\d{1,2}:\d{2}.*$|^\d{1,2}:\d{2}(?::\d{2})?$"
)


def split(text: str, cities: Sequence[str] = ()) -> tuple[ParsedAdvert, ...]:
    """The adverts of a paste, in order. Lines without anything that tells of a home join those around them."""
    adverts: list[ParsedAdvert] = []
    for block in _BLANK_LINES.split(text[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip() and not _CHAT_HEAD.match(line.strip())]
        for piece in _joined(lines, cities):
            adverts.extend(_several(piece, cities))
            if len(adverts) >= MOST_ADVERTS:
                return tuple(adverts[:MOST_ADVERTS])
    return tuple(adverts)


def _joined(lines: list[str], cities: Sequence[str]) -> list[str]:
    """Each advert as one text: a line of its own where lines tell prices, several lines where only one of them does."""
    if len(lines) < 2:  # noqa: PLR2004 - nothing to join
        return [_BULLET.sub("", line) for line in lines]
    bulleted = sum(bool(_BULLET.match(line)) for line in lines)
    adverts = [parse(_BULLET.sub("", line), cities) for line in lines]
    if bulleted >= 2:  # noqa: PLR2004 - a list
        return _groups(lines, [bool(_BULLET.match(line)) for line in lines])
    if sum(map(_tells, adverts)) > 1:
        return _groups(lines, _beginnings(adverts))
    return ["\n".join(lines)]


def _beginnings(lines: list[ParsedAdvert]) -> list[bool]:
    """Which lines begin an advert: those with a price, and those with an area when the one before has its area."""
    begins: list[bool] = []
    has_area = True
    for line in lines:
        begin = _tells(line) or (has_area and _tells_area(line))
        has_area = line.description.floor_area is not None or (has_area and not begin)
        begins.append(begin)
    return begins


def _groups(lines: list[str], begins: list[bool]) -> list[str]:
    groups: list[list[str]] = []
    for line, begin in zip(lines, begins, strict=True):
        if begin or not groups:
            groups.append([])
        groups[-1].append(_BULLET.sub("", line))
    # what stands before the first advert belongs to it
    return ["\n".join(group) for group in groups if any(group)]


def _tells(advert: ParsedAdvert) -> bool:
    return (advert.price is not None or advert.refusal is not None) and (
        advert.description.floor_area is not None or bool(advert.description.community or advert.description.layout)
    )


def _tells_area(line: ParsedAdvert) -> bool:
    """Whether a line without a price is an advert all the same."""
    description = line.description
    named = (
        description.layout
        or description.community
        or description.district
        or description.floor
        or WITHHELD.search(line.text)
    )
    return description.floor_area is not None and bool(named)


def _several(text: str, cities: Sequence[str]) -> list[ParsedAdvert]:
    """One line as several adverts when it goes on with another area and price after the first."""
    several: list[ParsedAdvert] = []
    while "\n" not in text and len(several) < MOST_ADVERTS:
        cut = _end_of_first(text, cities)
        if cut is None:
            break
        several.append(parse(text[:cut].strip(_BETWEEN), cities))
        text = text[cut:].lstrip(_BETWEEN)
    return [*several, parse(text, cities)] if text.strip() else several


def _end_of_first(text: str, cities: Sequence[str]) -> int | None:
    """Where the first advert of a line ends and a second one follows; None when there is none."""
    advert = parse(text[:_AHEAD], cities)
    if advert.price is None or advert.description.floor_area is None:
        return None
    end = max(span.end for span in advert.spans if span.field in ("price", "floor_area"))
    following = parse(text[end : end + _AHEAD], cities)
    if following.price is None or following.description.floor_area is None:
        return None
    # adverts of one hand are built alike: what the first begins with, the second begins with
    lead = next(span.field for span in advert.spans if span.field != "noise")
    again = next((span.start for span in following.spans if span.field == lead), 0)
    first = min(span.start for span in following.spans if span.field in ("price", "floor_area"))
    return end + again if again <= first else end
