"""A plan from the first questions."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import safety_of
from hegang_desktop.app.plan.new_plan import new_plan
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from tests.helpers.plans import a_plan


def test_equal_answers_get_the_same_month_and_the_same_lives() -> None:
    home = a_plan(price=30_000).scenario.home
    one, other = (
        new_plan(
            "A", Month(2026, 11), savings=yuan(20_000), income=yuan(5_000), spending=yuan(2_000), rent=yuan(1_500),
            home=home, cushion=yuan(6_000), day=22,
        )
        for _ in range(2)
    )  # fmt: skip
    assert one.id != other.id
    assert safety_of(one) == safety_of(other)
