"""The all-in cost: everything paid until the door can be locked and the flat lived in, first winter included."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.area import for_area
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, msg
from hegang_desktop.domain.money import ZERO, Fen, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.taxes import deed_tax, seller_taxes

BARE = ("毛坯", "bare")


def expected_price(home: TargetHome, month: Month, start: Month, drift: int) -> Fen:
    """The asking price moved by `drift` (ten-thousandths a year, compounded by whole months) since its own month.

    That month is the home's `priced_in`, or `start`, the first month of the plan.
    """
    years = (month - (home.priced_in or start)) / MONTHS_A_YEAR
    return Fen(round(home.asking_price * (1 + drift / 10_000) ** years)) if drift else home.asking_price


def all_in(scenario: Scenario, month: Month, start: Month, rules: Rules, *, other_home: bool) -> tuple[CostLine, ...]:
    """The cost lines of buying the scenario's home in `month`. The user's overrides win; `computed` keeps the rule's.

    `start` is the first month of the plan, from which prices drift. `other_home`: the family owns another home.
    """
    home, chosen = scenario.home, scenario.assumptions
    expected = expected_price(home, month, start, rules.value("price_drift", chosen))
    # a price of the user's own is the price that is taxed as well
    price = scenario.overrides.get("price", expected)
    area = home.floor_area
    tariff = rules.fen("heating_tariff", chosen) if home.heated else ZERO
    fee = rules.fen("property_fee", chosen)
    bare = any(word in home.description.condition for word in BARE)

    def line(id_: str, name: Message, amount: Fen, rule: Message, assumption: str = "") -> CostLine:
        source = rules.assumptions[assumption].source if assumption else None
        own = not assumption or assumption in chosen
        return CostLine(id_, name, amount, amount, rule, "fact" if own else "assumption", source)

    def flat(id_: str, name: Message, assumption: str, rule: Message) -> CostLine:
        return line(id_, name, rules.fen(assumption, chosen), rule, assumption)

    price_rule = msg("The price asked")
    if home.basis == "unit":
        price_rule = msg("{area} at {unit} a square metre", area=SquareMetres(area), unit=Money(home.unit_price))
    if expected != home.asking_price:
        drift = Percent(rules.value("price_drift", chosen))
        price_rule = msg("{asking} today, moving by {drift} a year", asking=Money(home.asking_price), drift=drift)
    lines = [
        line("price", msg("Price of the home"), expected, price_rule),
        deed_tax(rules, price, month, area, other_home=other_home),
        *seller_taxes(rules, price, month, home.held),
        flat("agency", msg("Agency"), "agency", msg("A flat fee")),
        flat("registration", msg("Registration"), "registration", msg("A fee for each home")),
        flat("door", msg("Door and locks"), "door", msg("A new anti-theft door")),
        line(
            "repairs",
            msg("Repairs"),
            rules.fen("bare_repairs", chosen) if bare else ZERO,
            msg("Simple renovation of bare concrete") if bare else msg("None: the home is not described as bare"),
            "bare_repairs",
        ),
        flat("furniture", msg("Furniture and appliances"), "furniture", msg("The least to live with, second-hand")),
        flat("journey", msg("Journey and lodging"), "journey", msg("The way there and a week of looking")),
        line(
            "first_heating",
            msg("First winter's heating"),
            for_area(tariff, area),
            msg("{area} at {tariff} a square metre for the winter", area=SquareMetres(area), tariff=Money(tariff))
            if home.heated
            else msg("None: the place has no central heating"),
            "heating_tariff",
        ),
        line(
            "first_property_fee",
            msg("First year's property fee"),
            Fen(divide_half_up(fee * area * MONTHS_A_YEAR, 100)),
            msg("{area} at {fee} a square metre a month, for 12 months", area=SquareMetres(area), fee=Money(fee)),
            "property_fee",
        ),
    ]
    return tuple(_override(one, scenario) for one in lines)


def _override(line: CostLine, scenario: Scenario) -> CostLine:
    amount = scenario.overrides.get(line.id)
    if amount is None:
        return line
    return msgspec.structs.replace(line, amount=amount, label="fact", overridden=True)
