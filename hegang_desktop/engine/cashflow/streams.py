"""What comes in and goes out in one month, before and after the move, on expected values."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.projection import Flow


def income_of(stream: IncomeStream, month: Month, *, moved: bool) -> Fen:
    """What a stream pays in `month`."""
    if moved and stream.after_move == "stops":
        return ZERO
    if stream.starts is not None and month < stream.starts:
        return ZERO
    if stream.ends is not None and month > stream.ends:
        return ZERO
    return stream.amount if month.month in stream.months else ZERO


def income_flows(plan: Plan, month: Month, *, moved: bool) -> list[Flow]:
    """The incomes of a month that are not zero."""
    flows = []
    for stream in plan.situation.income:
        amount = income_of(stream, month, moved=moved)
        if amount:
            flows.append(Flow("income", name_of(stream.name, msg("Income")), amount))
    return flows


def living_flows(plan: Plan, scenario: Scenario, *, moved: bool) -> list[Flow]:
    """Spending, rent (until the move) and remittance of a month, as negative amounts."""
    situation = plan.situation
    spending = situation.spending
    if moved and scenario.spending_after is not None:
        spending = scenario.spending_after
    flows = [Flow("spending", msg("Living"), Fen(-spending))] if spending else []
    if situation.rent and not moved:
        flows.append(Flow("rent", msg("Rent"), Fen(-situation.rent)))
    if situation.remittance:
        flows.append(Flow("remittance", msg("Remittance to family"), Fen(-situation.remittance)))
    return flows


def name_of(typed: str, otherwise: Message) -> Message:
    """The user's own name for a thing, or ours."""
    return verbatim(typed) if typed.strip() else otherwise


def interest_on(balance: Fen, rate: Tenthousandths) -> Fen:
    """One month of interest at a yearly rate, rounded half up to the fen; nothing on a negative balance."""
    return Fen(divide_half_up(balance * rate, 10_000 * MONTHS_A_YEAR)) if balance > 0 else ZERO


class DebtBook:
    """The debts as they are paid down month by month: interest is added, then the payment is made."""

    def __init__(self, debts: tuple[Debt, ...]) -> None:
        self._debts = debts
        self._balances = [debt.balance for debt in debts]

    def copy(self) -> DebtBook:
        """A second book that goes on from here alone."""
        book = DebtBook(self._debts)
        book._balances = list(self._balances)
        return book

    def debts(self) -> tuple[Debt, ...]:
        """The debts as they stand now; those that are paid are left out."""
        still = zip(self._debts, self._balances, strict=True)
        return tuple(msgspec.structs.replace(debt, balance=balance) for debt, balance in still if balance > 0)

    def pay(self) -> list[Flow]:
        """Make this month's payments; returns them as negative amounts."""
        flows = []
        for i, debt in enumerate(self._debts):
            if self._balances[i] <= 0:
                continue
            owed = Fen(self._balances[i] + interest_on(self._balances[i], debt.annual_rate))
            paid = min(debt.payment, owed)
            self._balances[i] = Fen(owed - paid)
            if paid:
                flows.append(Flow("debt", name_of(debt.name, msg("Debt")), Fen(-paid)))
        return flows
