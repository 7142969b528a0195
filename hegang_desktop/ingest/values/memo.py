"""Reading each different cell of a table once: most columns hold few texts, many times over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MOST_CELLS = 1 << 13
MOST_CHARACTERS = 60
"""Longer cells are hardly ever the same, and keeping them takes memory."""


class Memo(dict[str, T]):
    """`memo[cell]` is what `read(cell)` gives, from memory where it can be: looking it up calls nothing."""

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> T:
        value = self._read(cell)
        if len(cell) <= MOST_CHARACTERS:
            if len(self) >= MOST_CELLS:
                self.clear()
            self[cell] = value
        return value
