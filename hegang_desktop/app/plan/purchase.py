"""Recording a purchase: what was really paid, line by line, beside what the plan had counted."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.figure_working import WorkingLine
from hegang_desktop.app.plan.later_start import started_again
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.message import Message, Money, msg, verbatim
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.costs.holding import first_heating_due

replace = msgspec.structs.replace


class Recorded(msgspec.Struct, frozen=True):
    """What the user says of the purchase: month, money in hand before it, amounts by cost line, and lines of their own.

    Amounts in fen; a cost line without an amount was not paid. What is left is that of the `day` of the month, by which
    what `settled` names of it was in or paid.
    """

    month: Month
    before: Fen
    paid: dict[str, Fen]
    own: tuple[tuple[str, Fen], ...] = ()
    day: int = 1
    settled: tuple[str, ...] = ()

    @property
    def total(self) -> Fen:
        """All that was paid."""
        return Fen(sum(self.paid.values()) + sum(amount for _, amount in self.own))

    @property
    def left(self) -> Fen:
        """What is left in hand; negative where more was paid than there was."""
        return Fen(self.before - self.total)


def paid_as_planned(outcome: Outcome, month: Month) -> dict[str, Fen]:
    """What is paid with the deed in `month` if all goes as planned, by cost line.

    The reserve for surprises is no payment, and a winter that has not begun is paid when its bill falls due.
    """
    scenario = outcome.plan.scenario
    begins = first_heating_due(month, load_rules(), scenario) + -MONTHS_A_YEAR
    later = {"contingency", "first_heating"} if begins > month else {"contingency"}
    return {line.id: line.amount for line in outcome.projection.cost_lines if line.amount and line.id not in later}


def recorded(plan: Plan, outcome: Outcome, said: Recorded) -> Plan:
    """The plan with its home bought, from what is left on. Raises InvalidPlan for what cannot have been.

    The price of the home must be among what was paid.
    """
    start = plan.situation.start
    if not said.paid.get("price"):
        raise InvalidPlan(msg("What was paid for the home itself is missing."))
    if said.left < 0:
        raise InvalidPlan(
            msg(
                "{paid} was paid, but only {before} was at hand. Check the amounts; what was borrowed is a debt.",
                paid=Money(said.total), before=Money(said.before),
            )
        )  # fmt: skip
    lines = [
        PaidLine(line.id, said.paid.get(line.id, ZERO), line.amount)
        for line in outcome.projection.cost_lines
        if line.amount or said.paid.get(line.id)
    ]
    lines += [PaidLine(new_id(), amount, None, name.strip()) for name, amount in said.own if amount or name.strip()]
    purchase = Purchase(said.month, said.before, tuple(lines), _expected(outcome, said.month))
    if said.month > start:
        plan = started_again(plan, CashPoint(said.month, said.left, day=said.day, settled=said.settled))
    elif said.month == start:
        *earlier, last = plan.situation.cash
        counted = replace(last, at_hand=said.left)
        plan = replace(plan, situation=replace(plan.situation, cash=(*earlier, counted)))
    return plan.with_scenario(replace(plan.scenario, bought=purchase))


def not_bought(plan: Plan) -> Plan:
    """The plan without the purchase; what was in hand before it is in hand again where the plan began with it."""
    bought = plan.scenario.bought
    if bought is None:
        return plan
    if bought.month == plan.situation.start:
        *earlier, last = plan.situation.cash
        back = replace(last, at_hand=bought.before)
        plan = replace(plan, situation=replace(plan.situation, cash=(*earlier, back)))
    # a copy of a scenario holds the same purchase, and the money in hand is shared
    left = tuple(replace(one, bought=None) if one.bought == bought else one for one in plan.scenarios)
    return replace(plan, scenarios=left)


def _expected(outcome: Outcome, month: Month) -> Fen | None:
    rows = outcome.projection.months
    at = month - rows[0].month
    opening = rows[at].opening if 0 <= at < len(rows) else None
    return opening if opening is not None and opening >= 0 else None


def purchase_working(outcome: Outcome) -> tuple[WorkingLine, ...]:
    """Every line as it was paid and as it had been planned, the missed ones marked, the sums last."""
    bought = outcome.plan.scenario.bought
    if bought is None:
        return ()
    names = {line.id: line.name for line in outcome.projection.cost_lines}
    lines = [_paid(line, names) for line in bought.lines]
    over = Fen(bought.paid - bought.planned)
    rule = msg("{amount} had been planned", amount=whole(bought.planned))
    if over > 0:
        rule = msg("{rule}: {over} more", rule=rule, over=whole(over))
    elif over < 0:
        rule = msg("{rule}: {under} less", rule=rule, under=whole(Fen(-over)))
    before = msg("{amount}", amount=Money(bought.before))
    expected = None
    if bought.planned_at_hand is not None:
        expected = msg("{amount} had been planned", amount=whole(bought.planned_at_hand))
    left = Fen(bought.before - bought.paid)
    return (
        WorkingLine(msg("At hand before"), before, expected),
        *lines,
        WorkingLine(msg("Paid in all"), msg("{amount}", amount=Money(bought.paid)), rule, strong=True),
        WorkingLine(msg("Left the day after"), msg("{amount}", amount=Money(left)), strong=True),
    )


def _paid(line: PaidLine, names: dict[str, Message]) -> WorkingLine:
    name = names.get(line.id, verbatim(line.name) if line.name else msg("Something else"))
    rule = msg("The plan had missed it")
    if line.planned:
        rule = msg("{amount} had been planned", amount=Money(line.planned))
    return WorkingLine(name, msg("{amount}", amount=Money(line.amount)), rule)
