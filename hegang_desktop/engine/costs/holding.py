"""The holding cost: what the home costs a year once owned, and the months in which it falls due."""

from __future__ import annotations

from hegang_desktop.domain.area import for_area
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg
from hegang_desktop.domain.money import ZERO, Fen, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules


def holding(scenario: Scenario, rules: Rules) -> tuple[CostLine, ...]:
    """The lines of one year of owning the home and living in it, in fen a year."""
    home, chosen = scenario.home, scenario.assumptions
    tariff = rules.fen("heating_tariff", chosen) if home.heated else ZERO
    fee = rules.fen("property_fee", chosen)

    def line(id_: str, name: Message, amount: Fen, rule: Message, assumption: str) -> CostLine:
        label = "fact" if assumption in chosen else "assumption"
        return CostLine(id_, name, amount, amount, rule, label, rules.assumptions[assumption].source)  # type: ignore[arg-type]

    area = SquareMetres(home.floor_area)
    return (
        line(
            "heating",
            msg("Heating"),
            for_area(tariff, home.floor_area),
            msg("{area} at {tariff} a square metre for the winter", area=area, tariff=Money(tariff)),
            "heating_tariff",
        ),
        line(
            "property_fee",
            msg("Property fee"),
            Fen(divide_half_up(fee * home.floor_area * MONTHS_A_YEAR, 100)),
            msg("{area} at {fee} a square metre a month, for 12 months", area=area, fee=Money(fee)),
            "property_fee",
        ),
    )


def first_heating_due(home_month: Month, rules: Rules, scenario: Scenario) -> Month:
    """The month of the first heating bill that is not part of the all-in cost.

    The winter's bill falls due in the heating month. A home bought during the season, or in the summer before it,
    has that season in its all-in cost; the bill of the next one comes a year later.
    """
    due = rules.value("heating_month", scenario.assumptions)
    last = rules.value("heating_last_month", scenario.assumptions)
    season = (last - due) % MONTHS_A_YEAR
    since = (home_month.month - due) % MONTHS_A_YEAR
    begun = home_month + -since
    covered = begun if since <= season else begun + MONTHS_A_YEAR
    return covered + MONTHS_A_YEAR


def due_in(month: Month, home_month: Month, lines: tuple[CostLine, ...], first_heating: Month) -> tuple[CostLine, ...]:
    """The holding lines that fall due in `month`: heating once a season, the property fee a year ahead."""
    due = []
    for line in lines:
        if line.id == "heating":
            if month >= first_heating and (month - first_heating) % MONTHS_A_YEAR == 0:
                due.append(line)
        elif month > home_month and (month - home_month) % MONTHS_A_YEAR == 0:
            due.append(line)
    return tuple(due)
