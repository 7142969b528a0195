"""What the reader can change, by how little, and how much nearer it brings the earliest month.

What it does to the safe month is in `safe_levers`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import msgspec

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import Message, Money, Percent, msg, msg_n
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, divide_half_up, yuan
from hegang_desktop.domain.places import INCOME, SCENARIO, SITUATION, own_assumption
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Lever, Reached
from hegang_desktop.engine.answer import runway_words
from hegang_desktop.engine.costs.catalogue import PURCHASE
from hegang_desktop.engine.evaluate.evaluator import Evaluator
from hegang_desktop.engine.sensitivity.inputs import Input, inputs
from hegang_desktop.engine.sensitivity.search import least

NEW_INCOME = INCOME.item("new-income").part("amount")
"""A source of income that the plan does not have yet."""
BY_PROXY = SCENARIO.part("by_proxy")
BARGAINING = own_assumption("bargaining")
MOST_NEW_INCOME = yuan(10_000)
_Say = Callable[[int], Message]


@dataclasses.dataclass(frozen=True, slots=True)
class Handle:
    """A number to pull at: which way, in which steps, how many at most, and how a change of it is put into words."""

    number: Input
    way: int
    step: int
    most: int
    say: _Say

    def value(self, steps: int) -> int:
        """The number after so many steps."""
        return self.number.value + self.way * self.step * steps


def levers(plan: Plan, rules: Rules) -> tuple[Lever, ...]:
    """For each thing the reader can change the smallest round step that brings the home at least a month nearer.

    Steps are 100 yuan, 1,000 for a price, 10 for a day's wage or a square metre, a point for bargaining; a purchase
    that is skipped is skipped whole. Income is at most doubled. Where the home is not within the horizon, the step that
    brings it there. None that is more than can be done, and none after which money no longer lasts for the year after
    the move where now it does. Ranked by months gained per change, each change taken as a share of its number.
    """
    evaluator = Evaluator(plan, rules)
    if evaluator.base.home_month == plan.situation.start:
        return ()
    useful = [one for one in (_pulled(evaluator, handle) for handle in handles(plan, rules)) if one is not None]
    useful += _proxy(evaluator)
    useful.sort(key=lambda one: -_gain(evaluator, one) / one.effort)
    return tuple(msgspec.structs.replace(one, rank=rank) for rank, one in enumerate(useful, 1))


def pulled(plan: Plan, rules: Rules, lever: Lever) -> Plan:
    """The plan with a lever applied. KeyError if the plan has no such lever."""
    if lever.input == BY_PROXY.ref:
        return BY_PROXY.set(plan, True)
    numbers = {one.ref: one for one in (*inputs(plan, rules), _new_income())}
    return numbers[lever.input].put(plan, lever.value)


def put(plan: Plan, handle: Handle, steps: int) -> Plan:
    """The plan with a handle pulled by so many steps."""
    if handle.number.ref == BY_PROXY.ref:
        return BY_PROXY.set(plan, True)
    return handle.number.put(plan, handle.value(steps))


def handles(plan: Plan, rules: Rules) -> list[Handle]:
    """All that the reader can change."""
    patterns = {INCOME.item(one.id).part("amount").ref: one.pattern for one in plan.income}
    regular = {ref for ref, pattern in patterns.items() if pattern not in ("one_off", "pension")}
    handles = []
    for one in inputs(plan, rules):
        ref = one.ref
        if ref in regular:
            handles.append(_more_income(one, daily=patterns[ref] == "day_rate"))
        elif ref in _LESS or ref.kind == "spending":
            handles.append(_less(one, _LESS.get(ref, _less_of(one.name)), yuan(100)))
        elif one.group == "price":
            by_metre = one.unit == "fen_per_m2"
            handles.append(_less(one, _cheaper_by_metre if by_metre else _cheaper, yuan(10 if by_metre else 1_000)))
        elif ref == BARGAINING.ref:
            handles.append(Handle(one, 1, 100, (one.most - one.value) // 100, _bargain))
        elif ref.kind in ("cost", "assumption") and ref.item in _SKIPPED and one.value:
            handles.append(_skipped(one, _SKIPPED[ref.item]))
    if not regular:
        handles.append(_more_income(_new_income(), daily=False))
    return handles


def _less(number: Input, say: _Say, step: int) -> Handle:
    return Handle(number, -1, step, (number.value - number.possible[0]) // step, say)


def _skipped(number: Input, text: Message) -> Handle:
    return Handle(number, -1, number.value, 1, lambda _: text)


def _more_income(number: Input, *, daily: bool) -> Handle:
    step = yuan(10) if daily else yuan(100)
    most = (number.possible[1] - number.value if number.value else MOST_NEW_INCOME) // step

    def say(change: int) -> Message:
        if daily:
            return msg("Earn {amount} more a day: {name}", amount=Money(Fen(change)), name=number.name)
        return msg("Earn {amount} more a month: {name}", amount=Money(Fen(change)), name=number.name)

    return Handle(number, 1, step, most, say)


def _new_income() -> Input:
    """A source of income that the plan does not have."""
    name = msg("a new source of income")

    def put(plan: Plan, value: Fen) -> Plan:
        return plan.with_income((*plan.income, IncomeStream(NEW_INCOME.ref.item, "", value)))

    return Input(msgspec.structs.replace(NEW_INCOME, set=put), name, "fen_a_month", ZERO, 1, "income")


def _less_of(name: Message) -> _Say:
    return lambda change: msg("{name}: {amount} less a month", name=name, amount=Money(Fen(change)))


_LESS: dict[InputRef, _Say] = {
    SITUATION.part(name).ref: say
    for name, say in (
        ("spending", lambda change: msg("Spend {amount} less a month", amount=Money(Fen(change)))),
        ("rent", lambda change: msg("Pay {amount} less rent a month", amount=Money(Fen(change)))),
        ("remittance", lambda change: msg("Send {amount} less to family a month", amount=Money(Fen(change)))),
        ("payoff", lambda change: msg("Pay {amount} a month less on debts beforehand", amount=Money(Fen(change)))),
        ("cushion", lambda change: msg("Keep a cushion smaller by {amount}", amount=Money(Fen(change)))),
    )
}
_SKIPPED: dict[str, Message] = {entry.id: entry.without for entry in PURCHASE if entry.without is not None}


def _cheaper(change: int) -> Message:
    return msg("Find a home cheaper by {amount}", amount=Money(Fen(change)))


def _cheaper_by_metre(change: int) -> Message:
    return msg("Find a home cheaper by {amount} a square metre", amount=Money(Fen(change)))


def _bargain(change: int) -> Message:
    return msg("Bargain {share} off the price", share=Percent(change))


def _pulled(evaluator: Evaluator, handle: Handle) -> Lever | None:
    base = evaluator.base.home_month
    latest = evaluator.months - 1 if base is None else base - evaluator.table.start - 1

    def nearer(steps: int) -> bool:
        home = evaluator.home_month(handle.number.put(evaluator.plan, handle.value(steps)))
        return home is not None and home <= latest

    steps = least(nearer, handle.most)
    if steps is None:
        return None
    return _lever(
        evaluator.base, handle, steps, evaluator.answer(handle.number.put(evaluator.plan, handle.value(steps)))
    )


def _lever(base: Reached, handle: Handle, steps: int, after: Reached) -> Lever | None:
    number, value = handle.number, handle.value(steps)
    if after.home_month is None or (base.holds and not after.holds):
        return None
    months = None if base.home_month is None else base.home_month - after.home_month
    return Lever(
        input=number.ref,
        change=value - number.value,
        value=value,
        unit=number.unit,
        home_month=after.home_month,
        months=months,
        effort=effort_of(handle, steps),
        runway_before=base.runway_no_income,
        runway_after=after.runway_no_income,
        text=_text(handle.say(handle.step * steps), after, months),
        runway_text=_runway_text(base, after),
        rank=0,
    )


def effort_of(handle: Handle, steps: int) -> Tenthousandths:
    """The change as a share of the number; one that is nothing now changes by all of itself."""
    number, change = handle.number, handle.step * steps
    if number.unit == "share":
        return Tenthousandths(change)
    part = divide_half_up(change * 10_000, number.value) if number.value else 10_000
    return Tenthousandths(max(1, part))


def _text(change: Message, after: Reached, months: int | None) -> Message:
    if months is None:
        return msg("{change}: the home comes within reach, in {month}", change=change, month=after.home_month)
    return msg_n(
        "{change}: the home comes {n} month nearer", "{change}: the home comes {n} months nearer", months, change=change
    )


def _runway_text(base: Reached, changed: Reached) -> Message:
    after = runway_words(changed.runway_no_income)
    if base.home_month is None:
        return msg("Lasts without income: {after}", after=after)
    if base.runway_no_income == changed.runway_no_income:
        return msg("Lasts without income: {after}, as before", after=after)
    before = runway_words(base.runway_no_income)
    return msg("Lasts without income: {after} instead of {before}", after=after, before=before)


def proxy_handle() -> Handle:
    """Signing by proxy: there is one step of it."""
    text = msg("Let someone else sign for you")
    return Handle(Input(BY_PROXY, text, "share", 0, 1, "home"), 1, 10_000, 1, lambda _: text)


def _proxy(evaluator: Evaluator) -> list[Lever]:
    """Signing by proxy instead of waiting for a month of travel, where that is sooner."""
    scenario = evaluator.plan.scenario
    if scenario.by_proxy or not evaluator.table.away.any():
        return []
    handle = proxy_handle()
    after = evaluator.answer(BY_PROXY.set(evaluator.plan, True))
    base = evaluator.base.home_month
    if after.home_month is None or (base is not None and after.home_month >= base):
        return []
    lever = _lever(evaluator.base, handle, 1, after)
    return [lever] if lever is not None else []


def _gain(evaluator: Evaluator, lever: Lever) -> int:
    """The months gained; where the home comes within reach, those left until the horizon."""
    if lever.months is not None:
        return lever.months
    return max(1, evaluator.months - (lever.home_month - evaluator.table.start))
