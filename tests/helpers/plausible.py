"""Plans as people really make them, from a seed: couriers, nurses, seafarers, pensioners, with debts and without."""

from __future__ import annotations

import random

from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import SpendingLine, Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.what_if import Tried

_PATTERNS: tuple[IncomePattern, ...] = ("steady", "steady", "seasonal", "day_rate", "irregular", "pension")
SEED = 20261130


def plausible_plans(count: int, seed: int = SEED) -> list[Plan]:
    """So many plans, always the same ones of a seed."""
    luck = random.Random(seed)
    return [_plan(luck, f"plausible-{number}") for number in range(count)]


def _plan(luck: random.Random, id_: str) -> Plan:
    start = Month(2026, luck.randint(1, 12))
    income = tuple(_stream(luck, f"i{at}", start) for at in range(luck.choice((1, 1, 1, 2))))
    earned = max(1_500, sum(one.yearly for one in income) // 1_200)
    situation = Situation(
        cash=(CashPoint(start, yuan(luck.randint(3, 90) * 1_000)),),
        income=income,
        spending=yuan(round(earned * luck.uniform(0.2, 0.7))),
        rent=yuan(luck.choice((0, 300, 600, 900, 1_500))),
        remittance=yuan(luck.choice((0, 0, 0, 500))),
        debts=_debts(luck),
        cushion=yuan(luck.choice((0, 0, 3_000, 6_000, 10_000))),
        accounts=(Account("fund", "余额宝", yuan(5_000), Tenthousandths(150)),) if luck.random() < 1 / 5 else (),
        pending=_pending(luck, start),
        spending_lines=(SpendingLine("phone", "phone", yuan(99)),) if luck.random() < 1 / 4 else (),
        tenancy=Tenancy(yuan(luck.choice((0, 900, 1_800))), luck.choice((0, 1))),
        away_months=luck.choice(((), (), (), (1, 2), (6, 7, 8))),
    )
    assumptions = luck.choice(({}, {}, {"price_drift": -300}, {"inflation_living": 200}, {"interest": 120}))
    scenario = Scenario(
        "s1", "", _home(luck), spending_after=luck.choice((None, None, yuan(900), yuan(1_300))),
        assumptions=dict(assumptions), by_proxy=luck.random() < 1 / 4,
        tried=luck.choice((Tried(), Tried(), Tried(later=3), Tried(no_work=True), Tried(medical=True))),
    )  # fmt: skip
    return Plan(id_, id_, situation, (scenario,))


def _stream(luck: random.Random, id_: str, start: Month) -> IncomeStream:
    pattern = luck.choice(_PATTERNS)
    days = pattern == "day_rate"
    return IncomeStream(
        id_, "", yuan(luck.randint(120, 300) if days else luck.randint(18, 110) * 100), pattern=pattern,
        months=(1, 2, 3, 4, 11, 12) if pattern == "seasonal" else tuple(range(1, 13)),
        days=luck.randint(12, 26) if days else 0, idle=Tenthousandths(1_500 if days else 0),
        after_move=luck.choice(("stays", "stays", "stops", "changes")), amount_after=yuan(luck.randint(15, 40) * 100),
        starts=luck.choice((None, None, start + 3)), growth=Tenthousandths(luck.choice((0, 0, 200))),
    )  # fmt: skip


def _debts(luck: random.Random) -> tuple[Debt, ...]:
    if luck.random() < 2 / 3:
        return ()
    return (Debt("card", "信用卡", yuan(luck.randint(2, 30) * 1_000), yuan(1_200), Tenthousandths(1_800)),)


def _pending(luck: random.Random, start: Month) -> tuple[PendingMoney, ...]:
    if luck.random() < 3 / 4:
        return ()
    return (PendingMoney("owed", "", yuan(8_000), start + luck.randint(1, 20), certainty=Tenthousandths(6_000)),)


def _home(luck: random.Random) -> TargetHome:
    description = Description(
        city=luck.choice(("鹤岗", "鹤岗", "阜新", "双鸭山")), floor=luck.choice((None, 2, 6)), floors=6
    )
    area = square_metres(luck.randint(38, 85))
    if luck.random() < 1 / 3:
        unit = Fen(luck.randint(45_000, 130_000))
        return TargetHome(description, floor_area=area, basis="unit", unit_price=unit, held="under_two")
    price = yuan(luck.randint(18, 95) * 1_000)
    return TargetHome(description, floor_area=area, price=price, held=luck.choice(("unknown", "over_five_only")))
