"""The stresses: what may go wrong, each declared once with what it does to a plan."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen, Tenthousandths, share
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.places import SCENARIO, SITUATION, TRIED
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.what_if import MoveStressId, StressId
from hegang_desktop.engine.costs.catalogue import entries
from hegang_desktop.engine.costs.kinds.heating import TARIFF, SeasonHeating
from hegang_desktop.engine.costs.values import values_of
from hegang_desktop.engine.timetable.tried import first_january
from hegang_desktop.engine.what_if.sliders import with_price_moved

FIFTH = Tenthousandths(2_000)
HEATING_RISE = Tenthousandths(3_000)

replace = msgspec.structs.replace
Change = Callable[[Plan, Rules], Plan]
"""The plan with the stress."""


class Stress(msgspec.Struct, frozen=True):
    """One stress: what it is called and what it does.

    `leaves`: life there ends with it, which is no part of a plan. `shared`: it changes what all scenarios share, or
    nothing of a plan, so that no scenario can keep it alone. `once_bought`: it can still come where the home is bought.
    """

    id: StressId
    name: Message
    change: Change
    leaves: bool = False
    shared: bool = False
    once_bought: bool = True


def _kept(stress: MoveStressId) -> Change:
    """It follows the move by so many months: the timetable puts it in, by the home month that it has."""
    return lambda plan, rules: TRIED.part(stress).set(plan, True)  # noqa: ARG005 - as the others


def _dearer_home(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001 - as the others
    price = plan.scenario.price
    return with_price_moved(plan, share(price, FIFTH)) if price else plan


def _dearer_living(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001 - as the others
    situation, scenario = plan.situation, plan.scenario
    lines = tuple(
        replace(one, amount=_more(one.amount), after=None if one.after is None else _more(one.after))
        for one in situation.spending_lines
    )
    people = tuple(
        replace(
            one,
            spending=_more(one.spending),
            spending_after=None if one.spending_after is None else _more(one.spending_after),
        )
        for one in situation.people
    )
    plan = SITUATION.changed(plan, spending=_more(situation.spending), spending_lines=lines, people=people)
    after = scenario.spending_after
    return plan if after is None else SCENARIO.changed(plan, spending_after=_more(after))


def _more(amount: Fen) -> Fen:
    return Fen(amount + share(amount, FIFTH))


def _leave(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001 - as the others
    return plan


_PAID = ("amount", "amount_after", "amount_off", "amount_off_after", "floor")


def _halved(plan: Plan, rules: Rules) -> Plan:  # noqa: ARG001 - as the others
    """Half of the income that brings most in a year, now and after the move."""
    if not plan.income:
        return plan
    largest = max(plan.income, key=lambda stream: stream.yearly)
    halves = {name: Fen(getattr(largest, name) // 2) for name in _PAID}
    half = replace(largest, **halves)
    return plan.with_income(tuple(half if one.id == largest.id else one for one in plan.income))


def _dearer_heating(plan: Plan, rules: Rules) -> Plan:
    """30 % more for heating, on the user's own amounts of it as well."""
    scenario = plan.scenario
    tariff = values_of(scenario, rules, plan.situation.start).fen(TARIFF)
    own_lines = {entry.key for entry in entries() if isinstance(entry.rule, SeasonHeating)}
    overrides = {
        key: Fen(own + share(own, HEATING_RISE)) if key in own_lines else own for key, own in scenario.overrides.items()
    }
    risen = tariff + share(tariff, HEATING_RISE)
    return SCENARIO.changed(plan, assumptions={**scenario.assumptions, TARIFF: risen}, overrides=overrides)


ALL: tuple[Stress, ...] = (
    Stress("no_work", msg("No work from the third month there"), _kept("no_work")),
    Stress("hard_winter", msg("A hard first winter"), _kept("hard_winter")),
    Stress("medical", msg("A medical bill"), _kept("medical")),
    Stress("dearer_home", msg("Home 20% dearer"), _dearer_home, once_bought=False),
    Stress("dearer_living", msg("Living 20% dearer"), _dearer_living, shared=True),
    Stress("leave", msg("Leave after one winter"), _leave, leaves=True, shared=True),
    Stress("halved", msg("Largest income halves"), _halved),
    Stress("dearer_heating", msg("Heating 30% dearer"), _dearer_heating),
)
"""In the order in which they are offered: `STRESSES`, which a test holds."""
BY_ID: dict[StressId, Stress] = {one.id: one for one in ALL}


def first_winter_over(plan: Plan, rules: Rules, home: Month) -> Month:
    """The month after the first heating season that is lived through there from its beginning or from the move on."""
    last = values_of(plan.scenario, rules, home).value("heating_last_month")
    return first_january(home) + last if home.month > last else home + (last - home.month + 1)
