"""What the inputs of a plan come to in a month, for the headings of the cards."""

from __future__ import annotations

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan


def going_out(plan: Plan) -> Fen:
    """What the plan's first month costs beside debts and costs of their month, whole yuan: lines by their months."""
    situation, start = plan.situation, plan.situation.start
    people = sum(one.spending for one in situation.people if _runs(one.starts, one.ends, start))
    lines = sum(line.amount * len(line.months) // MONTHS_A_YEAR for line in situation.spending_lines)
    rules, chosen = load_rules(), plan.scenario.assumptions
    insured = 0
    for one in situation.insurance:
        if one.paid and _runs(one.starts, one.ends, start):
            pension = rules.value("pension_rate", chosen) if one.pension_rate is None else one.pension_rate
            health = rules.value("health_rate", chosen) if one.health_rate is None else one.health_rate
            insured += one.base * (pension + health) // 10_000
    total = situation.spending + situation.rent + situation.remittance + people + lines + insured
    return Fen(total // 100 * 100)


def _runs(starts: Month | None, ends: Month | None, month: Month) -> bool:
    return (starts is None or starts <= month) and (ends is None or month <= ends)
