"""The holding cost: what the home costs a year once owned, lived in or empty, and when it falls due."""

from __future__ import annotations

import functools

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.heating import property_fee_words, property_fee_year, season_heating, season_words
from hegang_desktop.engine.costs.lines import given_line, with_override
from hegang_desktop.engine.costs.stopping import stopping
from hegang_desktop.engine.costs.values import Values, values_of

PREFIX = "holding:"
"""Before the id of a holding line in `Scenario.overrides`, which cost lines of the purchase share."""


def holding(
    scenario: Scenario, rules: Rules, month: Month | None = None, *, lived_in: bool = True
) -> tuple[CostLine, ...]:
    """The lines of owning the home, each with when it falls due; `domain.cost.yearly` adds them up.

    Lived in, water, power and network are part of the living cost. Empty, heating is owed in full, or the fee for
    stopping it where the company allows that. `month` is that of the rules; without one no dated value of a place is
    used. The user's own amounts stand in `overrides` under "holding:" and the line's id.
    """
    home, values, overrides = scenario.home, values_of(scenario, rules, month), scenario.overrides
    lines = []
    if home.heated or f"{PREFIX}heating" in overrides:
        heating = with_override(_heating_line(home, values), overrides, PREFIX)
        lines.append(heating if lived_in else _empty_heating(heating, home, values))
    fee = values.given("property_fee")
    amount, words = property_fee_year(home, values), property_fee_words(home, values)
    lines.append(given_line("property_fee", msg("Property fee"), amount, words, fee, due="anniversary"))
    if not lived_in:
        words = msg("The least a year, with nobody there")
        lines.append(_flat("empty_utilities", msg("Water and power of the empty home"), words, values))
        words = msg("Somebody who looks in after frost and storms")
        lines.append(_flat("key_holder", msg("Keeper of the keys"), words, values))
    lines.append(_flat("repairs_reserve", msg("Repairs set aside"), msg("A reserve for each year"), values))
    return tuple(line if line.overridden else with_override(line, overrides, PREFIX) for line in lines)


def _flat(id_: str, name: Message, rule: Message, values: Values) -> CostLine:
    given = values.given(id_)
    return given_line(id_, name, Fen(given.value), rule, given, due="anniversary")


def _heating_line(home: TargetHome, values: Values) -> CostLine:
    amount, words = season_heating(home, values), season_words(home, values)
    return given_line("heating", msg("Heating"), amount, words, values.given("heating_tariff"), due="heating")


def _empty_heating(full: CostLine, home: TargetHome, values: Values) -> CostLine:
    """The fee for stopping the heating, a share of the full charge; that charge itself where stopping is refused."""
    found = stopping(home)
    if found.allowed:
        given = values.given("stop_heating_share")
        words = msg(
            "{rate} of the full charge of {amount}; asked for in writing before the season",
            rate=Percent(given.value),
            amount=Money(full.amount),
        )
        fee = share(full.amount, Tenthousandths(given.value))
        return given_line("stop_heating", msg("Fee for stopping the heating"), fee, words, given, due="heating")
    reasons = functools.reduce(lambda one, other: msg("{one}, {other}", one=one, other=other), found.reasons)
    words = msg("In full: stopping is refused ({reasons})", reasons=reasons)
    if found.allowed is None:
        words = msg("In full: stopping is not counted on. Ask the heating company {reasons}", reasons=reasons)
    rule = msg("{rule}. {more}", rule=full.rule, more=words)
    return CostLine(
        full.id, full.name, full.amount, full.computed, rule, full.label, full.source, full.overridden, full.due
    )


def first_heating_due(home_month: Month, rules: Rules, scenario: Scenario) -> Month:
    """The month of the first heating bill that is not part of the all-in cost.

    The winter's bill falls due in the heating month. A home bought during the season, or in the summer before it,
    has that season in its all-in cost; the bill of the next one comes a year later.
    """
    values = values_of(scenario, rules, home_month)
    due, last = values.value("heating_month"), values.value("heating_last_month")
    season = (last - due) % MONTHS_A_YEAR
    since = (home_month.month - due) % MONTHS_A_YEAR
    begun = home_month + -since
    covered = begun if since <= season else begun + MONTHS_A_YEAR
    return covered + MONTHS_A_YEAR
