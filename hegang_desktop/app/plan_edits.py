"""Every value of a plan that a field shows and changes: how it is read and written, what undo calls it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from hegang_desktop.app.library import new_id
from hegang_desktop.app.new_plan import city_home
from hegang_desktop.app.targeting import find_city
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan

replace = msgspec.structs.replace


class Lens(msgspec.Struct, frozen=True):
    """One whole-number value of a plan (fen, area, rate ...; None: not given). `id` folds keystrokes into one step."""

    id: str
    label: Message
    read: Callable[[Plan], int | None]
    write: Callable[[Plan, int | None], Plan]


def with_situation(plan: Plan, **changes: Any) -> Plan:
    """The plan with values of its situation replaced."""
    return replace(plan, situation=replace(plan.situation, **changes))


def with_active(plan: Plan, **changes: Any) -> Plan:
    """The plan with values of its active scenario replaced."""
    return plan.with_scenario(replace(plan.scenario, **changes))


def with_target(plan: Plan, **changes: Any) -> Plan:
    """The plan with values of its target home replaced."""
    return with_active(plan, home=replace(plan.scenario.home, **changes))


def _situation_amount(name: str, label: Message) -> Lens:
    return Lens(
        name,
        label,
        lambda plan: getattr(plan.situation, name),
        lambda plan, value: with_situation(plan, **{name: Fen(value or 0)}),
    )


def _set_at_hand(plan: Plan, value: int | None) -> Plan:
    *earlier, last = plan.situation.cash
    point = CashPoint(last.month, Fen(value or 0), last.expected)
    return with_situation(plan, cash=(*earlier, point))


AT_HAND = Lens("at_hand", msg("Money at hand"), lambda plan: plan.situation.at_hand, _set_at_hand)
CUSHION = _situation_amount("cushion", msg("Cushion"))
SPENDING = _situation_amount("spending", msg("Living"))
RENT = _situation_amount("rent", msg("Rent"))
REMITTANCE = _situation_amount("remittance", msg("Remittance to family"))
SPENDING_AFTER = Lens(
    "spending_after",
    msg("Living after the move"),
    lambda plan: plan.scenario.spending_after,
    lambda plan, value: with_active(plan, spending_after=None if value is None else Fen(value)),
)


# --- the home ---

PRICE = Lens(
    "price",
    msg("Price of the home"),
    lambda plan: plan.scenario.home.asking_price,
    lambda plan, value: with_target(plan, price=Fen(value or 0), basis="total", priced_in=None),
)
UNIT_PRICE = Lens(
    "unit_price",
    msg("Unit price"),
    lambda plan: plan.scenario.home.unit_price,
    lambda plan, value: with_target(plan, unit_price=Fen(value or 0), basis="unit", priced_in=None),
)
FLOOR_AREA = Lens(
    "floor_area",
    msg("Floor area"),
    lambda plan: plan.scenario.home.floor_area,
    lambda plan, value: with_target(plan, floor_area=Area(value or 0), area_assumed=False) if value else plan,
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


# --- lists ---


Item = TypeVar("Item", IncomeStream, Debt)


def _found(items: tuple[Item, ...], item_id: str) -> Item | None:
    return next((one for one in items if one.id == item_id), None)


def _left(items: tuple[Item, ...], item_id: str) -> tuple[Item, ...]:
    return tuple(one for one in items if one.id != item_id)


def _changed(items: tuple[Item, ...], item_id: str, changes: dict[str, Any]) -> tuple[Item, ...]:
    return tuple(replace(one, **changes) if one.id == item_id else one for one in items)


def add_income(plan: Plan) -> Plan:
    """One more stream, of nothing yet."""
    return plan.with_income((*plan.income, IncomeStream(new_id(), "", ZERO)))


def remove_income(plan: Plan, stream_id: str) -> Plan:
    """Without that stream."""
    return plan.with_income(_left(plan.income, stream_id))


def with_income(plan: Plan, stream_id: str, **changes: Any) -> Plan:
    """With values of that stream replaced."""
    return plan.with_income(_changed(plan.income, stream_id, changes))


def income_of(plan: Plan, stream_id: str) -> IncomeStream | None:
    """The stream of this id."""
    return _found(plan.income, stream_id)


def income_amount(stream_id: str) -> Lens:
    """What a stream pays in a month."""

    def read(plan: Plan) -> int | None:
        stream = income_of(plan, stream_id)
        return stream.amount if stream else None

    return Lens(
        f"income:{stream_id}",
        msg("Income"),
        read,
        lambda plan, value: with_income(plan, stream_id, amount=Fen(value or 0)),
    )


def with_pattern(plan: Plan, stream_id: str, pattern: IncomePattern) -> Plan:
    """With another pattern of that stream; every number that was typed stays, for whoever turns back."""
    stream = income_of(plan, stream_id)
    if stream is None:
        return plan
    starts = stream.starts or plan.situation.start if pattern == "one_off" else stream.starts
    return with_income(plan, stream_id, pattern=pattern, starts=starts)


_INCOME_LABELS = {
    "amount_after": msg("Income after the move"),
    "days": msg("Days a month"),
    "idle": msg("Chance of no work"),
    "floor": msg("At least"),
    "spread": msg("Spread"),
    "months_on": msg("Months on"),
    "months_off": msg("Months off"),
    "cycle_start": msg("The first of them"),
    "starts": msg("First month"),
    "ends": msg("Last month"),
}


def income_number(stream_id: str, name: str) -> Lens:
    """One of the other numbers of a stream, by the name of its field; months as the index of a Month."""
    is_month = name in ("starts", "ends", "cycle_start")
    optional = is_month or name == "spread"

    def read(plan: Plan) -> int | None:
        stream = income_of(plan, stream_id)
        value = getattr(stream, name) if stream else None
        return value.index if isinstance(value, Month) else value

    def write(plan: Plan, value: int | None) -> Plan:
        written: object = value if value is not None or optional else 0
        if is_month and value is not None:
            written = Month(value // MONTHS_A_YEAR, value % MONTHS_A_YEAR + 1)
        return with_income(plan, stream_id, **{name: written})

    return Lens(f"income:{stream_id}:{name}", _INCOME_LABELS[name], read, write)


def add_debt(plan: Plan) -> Plan:
    """One more debt, of nothing yet."""
    return with_situation(plan, debts=(*plan.situation.debts, Debt(new_id(), "", ZERO, ZERO)))


def remove_debt(plan: Plan, debt_id: str) -> Plan:
    """Without that debt."""
    return with_situation(plan, debts=_left(plan.situation.debts, debt_id))


def with_debt(plan: Plan, debt_id: str, **changes: Any) -> Plan:
    """With values of that debt replaced."""
    return with_situation(plan, debts=_changed(plan.situation.debts, debt_id, changes))


def debt_of(plan: Plan, debt_id: str) -> Debt | None:
    """The debt of this id."""
    return _found(plan.situation.debts, debt_id)


def _debt_lens(debt_id: str, name: str, label: Message) -> Lens:
    def read(plan: Plan) -> int | None:
        debt = debt_of(plan, debt_id)
        return getattr(debt, name) if debt else None

    kind = Tenthousandths if name == "annual_rate" else Fen
    return Lens(
        f"debt:{debt_id}:{name}", label, read, lambda plan, value: with_debt(plan, debt_id, **{name: kind(value or 0)})
    )


def debt_balance(debt_id: str) -> Lens:
    """What is owed."""
    return _debt_lens(debt_id, "balance", msg("Debt"))


def debt_payment(debt_id: str) -> Lens:
    """What is paid a month."""
    return _debt_lens(debt_id, "payment", msg("Debt payment"))


def debt_rate(debt_id: str) -> Lens:
    """Interest a year."""
    return _debt_lens(debt_id, "annual_rate", msg("Debt interest"))


# --- overrides and assumptions ---


def _without(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}


def cost_override(line_id: str) -> Lens:
    """The user's own amount of a cost line; None gives it back to its rule."""

    def write(plan: Plan, value: int | None) -> Plan:
        overrides = _without(plan.scenario.overrides, line_id)
        if value is not None:
            overrides[line_id] = Fen(value)
        return with_active(plan, overrides=overrides)

    return Lens(f"cost:{line_id}", msg("Cost line"), lambda plan: plan.scenario.overrides.get(line_id), write)


def assumption(assumption_id: str) -> Lens:
    """The user's own value of an assumption; None gives it back to the shipped one."""

    def write(plan: Plan, value: int | None) -> Plan:
        chosen = _without(plan.scenario.assumptions, assumption_id)
        if value is not None:
            chosen[assumption_id] = value
        return with_active(plan, assumptions=chosen)

    return Lens(
        f"assumption:{assumption_id}",
        msg("Assumption"),
        lambda plan: plan.scenario.assumptions.get(assumption_id),
        write,
    )


def without_overrides(plan: Plan, ids: Sequence[str] | None = None) -> Plan:
    """These cost lines given back to their rules; None: all of them."""
    kept = {} if ids is None else {id_: own for id_, own in plan.scenario.overrides.items() if id_ not in ids}
    return with_active(plan, overrides=kept)


def without_assumptions(plan: Plan) -> Plan:
    """All assumptions given back to the shipped values."""
    return with_active(plan, assumptions={})
