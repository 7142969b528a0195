"""A calendar month: the grain of every plan."""

from __future__ import annotations

import functools
import re

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")
MONTHS_A_YEAR = 12


@functools.total_ordering
class Month:
    """One calendar month. Written `2027-03`; adding an int moves by months; subtracting two counts months."""

    __slots__ = ("index",)
    index: int

    def __init__(self, year: int, month: int) -> None:
        """Raise ValueError for a month outside 1 to 12 or a year outside 1900 to 9999."""
        if not 1 <= month <= MONTHS_A_YEAR or not 1900 <= year < 10_000:  # noqa: PLR2004
            raise ValueError(f"no such month: {year}-{month}")
        object.__setattr__(self, "index", year * MONTHS_A_YEAR + month - 1)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Month does not change")

    def __reduce__(self) -> tuple[type[Month], tuple[int, int]]:
        return Month, (self.year, self.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`. Raises ValueError for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.index // MONTHS_A_YEAR

    @property
    def month(self) -> int:
        """The calendar month, 1 to 12."""
        return self.index % MONTHS_A_YEAR + 1

    def __add__(self, months: int) -> Month:
        year, month = divmod(self.index + months, MONTHS_A_YEAR)
        return Month(year, month + 1)

    def __sub__(self, other: Month) -> int:
        return self.index - other.index

    def __lt__(self, other: Month) -> bool:
        return self.index < other.index

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Month) and self.index == other.index

    def __hash__(self) -> int:
        return hash(self.index)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def __repr__(self) -> str:
        return f"Month({self.year}, {self.month})"
