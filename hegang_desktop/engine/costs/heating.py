"""What a season of heating costs, and the area by which it is charged."""

from __future__ import annotations

from hegang_desktop.domain.area import Area, for_area
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg
from hegang_desktop.domain.money import ZERO, Fen, divide_half_up
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.values import Values


def heating_area(home: TargetHome, values: Values) -> Area:
    """The floor area; where the usable area is charged, the interior area, or a share of the floor area."""
    if home.heating_basis == "gross":
        return home.floor_area
    interior = home.description.interior_area
    return interior or Area(divide_half_up(home.floor_area * values.value("usable_share"), 10_000))


def season_heating(home: TargetHome, values: Values) -> Fen:
    """The charge of one whole season; zero where there is no central heating."""
    return for_area(values.fen("heating_tariff"), heating_area(home, values)) if home.heated else ZERO


def season_words(home: TargetHome, values: Values) -> Message:
    """How the charge is reckoned."""
    if not home.heated:
        return msg("None: the place has no central heating")
    area, tariff = SquareMetres(heating_area(home, values)), Money(values.fen("heating_tariff"))
    if home.heating_basis == "usable":
        return msg("{area} of usable area at {tariff} a square metre for the winter", area=area, tariff=tariff)
    return msg("{area} at {tariff} a square metre for the winter", area=area, tariff=tariff)


def property_fee_year(home: TargetHome, values: Values) -> Fen:
    """Twelve months of the property fee."""
    return for_area(Fen(values.fen("property_fee") * 12), home.floor_area)


def property_fee_words(home: TargetHome, values: Values) -> Message:
    """How the property fee is reckoned."""
    area, fee = SquareMetres(home.floor_area), Money(values.fen("property_fee"))
    return msg("{area} at {fee} a square metre a month, for 12 months", area=area, fee=fee)
