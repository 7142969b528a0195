"""The scenarios of a plan: copied, named, put in order, looked at; and which of them stand side by side.

Every edit is a pure function from plan to plan, for `session.edit`.
"""

from __future__ import annotations

import msgspec

from hegang_desktop.app.plan.library import new_id
from hegang_desktop.domain.limits import require
from hegang_desktop.domain.message import Message, Money, SquareMetres, advertised, msg, verbatim
from hegang_desktop.domain.plan import Plan, Scenario

FEWEST, MOST = 2, 4
"""How many scenarios a comparison takes."""
LONGEST_NAME = 100

replace = msgspec.structs.replace


def scenario_name(scenario: Scenario, number: int) -> Message:
    """What a scenario is called: by the user's name, else by its home; `number` is its place in the plan, from 1."""
    if scenario.name.strip():
        return verbatim(scenario.name.strip())
    home = scenario.home
    said = home.description
    name = said.community or said.city
    where = advertised("community", name) if name else verbatim(said.title) if said.title else None
    price = scenario.price
    if where and price:
        return msg("{n}: {where}, {price}", n=number, where=where, price=Money(price))
    if where:
        return msg("{n}: {where}, {area}", n=number, where=where, area=SquareMetres(home.floor_area))
    if price:
        return msg("{n}: a home for {price}", n=number, price=Money(price))
    return msg("Scenario {n}", n=number)


def names_of(plan: Plan) -> dict[str, Message]:
    """The name of every scenario by its id, in the plan's order."""
    return {one.id: scenario_name(one, number) for number, one in enumerate(plan.scenarios, 1)}


def copy_name(plan: Plan) -> Message | None:
    """What a copy of the active scenario is to be called; None: by its home, as the active one is."""
    name = plan.scenario.name.strip()
    return msg("{name}, copy", name=verbatim(name)) if name else None


def alone(plan: Plan, scenario_id: str) -> Plan:
    """The plan with nothing in it but what that scenario's outcome depends on: equal ones have equal outcomes.

    KeyError where the plan holds no scenario of this id.
    """
    one = next((other for other in plan.scenarios if other.id == scenario_id), None)
    if one is None:
        raise KeyError(scenario_id)
    return replace(plan, scenarios=(replace(one, name=""),), active=scenario_id, name="-", note="", beyond={})


# --- edits ---


def duplicated(plan: Plan, name: str = "", id_: str = "") -> Plan:
    """With a copy of the active scenario behind it, made active. `id_` is for tests."""
    active = plan.scenario
    copy = replace(active, id=id_ or new_id(), name=name[:LONGEST_NAME])
    at = plan.scenarios.index(active) + 1
    return replace(plan, scenarios=(*plan.scenarios[:at], copy, *plan.scenarios[at:]), active=copy.id)


def renamed(plan: Plan, scenario_id: str, name: str) -> Plan:
    """With another name for that scenario; empty: called by its home. InvalidPlan when it is too long."""
    name = name.strip()
    require(len(name) <= LONGEST_NAME, msg("A name has at most 100 characters."))
    changed = (replace(one, name=name) if one.id == scenario_id else one for one in plan.scenarios)
    return replace(plan, scenarios=tuple(changed))


def removed(plan: Plan, scenario_id: str) -> Plan:
    """Without that scenario; the last one stays. In the place of an active one its neighbour is looked at."""
    ids = [one.id for one in plan.scenarios]
    if scenario_id not in ids or len(ids) == 1:
        return plan
    left = tuple(one for one in plan.scenarios if one.id != scenario_id)
    if plan.scenario.id != scenario_id:
        return replace(plan, scenarios=left, active=plan.scenario.id)
    neighbour = left[max(0, ids.index(scenario_id) - 1)]
    return replace(plan, scenarios=left, active=neighbour.id)


def made_active(plan: Plan, scenario_id: str) -> Plan:
    """With that scenario looked at; the plan itself where it is so, or where there is none of this id."""
    if plan.scenario.id == scenario_id or all(one.id != scenario_id for one in plan.scenarios):
        return plan
    return replace(plan, active=scenario_id)


def moved(plan: Plan, scenario_id: str, by: int) -> Plan:
    """With that scenario `by` places further down, or up where negative; at the ends it stays."""
    ids = [one.id for one in plan.scenarios]
    if scenario_id not in ids:
        return plan
    at = ids.index(scenario_id)
    to = min(max(0, at + by), len(ids) - 1)
    order = list(plan.scenarios)
    order.insert(to, order.pop(at))
    # the first one is looked at where none is named: moving must not change which
    return replace(plan, scenarios=tuple(order), active=plan.scenario.id) if to != at else plan


# --- which are compared ---


def kept_ticks(plan: Plan, known: tuple[str, ...], ticked: tuple[str, ...]) -> tuple[str, ...]:
    """The ticks that stay when the plan has changed from scenarios `known`: a new one is ticked where there is room.

    In the plan's order. Of a plan that was not seen before, the active one and the first others are ticked.
    """
    ids = [one.id for one in plan.scenarios]
    if not set(known) & set(ids):
        first = [plan.scenario.id, *(id_ for id_ in ids if id_ != plan.scenario.id)][:MOST]
        return tuple(id_ for id_ in ids if id_ in first)
    chosen = [id_ for id_ in ids if id_ in ticked]
    chosen += [id_ for id_ in ids if id_ not in known][: MOST - len(chosen)]
    return tuple(id_ for id_ in ids if id_ in chosen)


def tick_refused(ticked: tuple[str, ...]) -> Message | None:
    """Why one more scenario cannot be compared; None: it can."""
    if len(ticked) < MOST:
        return None
    return msg("Four scenarios fit side by side. Untick one of them first.")


def too_few(ticked: tuple[str, ...]) -> bool:
    """Whether there is nothing to compare yet."""
    return len(ticked) < FEWEST


class Places(msgspec.Struct, frozen=True):
    """What can be done with one scenario where it stands."""

    can_look: bool
    can_remove: bool
    can_rise: bool
    can_sink: bool


def places_of(plan: Plan, scenario_id: str) -> Places:
    """What can be done with that scenario; nothing where the plan does not hold it."""
    ids = [one.id for one in plan.scenarios]
    if scenario_id not in ids:
        return Places(can_look=False, can_remove=False, can_rise=False, can_sink=False)
    at = ids.index(scenario_id)
    return Places(
        can_look=plan.scenario.id != scenario_id,
        can_remove=len(ids) > 1,
        can_rise=at > 0,
        can_sink=at < len(ids) - 1,
    )
