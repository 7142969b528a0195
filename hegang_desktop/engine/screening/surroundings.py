"""What listings are compared with: unit prices by place, and how many are advertised alike.

Works on arrays, so that a catalogue of a million homes is done at once. Whoever calls counts every home once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Spread, Surroundings
from hegang_desktop.engine.screening.advert import plain
from hegang_desktop.engine.screening.price import own_unit_price

Int64s = npt.NDArray[np.int64]

_PRICE_BITS = 40
_MOST_PRICE = (1 << _PRICE_BITS) - 1
MOST_GROUPS = 1 << (62 - _PRICE_BITS)
_SHORTEST_TEXT = 10
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)")
_NOT_IN_PHONES = re.compile(r"[- ]")


class Groups(NamedTuple):
    """Rows put into groups: `code` of each row (int64, -1 for none), and the code of each name."""

    code: Int64s
    names: dict[tuple[str, ...], int]


class GroupSpreads(NamedTuple):
    """By group code: how many unit prices, their median and median distance from it in fen per square metre."""

    n: Int64s
    median: Int64s
    deviation: Int64s

    def spread(self, code: int) -> Spread | None:
        """That of one group; None for -1 and for a group without unit prices."""
        if code < 0 or not self.n[code]:
            return None
        return Spread(int(self.n[code]), Fen(int(self.median[code])), Fen(int(self.deviation[code])))


def groups(*columns: Sequence[str], optional: int = 0) -> Groups:
    """Rows that agree in all columns are one group. A row with an empty name is in none.

    The first `optional` columns may be empty. All columns must be of one length.
    """
    names: dict[tuple[str, ...], int] = {}
    code = np.fromiter(
        (names.setdefault(key, len(names)) if all(key[optional:]) else -1 for key in zip(*columns, strict=True)),
        np.int64,
        len(columns[0]),
    )
    return Groups(code, names)


def group_spreads(unit_prices: Int64s, code: Int64s, count: int) -> GroupSpreads:
    """Medians by group of `unit_prices` (int64, fen per square metre; 0 or less: not known) in groups 0 to `count` - 1.

    The median of an even number is the mean of the middle two, rounded down to the fen. Raises ValueError for more
    than `MOST_GROUPS` groups. Prices beyond 2**40 fen a square metre count as that.
    """
    if count > MOST_GROUPS:
        raise ValueError(f"too many groups: {count}")
    known = (unit_prices > 0) & (code >= 0)
    group = code[known]
    # group and price in one integer: sorting those is several times faster than ordering by two keys
    packed = np.sort((group << _PRICE_BITS) | np.minimum(unit_prices[known], _MOST_PRICE))
    group = packed >> _PRICE_BITS
    price = packed & _MOST_PRICE
    n = np.bincount(group, minlength=count).astype(np.int64)
    median = _middles(price, n)
    distance = np.abs(price - median[group])
    packed = np.sort((group << _PRICE_BITS) | distance)
    return GroupSpreads(n, median, _middles(packed & _MOST_PRICE, n))


def _middles(ordered: Int64s, n: Int64s) -> Int64s:
    """The median of each run of `n` ordered values, 0 for an empty one."""
    first = np.cumsum(n) - n
    filled = n > 0
    middle = np.zeros(len(n), np.int64)
    low = ordered[(first + (n - 1) // 2)[filled]]
    high = ordered[(first + n // 2)[filled]]
    middle[filled] = (low + high) // 2
    return middle


class Market:
    """A catalogue as far as its homes are compared with each other.

    Columns of one length, an empty name for what is not known: unit prices in fen per square metre (0: not known),
    places, floor bands, keys of text and telephone (see `text_key`, `phone_key`).
    """

    def __init__(
        self,
        unit_prices: Int64s,
        *,
        cities: Sequence[str],
        districts: Sequence[str],
        communities: Sequence[str],
        bands: Sequence[str],
        texts: Sequence[str] = (),
        phones: Sequence[str] = (),
    ) -> None:
        # a community without its district, or both without the city, is still that community of the same file
        self._community = groups(cities, districts, communities, optional=2)
        self._district = groups(cities, districts)
        self._city = groups(cities)
        self._city_band = groups(cities, bands)
        self._spreads = tuple(
            group_spreads(unit_prices, level.code, len(level.names))
            for level in (self._community, self._district, self._city, self._city_band)
        )
        self._texts = Counter(text for text in texts if text)
        self._phones = Counter(phone for phone in phones if phone)

    def around(self, listing: Listing) -> Surroundings:
        """What `listing` is compared with, whether it is in the catalogue or not."""
        described = listing.description
        keys = (
            (described.city, described.district, described.community),
            (described.city, described.district),
            (described.city,),
            (described.city, described.floor_band or ""),
        )
        levels = (self._community, self._district, self._city, self._city_band)
        community, district, city, city_band = (
            spreads.spread(level.names.get(key, -1))
            for spreads, level, key in zip(self._spreads, levels, keys, strict=True)
        )
        return Surroundings(
            community,
            district,
            city,
            city_band,
            self._texts.get(text_key(listing), 0),
            self._phones.get(phone_key(listing), 0),
        )


def market_of(listings: Sequence[Listing]) -> Market:
    """The market that `listings` are."""
    descriptions = [listing.description for listing in listings]
    return Market(
        np.fromiter((min(own_unit_price(listing) or 0, _MOST_PRICE) for listing in listings), np.int64, len(listings)),
        cities=[one.city for one in descriptions],
        districts=[one.district for one in descriptions],
        communities=[one.community for one in descriptions],
        bands=[one.floor_band or "" for one in descriptions],
        texts=[text_key(listing) for listing in listings],
        phones=[phone_key(listing) for listing in listings],
    )


def text_key(listing: Listing) -> str:
    """By what adverts of the same words are known: the title without blanks; empty if it is too short to tell."""
    title = plain(listing.description.title).replace(" ", "")
    return title if len(title) >= _SHORTEST_TEXT else ""


def phone_key(listing: Listing) -> str:
    """The first telephone number of title and extras, digits only; empty if there is none."""
    described = listing.description
    for text in (described.title, *described.extra.values()):
        if match := _PHONE.search(plain(text)):
            return _NOT_IN_PHONES.sub("", match[0])
    return ""
