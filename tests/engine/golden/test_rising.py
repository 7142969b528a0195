"""Remittance and social insurance that rise by the year, to the fen."""

from __future__ import annotations

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import SocialInsurance
from hegang_desktop.engine.projection import project
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()


def paid(kind: str, **chosen: int) -> list[int]:
    """What is paid in each January from 2024 on, by a plan that starts then."""
    insurance = SocialInsurance("i", yuan(4_542), health_rate=None)
    plan = with_situation(a_plan(price=0, start=Month(2024, 1)), remittance=yuan(500), insurance=(insurance,))
    plan = with_scenario(plan, assumptions={"horizon": 3, "health_rate": 0, **chosen})
    return [-sum(flow.amount for flow in row.flows if flow.kind == kind) for row in project(plan, RULES).months[::12]]


def test_the_base_follows_wages_by_five_percent_a_year_unless_told_otherwise() -> None:
    """908.40 is 20 % of 4,542; then 953.82, and 1,001.51 (1,001.511)."""
    assert paid("insurance") == [90_840, 95_382, 100_151]
    assert paid("insurance", inflation_insurance=0) == [90_840] * 3


def test_what_is_sent_to_family_stays_until_it_is_told_to_rise() -> None:
    assert paid("remittance") == [50_000] * 3
    assert paid("remittance", inflation_remittance=300) == [50_000, 51_500, 53_045]


def test_the_shipped_rate_is_that_of_the_sourced_averages() -> None:
    """6,213 yuan in 2021 and 7,570 in 2025 are 5.06 % a year (domain facts c; contribution bases of Heilongjiang)."""
    rate = (7_570 / 6_213) ** (1 / 4) - 1
    assert abs(RULES.value("inflation_insurance", {}) / 10_000 - rate) < 0.001
    assert Fen(RULES.value("insurance_base", {}) * 20 // 100) == Fen(90_840)
