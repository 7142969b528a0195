"""Which homes a text finds: every word must be found in a name, its reading, another text, or as a number.

Chinese is found from one character on; `gongnong` and `gnq` find 工农区 by its reading; `62平`, `3.8万`, `35000` and
other bare numbers find areas and prices. A long Chinese word that is found nowhere is tried as two: people leave out
the blank.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.view import View
from hegang_desktop.store.catalog.columns.layout import UNKNOWN, WORDS
from hegang_desktop.store.catalog.columns.pinyin import READ
from hegang_desktop.store.catalog.columns.text import folded, listings_with

_AREA = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,2}))?(?:平方米|平米|平方|平|㎡|m2|m²)")
_WAN = re.compile(r"([0-9]{1,5})(?:\.([0-9]{1,4}))?(?:万元|万|w)")
_NUMBER = re.compile(r"([0-9]{1,5})(?:\.([0-9]{1,2}))?")
_YUAN = re.compile(r"[¥￥]?([0-9]{3,11}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:元|块|yuan)?")
_LATIN = re.compile(r"[a-z]{2,}")
_FEN_A_WAN = 1_000_000
_SHORTEST_SPLIT, _LONGEST_SPLIT = 4, 12
"""Whoever pastes a sentence into the search has not left out a blank; each try looks through everything."""
_LETTER = re.compile(r"[^\W_]")

Flags = NDArray[np.bool_]


def words_of(typed: str) -> tuple[str, ...]:
    """The words of a text as they are compared; signs alone are none."""
    return tuple(word for word in folded(typed).split() if _LETTER.search(word))


def homes_with_all(view: View, typed: str) -> Flags | None:
    """Which homes have every word; None when nothing was typed."""
    words = words_of(typed)
    if not words:
        return None if not typed.strip() else np.zeros(len(view), bool)
    matches = np.ones(len(view), bool)
    for word in words:
        matches &= _homes_with(view, word)
    return matches


def homes_saying(view: View, text: str) -> Flags:
    """Which adverts have a text in what is in no column of words, whole as it is."""
    matches = np.zeros(len(view), bool)
    for first, part in view.texts():
        matches[first : first + len(part)] = listings_with(part, folded(text))
    return matches


def _homes_with(view: View, word: str) -> Flags:
    matches = _anywhere(view, word)
    if _SHORTEST_SPLIT <= len(word) <= _LONGEST_SPLIT and not word.isascii() and not matches.any():
        for at in range(len(word) - 1, 0, -1):
            both = _anywhere(view, word[:at])
            if both.any():
                both &= _anywhere(view, word[at:])
                if both.any():
                    return both
    return matches


def _anywhere(view: View, word: str) -> Flags:
    matches = np.zeros(len(view), bool)
    for first, part in view.texts():
        matches[first : first + len(part)] = listings_with(part, word)
    for column in WORDS:
        hits = _matching(view.names(column), word)
        if column in READ and _LATIN.fullmatch(word):
            hits = sorted({*hits, *_read(*view.readings(column), word)})
        if hits:
            chosen = np.zeros(len(view.names(column)), bool)
            chosen[hits] = True
            matches |= chosen.take(view.codes(column))
    number = _numbers(view, word)
    return matches if number is None else matches | number


class _Lines:
    """Names as one text, a line each: looking through it at once costs a tenth of looking at each."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._text = "\n".join(name.replace("\n", " ") for name in names)
        lengths = np.fromiter((len(name) + 1 for name in names), np.int64, len(names))
        self._ends = np.cumsum(lengths)

    def matching(self, pattern: str) -> list[int]:
        """The lines in which a pattern is found, ascending."""
        starts = np.array([match.start() for match in re.finditer(pattern, self._text, re.MULTILINE)], np.int64)
        lines: list[int] = np.unique(np.searchsorted(self._ends, starts, side="right")).tolist()
        return lines


@lru_cache(maxsize=64)
def _lines(names: tuple[str, ...]) -> _Lines:
    return _Lines(names)


@lru_cache(maxsize=64)
def _folded_lines(names: tuple[str, ...]) -> _Lines:
    return _Lines(tuple(folded(name) for name in names))


def _matching(names: tuple[str, ...], word: str) -> list[int]:
    return _folded_lines(names).matching(re.escape(word))


def _read(pinyin: tuple[str, ...], initials: tuple[str, ...], word: str) -> list[int]:
    """The names whose initials have the letters, or whose syllables, from one of them on, are read so."""
    # the letter comes first, for speed: what stands before it must not be a letter
    from_a_syllable = f"{word[0]}(?<![^ \\n]{word[0]}) ?" + " ?".join(word[1:])
    return [*_lines(initials).matching(word), *_lines(pinyin).matching(from_a_syllable)]


def _numbers(view: View, word: str) -> Flags | None:
    """Homes whose area or price is the number typed, as exactly as it was typed."""
    figure = _figure(view, word)
    if match := _YUAN.fullmatch(word):
        # as it is shown: in whole yuan
        fen = int(match[1].replace(",", "")) * 100
        price = _within(view, "price", fen - 50, fen + 49)
        return price if figure is None else figure | price
    return figure


def _figure(view: View, word: str) -> Flags | None:
    if match := _AREA.fullmatch(word):
        return _within(view, "area", *_bounds(match[1], match[2] or "", 100))
    if match := _WAN.fullmatch(word):
        return _within(view, "price", *_bounds(match[1], match[2] or "", _FEN_A_WAN))
    if match := _NUMBER.fullmatch(word):
        area = _within(view, "area", *_bounds(match[1], match[2] or "", 100))
        return area | _within(view, "price", *_bounds(match[1], match[2] or "", _FEN_A_WAN))
    return None


def _bounds(whole: str, digits: str, unit: int) -> tuple[int, int]:
    """From the number itself up to what would be written otherwise: 62 is all of 62.00 to 62.99."""
    step = unit // 10 ** len(digits) or 1
    least = int(whole) * unit + (int(digits) * step if digits else 0)
    return least, least + step - 1


def _within(view: View, name: str, least: int, most: int) -> Flags:
    column = view.stored(name)
    return np.asarray((column >= least) & (column <= most) & (column != UNKNOWN))
