"""What a figure of the answer card is made of, line by line."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.flow_rules import input_of
from hegang_desktop.app.answer.price_source import cost_source
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.answer import lasts_words
from hegang_desktop.engine.costs.entry import ref_of_line
from hegang_desktop.engine.timetable.debts import month_of_payment


class WorkingLine(msgspec.Struct, frozen=True):
    """A name, its value if it has one, and beneath it the rule with its source. `strong` marks the result.

    `input` is the one that changes it; None where there is none.
    """

    name: Message
    value: Message | None = None
    rule: Message | None = None
    strong: bool = False
    input: InputRef | None = None


def _amount(fen: Fen) -> Message:
    return msg("{amount}", amount=Money(fen))


def _cost(line: CostLine, home: TargetHome) -> WorkingLine:
    rule = msg("{rule}. {source}", rule=line.rule, source=cost_source(line, home))
    return WorkingLine(line.name, _amount(line.amount), rule, input=ref_of_line(line))


def working(figure_id: str, outcome: Outcome) -> tuple[WorkingLine, ...]:
    """The lines behind a figure, the result last."""
    projection, plan = outcome.projection, outcome.plan
    if figure_id == "all_in":
        lines = [_cost(line, plan.scenario.home) for line in projection.cost_lines]
        return (*lines, WorkingLine(msg("All-in cost"), _amount(projection.all_in), strong=True))
    if figure_id == "left_after":
        return _left(outcome)
    living = [
        WorkingLine(line.name, _amount(line.amount), line.rule, input=input_of(line.id))
        for line in projection.living_lines
    ]
    living += [
        WorkingLine(
            msg("Debt payment"),
            _amount(month_of_payment(debt)),
            msg("a month, until it is paid"),
            input=InputRef("debt", debt.id),
        )
        for debt in plan.situation.debts
    ]
    holding = [_cost(line, plan.scenario.home) for line in projection.holding_lines]
    if figure_id == "monthly":
        rule = msg("The monthly lines and a twelfth of the year's holding cost; debts apart")
        result = WorkingLine(msg("Monthly cost once there"), _amount(projection.monthly_after), rule, strong=True)
        year = WorkingLine(
            msg("Holding cost"), _amount(projection.holding_year), msg("a year, the sum of the lines above")
        )
        return (*living, *holding, year, result)
    rule = msg(
        "Month by month from the home month on, what is left is spent on these; heating falls due in its month, the "
        "property fee each {n} months; the first of both is in the all-in cost. The month that cannot be paid in full "
        "counts in part, rounded down.",
        n=MONTHS_A_YEAR,
    )
    return (
        *living,
        *holding,
        WorkingLine(msg("Lasts without income"), lasts_words(projection, income=False), rule, strong=True),
        WorkingLine(msg("Lasts with the plan's income"), lasts_words(projection, income=True), strong=True),
    )


def _left(outcome: Outcome) -> tuple[WorkingLine, ...]:
    projection = outcome.projection
    home_month = projection.home_month
    if home_month is None or projection.left_after is None:
        return (
            WorkingLine(
                msg("Still missing in {month}", month=projection.best_month),
                _amount(projection.shortfall),
                msg("All-in cost and cushion, less the money at hand, in the month that comes nearest"),
                strong=True,
            ),
        )
    opening = projection.months[home_month - projection.months[0].month].opening
    return (
        WorkingLine(msg("Money at hand on the first of {month}", month=home_month), _amount(opening)),
        WorkingLine(msg("All-in cost"), _amount(Fen(-projection.all_in))),
        WorkingLine(msg("Left the day after"), _amount(projection.left_after), strong=True),
    )
