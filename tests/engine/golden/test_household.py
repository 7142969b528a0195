"""One household of 36 months that has every kind of line, worked out apart from the engine.

Nobody's real figures: they are made up so that every rule of docs/engine.md is met at least once and nearly every
amount must be rounded. `reckon` below is plain arithmetic written from that page; it knows nothing of the engine. Its
result was printed once and is kept as a table.

A seafarer with a child, six months at sea and six ashore, March 2024 to February 2027. On the first of November 2024
the money would do under the deed tax of December (1 % up to 140 m2) but not under that of November (1.5 % above 90
m2). So the flat of 120 m2 is bought in December, by proxy, since the buyer is at sea; he moves in in May, ashore
again. The seller held it for less than two years: value-added tax of 5 % (until 2025-12) and income tax of 1 % are the
buyer's (domain.md b1).
"""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost, SocialInsurance, SpendingLine, Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.helpers.costs import no_costs

KINDS = (
    "income", "pending", "interest", "deposit",
    "remittance", "debt", "rent", "insurance", "spending", "dated", "home", "holding",
)  # fmt: skip


class Row(NamedTuple):
    """A month: the money on its first day, what came in (positive) and went out by kind, in fen, and what is left."""

    month: tuple[int, int]
    opening: int
    flows: dict[str, int]
    closing: int


def rounded(numerator: int, denominator: int) -> int:
    """The nearest whole, halves upward; nothing below zero is ever rounded here."""
    return (2 * numerator + denominator) // (2 * denominator)


def grown(amount: int, rate: int, years: int) -> int:
    return rounded(amount * (10_000 + rate) ** years, 10_000**years)


# What the flat costs. The price asked is 98,765.00, less 4 % of bargaining.
PRICE = 94_814_40
# 94,814.40 / 1.05 = 90,299.429 without the value-added tax, of which 5 % = 4,514.971, 1 % = 902.994, 1.5 % = 1,354.491
VAT, INCOME_TAX = 4_514_97, 902_99
DEED_TAX_BEFORE, DEED_TAX_FROM_2024_12 = 1_354_49, 902_99
# 120 m2 x 26.50 yuan for a winter; 120 m2 x 0.45 yuan x 12 months
HEATING, PROPERTY_FEE = 3_180_00, 648_00
FACTS = {"arrears": 312_50, "maintenance_fund": 1_180_00}
OTHER_LINES = {
    "vat_surcharges": 270_90,  # by hand as well: 6 % of the value-added tax
    "agency": 2_600_00,
    "registration": 80_00,
    "door": 1_200_00,
    "repairs": 6_400_00,
    "furniture": 3_150_00,
    "network": 199_00,
    "journey": 412_00,
    "freight": 268_80,
    "lodging": 336_00,
    "contingency": 1_500_00,
}
BY_RULE = (
    "deed_tax", "vat", "income_tax", "arrears", "maintenance_fund", "first_heating", "first_property_fee", "heating",
    "property_fee",
)  # fmt: skip
PROXY_LINES = {"notary": 380_00, "post": 46_00, "proxy_fee": 450_00}
# once a year after the first: a reserve for repairs, given by hand
REPAIRS_RESERVE = 240_00
CUSHION = 4_000_00
AT_FIRST = 111_707_41


def all_in(year: int, month: int, *, away: bool) -> int:
    deed_tax = DEED_TAX_FROM_2024_12 if (year, month) >= (2024, 12) else DEED_TAX_BEFORE
    lines = [PRICE, deed_tax, VAT, INCOME_TAX, HEATING, PROPERTY_FEE, *FACTS.values(), *OTHER_LINES.values()]
    return sum(lines) + (sum(PROXY_LINES.values()) if away else 0)


def reckon() -> list[Row]:
    rows: list[Row] = []
    money = AT_FIRST
    card, loan = 6_437_21, 11_000_00
    bought: int | None = None
    moved: int | None = None
    for number in range(36):
        year, month = 2024 + (2 + number) // 12, (2 + number) % 12 + 1
        now = (year, month)
        years = number // 12  # whole years since March 2024
        at_sea = month in {11, 12, 1, 2, 3, 4}
        flows = dict.fromkeys(KINDS, 0)
        opening = money

        # 1. the home
        if bought is None and opening >= all_in(year, month, away=at_sea) + CUSHION:
            bought = number
            flows["home"] = -all_in(year, month, away=at_sea)
        # who bought at sea moves in when ashore: until then life and rent go on as before
        if bought is not None and moved is None and not at_sea:
            moved = number
        after = moved is not None
        left = opening + flows["home"]

        # 2. interest: 20,000.00 at 2.40 %, the next 12,000.00 at 1.95 %, the rest at 0.35 %
        left = max(left, 0)
        first, second = min(left, 20_000_00), min(max(left - 20_000_00, 0), 12_000_00)
        rest = left - first - second
        flows["interest"] = rounded(first * 240, 120_000) + rounded(second * 195, 120_000) + rounded(rest * 35, 120_000)

        # 3. what comes in
        if at_sea:
            # since March 2022; the amount is today's, so growth counts from the plan's first month
            flows["income"] += grown(9_604_35, 300, years)
        elif now >= (2024, 6):
            # by the day, ashore only: 13 days, of which 15 % are idle; the day's pay grows from June 2024
            day = grown(131_37 if after else 168_57, 250, (number - 3) // 12)
            flows["income"] += rounded(day * 13 * 8_500, 10_000)
        if now <= (2026, 11):
            flows["income"] += max([2_013_57, 1_711_53, 1_454_80][years], 1_600_00)  # less 15 % a year, to the floor
        if now == (2024, 10):
            # 31,415.92 for 16 months at 2.75 %: 31,415.92 x 0.0275 x 16 / 12 = 1,151.917
            flows["pending"] += 31_415_92 + 1_151_92
        if now == (2026, 3):
            flows["pending"] += 2_928_30  # 60 % of 5,000.50 less 120.00
        if moved is not None and number == moved + 4:
            flows["deposit"] = 1_700_00

        # 4. what goes out
        flows["remittance"] = -500_00
        card += rounded(card * 1_460, 120_000)
        loan += 78_00 if loan else 0  # 0.65 % of the 12,000.00 first borrowed
        paid_card, paid_loan = min(600_00, card), min(900_00, loan)
        extra = 350_00
        more_card = min(extra, card - paid_card)  # 14.6 % a year, against 12 x 0.65 = 7.8 %
        more_loan = min(extra - more_card, loan - paid_loan)
        card -= paid_card + more_card
        loan -= paid_loan + more_loan
        flows["debt"] = -(paid_card + more_card + paid_loan + more_loan)
        if moved is None or number < moved + 4:
            flows["rent"] = -grown(853_00, 300, years)
        if (2024, 5) <= now <= (2026, 4):
            flows["insurance"] = -(842_67 + 316_00)  # 20 % and 7.5 % of 4,213.37: 842.674 and 316.00275
        living = [500_05 if after else 643_21, 700_00 if after else 912_34, 1_003_33 if after else 1_207_77]
        if now <= (2026, 8):
            living.append(420_55 if after else 650_11)
        if month in {11, 12, 1, 2, 3}:
            living.append(60_30 if after else 180_30)
        if month in {3, 9}:
            living.append(800_05)
        flows["spending"] = -sum(grown(amount, 250, years) for amount in living)
        if month in {3, 6, 9, 12} and now >= (2024, 6):
            flows["dated"] -= 153_08
        if now == (2025, 8):
            flows["dated"] -= 29_556_78
        if bought is not None:
            # the winter of 2024 belongs to the purchase; the next ones fall due in October
            if month == 10 and number > bought:
                flows["holding"] -= grown(HEATING, 400, years)
            if number > bought and (number - bought) % 12 == 0:
                flows["holding"] -= PROPERTY_FEE + REPAIRS_RESERVE

        # 5. the closing balance
        money = opening + sum(flows.values())
        rows.append(Row(now, opening, flows, money))
    return rows


MONEY_AT_THE_END_OF = {
    (2024, 3): 11_581_130,
    (2024, 4): 12_089_673,
    (2024, 5): 11_522_063,
    (2024, 6): 11_125_249,
    (2024, 7): 10_743_628,
    (2024, 8): 10_361_895,
    (2024, 9): 9_884_738,
    (2024, 10): 12_808_591,
    (2024, 11): 13_243_596,
    (2024, 12): 1_281_422,
    (2025, 1): 1_710_237,
    (2025, 2): 2_201_309,
    (2025, 3): 2_646_641,
    (2025, 4): 3_208_491,
    (2025, 5): 3_008_082,
    (2025, 6): 2_795_675,
    (2025, 7): 2_598_231,
    (2025, 8): -555_212,
    (2025, 9): -597_403,
    (2025, 10): -1_043_001,
    (2025, 11): -323_600,
    (2025, 12): 291_693,
    (2026, 1): 1_011_677,
    (2026, 2): 1_733_101,
    (2026, 3): 2_661_080,
    (2026, 4): 3_403_535,
    (2026, 5): 3_392_655,
    (2026, 6): 3_370_188,
    (2026, 7): 3_363_023,
    (2026, 8): 3_355_856,
    (2026, 9): 3_293_507,
    (2026, 10): 2_986_554,
    (2026, 11): 3_883_254,
    (2026, 12): 4_516_392,
    (2027, 1): 5_253_823,
    (2027, 2): 5_991_469,
}
"""Closing balances in fen, printed once from `reckon` and kept."""
ALL_IN, LEFT_AFTER = 12_374_855, 868_741
LOWEST = (Month(2025, 10), -1_043_001)
NO_INCOME, AS_PLANNED = 11, 88
"""Runways in tenths of a month, from December 2024."""


def household() -> Plan:
    return Plan(
        id="household",
        name="A household with every kind of line",
        situation=Situation(
            cash=(CashPoint(Month(2024, 3), Fen(AT_FIRST)),),
            income=(
                IncomeStream(
                    "sea", "At sea", Fen(9_604_35), pattern="seasonal", months_on=6, months_off=6,
                    cycle_start=Month(2023, 11), starts=Month(2022, 3), growth=Tenthousandths(300), away=True,
                    person="mover",
                ),
                IncomeStream(
                    "yard", "By the day", Fen(168_57), months=(5, 6, 7, 8, 9, 10), starts=Month(2024, 6),
                    after_move="changes", pattern="day_rate", amount_after=Fen(131_37), days=13,
                    idle=Tenthousandths(1_500), growth=Tenthousandths(250), person="mover",
                ),
                IncomeStream(
                    "reviews", "Reviews of products", Fen(2_013_57), ends=Month(2026, 11), pattern="irregular",
                    floor=Fen(1_600_00), growth=Tenthousandths(-1_500), person="mover",
                ),
            ),
            spending=Fen(643_21),
            rent=Fen(853_00),
            remittance=Fen(500_00),
            debts=(
                Debt(
                    "loan", "Mini-loan", Fen(11_000_00), Fen(900_00), monthly_fee=Tenthousandths(65),
                    principal=Fen(12_000_00),
                ),
                Debt("card", "Card", Fen(6_437_21), Fen(600_00), annual_rate=Tenthousandths(1_460)),
            ),
            cushion=Fen(CUSHION),
            people=(
                Person("mover", "mover", "", Fen(912_34), Fen(700_00)),
                Person("child", "child", "", Fen(650_11), Fen(420_55), ends=Month(2026, 8)),
            ),
            accounts=(
                Account("second", "Seven days", Fen(12_000_00), Tenthousandths(195)),
                Account("first", "Half a year", Fen(20_000_00), Tenthousandths(240)),
            ),
            pending=(
                PendingMoney(
                    "fixed", "Fixed deposit", Fen(31_415_92), Month(2024, 10), "deposit",
                    annual_rate=Tenthousandths(275), since=Month(2023, 6),
                ),
                PendingMoney(
                    "lent", "Lent to a friend", Fen(5_000_50), Month(2026, 3), "lent",
                    certainty=Tenthousandths(6_000), costs=Fen(120_00),
                ),
            ),
            spending_lines=(
                SpendingLine("food", "food", Fen(1_207_77), after=Fen(1_003_33)),
                SpendingLine("coal", "utilities", Fen(180_30), after=Fen(60_30), months=(11, 12, 1, 2, 3)),
                SpendingLine("school", "child", Fen(800_05), months=(3, 9)),
            ),
            tenancy=Tenancy(deposit=Fen(1_700_00), notice=4),
            insurance=(
                SocialInsurance(
                    "insurance", Fen(4_213_37), pension_rate=Tenthousandths(2_000), health_rate=Tenthousandths(750),
                    starts=Month(2024, 5), ends=Month(2026, 4), person="mover",
                ),
            ),
            dated_costs=(
                DatedCost("medicine", "Medicine", Month(2024, 6), Fen(153_08), every=3),
                DatedCost("operation", "Operation of a parent", Month(2025, 8), Fen(29_556_78)),
            ),
            payoff=Fen(350_00),
        ),
        scenarios=(
            Scenario(
                "flat",
                "",
                TargetHome(
                    Description(city="鹤岗"),
                    floor_area=square_metres(120),
                    price=Fen(98_765_00),
                    held="under_two",
                    arrears=Fen(FACTS["arrears"]),
                    maintenance_fund=Fen(FACTS["maintenance_fund"]),
                ),
                spending_after=Fen(500_05),
                overrides={
                    **no_costs(*BY_RULE),
                    **{id_: Fen(amount) for id_, amount in (OTHER_LINES | PROXY_LINES).items()},
                    "holding:repairs_reserve": Fen(REPAIRS_RESERVE),
                },
                assumptions={
                    "horizon": 3,
                    "bargaining": 400,
                    "price_drift": 0,
                    "interest": 35,
                    "heating_tariff": 2_650,
                    "heating_month": 10,
                    "heating_last_month": 4,
                    "property_fee": 45,
                    "inflation_living": 250,
                    "inflation_rent": 300,
                    "inflation_heating": 400,
                    "inflation_insurance": 0,
                },
                by_proxy=True,
            ),
        ),
    )  # fmt: skip


def by_kind(projection: Projection) -> dict[tuple[int, int], dict[str, int]]:
    sums = {}
    for one in projection.months:
        sums[one.month.year, one.month.month] = dict.fromkeys(KINDS, 0)
        for flow in one.flows:
            sums[one.month.year, one.month.month][flow.kind] += flow.amount
    return sums


def tenths(rows: list[Row], kinds: set[str]) -> int:
    """Tenths of a month that the money left after the purchase lasts, if of what comes in only `kinds` come."""
    money = LEFT_AFTER
    for lasted, row in enumerate(rows):
        coming = sum(row.flows[kind] for kind in kinds)
        going = -sum(amount for kind, amount in row.flows.items() if amount < 0 and kind != "home")
        if money + coming < going:
            return 10 * lasted + 10 * money // (going - coming)
        money += coming - going
    raise AssertionError("the money lasts longer than the table")


def test_the_table_is_what_plain_arithmetic_gives() -> None:
    assert {row.month: row.closing for row in reckon()} == MONEY_AT_THE_END_OF


def test_every_month_closes_as_worked_out() -> None:
    projection = project(household(), load_rules())
    assert {(one.month.year, one.month.month): one.closing for one in projection.months} == MONEY_AT_THE_END_OF


def test_every_month_is_made_of_the_same_flows() -> None:
    projection = project(household(), load_rules())
    assert by_kind(projection) == {row.month: row.flows for row in reckon()}
    for one, row in zip(projection.months, reckon(), strict=True):
        assert one.opening == row.opening
        assert one.incoming - one.outgoing == row.closing - row.opening


def test_the_flat_is_bought_once_the_deed_tax_falls() -> None:
    projection = project(household(), load_rules())
    november = projection.months[8].opening
    assert projection.months[8].month == Month(2024, 11)
    assert all_in(2024, 12, away=True) + CUSHION <= november < all_in(2024, 11, away=True) + CUSHION
    assert projection.home_month == Month(2024, 12)
    assert projection.by_proxy
    lines = {line.id: line.amount for line in projection.cost_lines if line.amount}
    assert lines == {
        "price": PRICE,
        "deed_tax": DEED_TAX_FROM_2024_12,
        "vat": VAT,
        "income_tax": INCOME_TAX,
        "first_heating": HEATING,
        "first_property_fee": PROPERTY_FEE,
        **FACTS,
        **OTHER_LINES,
        **PROXY_LINES,
    }
    assert projection.all_in == ALL_IN
    assert projection.left_after == LEFT_AFTER


def test_what_is_left_lasts_as_worked_out() -> None:
    projection = project(household(), load_rules())
    after = reckon()[9:]
    assert projection.first_below_zero == Month(2025, 8)
    assert (projection.lowest_month, projection.lowest) == LOWEST
    assert projection.runway_no_income == tenths(after, {"pending", "deposit"}) == NO_INCOME
    assert projection.runway_plan == tenths(after, {"income", "pending", "deposit", "interest"}) == AS_PLANNED
    assert projection.holding_year == HEATING + PROPERTY_FEE + REPAIRS_RESERVE
