"""Plans to begin with: an empty one, and one from the first questions."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.app.plan.library import new_id
from hegang_desktop.domain.area import Area, square_metres
from hegang_desktop.domain.city import City
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome

COMMON_AREA = square_metres(60)
CUSHION_MONTHS = 3
"""Months of living there that a new plan keeps back."""
There = Literal["same", "local", "nothing"]
"""What comes in after the move: the same (the work goes along), work there, nothing at first."""
FIRST_INCOME = "first-income"
"""The id of the stream that a new plan begins with: its luck is drawn by it, so equal answers get equal months."""
_AFTER_MOVE: dict[There, Literal["stays", "changes", "stops"]] = {
    "same": "stays",
    "local": "changes",
    "nothing": "stops",
}


def usual_cushion(living: Fen) -> Fen:
    """What a new plan keeps back where a month there takes `living`, in fen."""
    return Fen(CUSHION_MONTHS * living)


def city_home(city: City | None, city_name: str, area: Area = COMMON_AREA) -> TargetHome:
    """A home of a common size in a city, at the city's known unit price (zero where none is known)."""
    figure = city.figure("unit_price") if city else None
    return TargetHome(
        description=Description(city=city_name),
        floor_area=area,
        basis="unit",
        unit_price=Fen(figure.value) if figure else ZERO,
        heated=city.heated if city else True,
    )


def new_plan(
    name: str,
    start: Month,
    *,
    savings: Fen = ZERO,
    income: Fen = ZERO,
    spending: Fen = ZERO,
    rent: Fen = ZERO,
    home: TargetHome | None = None,
    there: There = "same",
    income_there: Fen = ZERO,
    cushion: Fen = ZERO,
    day: int = 1,
    income_in: bool = False,
    rent_paid: bool = False,
) -> Plan:
    """A plan of one scenario, from the money counted on a `day` of `start`.

    `spending` is without the rent. `income_there` is what a month of work `there` pays, where it is local.
    `income_in`, `rent_paid`: this month's are part of the savings already.
    """
    after = _AFTER_MOVE[there]
    stream = IncomeStream(
        FIRST_INCOME, "", income, after_move=after, amount_after=income_there if after == "changes" else ZERO
    )
    settled = (*((f"income:{stream.id}",) if income_in else ()), *(("rent",) if rent_paid else ()))
    return Plan(
        id=new_id(),
        name=name,
        situation=Situation(
            cash=(CashPoint(start, savings, day=day, settled=settled),),
            income=(stream,),
            spending=spending,
            rent=rent,
            cushion=cushion,
        ),
        scenarios=(Scenario(new_id(), "", home or TargetHome()),),
    )


def with_home(plan: Plan, home: TargetHome) -> Plan:
    """The plan with another target home in its active scenario; overrides that were about the old home's price go."""
    asked = without_own_price(plan)
    return asked.with_scenario(msgspec.structs.replace(asked.scenario, home=home))


def with_target(plan: Plan, home: TargetHome) -> Plan:
    """The plan with another target home; a home that is bought stays where it is, in a scenario that is kept."""
    if plan.scenario.bought is None:
        return with_home(plan, home)
    ahead = msgspec.structs.replace(without_own_price(plan).scenario, id=new_id(), name="", home=home)
    return msgspec.structs.replace(plan, scenarios=(*plan.scenarios, ahead), active=ahead.id)


def without_own_price(plan: Plan) -> Plan:
    """The plan without what the user said about the price of its home, or paid for it: other homes have their own."""
    scenario = plan.scenario
    overrides = {id_: amount for id_, amount in scenario.overrides.items() if id_ != "price"}
    return plan.with_scenario(msgspec.structs.replace(scenario, overrides=overrides, bought=None))
