"""What somebody in this situation is to know and to ask before paying, beside the money: an empty home, a school."""

from __future__ import annotations

from hegang_desktop.domain.cost import yearly
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import whole_yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.holding import holding
from hegang_desktop.engine.costs.stopping import stopping


def standing_empty(plan: Plan, month: Month, rules: Rules) -> tuple[Message, ...]:
    """For whoever works away from the home: what a year of it costs empty, who has a key, and what its heating allows.

    `month` is that of the dated rules.
    """
    if not any(stream.away and stream.after_move != "stops" for stream in plan.income):
        return ()
    cost = whole_yuan(yearly(holding(plan.scenario, rules, month, lived_in=False)))
    words = msg(
        "While you are away it stands empty. Leave a key with someone: a burst pipe floods the neighbours. Empty for a "
        "whole year it costs {amount}.",
        amount=Money(cost),
    )
    return (words, _heating(plan)) if plan.scenario.home.heated else (words,)


def _heating(plan: Plan) -> Message:
    verdict = stopping(plan.scenario.home)
    if verdict.allowed:
        return msg("Its heating can be stopped for a winter, for a fee and in writing before the season.")
    reasons = verdict.reasons[0]
    for other in verdict.reasons[1:]:
        reasons = msg("{one}, {other}", one=reasons, other=other)
    if verdict.allowed is None:
        return msg(
            "Can its heating be stopped for a winter? Ask the heating company before you pay: {reasons}. Until then "
            "the full charge is counted.",
            reasons=reasons,
        )
    return msg("Its heating cannot be stopped ({reasons}): it costs the full charge even when empty.", reasons=reasons)


def school(plan: Plan, month: Month) -> Message | None:
    """For whoever moves with a child: a home there is no school place yet. `month` is that of the move."""
    children = (one for one in plan.situation.people if one.kind == "child")
    if not any(one.ends is None or one.ends >= month for one in children):
        return None
    return msg(
        "Before you rent or buy, ask the school which papers it takes (lease, title, household register) and by when."
    )
