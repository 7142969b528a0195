"""What can safely be owned by a month, and what it would take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety
from hegang_desktop.domain.sensitivity import DeadlineOutcome, NeededSaving
from hegang_desktop.engine.costs.terms import total_at
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.reach import LONGEST, asking, needed_of
from hegang_desktop.engine.safety.safe_money import SafeMoney, safe_money
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.sensitivity.search import least
from hegang_desktop.engine.timetable.prices import expected_prices, priced
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import without_tried

_PROBE = yuan(50_000)


def dearest_safe_homes(plan: Plan, rules: Rules, months: Sequence[Month]) -> tuple[Fen | None, ...]:
    """For each month the highest asking price, in whole yuan, whose safe month is that one or an earlier one.

    Everything else of the scenario's home stays, its own taxes and costs included; a price of the user's own in the
    overrides gives way. None if not even a home of one yuan holds by then. At most the largest amount a plan can hold.
    """
    effective = effective_plan(plan, rules)
    start = effective.situation.start
    last = max((month - start for month in months), default=0)
    if last < 0:
        return (None,) * len(months)
    bare = without_tried(asking(effective, yuan(1)))
    table = table_ahead(bare, rules, min(last + 1, LONGEST))
    bill = float(sum(int(entry.lived_in[0]) for entry in table.holding if entry.due == "heating"))
    percent = rules.value("safe_share", effective.scenario.assumptions) // 100
    money = safe_money(plan, rules, (bill,), (percent,), ahead=table.months)
    return tuple(_dearest(bare, table, money, rules, month - start) for month in months)


def _dearest(bare: EffectivePlan, table: Timetable, money: SafeMoney, rules: Rules, month: int) -> Fen | None:
    if month < 0:
        return None
    first = slice(0, min(month + 1, table.months))
    percent, bill = money.percents[0], money.bills[0]
    terms = table.terms[0]
    follows = float(total_at(terms, _PROBE) - total_at(terms, Fen(0))) / _PROBE

    def too_dear(price: int) -> bool:
        scenario = asking(bare, yuan(price)).scenario
        dearer = priced(table, expected_prices(scenario, table.start, rules, table.months))
        costs = dearer.costs[first].astype(np.float64)
        parts = np.minimum(1.0, follows * dearer.prices[first] / np.maximum(1.0, costs))
        # the part changes little from month to month: one line for all that lie between the same two hundredths
        kinds, of = np.unique(np.round(parts, 2), return_inverse=True)
        lines = money.lines(np.full(len(kinds), bill), kinds.astype(np.float64), percent)
        return not (costs <= lines[of, np.arange(len(costs))]).any()

    if too_dear(1):
        return None
    most = LARGEST_AMOUNT // 100
    guess = max(1, int(money.money[..., first].max(initial=0.0)) // 200)
    beyond = least(too_dear, most, guess)
    return yuan(most if beyond is None else beyond - 1)


def safe_saving(plan: Plan, rules: Rules, result: Safety, month: Month) -> NeededSaving | None:
    """What must be saved more each month, from the plan's first on, for the home to hold by `month`.

    None if no saving helps, or nothing can be saved before `month`. `result` is the plan's safety, as far ahead.
    """
    by = min(month - result.start, len(result.lacking) - 1)
    if any(amount == 0 for amount in result.lacking[: by + 1]):
        at, more = next(t for t, amount in enumerate(result.lacking) if amount == 0), 0
    else:
        needs = [(-(-amount // (100 * t)), t) for t, amount in enumerate(result.lacking[: by + 1]) if t and amount]
        if not needs:
            return None
        more, at = min(needs)
    months = max(1, at)
    table = table_ahead(without_tried(effective_plan(plan, rules)), rules, months)
    return needed_of(table, more, months)


def safe_by_deadline(plan: Plan, rules: Rules, result: Safety) -> tuple[DeadlineOutcome, ...]:
    """For each deadline whether the home holds by then, and what is missing if not, in the plan's order.

    A deadline beyond the horizon is looked at as well, at most sixty years ahead.
    """
    return tuple(_deadline(plan, rules, result, one) for one in plan.situation.deadlines)


def _deadline(plan: Plan, rules: Rules, result: Safety, deadline: Deadline) -> DeadlineOutcome:
    id_, name, month = deadline.id, deadline.name, deadline.month
    ahead = month - result.start + 1
    if len(result.lacking) < ahead <= LONGEST:
        result = safety(plan, rules, result.lives, result.seed, ahead=ahead)
    safe = result.safe_month
    if safe is not None and safe <= month:
        return DeadlineOutcome(id_, name, month, True, safe, None, None)
    (dearest,) = dearest_safe_homes(plan, rules, (month,))
    needed = safe_saving(plan, rules, result, month) if ahead > 0 else None
    return DeadlineOutcome(id_, name, month, False, safe, dearest, needed)
