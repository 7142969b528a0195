"""What one owes."""

from __future__ import annotations

from hegang_desktop.app.plan.fields.field import MONTHLY, Field, ItemList, Part
from hegang_desktop.domain import places
from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import ZERO
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.names import name_of


def _line(_plan: Plan, debt: Debt) -> tuple[Message, Message]:
    return name_of(debt.name, msg("Debt")), msg("{amount}", amount=Money(debt.balance))


DEBTS = ItemList(
    name="debts",
    items=places.DEBTS,
    title=None,
    add=msg("+ Add a debt"),
    added=msg("Add debt"),
    remove=msg("Remove this debt"),
    removed=msg("Remove debt"),
    empty=msg("Card, mini-loan, what you owe to friends: with what is paid each month."),
    fresh=lambda _plan, item_id: Debt(item_id, "", ZERO, ZERO),
    line=_line,
    few=1,
    folds={"more": msg("More: fees, when it is cleared")},
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the debt"),
            empty=msg("e.g. card"), why=msg("So that you know it again."),
        ),
        Field(
            name="balance", kind="money", title=msg("Still owed"), undo=msg("Debt"), step=50_000,
            why=msg("What would clear it today."),
        ),
        Field(
            name="payment", kind="money", title=msg("Paid a month"), undo=msg("Debt payment"), unit=MONTHLY,
            why=msg("Until nothing is owed."),
        ),
        Field(
            name="annual_rate", kind="rate", title=msg("Interest"), undo=msg("Debt interest"),
            why=msg("As the contract says, a year."),
        ),
        Field(
            name="monthly_fee", kind="share", title=msg("Fee a month"), undo=msg("Fee of the debt"), fold="more",
            unit=msg("% a month"), step=10, assumed=True, why=msg("Mini-loans charge it on the first amount."),
        ),
        Field(
            name="principal", kind="money", title=msg("First borrowed"), undo=msg("Amount first borrowed"),
            fold="more", step=50_000, assumed=True, why=msg("For the fee; 0: what is owed now."),
        ),
        Field(
            name="cleared_in", kind="month", title=msg("Cleared in"), undo=msg("Month that clears the debt"),
            fold="more", optional=True, empty=msg("by paying"), own="choice",
            why=msg("The month in which the rest is paid at once."),
        ),
    ),
)  # fmt: skip

PARTS: tuple[Part, ...] = (
    DEBTS,
    Field(
        name="payoff", kind="money", title=msg("More to the debts"), undo=msg("Payoff"), unit=MONTHLY, own="choice",
        shown=lambda plan, _situation: bool(plan.situation.debts) or bool(plan.situation.payoff),
        why=msg("Beyond the payments, to the dearest debt first."),
    ),
)  # fmt: skip
