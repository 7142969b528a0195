"""What one owes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hegang_desktop.app.plan.fields.field import MONTHLY, Field, ItemList, Part
from hegang_desktop.domain import places
from hegang_desktop.domain.means import Debt, DebtCost
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import ZERO
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.names import name_of
from hegang_desktop.text.debts import DEBT_COSTS


def _line(_plan: Plan, debt: Debt) -> tuple[Message, Message]:
    name, owed = name_of(debt.name, msg("Debt")), Money(debt.balance)
    if debt.cost == "yearly":
        return name, msg("{amount}", amount=owed)
    return name, msg("{amount} at {rate} a year", amount=owed, rate=_yearly(debt))


def _stated(*costs: DebtCost) -> Callable[[Plan, Any], bool]:
    return lambda _plan, debt: debt is not None and debt.cost in costs


def _yearly(debt: Debt) -> Percent:
    from hegang_desktop.engine.timetable.debts import yearly_cost  # NumPy is not needed before it is asked for

    return Percent(yearly_cost(debt))


def _of_days(_plan: Plan, debt: Any) -> Message:
    return msg("Comes to {rate} a year: 365 times a day's. A month is a twelfth of it.", rate=_yearly(debt))


def _of_instalments(_plan: Plan, debt: Any) -> Message:
    from hegang_desktop.engine.timetable.debts import month_of_payment

    return msg(
        "{amount} a month, the fee included. It comes to {rate} a year, because the fee stays the same while the debt "
        "shrinks.",
        amount=Money(month_of_payment(debt)),
        rate=_yearly(debt),
    )


DEBTS = ItemList(
    name="debts",
    items=places.DEBTS,
    title=None,
    add=msg("+ Add a debt"),
    added=msg("Add debt"),
    remove=msg("Remove this debt"),
    removed=msg("Remove debt"),
    empty=msg("Credit cards, online loans, money owed to friends: with the monthly payment."),
    fresh=lambda _plan, item_id: Debt(item_id, "", ZERO, ZERO),
    line=_line,
    few=1,
    folds={"more": msg("More: fees, when it is cleared")},
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the debt"),
            empty=msg("e.g. card"), why=msg("So that you recognise it."),
        ),
        Field(
            name="balance", kind="money", title=msg("Still owed"), undo=msg("Debt"), step=50_000,
            why=msg("What would clear it today."),
        ),
        Field(
            name="cost", kind="choice", title=msg("What it costs"), undo=msg("How the cost of the debt is stated"),
            choices=tuple(DEBT_COSTS.items()), wide=True, why=msg("As the app or the contract states it."),
        ),
        Field(
            name="payment", kind="money", title=msg("Paid a month"), undo=msg("Debt payment"), unit=MONTHLY,
            shown=_stated("yearly", "daily"), why=msg("Until nothing is owed."),
        ),
        Field(
            name="annual_rate", kind="rate", title=msg("Interest"), undo=msg("Debt interest"),
            shown=_stated("yearly"), why=msg("As the contract says, a year."),
        ),
        Field(
            name="daily_rate", kind="fine_rate", title=msg("Interest a day"), undo=msg("Interest of the debt a day"),
            unit=msg("% a day"), shown=_stated("daily"), source=_of_days,
            why=msg("0.04 is 4 in ten thousand, as phone loans often charge."),
        ),
        Field(
            name="instalments", kind="count", title=msg("Instalments in all"), undo=msg("Instalments of the debt"),
            shown=_stated("instalments"), why=msg("Including those already paid."),
        ),
        Field(
            name="principal", kind="money", title=msg("First borrowed"), undo=msg("Amount first borrowed"),
            step=50_000, assumed=True, shown=_stated("instalments"), why=msg("For the fee; 0: what is owed now."),
        ),
        Field(
            name="instalment_fee", kind="fine_rate", title=msg("Fee of an instalment"),
            undo=msg("Fee of an instalment"), unit=msg("% a month"), shown=_stated("instalments"),
            source=_of_instalments, why=msg("On the amount first borrowed, every month."),
        ),
        Field(
            name="monthly_fee", kind="share", title=msg("Fee a month"), undo=msg("Fee of the debt"), fold="more",
            unit=msg("% a month"), step=10, assumed=True, shown=_stated("yearly"),
            why=msg("Online loans charge it on the amount first borrowed."),
        ),
        Field(
            name="principal", kind="money", title=msg("First borrowed"), undo=msg("Amount first borrowed"),
            fold="more", step=50_000, assumed=True, shown=_stated("yearly"),
            why=msg("For the fee; 0: what is owed now."),
        ),
        Field(
            name="cleared_in", kind="month", title=msg("Cleared in"), undo=msg("Month that clears the debt"),
            fold="more", optional=True, empty=msg("by paying"), own="choice",
            why=msg("The month the rest is paid off in one go."),
        ),
    ),
)  # fmt: skip

PARTS: tuple[Part, ...] = (
    DEBTS,
    Field(
        name="payoff", kind="money", title=msg("Extra payments on debts"), undo=msg("Payoff"), unit=MONTHLY,
        own="choice",
        shown=lambda plan, _situation: bool(plan.situation.debts) or bool(plan.situation.payoff),
        why=msg("On top of the payments, to the most expensive debt first."),
    ),
)  # fmt: skip
