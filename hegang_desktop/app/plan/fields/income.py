"""What comes in: the streams of income, with what each pattern asks for and how unsure it is."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Literal

from hegang_desktop.app.plan.edits import replace, with_active, with_pattern
from hegang_desktop.app.plan.fields.field import MONTHLY, Field, ItemList, Part
from hegang_desktop.app.plan.fields.spending import NO_END, whose_field
from hegang_desktop.app.plan.target_home import find_city
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain import places
from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.limits import EVERY_MONTH
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.message import Message, Money, msg, msg_n, shipped
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.places import SCENARIO
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.engine.names import name_of

PATTERNS: dict[IncomePattern, Message] = {
    "steady": msg("steady"),
    "seasonal": msg("seasonal"),
    "day_rate": msg("by the day"),
    "irregular": msg("irregular"),
    "one_off": msg("once"),
    "pension": msg("pension"),
}
AFTER: dict[str, Message] = {
    "stays": msg("goes on after the move"),
    "stops": msg("ends with the move"),
    "changes": msg("changes with the move"),
}
RHYTHMS: dict[str, Message] = {
    "calendar": msg("the same months each year"),
    "cycle": msg("a cycle of months on and off"),
}
UNITS: dict[IncomePattern, Message] = {"day_rate": msg("yuan/day"), "one_off": msg("yuan once")}
HALF_A_YEAR = 6
Unsure = Literal["spread", "persistence", "spell_every", "spell_length", "late"]


def has_cycle(stream: IncomeStream) -> bool:
    """Whether months on and off say when it pays, rather than those of the calendar."""
    return stream.pattern == "seasonal" and stream.cycle_start is not None


def shipped_luck(plan: Plan, stream: IncomeStream, name: Unsure) -> int:
    """What the engine takes where the stream says nothing of its own, in the unit of the field."""
    return _shipped_luck(stream, name, tuple(sorted(plan.scenario.assumptions.items())))


@functools.lru_cache(maxsize=256)
def _shipped_luck(stream: IncomeStream, name: Unsure, assumptions: tuple[tuple[str, int], ...]) -> int:
    from hegang_desktop.engine.simulation.uncertainty import uncertainty  # not needed before it is asked for

    # the one of the two that is not asked for must not hide the other: without it there are no spells at all
    beside = {"spell_every": "spell_length", "spell_length": "spell_every"}.get(name)
    probe = replace(stream, **{name: None, **({beside: 1} if beside else {})})
    situation = Situation(cash=(CashPoint(Month(2000, 1), ZERO),), income=(probe,))
    alone = Plan("probe", "probe", situation, (Scenario("", "", assumptions=dict(assumptions)),))
    (luck,) = uncertainty(alone, load_rules()).streams
    if name == "spell_every":
        return round(1 / luck.loss) if luck.loss else 0
    if name == "spell_length":
        return round(1 / luck.return_) if luck.loss else 0
    return round({"spread": luck.spread, "persistence": luck.persistence, "late": luck.late}[name] * 10_000)


def _line(_plan: Plan, stream: IncomeStream) -> tuple[Message, Message]:
    name, money = name_of(stream.name, msg("Income")), Money(stream.amount)
    if stream.pattern == "one_off" and stream.starts is not None:
        return name, msg("{amount} in {month}", amount=money, month=stream.starts)
    if stream.pattern == "day_rate":
        return name, msg_n("{amount} a day, {n} day", "{amount} a day, {n} days", stream.days, amount=money)
    if stream.has_bad_months:
        return name, msg("{amount}, else {off}", amount=money, off=Money(stream.amount_off))
    if has_cycle(stream):
        return name, msg("{amount}, {on} on, {off} off", amount=money, on=stream.months_on, off=stream.months_off)
    if stream.months != EVERY_MONTH:
        return name, msg("{amount} × {n} a year", amount=money, n=len(stream.months))
    return name, msg("{amount} a month", amount=money)


def _of(*patterns: IncomePattern) -> Callable[[Plan, Any], bool]:
    return lambda _plan, stream: stream is not None and stream.pattern in patterns


def _not_of(*patterns: IncomePattern) -> Callable[[Plan, Any], bool]:
    return lambda _plan, stream: stream is not None and stream.pattern not in patterns


def _cycling(_plan: Plan, stream: IncomeStream | None) -> bool:
    return stream is not None and has_cycle(stream)


def _coming(plan: Plan, stream: IncomeStream) -> tuple[int, ...]:
    from hegang_desktop.engine.timetable.streams import pays  # NumPy is not needed before it is asked for

    start = plan.situation.start
    paying = pays(stream, start, MONTHS_A_YEAR)
    return tuple(sorted((start + at).month for at in range(MONTHS_A_YEAR) if paying[at]))


def _by_calendar(_plan: Plan, stream: IncomeStream | None) -> bool:
    varies = ("seasonal", "day_rate", "irregular")
    return stream is not None and stream.pattern in varies and not has_cycle(stream)


def _put_pattern(plan: Plan, place: PartLens, pattern: Any) -> Plan:
    stream = place.get(plan)
    return with_pattern(plan, stream.id, pattern)


def _put_rhythm(plan: Plan, place: PartLens, rhythm: Any) -> Plan:
    stream: IncomeStream = place.get(plan)
    if rhythm == "calendar":
        return place.changed(plan, months_on=0, cycle_start=None)
    if has_cycle(stream):
        return plan
    on, off = stream.months_on or HALF_A_YEAR, stream.months_off or HALF_A_YEAR
    start = stream.starts or plan.situation.start
    return place.changed(plan, months_on=on, months_off=off, cycle_start=start, months=EVERY_MONTH)


_OTHERS: tuple[IncomePattern, ...] = ("day_rate", "one_off")
_AWAY: tuple[IncomePattern, ...] = ("seasonal", "day_rate")
_ALL_YEAR: tuple[IncomePattern, ...] = ("steady", "pension")


def _amount(unit: Message, shown: Callable[[Plan, Any], bool], why: Message, step: int) -> Field:
    return Field(
        name="amount", kind="money", title=msg("Amount"), undo=msg("Income"), unit=unit, shown=shown, why=why, step=step
    )


def _least_there(plan: Plan, _stream: Any) -> Message | None:
    """What the least wage is in the plan's city, where that is known."""
    city = find_city(plan.scenario.home.description.city)
    figure = city.figure("minimum_wage") if city else None
    if city is None or figure is None:
        return None
    return msg(
        "The minimum wage of {city} is {amount} a month ({year}; {source}).",
        city=shipped(city.en), amount=Money(Fen(figure.value)), year=figure.year, source=shipped(figure.source),
    )  # fmt: skip


def _amount_after(unit: Message, shown: Callable[[Plan, Any], bool]) -> Field:
    return Field(
        name="amount_after", kind="money", title=msg("After the move"), undo=msg("Income after the move"), unit=unit,
        own="choice", why=msg("What it pays then."), source=_least_there,
        shown=lambda plan, stream: shown(plan, stream) and stream.after_move == "changes",
    )  # fmt: skip


def _months(fold: str, shown: Callable[[Plan, Any], bool]) -> Field:
    return Field(
        name="months", kind="calendar", title=msg("Months with pay"), undo=msg("Months of the income"), fold=fold,
        shown=shown, why=msg("Click a month to switch it."),
    )  # fmt: skip


def _away(fold: str, shown: Callable[[Plan, Any], bool]) -> Field:
    return Field(
        name="away", kind="flag", title=msg("Nobody can sign meanwhile"), undo=msg("Travel while it pays"), fold=fold,
        shown=shown, why=msg("Work at sea or the like: no travel while it pays."),
    )  # fmt: skip


def _floor(fold: str, shown: Callable[[Plan, Any], bool]) -> Field:
    return Field(
        name="floor", kind="money", title=msg("At least"), undo=msg("Least income"), unit=MONTHLY, fold=fold,
        shown=shown, assumed=True, why=msg("No month pays less."),
    )  # fmt: skip


def _starts(fold: str, title: Message, why: Message, shown: Callable[[Plan, Any], bool]) -> Field:
    return Field(
        name="starts", kind="month", title=title, undo=msg("First month of the income"), optional=True, fold=fold,
        empty=msg("from now on"), shown=shown, why=why,
    )  # fmt: skip


def _unsure(name: Unsure, kind: Literal["share", "count"], title: Message, why: Message) -> Field:
    return Field(
        name=name, kind=kind, title=title, why=why, optional=True, fold="unsure",
        unit=msg("months") if kind == "count" else None, step=1 if kind == "count" else 500,
        shipped=lambda plan, stream: shipped_luck(plan, stream, name),
    )  # fmt: skip


STREAMS = ItemList(
    name="income",
    items=places.INCOME,
    title=None,
    add=msg("+ Add an income"),
    added=msg("Add income"),
    remove=msg("Remove this income"),
    removed=msg("Remove income"),
    empty=msg("Wages, day labour, orders, a pension: each with its months."),
    fresh=lambda _plan, item_id: IncomeStream(item_id, "", ZERO),
    line=_line,
    few=1,
    folds={"more": msg("More: growth, from when, until when"), "unsure": msg("Uncertainty")},
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the income"),
            empty=msg("e.g. wage"), why=msg("So that you recognise it."),
        ),
        Field(
            name="pattern", kind="choice", title=msg("How it pays"), undo=msg("Pattern of the income"),
            choices=tuple(PATTERNS.items()), put=_put_pattern, why=msg("It decides what is asked below."),
        ),
        _amount(MONTHLY, _not_of(*_OTHERS), msg("In a month that pays, after tax."), 10_000),
        _amount(UNITS["day_rate"], _of("day_rate"), msg("For one day of work."), 1_000),
        _amount(UNITS["one_off"], _of("one_off"), msg("The whole amount."), 100_000),
        Field(
            name="days", kind="count", needed=True, title=msg("Days a month"), unit=msg("days"), shown=_of("day_rate"),
            why=msg("Days you work in a month."),
        ),
        Field(
            name="idle", kind="share", title=msg("Chance of no work"), shown=_of("day_rate"), step=500,
            why=msg("On one of these days."),
        ),
        Field(
            name="rhythm", kind="choice", title=msg("When it pays"), undo=msg("Rhythm of the income"),
            wide=True, choices=tuple(RHYTHMS.items()), shown=_of("seasonal"), put=_put_rhythm,
            read=lambda stream: "cycle" if has_cycle(stream) else "calendar",
            why=msg("A cycle need not be a year."),
        ),
        _months("", lambda plan, stream: _by_calendar(plan, stream) and not stream.has_bad_months),
        Field(
            name="months", kind="calendar", title=msg("Good months"), undo=msg("Good months of the income"),
            shown=lambda plan, stream: _by_calendar(plan, stream) and stream.has_bad_months,
            why=msg("Click a month to switch it."),
        ),
        Field(
            name="months_on", kind="count", needed=True, title=msg("Months on"), unit=msg("months"), shown=_cycling,
            why=msg("This many months in a row are paid."),
        ),
        Field(
            name="months_off", kind="count", needed=True, title=msg("Months off"), unit=msg("months"), shown=_cycling,
            why=msg("Then this many are not."),
        ),
        Field(
            name="cycle_start", kind="month", title=msg("Starting in"), optional=True, shown=_cycling,
            why=msg("A month in which a stretch of work began."),
        ),
        Field(
            name="cycle", kind="calendar", title=msg("In the coming twelve months"), shown=_cycling, seen=_coming,
            read=lambda _stream: (), why=msg("Worked out from the cycle."),
        ),
        Field(
            name="amount_off", kind="money", title=msg("In the other months"), undo=msg("Income of the other months"),
            unit=MONTHLY, shown=_of("seasonal"), why=msg("Good and bad months: what a bad one pays; 0: nothing."),
        ),
        _starts("", msg("In the month"), msg("The month in which it comes."), _of("one_off")),
        _floor("", _of("irregular")),
        Field(
            name="after_move", kind="choice", title=msg("The move"), undo=msg("Income after the move"), wide=True,
            choices=tuple(AFTER.items()), shown=_not_of("one_off"), own="choice",
            why=msg("What the move does to this income."),
        ),
        _amount_after(MONTHLY, _not_of(*_OTHERS)),
        _amount_after(UNITS["day_rate"], _of("day_rate")),
        Field(
            name="amount_off_after", kind="money", title=msg("Other months after it"),
            undo=msg("Other months after the move"), unit=MONTHLY, own="choice", assumed=True,
            shown=lambda plan, stream: _of("seasonal")(plan, stream) and stream.after_move == "changes",
            why=msg("What the other months pay then."),
        ),
        _away("", _of(*_AWAY)),
        _months("more", _of(*_ALL_YEAR)),
        Field(
            name="growth", kind="rate", title=msg("Growth"), undo=msg("Growth of the income"), fold="more",
            least=-5_000, own="choice", shown=_not_of("one_off"), assumed=True,
            why=msg("More, or with a minus less, each year."),
        ),
        _starts("more", msg("First month"), msg("If it begins later."), _not_of("one_off")),
        Field(
            name="ends", kind="month", title=msg("Last month"), undo=msg("Last month of the income"), optional=True,
            empty=NO_END, fold="more", shown=_not_of("one_off"), why=msg("If a contract ends."),
        ),
        _away("more", _not_of(*_AWAY)),
        whose_field(msg("Whose income it is")),
        _unsure("spread", "share", msg("Spread"), msg("How far a month strays from the usual.")),
        _unsure("persistence", "share", msg("Persistence"), msg("How much of a bad month lasts to the next.")),
        _unsure("spell_every", "count", msg("Work is lost every"), msg("On average; 0: never.")),
        _unsure("spell_length", "count", msg("And then lasts"), msg("Months without work, on average.")),
        _unsure("late", "share", msg("Chance of late pay"), msg("A month's pay comes a month later.")),
        _floor("unsure", _not_of("irregular", "one_off")),
    ),
)  # fmt: skip


def _put_own(plan: Plan, _place: PartLens, own: Any) -> Plan:
    return with_active(plan, income=plan.income if own else None)


PARTS: tuple[Part, ...] = (
    Field(
        name="income", kind="flag", title=msg("This scenario has its own income"), at=SCENARIO, own="choice",
        undo=msg("Income of the scenario"), read=lambda scenario: scenario.income is not None, put=_put_own,
        shown=lambda plan, scenario: len(plan.scenarios) > 1 or scenario.income is not None,
        why=msg("If ticked, changes here apply to this scenario only."),
    ),
    STREAMS,
)  # fmt: skip
