"""What the open plan can pay for homes of different sizes: the line in the picture of areas and prices."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.plan.new_plan import without_own_price
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.money import FEN_A_YUAN, Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.safety.homes import money_for, safe_homes
from hegang_desktop.engine.sensitivity.first_months import NEVER
from hegang_desktop.engine.sensitivity.homes import home_months

_STEPS = 22
_MOST_YUAN = 5_000_000


def affordable(plan: Plan, areas: NDArray[np.int64], months: int) -> NDArray[np.int64]:
    """The highest price, in whole yuan of fen, at which a home of each area is safely owned within `months` months.

    `areas` are in 1/100 m²; the home is else as the plan's own. Shape of the result: (areas,); 0 where none can be.
    """
    asked = without_own_price(plan)
    home = asked.scenario.home
    low, high = np.zeros(len(areas), np.int64), np.full(len(areas), _MOST_YUAN, np.int64)
    template = HomeArrays.of([home])
    rules = load_rules()
    money = money_for(asked, rules, _homes(template, high, areas))
    for _ in range(_STEPS):
        middle = (low + high + 1) // 2
        homes = _homes(template, middle * FEN_A_YUAN, areas)
        reached = safe_homes(asked, rules, homes, home_months(asked, rules, homes), money).month
        fits = (reached != NEVER) & (reached <= months)
        low, high = np.where(fits, middle, low), np.where(fits, high, middle - 1)
    return low * FEN_A_YUAN


def _homes(template: HomeArrays, price: NDArray[np.int64], areas: NDArray[np.int64]) -> HomeArrays:
    return HomeArrays.listed(
        price,
        areas,
        heated=template.heated,
        bare=template.bare,
        undescribed=template.undescribed,
        held=template.held,
        held_in=template.held_in,
        seller_pays_taxes=template.seller_pays_taxes,
        agency_terms=template.agency_terms,
        repairs=template.repairs,
        usable_basis=template.usable_basis,
        floor=template.floor,
        floor_band=template.floor_band,
        floors=template.floors,
        gable=template.gable,
        separate_loop=template.separate_loop,
        city=template.city,
        cities=template.cities,
    )


class PlanLine(msgspec.Struct, frozen=True):
    """Highest prices by area whose safe month comes within `months`."""

    months: int
    areas: tuple[Area, ...]
    prices: tuple[Fen, ...]


def plan_lines(plan: Plan, least: Area, most: Area) -> tuple[PlanLine, ...]:
    """The lines of homes that are safe at once and within a year, over a range of areas; empty lines are left out."""
    areas = np.linspace(max(1_00, least), max(2_00, most), 16).astype(np.int64)
    lines: list[PlanLine] = []
    for months in (0, 12):
        prices = affordable(plan, areas, months)
        if prices.any():
            lines.append(
                PlanLine(months, tuple(Area(int(a)) for a in areas), tuple(Fen(int(price)) for price in prices))
            )
    return tuple(lines)
