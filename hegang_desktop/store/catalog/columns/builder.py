"""Builds the next columns from the present ones and what an import brings, row by row, without reading back."""

from __future__ import annotations

import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.field_values import all_of_listing
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.listing_field import Kind
from hegang_desktop.store.catalog.columns.derive import Looks, derive
from hegang_desktop.store.catalog.columns.layout import (
    BANDS,
    IN_ARRAYS,
    IN_WORDS,
    NO_WHOLE,
    NUMBERS,
    UNKNOWN,
    WORDS,
    Columns,
    day_number,
    rooms_of,
    searched_text,
)
from hegang_desktop.store.catalog.columns.pinyin import readings
from hegang_desktop.store.catalog.columns.text import units

_KINDS = {np.int64: "q", np.int32: "i", np.int16: "h", np.int8: "b", np.bool_: "b"}
_DESCRIBED = (*(field.array for field in IN_ARRAYS), "rooms", "home_key")
_REST = ("first_price", "first_seen", "last_seen", "sample", "relisted", "import_id", "cut_in")


class ColumnsBuilder:
    """Takes new listings in ascending order of id, and changes to known ones; then makes Columns."""

    def __init__(self, before: Columns) -> None:
        self._before = before
        self._ids = array.array("i")
        self._new: list[tuple[Any, ...]] = []
        self._known_ids: list[int] = []
        self._known: list[tuple[Any, ...]] = []
        self._new_words: list[tuple[str, ...]] = []
        self._numbers = {name: array.array(_KINDS[kind]) for name, kind in NUMBERS.items()}
        self._codes = {name: array.array("i") for name in WORDS}
        self._names = {name: list(before.names[name]) for name in WORDS}
        self._code_of = {name: {text: at for at, text in enumerate(before.names[name])} for name in WORDS}
        self._texts: list[NDArray[np.uint16]] = []
        self._pending: list[str] = []
        self._lengths = array.array("q")
        self._text_of = array.array("i")
        self._changes: dict[str, dict[int, int]] = {}
        self._word_changes: dict[str, dict[int, int]] = {}
        self._new_text_of: list[int] = []

    def add(self, id_: int, listing: Listing, home_key: int, first_seen: int, *, import_id: int, sample: bool) -> None:
        """A new listing; days are ordinals."""
        rest = (id_, listing.asking_price, first_seen, first_seen, sample, 0, import_id, UNKNOWN)
        self._new.append(_described(listing, home_key) + rest)
        self._new_words.append(_take_words(listing))
        if len(self._new) >= _LISTINGS_AT_ONCE:
            self._gather()
        self._add_text(id_, listing)

    def _gather(self) -> None:
        """Put the listings added since the last time into the columns: whole columns cost less than row by row."""
        if not self._new:
            return
        columns = (*(self._numbers[name] for name in _DESCRIBED), self._ids, *(self._numbers[name] for name in _REST))
        for column, values in zip(columns, _coded(self._new), strict=True):
            column.extend(array.array(column.typecode, values))
        for name, texts in zip(WORDS, zip(*self._new_words, strict=True), strict=True):
            for text in dict.fromkeys(texts):
                self._code(name, text)
            codes = self._code_of[name]
            self._codes[name].extend(array.array("i", [codes[text] for text in texts]))
        self._new.clear()
        self._new_words.clear()

    def describe(self, id_: int, listing: Listing, home_key: int) -> None:
        """A known listing as it is described now."""
        # words are numbered in the order in which they come
        self._gather()
        self._known_ids.append(id_)
        self._known.append(_described(listing, home_key))
        if len(self._known) >= _LISTINGS_AT_ONCE:
            self._gather_known()
        for name, text in zip(WORDS, _take_words(listing), strict=True):
            self._word_changes.setdefault(name, {})[id_] = self._code(name, text)
        self._new_text_of.append(id_)
        self._add_text(id_, listing, changed=True)

    def _gather_known(self) -> None:
        """Put what known listings are described as since the last time among the changes."""
        for name, values in zip(_DESCRIBED, _coded(self._known), strict=False):
            self._changes.setdefault(name, {}).update(zip(self._known_ids, values, strict=True))
        self._known_ids.clear()
        self._known.clear()

    def change(self, id_: int, name: str, value: int) -> None:
        """One number of a known listing."""
        self._changes.setdefault(name, {})[id_] = value

    def _code(self, name: str, text: str) -> int:
        codes = self._code_of[name]
        code = codes.get(text)
        if code is None:
            code = codes[text] = len(codes)
            self._names[name].append(text)
        return code

    def _add_text(self, id_: int, listing: Listing, *, changed: bool = False) -> None:
        text = searched_text(listing)
        if text or changed:
            self._pending.append(text)
            self._text_of.append(id_)
            if len(self._pending) >= _TEXTS_AT_ONCE:
                self._encode()

    def _encode(self) -> None:
        if self._pending:
            encoded, lengths = units(self._pending)
            self._texts.append(encoded)
            self._lengths.extend(lengths)
            self._pending = []

    def build(self, generation: int, looks: Looks, keep: NDArray[np.bool_] | None = None) -> Columns:
        """The columns of the next generation.

        `looks` tells when sources were looked through; `keep` says which of the positions, new ones included, stay.
        """
        before = self._before
        self._gather()
        self._gather_known()
        self._encode()
        ids = _joined(before.ids, np.frombuffer(self._ids, np.int32))
        numbers: dict[str, NDArray[Any]] = {}
        for name, kind in NUMBERS.items():
            added = np.frombuffer(self._numbers[name], np.dtype(self._numbers[name].typecode)).astype(kind, copy=False)
            numbers[name] = _joined(before.numbers[name], added)
        codes = {name: _joined(before.codes[name], np.frombuffer(self._codes[name], np.int32)) for name in WORDS}
        for columns, changes in ((numbers, self._changes), (codes, self._word_changes)):
            for name, by_id in changes.items():
                at = np.searchsorted(ids, np.fromiter(by_id.keys(), np.int64, len(by_id)))
                columns[name][at] = np.fromiter(by_id.values(), np.int64, len(by_id))
        text = _joined(before.text, *self._texts)
        lengths = np.concatenate([np.diff(before.starts), np.frombuffer(self._lengths, np.int64)])
        text_of = _joined(before.text_of, np.frombuffer(self._text_of, np.int32))
        if self._new_text_of:
            text_of = _last_only(text_of, np.array(self._new_text_of, np.int32))
        if keep is not None:
            ids = ids[keep]
            numbers = {name: column[keep] for name, column in numbers.items()}
            codes = {name: column[keep] for name, column in codes.items()}
            text_of = np.where(np.isin(text_of, ids), text_of, np.int32(0))
        text, lengths, text_of = _compact(text, lengths, text_of)
        names = {name: tuple(texts) for name, texts in self._names.items()}
        pinyin, initials = readings(names, before)
        made = Columns(
            generation=generation,
            ids=ids,
            numbers=numbers,
            codes=codes,
            names=names,
            pinyin=pinyin,
            initials=initials,
            text=text,
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            text_of=text_of,
        )
        numbers.update(derive(made, looks))
        return made


_LISTINGS_AT_ONCE = 1024
_TEXTS_AT_ONCE = 4096
_MOST_DEAD = 0.2


_BAND_CODES = {band: code for code, band in enumerate(BANDS)}
_YES_NO_CODES = {None: 0, False: 1, True: 2}


def _amounts(values: Iterable[int | None]) -> list[int]:
    return [UNKNOWN if value is None else value for value in values]


def _wholes(values: Iterable[int | None]) -> list[int]:
    return [NO_WHOLE if value is None or abs(value) >= -NO_WHOLE else value for value in values]


_CODED: dict[Kind, Callable[[Iterable[Any]], list[int]]] = {
    "money": _amounts,
    "whole_money": _amounts,
    "area": lambda values: [value or UNKNOWN for value in values],
    "date": lambda values: [day_number(value) for value in values],
    "whole": _wholes,
    "storey": _wholes,
    "year": lambda values: [UNKNOWN if year is None or abs(year) >= -NO_WHOLE else year for year in values],
    "band": lambda values: [_BAND_CODES[value or ""] for value in values],
    "yes_no": lambda values: [_YES_NO_CODES[value] for value in values],
}
"""The numbers by which an array holds values of a kind."""
_CODERS = tuple(_CODED[field.kind] for field in IN_ARRAYS)
_take_numbers = all_of_listing(IN_ARRAYS)
_take_words: Callable[[Listing], tuple[str, ...]] = all_of_listing(IN_WORDS)


def _described(listing: Listing, home_key: int) -> tuple[Any, ...]:
    """What `_DESCRIBED` is of a listing, the fields not coded yet."""
    return (*_take_numbers(listing), rooms_of(listing.description.layout), home_key)


def _coded(rows: list[tuple[Any, ...]]) -> list[Sequence[Any]]:
    """Rows that begin with `_described` as columns of numbers; none of no rows."""
    by_column: list[Sequence[Any]] = list(zip(*rows, strict=True))
    by_column[: len(_CODERS)] = [code(values) for code, values in zip(_CODERS, by_column, strict=False)]
    return by_column


def _joined(*parts: NDArray[Any]) -> NDArray[Any]:
    """A copy in memory of parts one after the other."""
    return np.concatenate(parts)


def _compact(
    text: NDArray[np.uint16], lengths: NDArray[np.int64], text_of: NDArray[np.int32]
) -> tuple[NDArray[np.uint16], NDArray[np.int64], NDArray[np.int32]]:
    """Without the texts that belong to nothing any more, once they are many."""
    alive = text_of != 0
    dead = int(lengths[~alive].sum())
    if dead <= _MOST_DEAD * len(text):
        return text, lengths, text_of
    return text[np.repeat(alive, lengths)], lengths[alive], text_of[alive]


def _last_only(text_of: NDArray[np.int32], changed: NDArray[np.int32]) -> NDArray[np.int32]:
    """Of the texts of each changed listing only the last one counts."""
    at = np.flatnonzero(np.isin(text_of, changed))
    _, from_end = np.unique(text_of[at][::-1], return_index=True)
    old = np.ones(len(at), bool)
    old[len(at) - 1 - from_end] = False
    text_of[at[old]] = 0
    return text_of
