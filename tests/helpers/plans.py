"""Plans for tests: the seafarer, and ones that hypothesis makes."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.limits import EVERY_MONTH
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Fen, Millionths, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost, SocialInsurance, SpendingLine, Tenancy
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


def with_scenario(plan: Plan, **changes: object) -> Plan:
    """The plan with another active scenario."""
    return plan.with_scenario(msgspec.structs.replace(plan.scenario, **changes))


amounts = st.integers(0, 20_000_000).map(Fen)
plenty = st.integers(10_000_000, 40_000_000).map(Fen)
months = st.builds(Month, st.integers(2015, 2040), st.integers(1, 12))
near_months = st.builds(Month, st.integers(2015, 2045), st.integers(1, 12))
calendar = st.sets(st.integers(1, 12)).map(lambda chosen: tuple(sorted(chosen)))
streams = st.builds(
    IncomeStream,
    id=st.uuids().map(str),
    name=st.text(max_size=8),
    amount=st.integers(0, 2_000_000).map(Fen),
    months=st.just(EVERY_MONTH) | calendar,
    starts=st.none() | near_months,
    after_move=st.sampled_from(["stays", "stops", "changes"]),
    pattern=st.sampled_from(["steady", "seasonal", "irregular", "pension"]),
    amount_after=st.integers(0, 1_000_000).map(Fen),
    months_on=st.integers(0, 8),
    months_off=st.integers(0, 8),
    cycle_start=near_months,
    growth=st.integers(-500, 800).map(Tenthousandths),
    away=st.booleans(),
    floor=st.integers(0, 100_000).map(Fen),
    amount_off=st.just(Fen(0)) | st.integers(0, 600_000).map(Fen),
    amount_off_after=st.integers(0, 600_000).map(Fen),
)
day_rates = st.builds(
    IncomeStream,
    id=st.uuids().map(str),
    name=st.just("day"),
    amount=st.integers(0, 40_000).map(Fen),
    pattern=st.just("day_rate"),
    days=st.integers(0, 31),
    idle=st.integers(0, 10_000).map(Tenthousandths),
)
one_offs = st.builds(
    IncomeStream,
    id=st.uuids().map(str),
    name=st.just("once"),
    amount=amounts,
    pattern=st.just("one_off"),
    starts=near_months,
)
debts = st.builds(
    Debt,
    id=st.uuids().map(str),
    name=st.text(max_size=8),
    balance=amounts,
    payment=st.integers(0, 1_000_000).map(Fen),
    annual_rate=st.integers(0, 3_600).map(Tenthousandths),
    monthly_fee=st.integers(0, 150).map(Tenthousandths),
    cleared_in=st.none() | near_months,
    cost=st.sampled_from(["yearly", "yearly", "daily", "instalments"]),
    daily_rate=st.integers(0, 1_000).map(Millionths),
    instalments=st.integers(1, 60),
    instalment_fee=st.integers(0, 15_000).map(Millionths),
)
pending = st.builds(
    PendingMoney,
    id=st.uuids().map(str),
    name=st.just("deposit"),
    amount=amounts,
    release=near_months,
    certainty=st.sampled_from([10_000, 10_000, 6_000, 0]).map(Tenthousandths),
    annual_rate=st.integers(0, 400).map(Tenthousandths),
    costs=st.integers(0, 100_000).map(Fen),
)
people = st.builds(
    Person,
    id=st.uuids().map(str),
    kind=st.sampled_from(["mover", "partner", "child", "parent"]),
    spending=st.integers(0, 150_000).map(Fen),
    spending_after=st.none() | st.integers(0, 150_000).map(Fen),
    ends=st.none() | near_months,
)
lines = st.builds(
    SpendingLine,
    id=st.uuids().map(str),
    category=st.sampled_from(["food", "phone", "health", "other"]),
    amount=st.integers(0, 100_000).map(Fen),
    after=st.none() | st.integers(0, 100_000).map(Fen),
    months=st.just(EVERY_MONTH) | calendar,
)
insurance = st.builds(
    SocialInsurance, id=st.uuids().map(str), base=st.integers(0, 600_000).map(Fen), paid=st.booleans()
)
dated = st.builds(
    DatedCost,
    id=st.uuids().map(str),
    name=st.just("dated"),
    month=near_months,
    amount=st.integers(0, 1_000_000).map(Fen),
    every=st.sampled_from([0, 3, 12]),
)
accounts = st.builds(
    Account, id=st.uuids().map(str), name=st.just("bank"), amount=amounts,
    annual_rate=st.integers(0, 400).map(Tenthousandths),
)  # fmt: skip


def _few(items: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=most).map(tuple)


def _counted_on(situation: Situation, day: int, which: int) -> Situation:
    """The situation with its money counted on a day by which some of the month was settled."""
    if day == 1:
        return situation
    ids = ["rent", "remittance", *(f"income:{one.id}" for one in situation.income)]
    ids += [*(f"debt:{one.id}" for one in situation.debts), *(f"insurance:{one.id}" for one in situation.insurance)]
    settled = tuple(id_ for at, id_ in enumerate(ids) if which >> at & 1)
    *earlier, last = situation.cash
    point = msgspec.structs.replace(last, day=day, settled=settled)
    return msgspec.structs.replace(situation, cash=(*earlier, point))


_whole_months = st.builds(
    Situation,
    cash=st.builds(lambda month, fen: (CashPoint(month, fen),), months, plenty | plenty | plenty | plenty | amounts),
    income=_few(st.one_of(streams, streams, day_rates, one_offs), 3),
    spending=st.integers(0, 250_000).map(Fen),
    rent=st.integers(0, 150_000).map(Fen),
    remittance=st.integers(0, 100_000).map(Fen),
    debts=_few(debts),
    cushion=st.integers(0, 1_500_000).map(Fen),
    owns_other_home=st.booleans(),
    people=_few(people),
    accounts=_few(accounts),
    pending=_few(pending),
    spending_lines=_few(lines),
    tenancy=st.builds(Tenancy, deposit=st.integers(0, 500_000).map(Fen), notice=st.integers(0, 3)),
    insurance=_few(insurance, 1),
    dated_costs=_few(dated),
    payoff=st.integers(0, 200_000).map(Fen),
    away_months=st.just(()) | st.just((1, 2, 11, 12)) | calendar,
)
situations = st.builds(_counted_on, _whole_months, st.sampled_from([1, 1, 15, 31]), st.integers(0, 255))
homes = st.builds(
    TargetHome,
    description=st.builds(Description, city=st.text(max_size=5), condition=st.sampled_from(["", "毛坯", "精装"])),
    floor_area=st.integers(1_500, 20_000),
    basis=st.sampled_from(["total", "unit"]),
    # what stands first is drawn most often: a home has a price, and its buyer some money
    price=st.integers(500_000, 9_000_000).map(Fen) | st.integers(500_000, 9_000_000).map(Fen) | st.just(Fen(0)),
    unit_price=st.integers(1_000, 60_000).map(Fen),
    heated=st.booleans(),
    held=st.sampled_from(["unknown", "over_five_only", "two_to_five", "under_two"]),
    agency_terms=st.sampled_from(["flat", "rate", "included"]),
    arrears=st.integers(0, 300_000).map(Fen),
)
scenarios = st.builds(
    Scenario,
    id=st.just("s1"),
    name=st.text(max_size=8),
    home=homes,
    spending_after=st.none() | st.integers(0, 400_000).map(Fen),
    overrides=st.dictionaries(st.sampled_from(["agency", "door", "deed_tax", "journey"]), amounts, max_size=2),
    assumptions=st.dictionaries(
        st.sampled_from(["heating_tariff", "interest", "price_drift", "inflation_living", "inflation_rent"]),
        st.integers(0, 600),
    ),
    by_proxy=st.booleans(),
)
plans = st.builds(
    Plan,
    id=st.just("p1"),
    name=st.text(min_size=1, max_size=20),
    situation=situations,
    scenarios=scenarios.map(lambda one: (one,)),
    note=st.text(max_size=20),
)
"""Households with every kind of line. At least three in ten of them buy: `test_projection` counts."""
