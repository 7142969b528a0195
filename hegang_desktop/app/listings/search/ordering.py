"""The order of all homes by a column, worked out once and then thinned to those that fit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.conditions import NumberOf
from hegang_desktop.app.listings.search.view import NOWHERE, View
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.mark import STAGES
from hegang_desktop.domain.search import NUMBERS, Order, SortColumn


def ordered(view: View, order: Order, number: NumberOf) -> NDArray[np.int32]:
    """All positions in order; unknown ones last either way, equal ones as they came."""
    if order.column in NUMBERS:
        key = number(order.column)
        known = key != NOWHERE
    else:
        key, known = _ranks(view, order.column)
    if order.descending:
        key = -key
    if known.all():
        return by_size(key)
    at = np.flatnonzero(known).astype(np.int32)
    first = at[by_size(key[at])]
    return np.concatenate([first, np.flatnonzero(~known).astype(np.int32)])


def by_size(key: NDArray[np.int64]) -> NDArray[np.int32]:
    """The positions by ascending number, equal ones as they came.

    Sixteen bits at a time from the lowest on: numpy sorts those by counting, many times faster than whole numbers.
    """
    if not len(key):
        return np.empty(0, np.int32)
    above = (key - key.min()).view(np.uint64)
    largest, at = int(above.max()), None
    for bits in range(0, max(1, largest.bit_length()), _DIGIT):
        digit = (above >> np.uint64(bits)).astype(np.uint16)
        if at is None:
            at = np.argsort(digit, kind="stable").astype(np.int32)
        else:
            at = at[np.argsort(digit.take(at), kind="stable")]
    assert at is not None  # noqa: S101 - there is a first digit
    return at


_DIGIT = 16


def _ranks(view: View, column: SortColumn) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """For words, their place in the order of words; and which homes have one."""
    if column == "stage":
        codes, _ = view.facet("stage")
        return codes.astype(np.int64), np.asarray((codes > 0) & (codes <= len(STAGES)))
    array = FIELDS[column].array
    names, codes = view.names(array), view.codes(array)
    rank = np.empty(len(names), np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    said = np.array([bool(name) for name in names], bool)
    return rank.take(codes), said.take(codes)
