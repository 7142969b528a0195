"""The shipped and chosen values that cost lines are reckoned with, for one place and month."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Given, PlacedValue, Rules, in_force


class Values(msgspec.Struct, frozen=True):
    """Rules, the user's own values, the city and the month. Without a month no dated value of a place is used."""

    rules: Rules
    chosen: dict[str, int]
    place: str
    month: Month | None

    def given(self, id_: str) -> Given:
        """The user's value, else the city's in that month, else one dated for everywhere, else the shipped one."""
        given = self.rules.given(id_, self.chosen, self.place, self.month)
        if given.label == "assumption" and given.source is self.rules.assumptions[id_].source:
            row = placed_row(self.rules, id_, "", self.month)
            if row is not None:
                return Given(row.value, "assumption", row.source)
        return given

    def value(self, id_: str) -> int:
        """The value alone."""
        return self.given(id_).value

    def fen(self, id_: str) -> Fen:
        """The value of an assumption that is an amount."""
        return Fen(self.given(id_).value)


def values_of(scenario: Scenario, rules: Rules, month: Month | None) -> Values:
    """The values for the scenario's home in `month`."""
    return Values(rules, scenario.assumptions, scenario.home.description.city, month)


def placed_row(rules: Rules, id_: str, place: str, month: Month | None) -> PlacedValue | None:
    """The dated row of `place` (empty: everywhere) for an assumption in `month`."""
    if month is None:
        return None
    fitting = (row for row in rules.placed if row.id == id_ and row.place == place and in_force(row, month))
    return next(fitting, None)
