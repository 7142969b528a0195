"""A household with every source of uncertainty, for tests and benchmarks."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost, SocialInsurance, SpendingLine, Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome

rate = Tenthousandths


def household(horizon: int = 40) -> Plan:
    """Two people, three streams, two debts, every source of uncertainty and shock on; a made-up household."""
    sea = IncomeStream(
        "sea", "at sea", yuan(7_000), pattern="seasonal", months_on=6, months_off=6, cycle_start=Month(2026, 11),
        away=True, after_move="changes", amount_after=yuan(3_000),
    )  # fmt: skip
    days = IncomeStream("days", "day labour", yuan(130), pattern="day_rate", days=8, idle=rate(2_500))
    shop = IncomeStream(
        "shop", "online shop", yuan(900), pattern="irregular", floor=yuan(100), persistence=rate(6_000)
    )  # fmt: skip
    situation = Situation(
        cash=(CashPoint(Month(2026, 11), yuan(38_000)),),
        income=(sea, days, shop),
        spending=yuan(1_900),
        rent=yuan(900),
        remittance=yuan(600),
        debts=(
            Debt("card", "card", yuan(12_000), yuan(700), rate(1_800)),
            Debt("loan", "mini-loan", yuan(6_000), yuan(450), monthly_fee=rate(120)),
        ),
        cushion=yuan(5_000),
        people=(Person("child", "child", spending=yuan(600)),),
        accounts=(Account("fund", "money fund", yuan(20_000), rate(140)),),
        pending=(
            PendingMoney("deposit", "deposit", yuan(15_000), Month(2027, 9), "deposit", annual_rate=rate(190)),
            PendingMoney("cousin", "lent", yuan(8_000), Month(2028, 2), "lent", certainty=rate(6_000)),
        ),
        spending_lines=(SpendingLine("school", "child", yuan(1_200), months=(3, 9)),),
        tenancy=Tenancy(yuan(1_800), 1),
        insurance=(SocialInsurance("si", yuan(3_728), starts=Month(2029, 1)),),
        dated_costs=(DatedCost("phone", "phone", Month(2027, 6), yuan(1_500), every=36),),
        payoff=yuan(200),
    )
    home = TargetHome(
        Description(city="鹤岗", floor=6, floors=6),
        floor_area=square_metres(62),
        price=yuan(52_000),
        held="two_to_five",
    )
    scenario = Scenario("s", "", home, spending_after=yuan(1_500), assumptions={"horizon": horizon})
    return Plan("household", "A made-up household", situation, (scenario,), sample=True)


def without_luck(plan: Plan) -> Plan:
    """The plan with everything certain: every assumption about luck at nothing, every stream's own luck as well."""
    certain = (
        "spread_seasonal", "spread_day_rate", "spread_irregular", "spell_every", "late_wages", "price_volatility",
        "price_spread", "living_volatility", "rent_volatility", "heating_step_chance", "hard_winter_chance",
        "medical_chance", "family_chance", "repair_chance",
    )  # fmt: skip
    situation, scenario = plan.situation, plan.scenario
    replace = msgspec.structs.replace
    return replace(
        plan,
        situation=replace(
            situation,
            income=tuple(
                replace(one, spread=None, spell_every=None, spell_length=None, late=None) for one in situation.income
            ),
            pending=tuple(replace(one, certainty=rate(10_000)) for one in situation.pending),
        ),
    ).with_scenario(replace(scenario, assumptions={**scenario.assumptions, **dict.fromkeys(certain, 0)}))
