"""What differs between two plans, in words: nothing exactly when they are equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from hegang_desktop.app.plan.scenarios import names_of
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.names import name_of
from hegang_desktop.text.assumptions import ASSUMPTIONS
from hegang_desktop.text.cost_lines import cost_name
from hegang_desktop.text.homes import home_label
from hegang_desktop.text.plan_fields import PLAN, SCENARIO, SITUATION, VALUE_FIELDS, Fields, extra_field
from hegang_desktop.text.plan_items import KINDS, ListKind
from hegang_desktop.text.plan_values import NONE, Show, money, of_unit, text


def changes(old: Plan, new: Plan) -> tuple[Message, ...]:
    """Everything that `new` says differently, the facts first; empty exactly when both are equal."""
    lines = _fields(old, new, PLAN)
    lines += situation_changes(old.situation, new.situation)
    lines += _scenarios(old, new)
    lines += _entries(old.beyond, new.beyond, _strategy_name, lambda _: text, NONE)
    return tuple(lines)


def situation_changes(old: Situation, new: Situation) -> list[Message]:
    """What differs between two situations."""
    lines = _counts(old, new)
    lines += _fields(old, new, SITUATION)
    for kind in KINDS:
        lines += _items(getattr(old, kind.field), getattr(new, kind.field), kind)
    lines += _part(old.tenancy, new.tenancy, msg("The tenancy"))
    lines += _optional(old.mortgage_here, new.mortgage_here, msg("A home here to compare with"))
    return lines


def scenario_changes(old: Scenario, new: Scenario) -> list[Message]:
    """What differs between two scenarios, their names apart."""
    lines = _home(old.home, new.home)
    lines += _fields(old, new, SCENARIO)
    lines += _fields(old.tried, new.tried, VALUE_FIELDS[type(new.tried)][0])
    lines += _entries(old.overrides, new.overrides, cost_name, lambda _: money, msg("by the rule"))
    lines += _entries(old.assumptions, new.assumptions, _assumption_name, _assumption_show, msg("the shipped value"))
    lines += _own_income(old, new)
    return lines + _purchase(old.bought, new.bought)


def _change(name: Message, old: Message, new: Message) -> Message:
    return msg("{what}: {old} → {new}", what=name, old=old, new=new)


def _of(item: Message, lines: Sequence[Message]) -> list[Message]:
    return [msg("{item} · {change}", item=item, change=one) for one in lines]


def _fields(old: object, new: object, fields: Fields) -> list[Message]:
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in fields)
    return [
        _change(fields[name][0], fields[name][1](was), fields[name][1](now)) for name, was, now in pairs if was != now
    ]


def _part(old: object, new: object, name: Message) -> list[Message]:
    """Two parts of the same kind, field by field."""
    return _of(name, _fields(old, new, VALUE_FIELDS[type(new)][0]))


def _optional(old: object, new: object, name: Message) -> list[Message]:
    """A part that may be missing."""
    if old is None or new is None:
        return [] if old is new else [_added(name) if old is None else _removed(name)]
    return _part(old, new, name)


def _added(what: Message) -> Message:
    return msg("+ {what}", what=what)


def _removed(what: Message) -> Message:
    return msg("- {what}", what=what)


def _items(old: Sequence[Any], new: Sequence[Any], kind: ListKind) -> list[Message]:
    """Two lists of things with ids: what went, what came, what is different, and whether their order is."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    lines = [_removed(kind.sentence(one)) for one in old if one.id not in after]
    lines += [_added(kind.sentence(one)) for one in new if one.id not in before]
    for one in new:
        if one.id in before:
            lines += _part(before[one.id], one, kind.name(one))
    return lines + _order([id_ for id_ in before if id_ in after], [id_ for id_ in after if id_ in before], kind.many)


def _order(old: list[str], new: list[str], many: Message) -> list[Message]:
    return [] if old == new else [msg("{many}: in another order", many=many)]


def _entries(
    old: Mapping[str, Any], new: Mapping[str, Any], name: Callable[[str], Message], show: Callable[[str], Show],
    without: Message,
) -> list[Message]:  # fmt: skip
    """Two tables of values by id, of which any may be missing."""

    def shown(values: Mapping[str, Any], key: str) -> Message:
        return show(key)(values[key]) if key in values else without

    keys = [*new, *(key for key in old if key not in new)]
    differing = [key for key in keys if key not in old or key not in new or old[key] != new[key]]
    return [_change(name(key), shown(old, key), shown(new, key)) for key in differing]


# --- money at hand -------------------------------------------------------------------------------------------------


def _counts(old: Situation, new: Situation) -> list[Message]:
    """The counts of money at hand. The last of them is where the plan begins."""
    before, after = old.cash, new.cash
    if len(before) == len(after) and before[:-1] == after[:-1]:
        return _fields(before[-1], after[-1], VALUE_FIELDS[type(after[-1])][0])
    was, now = {one.month: one for one in before}, {one.month: one for one in after}
    lines = [_removed(_count(one.month, one.at_hand)) for one in before if one.month not in now]
    for one in after:
        earlier = was.get(one.month)
        if earlier is None:
            lines.append(_added(_count(one.month, one.at_hand)))
        else:
            lines += _part(earlier, one, msg("Count of {month}", month=one.month))
    return lines


def _count(month: object, at_hand: int) -> Message:
    return msg("Count of {month}: {amount}", month=month, amount=money(at_hand))


# --- scenarios -----------------------------------------------------------------------------------------------------


class _Named(NamedTuple):
    scenario: Scenario
    name: Message


def scenario_name(scenario: Scenario) -> Message:
    """The name of a scenario, or what it is about."""
    return name_of(scenario.name, home_label(scenario.home))


def _scenarios(old: Plan, new: Plan) -> list[Message]:
    before, after = {one.id: one for one in old.scenarios}, {one.id: one for one in new.scenarios}
    lines = [_removed(_scenario(one)) for one in old.scenarios if one.id not in after]
    lines += [_added(_scenario(one)) for one in new.scenarios if one.id not in before]
    for one in new.scenarios:
        earlier = before.get(one.id)
        if earlier is None:
            continue
        if earlier.name != one.name:
            lines.append(msg("Scenario renamed: {old} → {new}", old=text(earlier.name), new=text(one.name)))
        differing = scenario_changes(earlier, one)
        # where there is only one, nobody needs to hear which
        lines += differing if len(before) == len(after) == 1 else _of(scenario_name(one), differing)
    kept = [id_ for id_ in before if id_ in after]
    lines += _order(kept, [id_ for id_ in after if id_ in before], msg("Scenarios"))
    if old.active != new.active:
        names = (names_of(old)[old.scenario.id], names_of(new)[new.scenario.id])
        lines.append(_change(msg("Current scenario"), *names))
    return lines


def _scenario(one: Scenario) -> Message:
    return msg("Scenario: {name}", name=scenario_name(one))


def _home(old: TargetHome, new: TargetHome) -> list[Message]:
    fields = VALUE_FIELDS[TargetHome][0]
    lines: list[Message] = []
    if old.reference != new.reference:
        lines.append(msg("Another home: {old} → {new}", old=home_label(old), new=home_label(new)))
        fields = {name: field for name, field in fields.items() if name != "reference"}
    lines += _fields(old, new, fields)
    described = (old.description, new.description)
    lines += _fields(*described, VALUE_FIELDS[type(new.description)][0])
    return lines + _entries(described[0].extra, described[1].extra, _extra_name, _extra_show, NONE)


def _extra_name(name: str) -> Message:
    return extra_field(name)[0]


def _extra_show(name: str) -> Show:
    return extra_field(name)[1]


def _own_income(old: Scenario, new: Scenario) -> list[Message]:
    """A scenario may have incomes of its own; None: those of the plan."""
    streams = next(kind for kind in KINDS if kind.field == "income")
    lines: list[Message] = []
    if (old.income is None) != (new.income is None):
        lines.append(msg("Incomes of its own") if old.income is None else msg("The incomes of the plan again"))
    if new.income is not None:
        lines += _items(old.income or (), new.income, streams)
    return lines


def _purchase(old: Purchase | None, new: Purchase | None) -> list[Message]:
    name = msg("The purchase")
    if old is None or new is None:
        return _optional(old, new, name)
    paid = ListKind("lines", msg("Lines paid"), lambda line: name_of(line.name, cost_name(line.id)), _paid)
    return _of(name, [*_fields(old, new, VALUE_FIELDS[Purchase][0]), *_items(old.lines, new.lines, paid)])


def _paid(line: Any) -> Message:
    return msg("{name}: {amount}", name=name_of(line.name, cost_name(line.id)), amount=money(line.amount))


# --- names ---------------------------------------------------------------------------------------------------------


def _strategy_name(kind: str) -> Message:
    from hegang_desktop.engine.strategies.courses import NAMES

    names: Mapping[str, Message] = {f"{known}": name for known, name in NAMES.items()}
    return msg("What money does not measure ({strategy})", strategy=names.get(kind, verbatim(kind)))


def _assumption_name(id_: str) -> Message:
    return ASSUMPTIONS[id_][0] if id_ in ASSUMPTIONS else verbatim(id_)


def _assumption_show(id_: str) -> Show:
    known = load_rules().assumptions.get(id_)
    return of_unit(known.unit if known else "")
