"""What one has: money at hand and where it lies, money still to come, another home in the family."""

from __future__ import annotations

from hegang_desktop.app.plan.fields.field import Field, ItemList, Part
from hegang_desktop.domain import places
from hegang_desktop.domain.means import Account, PendingKind, PendingMoney
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import ZERO, Tenthousandths
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.places import CASH
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.names import name_of

PENDING: dict[PendingKind, Message] = {
    "deposit": msg("fixed deposit"),
    "housing_fund": msg("housing fund"),
    "lent": msg("money lent"),
    "home_sale": msg("sale of a home"),
    "other": msg("something else"),
}


def _account_line(_plan: Plan, account: Account) -> tuple[Message, Message]:
    value = msg("{amount} at {rate}", amount=Money(account.amount), rate=Percent(account.annual_rate))
    return name_of(account.name, msg("Account")), value


def _pending_line(_plan: Plan, money: PendingMoney) -> tuple[Message, Message]:
    value = msg("{amount} in {month}", amount=Money(money.amount), month=money.release)
    return name_of(money.name, msg("Money to come")), value


ACCOUNTS = ItemList(
    name="accounts",
    items=places.ACCOUNTS,
    title=msg("Accounts that earn interest"),
    add=msg("+ Add an account"),
    added=msg("Add account"),
    remove=msg("Remove this account"),
    removed=msg("Remove account"),
    empty=msg("Savings books and money funds that earn more than the rest."),
    fresh=lambda _plan, item_id: Account(item_id, "", ZERO, Tenthousandths(0)),
    line=_account_line,
    fold="more",
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the account"),
            empty=msg("e.g. money fund"), why=msg("So that you recognise it."),
        ),
        Field(
            name="amount", kind="money", title=msg("Amount"), undo=msg("Amount of the account"),
            why=msg("A part of the money at hand, not more."),
        ),
        Field(
            name="annual_rate", kind="rate", title=msg("Interest"), undo=msg("Interest of the account"),
            why=msg("What earns least is spent first."),
        ),
    ),
)  # fmt: skip

COMING = ItemList(
    name="pending",
    items=places.PENDING,
    title=msg("Money to come"),
    add=msg("+ Add money to come"),
    added=msg("Add money to come"),
    remove=msg("Remove this money"),
    removed=msg("Remove money to come"),
    empty=msg("Fixed deposits, the housing fund, money lent, a home to sell."),
    fresh=lambda plan, item_id: PendingMoney(item_id, "", ZERO, plan.situation.start + MONTHS_A_YEAR),
    line=_pending_line,
    fold="more",
    folds={"more": msg("More: interest, costs")},
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the money to come"),
            empty=msg("e.g. lent to a cousin"), why=msg("So that you recognise it."),
        ),
        Field(
            name="kind", kind="choice", title=msg("What it is"), undo=msg("Kind of the money to come"),
            choices=tuple(PENDING.items()), why=msg("Its name in the ledger."),
        ),
        Field(
            name="amount", kind="money", title=msg("Amount"), undo=msg("Amount of the money to come"), step=100_000,
            why=msg("The amount, without interest."),
        ),
        Field(
            name="release", kind="month", title=msg("Comes in"), undo=msg("Month of the money to come"),
            why=msg("The month in which you can have it."),
        ),
        Field(
            name="certainty", kind="share", title=msg("How sure"), undo=msg("Certainty of the money to come"), step=500,
            own="choice", assumed=True, why=msg("100 is certain; only this share is counted."),
        ),
        Field(
            name="annual_rate", kind="rate", title=msg("Interest"), undo=msg("Interest of the money to come"),
            fold="more", why=msg("Simple interest until it comes."),
        ),
        Field(
            name="since", kind="month", title=msg("Interest since"), undo=msg("Interest since"), optional=True,
            empty=msg("the plan's start"), fold="more", why=msg("The month it was deposited."),
        ),
        Field(
            name="costs", kind="money", title=msg("Costs deducted"), undo=msg("Costs of the money to come"),
            fold="more", assumed=True, why=msg("Agent, taxes, fees; deducted from it."),
        ),
    ),
)  # fmt: skip


def _shared(plan: Plan) -> Message | None:
    """That an input of the situation is that of every scenario; None where there is only one."""
    if len(plan.scenarios) < 2:  # noqa: PLR2004 - shared by several
        return None
    return msg("All {n} scenarios of this plan share it.", n=len(plan.scenarios))


PARTS: tuple[Part, ...] = (
    Field(
        name="at_hand", kind="money", title=msg("Money at hand"), at=CASH, step=100_000,
        why=msg("Everything you could pay with today."),
    ),
    Field(
        name="day", kind="count", title=msg("Counted on day"), undo=msg("Day of the count"), at=CASH, needed=True,
        why=msg("Of the first month only what was still to come on that day counts."),
    ),
    Field(
        name="cushion", kind="money", title=msg("Cushion"), own="choice", step=50_000,
        why=msg("What must remain after buying, for illness or a bad month."), beside=_shared,
    ),
    ACCOUNTS,
    COMING,
    Field(
        name="owns_other_home", kind="flag", title=msg("My family owns another home"), undo=msg("Other home"),
        fold="more", why=msg("Buyer, spouse and children under age; it decides the deed tax."),
    ),
)  # fmt: skip
FOLDS = {"more": msg("More: accounts, money to come, another home")}
