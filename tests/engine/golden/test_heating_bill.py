"""The heating bill grows by the year exactly and is then rounded to the fen, halves away from zero (docs/engine.md)."""

from __future__ import annotations

import msgspec
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account


@pytest.mark.parametrize(
    ("bill", "rate", "bills"),
    [
        (2_125_00, 0, [2_125_00] * 4),
        (2_125_00, 90, [2_144_13, 2_163_42, 2_182_89, 2_202_54]),  # 2,144.125, 2,163.422.., 2,182.892.., 2,202.538..
        (865_00, 270, [888_36, 912_34, 936_97, 962_27]),  # 888.355, 912.3405.., 936.9737.., 962.2720..
    ],
)
def test_the_bills_of_four_winters(bill: int, rate: int, bills: list[int]) -> None:
    """Bought in October 2020, with that winter; the bills of the next four stand one to four whole years later."""
    situation = Situation(cash=(CashPoint(Month(2020, 10), yuan(100_000)),))
    plan = account(situation, TargetHome(floor_area=square_metres(60), price=yuan(30_000)), years=5)
    scenario = plan.scenario
    scenario = msgspec.structs.replace(
        scenario,
        overrides=scenario.overrides | {"holding:heating": Fen(bill)},
        assumptions=scenario.assumptions | {"inflation_heating": rate},
    )
    projection = project(plan.with_scenario(scenario), load_rules())
    paid = [(one.month, -flow.amount) for one in projection.months for flow in one.flows if flow.kind == "holding"]
    assert paid == [(Month(2021 + year, 10), amount) for year, amount in enumerate(bills)]
