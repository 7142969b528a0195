"""Plans for tests: the seafarer, and ones that hypothesis makes."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome

NOVEMBER = Month(2026, 11)


def a_plan(
    savings: int = 30_000,
    income: int = 5_000,
    spending: int = 2_000,
    price: int = 40_000,
    *,
    start: Month = NOVEMBER,
    name: str = "A plan",
    id_: str = "p1",
) -> Plan:
    """A plain plan in whole yuan."""
    return Plan(
        id=id_,
        name=name,
        situation=Situation(
            cash=(CashPoint(start, yuan(savings)),),
            income=(IncomeStream("i1", "wage", yuan(income)),),
            spending=yuan(spending),
        ),
        scenarios=(
            Scenario("s1", "", TargetHome(Description(city="鹤岗"), floor_area=square_metres(60), price=yuan(price))),
        ),
    )


def with_situation(plan: Plan, **changes: object) -> Plan:
    """The plan with another situation."""
    return msgspec.structs.replace(plan, situation=msgspec.structs.replace(plan.situation, **changes))


amounts = st.integers(0, 20_000_000).map(Fen)
months = st.builds(Month, st.integers(2015, 2040), st.integers(1, 12))
streams = st.builds(
    IncomeStream,
    id=st.uuids().map(str),
    name=st.text(max_size=8),
    amount=st.integers(0, 2_000_000).map(Fen),
    months=st.sets(st.integers(1, 12)).map(lambda chosen: tuple(sorted(chosen))),
    after_move=st.sampled_from(["stays", "stops"]),
)
debts = st.builds(
    Debt,
    id=st.uuids().map(str),
    name=st.text(max_size=8),
    balance=amounts,
    payment=st.integers(0, 1_000_000).map(Fen),
    annual_rate=st.integers(0, 3_600).map(Tenthousandths),
)
situations = st.builds(
    Situation,
    cash=st.builds(lambda month, fen: (CashPoint(month, fen),), months, amounts),
    income=st.lists(streams, max_size=3).map(tuple),
    spending=st.integers(0, 800_000).map(Fen),
    rent=st.integers(0, 400_000).map(Fen),
    remittance=st.integers(0, 200_000).map(Fen),
    debts=st.lists(debts, max_size=2).map(tuple),
    cushion=st.integers(0, 3_000_000).map(Fen),
    owns_other_home=st.booleans(),
)
homes = st.builds(
    TargetHome,
    description=st.builds(Description, city=st.text(max_size=5), condition=st.sampled_from(["", "毛坯", "精装"])),
    floor_area=st.integers(1_500, 20_000),
    basis=st.sampled_from(["total", "unit"]),
    price=amounts,
    unit_price=st.integers(0, 600_000).map(Fen),
    heated=st.booleans(),
    held=st.sampled_from(["unknown", "over_five_only", "two_to_five", "under_two"]),
)
scenarios = st.builds(
    Scenario,
    id=st.just("s1"),
    name=st.text(max_size=8),
    home=homes,
    spending_after=st.none() | st.integers(0, 800_000).map(Fen),
    overrides=st.dictionaries(st.sampled_from(["agency", "door", "deed_tax", "journey"]), amounts),
    assumptions=st.dictionaries(
        st.sampled_from(["heating_tariff", "interest", "price_drift", "horizon"]), st.integers(0, 900)
    ),
)
plans = st.builds(
    Plan,
    id=st.just("p1"),
    name=st.text(min_size=1, max_size=20),
    situation=situations,
    scenarios=scenarios.map(lambda one: (one,)),
    note=st.text(max_size=20),
)
