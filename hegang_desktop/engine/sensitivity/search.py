"""Searching for the least change that makes something hold."""

from __future__ import annotations

from collections.abc import Callable


def least(holds: Callable[[int], bool], most: int, first: int = 1) -> int | None:
    """The least whole number from 1 to `most` for which `holds`; None if it was not seen to hold.

    Looks at `first`, twice that and so on, then halves between the last that failed and the first that held. Exact
    where everything beyond a number that holds holds as well; elsewhere it finds one that holds while the number
    before it does not, and may miss a stretch narrower than the steps.
    """
    if most < 1:
        return None
    low, high = 0, min(max(first, 1), most)
    while not holds(high):
        if high == most:
            return None
        low, high = high, min(2 * high, most)
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high
