"""The working of one month: what was at hand, every line with its rule and source, and what is left."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.figure_working import WorkingLine
from hegang_desktop.app.answer.flow_rules import flow_input, flow_rule, input_of, place
from hegang_desktop.app.answer.price_source import cost_source
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.projection import Flow, LedgerMonth
from hegang_desktop.engine.costs.entry import ref_of_line


def month_row(outcome: Outcome, month: Month) -> LedgerMonth | None:
    """The month of the ledger; None where the plan does not look."""
    rows = outcome.projection.months
    at = month - rows[0].month
    return rows[at] if 0 <= at < len(rows) else None


def month_working(outcome: Outcome, month: Month) -> tuple[WorkingLine, ...]:
    """Opening, the lines, closing: the amounts between add up to it. Empty where the plan does not look."""
    row = month_row(outcome, month)
    if row is None:
        return ()
    lines = [WorkingLine(msg("Money at hand on the first of {month}", month=month), _amount(row.opening), strong=True)]
    at = place(outcome, month)
    for flow in row.flows:
        if flow.kind == "home":
            lines += _home(outcome, flow)
        elif flow.kind == "holding":
            lines.append(_holding(outcome, flow))
        else:
            lines.append(WorkingLine(flow.name, _amount(flow.amount), flow_rule(at, flow), input=flow_input(at, flow)))
    summed = msg(
        "{opening}, and {incoming} that comes in, less {outgoing} that goes out",
        opening=Money(row.opening),
        incoming=Money(row.incoming),
        outgoing=Money(row.outgoing),
    )
    lines.append(
        WorkingLine(msg("Money at hand at the end of {month}", month=month), _amount(row.closing), summed, True)
    )
    return tuple(lines)


def _amount(fen: Fen) -> Message:
    return msg("{amount}", amount=Money(fen))


def _home(outcome: Outcome, flow: Flow) -> list[WorkingLine]:
    """The all-in cost by its lines, where they are those of the month."""
    lines = outcome.projection.cost_lines
    if sum(line.amount for line in lines) != -flow.amount:
        return [WorkingLine(flow.name, _amount(flow.amount))]
    return [_cost(outcome, line, Fen(-line.amount)) for line in lines]


def _cost(outcome: Outcome, line: CostLine, amount: Fen) -> WorkingLine:
    source = cost_source(line, outcome.plan.scenario.home)
    return WorkingLine(
        line.name, _amount(amount), msg("{rule}. {source}", rule=line.rule, source=source), input=ref_of_line(line)
    )


def _holding(outcome: Outcome, flow: Flow) -> WorkingLine:
    ref = input_of(flow.id)
    line = next((one for one in outcome.projection.holding_lines if ref_of_line(one) == ref), None)
    if line is None:
        # the lines of the projection are those of living there
        empty = msg("Owed while the home stands empty")
        return WorkingLine(flow.name, _amount(flow.amount), empty, input=ref)
    working = _cost(outcome, line, flow.amount)
    if line.amount == -flow.amount:
        return working
    # charges rise and rules change between the home month and this one
    rule = msg("{rule}. That is {amount} in the home month", rule=working.rule, amount=Money(line.amount))
    return WorkingLine(working.name, working.value, rule, input=working.input)
