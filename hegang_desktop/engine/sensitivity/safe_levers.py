"""What the reader can change, by how little, and how much nearer it brings the safe month."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety
from hegang_desktop.domain.sensitivity import Lever
from hegang_desktop.engine.answer import lasts_words
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.sensitivity.levers import Handle, effort_of, handles, proxy_handle, put
from hegang_desktop.engine.sensitivity.safe_runs import SafeRuns
from hegang_desktop.engine.timetable.travel import can_travel


def safe_levers(plan: Plan, rules: Rules, runs: SafeRuns | None = None) -> tuple[Lever, ...]:
    """For each thing the reader can change the smallest round step after which the safe month is nearer, or exists.

    Steps are those of `levers`. `home_month` of a lever is the safe month after it, and the runways are those of the
    months that are acted on. Ranked by months gained per change; without a safe month the smallest change comes first.
    For a thread: a run of lives for each amount tried. `runs` are those of the plan, where some were made already.
    """
    runs = runs or SafeRuns(plan, rules)
    if not runs.answers or not runs.before:
        return ()
    pulled = handles(plan, rules)
    effective = effective_plan(plan, rules)
    if not plan.scenario.by_proxy and not can_travel(effective.situation, len(runs.base.holding)).all():
        pulled.append(proxy_handle())
    before = project(plan, rules, month=runs.base.safe_month)
    matched = [one for one in (_pulled(runs, handle, before) for handle in pulled) if one is not None]
    if runs.base.safe_month is None:
        matched.sort(key=lambda one: one.effort)
    else:
        matched.sort(key=lambda one: -(one.months or 0) / one.effort)
    return tuple(msgspec.structs.replace(one, rank=rank) for rank, one in enumerate(matched, 1))


def nearest_change(plan: Plan, rules: Rules) -> Lever | None:
    """For a plan without a safe month, the smallest change that makes it hold; None: there is none, or none is needed.

    It is the first of `safe_levers`.
    """
    matched = safe_levers(plan, rules)
    return matched[0] if matched and matched[0].months is None else None


def _pulled(runs: SafeRuns, handle: Handle, before: Projection) -> Lever | None:
    matched = runs.fewest(handle.most, lambda steps: put(runs.plan, handle, steps))
    if matched is None:
        return None
    steps, safe = matched
    if safe.safe_month is None:
        return None
    base, number = runs.base.safe_month, handle.number
    months = None if base is None else base - safe.safe_month
    after = project(put(runs.plan, handle, steps), runs.rules, month=safe.safe_month)
    return Lever(
        input=number.ref,
        change=handle.value(steps) - number.value,
        value=handle.value(steps),
        unit=number.unit,
        home_month=safe.safe_month,
        months=months,
        effort=effort_of(handle, steps),
        runway_before=before.runway_no_income,
        runway_after=after.runway_no_income,
        text=_text(handle.say(handle.step * steps), safe, months),
        runway_text=_runway_text(before, after),
        rank=0,
    )


def _text(change: Message, safe: Safety, months: int | None) -> Message:
    if months is None:
        return msg("{change}: then it holds, from {month} on", change=change, month=safe.safe_month)
    return msg_n(
        "{change}: the safe month comes {n} month nearer",
        "{change}: the safe month comes {n} months nearer",
        months,
        change=change,
    )


def _runway_text(before: Projection, after: Projection) -> Message:
    then = lasts_words(after, income=False)
    if before.home_month is None:
        return msg("Lasts without income: {after}", after=then)
    if before.runway_no_income == after.runway_no_income:
        return msg("Lasts without income: {after}, as before", after=then)
    return msg(
        "Lasts without income: {after} instead of {before}", after=then, before=lasts_words(before, income=False)
    )
