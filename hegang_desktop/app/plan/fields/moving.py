"""The move: when one can travel, who signs, and by when the home is wanted; and living once there."""

from __future__ import annotations

from hegang_desktop.app.plan.fields.field import MONTHLY, Choice, Field, ItemList, Part
from hegang_desktop.domain import places
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.outgo import Deadline
from hegang_desktop.domain.places import SCENARIO, TRIED
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import KEEPS_NOTHING, Tried
from hegang_desktop.engine.names import name_of


def _line(_plan: Plan, deadline: Deadline) -> tuple[Message, Message]:
    return name_of(deadline.name, msg("Deadline")), msg("by {month}", month=deadline.month)


WORKS_AWAY: tuple[Choice, ...] = (
    (None, msg("as the incomes say")),
    (True, msg("yes")),
    (False, msg("no")),
)


def _kept(_plan: Plan, tried: Tried) -> bool:
    """Whether there is anything to show or to take back: what is tried out is put here by the what-if."""
    return tried != KEEPS_NOTHING


DEADLINES = ItemList(
    name="deadlines",
    items=places.DEADLINES,
    title=msg("Deadlines"),
    add=msg("+ Add a deadline"),
    added=msg("Add deadline"),
    remove=msg("Remove this deadline"),
    removed=msg("Remove deadline"),
    empty=msg("The end of a lease, the start of school."),
    fresh=lambda plan, item_id: Deadline(item_id, "", plan.situation.start + MONTHS_A_YEAR),
    line=_line,
    fold="more",
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the deadline"),
            empty=msg("e.g. school begins"), why=msg("So that you recognise it."),
        ),
        Field(
            name="month", kind="month", title=msg("Home wanted by"), undo=msg("Month of the deadline"), own="choice",
            why=msg("Owned on the first of this month."),
        ),
    ),
)  # fmt: skip

PARTS: tuple[Part, ...] = (
    Field(
        name="not_before", kind="month", title=msg("Not before"), at=SCENARIO, optional=True, empty=msg("at once"),
        own="choice", fold="more", undo=msg("Not before"), why=msg("Not bought earlier, even if the money is there."),
    ),
    Field(
        name="later", kind="count", title=msg("Buy later by"), at=TRIED, unit=msg("months"), own="choice",
        fold="more", shown=_kept, undo=msg("Buy later by"),
        why=msg("Waits this many months longer than it would have to."),
    ),
    Field(
        name="no_work", kind="flag", title=msg("No work from the third month there"), at=TRIED, own="choice",
        fold="more", shown=_kept, undo=msg("No work there"),
        why=msg("Kept of what you tried out. Staying keeps its pay."),
    ),
    Field(
        name="hard_winter", kind="flag", title=msg("A hard first winter"), at=TRIED, own="choice", fold="more",
        shown=_kept, undo=msg("A hard first winter"), why=msg("Kept of what you tried out."),
    ),
    Field(
        name="medical", kind="flag", title=msg("A medical bill"), at=TRIED, own="choice", fold="more",
        shown=_kept, undo=msg("A medical bill"), why=msg("Kept of what you tried out: half a year after the move."),
    ),
    Field(
        name="away_months", kind="calendar", title=msg("Months without travel"), fold="more",
        undo=msg("Months without travel"), why=msg("Months in which none of you can go there to buy."),
    ),
    Field(
        name="works_away", kind="choice", title=msg("Someone keeps working far away"), at=SCENARIO, fold="more",
        undo=msg("Working far away"), choices=WORKS_AWAY, wide=True, assumed=True,
        why=msg("Lives there and travels to work and back; how often a year is among the assumptions."),
    ),
    Field(
        name="by_proxy", kind="flag", title=msg("Someone may sign for me"), at=SCENARIO, fold="more", own="choice",
        undo=msg("Signing by proxy"), why=msg("While you are away, at the cost of a proxy."),
    ),
    DEADLINES,
)  # fmt: skip
FOLDS = {"more": msg("More: travel, proxy, deadlines")}

AFTER: tuple[Part, ...] = (
    Field(
        name="spending_after", kind="money", title=msg("Living costs after the move"), at=SCENARIO, unit=MONTHLY,
        optional=True, empty=msg("as now"), own="choice",
        why=msg("Water, power and broadband included; heating and property fee are below."),
    ),
)  # fmt: skip
