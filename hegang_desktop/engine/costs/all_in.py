"""The all-in cost: everything paid until the door can be locked and the flat lived in, first winter included."""

from __future__ import annotations

import math

import msgspec

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Given, Rules
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.heating import property_fee_words, property_fee_year, season_heating, season_words
from hegang_desktop.engine.costs.lines import Label, chosen_line, given_line, with_override
from hegang_desktop.engine.costs.repairs import repairs_line
from hegang_desktop.engine.costs.taxes import deed_tax, seller_taxes
from hegang_desktop.engine.costs.values import Values, values_of

DEAREST = Fen(10**14)
"""No price grows above it."""
NO_CONTINGENCY = frozenset(
    {
        "price",
        "deed_tax",
        "seller_taxes",
        "vat",
        "vat_surcharges",
        "income_tax",
        "arrears",
        "first_heating",
        "first_property_fee",
    }
)
"""Lines that hold no surprises, or none that a share of their amount would cover."""


class FlatLine(msgspec.Struct, frozen=True):
    """A line that is one amount, whatever the home; the assumption of the same id gives it."""

    id: str
    name: Message
    rule: Message


REGISTRATION = FlatLine("registration", msg("Registration"), msg("A fee for each home"))
BY_PROXY = (
    FlatLine("notary", msg("Notary and power of attorney"), msg("It must name each act and the flat")),
    FlatLine("post", msg("Post of papers"), msg("Registered, there and back")),
    FlatLine("proxy_fee", msg("Fee of the proxy"), msg("Somebody who is not the agent")),
)
"""Lines of a purchase in a month in which the buyer cannot travel."""
DOOR = FlatLine("door", msg("Door and locks"), msg("A new anti-theft door"))
SETTLING_IN = (
    FlatLine("furniture", msg("Furniture and appliances"), msg("The least to live with, second-hand")),
    FlatLine("network", msg("Network"), msg("Router and first month")),
    FlatLine("journey", msg("Journey"), msg("The way there by slow trains")),
    FlatLine("freight", msg("Freight"), msg("Parcels with what is taken along")),
    FlatLine("lodging", msg("Lodging while searching"), msg("About a week of looking")),
)


def price_factor(month: Month, since: Month, drift: int) -> float:
    """What a price is multiplied by after moving `drift` ten-thousandths a year, compounded by whole months."""
    return float((1 + drift / 10_000) ** ((month - since) / MONTHS_A_YEAR))


def expected_price(scenario: Scenario, month: Month, start: Month, rules: Rules) -> Fen:
    """The asking price moved by the assumption `price_drift` since its own month, less the share `bargaining`.

    That month is the home's `priced_in`, or `start`, the first month of the plan. At most 10^14 fen.
    """
    home, values = scenario.home, values_of(scenario, rules, month)
    moved = _moved(home, month, start, values.value("price_drift"))
    return Fen(moved - share(moved, Tenthousandths(values.value("bargaining"))))


def _moved(home: TargetHome, month: Month, start: Month, drift: int) -> Fen:
    asking = home.asking_price
    if not drift:
        return min(asking, DEAREST)
    moved = asking * price_factor(month, home.priced_in or start, drift)
    return Fen(math.floor(moved + 0.5)) if moved < DEAREST else DEAREST


def all_in(
    scenario: Scenario, month: Month, start: Month, rules: Rules, *, other_home: bool, proxy: bool = False
) -> tuple[CostLine, ...]:
    """The cost lines of buying the scenario's home in `month`. The user's overrides win; `computed` keeps the rule's.

    `start` is the first month of the plan, from which prices drift. `other_home`: the family owns another home.
    `proxy`: the buyer cannot travel in that month, so that somebody else signs. Lines that do not apply are left out
    unless their zero tells the reader what to ask.
    """
    price = _price_line(scenario, month, start, values_of(scenario, rules, month))
    # a price of the user's own is the price that is taxed as well
    lines = lines_at(scenario, price.amount, month, rules, other_home=other_home, proxy=proxy)
    return (price, *lines)


def lines_at(
    scenario: Scenario, price: Fen, month: Month, rules: Rules, *, other_home: bool, proxy: bool
) -> tuple[CostLine, ...]:
    """All lines beside the price, for a home that is bought at `price`."""
    home, values, overrides = scenario.home, values_of(scenario, rules, month), scenario.overrides
    heating, fee = values.given("heating_tariff"), values.given("property_fee")
    lines = [
        deed_tax(rules, price, month, home.floor_area, other_home=other_home, place=values.place),
        *seller_taxes(home, price, month, values, overrides),
        _agency_line(home, price, values),
        _flat(REGISTRATION, values),
        *(_flat(one, values) for one in (BY_PROXY if proxy else ())),
        _arrears_line(home),
        _fund_line(home),
        _flat(DOOR, values),
        repairs_line(home, values),
        *(_flat(one, values) for one in SETTLING_IN),
    ]
    if home.heated or "first_heating" in overrides:
        amount, words = season_heating(home, values), season_words(home, values)
        lines.append(given_line("first_heating", msg("First winter's heating"), amount, words, heating))
    amount, words = property_fee_year(home, values), property_fee_words(home, values)
    lines.append(given_line("first_property_fee", msg("First year's property fee"), amount, words, fee))
    counted = [with_override(line, overrides) for line in lines]
    counted.append(with_override(_contingency_line(counted, values), overrides))
    return tuple(counted)


def _flat(flat: FlatLine, values: Values) -> CostLine:
    given = values.given(flat.id)
    return given_line(flat.id, flat.name, Fen(given.value), flat.rule, given)


def _price_line(scenario: Scenario, month: Month, start: Month, values: Values) -> CostLine:
    home = scenario.home
    expected = expected_price(scenario, month, start, values.rules)
    drift, bargaining = values.given("price_drift"), values.given("bargaining")
    rule = msg("The price asked")
    if home.basis == "unit":
        rule = msg("{area} at {unit} a square metre", area=SquareMetres(home.floor_area), unit=Money(home.unit_price))
    if _moved(home, month, start, drift.value) != home.asking_price:
        rate = Percent(drift.value)
        rule = msg("{asking} today, moving by {drift} a year", asking=Money(home.asking_price), drift=rate)
    if bargaining.value:
        rule = msg("{rule}; {share} less by bargaining", rule=rule, share=Percent(bargaining.value))
    given = next((g for g in (drift, bargaining) if g.value and g.label == "assumption"), Given(0, "fact", None))
    line = given_line("price", msg("Price of the home"), expected, rule, given)
    return with_override(line, scenario.overrides)


def _agency_line(home: TargetHome, price: Fen, values: Values) -> CostLine:
    name = msg("Agency")
    if home.agency_terms == "included":
        return chosen_line("agency", name, ZERO, msg("Inside the price asked"))
    if home.agency_terms == "rate":
        given = values.given("agency_rate")
        words = msg("{rate} of the price of {price}", rate=Percent(given.value), price=Money(price))
        return chosen_line("agency", name, share(price, Tenthousandths(given.value)), words, given)
    given = values.given("agency")
    return given_line("agency", name, Fen(given.value), msg("A flat fee"), given)


def _arrears_line(home: TargetHome) -> CostLine:
    words = msg("What the former owner left unpaid; in practice the buyer settles it")
    if not home.arrears:
        words = msg(
            "None entered. Ask for paid receipts of the last three winters' heating, property fee, water, power, gas"
        )
    label: Label = "fact" if home.arrears else "assumption"
    return CostLine("arrears", msg("Arrears of the former owner"), home.arrears, home.arrears, words, label)


def _fund_line(home: TargetHome) -> CostLine:
    fund, name = home.maintenance_fund, msg("Maintenance fund")
    words = msg("What the joint fund of the building still asks for")
    if not fund:
        words = msg("None entered. Ask for its balance, and whether it must be topped up at the transfer")
    return CostLine("maintenance_fund", name, fund, fund, words, "fact" if fund else "assumption")


def _contingency_line(lines: list[CostLine], values: Values) -> CostLine:
    given = values.given("contingency")
    base = contingency_base(lines)
    amount = share(base, Tenthousandths(given.value))
    words = msg(
        "{rate} of {amount}: all lines but price, taxes, arrears, heating and property fee",
        rate=Percent(given.value),
        amount=Money(base),
    )
    return given_line("contingency", msg("Contingency"), amount, words, given)


def contingency_base(lines: list[CostLine]) -> Fen:
    """What the lines come to of which a share is set aside for surprises."""
    return Fen(sum(line.amount for line in lines if line.id not in NO_CONTINGENCY))
