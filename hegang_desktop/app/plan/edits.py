"""Every value of a plan that a field shows and changes: how it is read and written, what undo calls it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from hegang_desktop.app.plan.new_plan import city_home
from hegang_desktop.app.plan.target_home import find_city
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.lens import Lens
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.places import HOME, INCOME, SCENARIO, SITUATION, own_amount, own_assumption
from hegang_desktop.domain.plan import Plan

replace = msgspec.structs.replace


class EditLens(Lens[Any], frozen=True):
    """One value of a plan for a field: a whole number (fen, area, rate, index of a month), words, a choice; None: not
    given. `label` is what undo calls it.
    """

    label: Message

    @property
    def fold(self) -> str:
        """What folds keystrokes into one step of undo."""
        return str(self.ref)


def with_situation(plan: Plan, **changes: Any) -> Plan:
    """The plan with values of its situation replaced."""
    return SITUATION.changed(plan, **changes)


def with_active(plan: Plan, **changes: Any) -> Plan:
    """The plan with values of its active scenario replaced."""
    return SCENARIO.changed(plan, **changes)


def with_target(plan: Plan, **changes: Any) -> Plan:
    """The plan with values of its target home replaced."""
    return HOME.changed(plan, **changes)


# --- the home ---

PRICE = EditLens(
    HOME.part("price").ref,
    lambda plan: plan.scenario.home.asking_price,
    lambda plan, value: with_target(plan, price=Fen(value or 0), basis="total", priced_in=None),
    msg("Price of the home"),
)
UNIT_PRICE = EditLens(
    HOME.part("unit_price").ref,
    lambda plan: plan.scenario.home.unit_price,
    lambda plan, value: with_target(plan, unit_price=Fen(value or 0), basis="unit", priced_in=None),
    msg("Unit price"),
)
FLOOR_AREA = EditLens(
    HOME.part("floor_area").ref,
    lambda plan: plan.scenario.home.floor_area,
    lambda plan, value: with_target(plan, floor_area=Area(value or 0), area_assumed=False) if value else plan,
    msg("Floor area"),
)


def with_city(plan: Plan, name: str) -> Plan:
    """Look in another city: its name, whether it is heated and, where one is known, its unit price."""
    name = name.strip()
    home = plan.scenario.home
    city = find_city(name)
    zh = city.zh if city else name
    there = city_home(city, zh, home.floor_area)
    description = replace(home.description, city=zh)
    moved = replace(home, description=description, heated=there.heated)
    here = city_home(find_city(home.description.city), home.description.city, home.floor_area)
    untouched = home.origin == "typed" and home.basis == "unit" and home.unit_price == here.unit_price
    if there.unit_price and (untouched or not home.asking_price):
        # the price was the former city's figure; one of the user's own would stay
        moved = replace(moved, basis="unit", unit_price=there.unit_price, priced_in=None)
    return with_active(plan, home=moved)


def typed_home(plan: Plan) -> Plan:
    """Let go of the listing: a home described by city, area and unit price, beginning from the same values."""
    home = plan.scenario.home
    city = find_city(home.description.city)
    fresh = city_home(city, home.description.city, home.floor_area)
    if fresh.unit_price == 0:
        fresh = replace(fresh, basis="total", price=home.asking_price)
    return with_active(plan, home=fresh)


def with_basis(plan: Plan, basis: str) -> Plan:
    """Price in total, or per square metre; the other figure follows, so that the price stays what it was."""
    home = plan.scenario.home
    if basis == home.basis:
        return plan
    if basis == "total":
        # there and back again must not cost a fen: the total from before is kept while it still fits
        fits = abs(home.price - home.asking_price) <= home.floor_area
        return with_target(plan, basis="total", price=home.price if fits else home.asking_price)
    unit = Fen(round(home.asking_price * 100 / home.floor_area))
    return with_target(plan, basis="unit", unit_price=unit)


# --- income ---


def with_income(plan: Plan, stream_id: str, **changes: Any) -> Plan:
    """With values of that stream replaced."""
    return INCOME.item(stream_id).changed(plan, **changes)


def income_of(plan: Plan, stream_id: str) -> IncomeStream | None:
    """The stream of this id."""
    stream: IncomeStream | None = INCOME.item(stream_id).get(plan)
    return stream


def with_pattern(plan: Plan, stream_id: str, pattern: IncomePattern) -> Plan:
    """With another pattern of that stream; every number that was typed stays, for whoever turns back."""
    stream = income_of(plan, stream_id)
    if stream is None:
        return plan
    starts = stream.starts or plan.situation.start if pattern == "one_off" else stream.starts
    return with_income(plan, stream_id, pattern=pattern, starts=starts)


# --- overrides and assumptions ---


def cost_override(ref: InputRef) -> EditLens:
    """The user's own amount of a cost line; None gives it back to its rule."""
    one = own_amount(ref)
    return EditLens(one.ref, one.get, one.set, msg("Cost line"))


def assumption(assumption_id: str) -> EditLens:
    """The user's own value of an assumption; None gives it back to the shipped one."""
    one = own_assumption(assumption_id)
    return EditLens(one.ref, one.get, one.set, msg("Assumption"))


def without_overrides(plan: Plan, refs: Sequence[InputRef] | None = None) -> Plan:
    """These cost lines given back to their rules; None: all of them."""
    if refs is None:
        return with_active(plan, overrides={})
    for ref in refs:
        plan = own_amount(ref).set(plan, None)
    return plan


def without_assumptions(plan: Plan) -> Plan:
    """All assumptions given back to the shipped values."""
    return with_active(plan, assumptions={})
