"""The ledger: every month of a life whose home month is known, flow by flow, in whole fen."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.projection import Flow, FlowKind, LedgerMonth
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.interest import on_balance
from hegang_desktop.engine.timetable.table import Timetable

_Line = tuple[FlowKind, Message, str, list[int]]


def ledger(table: Timetable, home: int | None) -> tuple[LedgerMonth, ...]:
    """The months the plan looks ahead, for a home bought on the first day of the month `home` (None: never)."""
    incoming, outgoing = _lines(table, home)
    rows = []
    balance = int(table.at_hand)
    home_name = msg("The home, all-in")
    if table.course.loan is not None:
        home_name = msg("Down payment and fees")
    interest_name = msg("Interest on savings")
    for t in range(table.months):
        flows = []
        # what is paid for the home on the first day earns no interest
        kept = balance
        if t == home:
            cost = int(table.costs[t])
            kept -= cost
            flows.append(Flow("home", home_name, Fen(-cost), "home"))
        flows += [Flow(kind, name, Fen(amounts[t]), id_) for kind, name, id_, amounts in incoming if amounts[t]]
        interest = on_balance(kept, table.tiers)
        if interest:
            flows.append(Flow("interest", interest_name, Fen(interest), "interest"))
        flows += [Flow(kind, name, Fen(amounts[t]), id_) for kind, name, id_, amounts in outgoing if amounts[t]]
        amounts_now = [flow.amount for flow in flows]
        came_in = sum(amount for amount in amounts_now if amount > 0)
        went_out = came_in - sum(amounts_now)
        closing = balance + came_in - went_out
        rows.append(LedgerMonth(table.start + t, Fen(balance), Fen(came_in), Fen(went_out), Fen(closing), tuple(flows)))
        balance = closing
    return tuple(rows)


def _lines(table: Timetable, home: int | None) -> tuple[list[_Line], list[_Line]]:
    """What comes in and what goes out, line by line, in the order in which a month lists them."""
    there = table.lives_there(home)
    ahead = table.months

    def line(kind: FlowKind, name: Message, id_: str, amounts: Fens) -> _Line:
        return kind, name, id_, amounts[:ahead].tolist()

    incoming: list[_Line] = []
    outgoing: list[_Line] = []
    for entry, amounts in zip(table.entries, sums.entry_amounts(table, home), strict=True):
        into = incoming if entry.kind in ("income", "pending") else outgoing
        into.append(line(entry.kind, entry.name, entry.id, amounts))
    incoming.append(line("deposit", msg("Deposit of the tenancy"), "deposit", sums.deposits(table, home)))
    incoming.append(line("sale", msg("Sale of the home"), "sale", sums.sale(table, home)))
    rents = line("rent", msg("Rent"), "rent", -sums.rent_paid(table, home))
    after_debts = next(
        (i for i, (kind, *_) in enumerate(outgoing) if kind not in ("remittance", "debt")), len(outgoing)
    )
    outgoing.insert(after_debts, rents)
    if table.course.loan is not None:
        outgoing.append(line("mortgage", msg("Mortgage payment"), "mortgage", -sums.instalments(table, home)))
        rest = msg("Rest of the mortgage")
        outgoing.append(line("mortgage", rest, "mortgage:rest", -sums.cleared(table, home)))
    if table.course.leaving is not None:
        outgoing.append(line("dated", msg("Journey back"), "journey_back", -sums.journey_back(table, home)))
    if home is not None:
        occupied = there | (table.course.loan is not None)
        for cost in table.holding:
            due = table.holding_due(cost, home)
            amounts = np.where(due, np.where(occupied, cost.lived_in, cost.empty), 0)
            outgoing.append(line("holding", cost.name, f"holding:{cost.id}", -amounts))
    return (
        [one for one in incoming if any(one[3])],
        [one for one in outgoing if any(one[3])],
    )


def without_purchase(months: tuple[LedgerMonth, ...]) -> tuple[LedgerMonth, ...]:
    """The months of a home that was owned before: without its purchase, which stands in the first one."""
    first = months[0]
    paid = -sum(flow.amount for flow in first.flows if flow.kind == "home")
    without = msgspec.structs.replace(
        first,
        opening=Fen(first.opening - paid),
        outgoing=Fen(first.outgoing - paid),
        flows=tuple(flow for flow in first.flows if flow.kind != "home"),
    )
    return (without, *months[1:])
