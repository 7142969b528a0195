"""Trying things out on a plan: how far each slider goes, what each does to the answer, and the outcome of it all."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.answer import figures
from hegang_desktop.app.answer.answering import Basis, Outcome, outcome, reckoned
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.plan.scenarios import LONGEST_NAME
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen, divide_half_up, yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import LATEST, LONGEST_DELAY, NOTHING, SLIDERS, SliderId, StressId, WhatIf
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.names import WHAT_IF_ITEMS
from hegang_desktop.engine.timetable.tried import WORK_LEFT
from hegang_desktop.engine.what_if import stresses
from hegang_desktop.engine.what_if.changed import changed
from hegang_desktop.engine.what_if.effect import Left, left_again
from hegang_desktop.engine.what_if.sliders import can_spend_less
from hegang_desktop.text.answer_shift import AnswerShift, outlook_of, shift

NAMES: dict[SliderId, Message] = {
    "spend_less": msg("Spend less a month"),
    "earn_more": msg("Earn more a month"),
    "cheaper": msg("A cheaper home"),
    "later": msg("Buy later"),
    "cushion": msg("A bigger cushion"),
}
STRESS_NAMES: dict[StressId, Message] = {stress.id: stress.name for stress in stresses.ALL}


class SliderRange(msgspec.Struct, frozen=True):
    """How far a slider goes, from 0 to `most` in steps of `step`; fen, or months."""

    most: int
    step: int


def ranges(plan: Plan) -> dict[SliderId, SliderRange]:
    """The sliders that make sense for the plan; a home that is bought is neither cheaper nor later any more."""
    scenario, situation = plan.scenario, plan.situation
    price = scenario.price
    earned = sum(stream.yearly for stream in plan.income) // 12
    living = can_spend_less(plan)
    bounds: dict[SliderId, SliderRange] = {}
    if living:
        bounds["spend_less"] = _range(living, yuan(50))
    bounds["earn_more"] = _range(max(yuan(3_000), earned), yuan(100))
    if scenario.bought is not None:
        return bounds
    if price:
        bounds["cheaper"] = _range(divide_half_up(price, 2), yuan(1_000))
    further = min(LATEST, LONGEST_DELAY - scenario.tried.later)
    if further:
        bounds["later"] = SliderRange(further, 1)
    bounds["cushion"] = _range(max(yuan(20_000), situation.at_hand), yuan(500))
    return {slider: bounds[slider] for slider in SLIDERS if slider in bounds}


def stresses_of(plan: Plan) -> tuple[StressId, ...]:
    """The stresses that can still come; a home that is bought gets no dearer."""
    return tuple(one.id for one in stresses.ALL if one.once_bought or plan.scenario.bought is None)


def _range(most: int, least_step: int) -> SliderRange:
    """Steps of a round amount, at most some hundred of them."""
    step = least_step
    for factor in (2, 5, 2) * 8:
        if most <= 200 * step:
            break
        step *= factor
    return SliderRange(max(step, most // step * step), step)


def value_words(slider: SliderId, value: int) -> Message:
    """Where a slider stands, in words."""
    if slider == "later":
        return msg_n("{n} month", "{n} months", value)
    return msg("{amount}", amount=Money(Fen(value)))


def outcome_shift(before: Outcome, after: Outcome) -> AnswerShift:
    """What has moved from one outcome to another: of the safe months where there are any, as the answer says them."""
    moved = shift(outlook_of(before.projection), outlook_of(after.projection))
    if before.safety is None or after.safety is None or before.basis == "earliest":
        return moved
    if before.safe_month is not None and after.safe_month is not None:
        return shift(outlook_of(before.projection), outlook_of(after.projection), safe=True)
    if before.safe_month is not None and after.plan.scenario.bought is None:
        return AnswerShift((msg("no month is safe any more"),), "bad")
    if after.safe_month is not None:
        return AnswerShift((msg("there is a safe month: {month}", month=after.safe_month),), "good")
    one, two = figures.value("share", before), figures.value("share", after)
    if one is None or two is None or one == two:
        return moved
    holding = msg("{n} of 100 lives hold instead of {before}", n=two, before=one)
    return AnswerShift((holding, *moved.parts[:1]), "good" if two > one else "bad")


def slider_effect(base: Outcome, slider: SliderId, value: int) -> AnswerShift:
    """What one slider alone does to the plan of `base`; a run of lives, for a thread."""
    return outcome_shift(base, tried_outcome(base.plan, NOTHING.with_value(slider, value), base.basis))


def stress_effect(base: Outcome, stress: StressId) -> AnswerShift:
    """What one stress alone does to the plan of `base`; a run of lives, for a thread."""
    tried, plan = NOTHING.with_stress(stress, on=True), base.plan
    if stress != "leave":
        after = tried_outcome(plan, tried, base.basis)
        moved, month = outcome_shift(base, after), after.projection.moves_in
        if stress == "no_work" and month is not None and any(one.yearly for one in plan.income):
            until = msg("pay ends in {month}, in simulated lives too", month=month + WORK_LEFT)
            return AnswerShift((*moved.parts, until), moved.tone)
        return moved
    left = left_again(base.acting, load_rules(), NOTHING)
    if left is None:
        return AnswerShift((msg("The home is not reached, so there is no leaving it."),), "plain")
    if left.owned:
        return _left_own_home(left)
    if left.loss <= 0:
        words = msg(
            "Left in {month}, sold in {sold}: {amount} better off than by never moving, all the same.",
            month=left.month, sold=left.sold, amount=whole(Fen(-left.loss)),
        )  # fmt: skip
        return AnswerShift((words,), "plain")
    words = msg(
        "Left in {month}, sold in {sold}: {amount} poorer than by never moving.",
        month=left.month, sold=left.sold, amount=whole(left.loss),
    )  # fmt: skip
    return AnswerShift((words,), "bad")


def _left_own_home(left: Left) -> AnswerShift:
    """Leaving a home that is bought already, against living on in it."""
    if left.loss <= 0:
        words = msg(
            "Left in {month}, sold in {sold}: {amount} better off than by living on there.",
            month=left.month, sold=left.sold, amount=whole(Fen(-left.loss)),
        )  # fmt: skip
        return AnswerShift((words,), "plain")
    words = msg(
        "Left in {month}, sold in {sold}: {amount} poorer than by living on there.",
        month=left.month, sold=left.sold, amount=whole(left.loss),
    )  # fmt: skip
    return AnswerShift((words,), "bad")


def tried_words(tried: WhatIf) -> Message | None:
    """What is being tried out; None: nothing."""
    pieces = [
        msg("{name}: {value}", name=NAMES[slider], value=value_words(slider, tried.value(slider)))
        for slider in SLIDERS
        if tried.value(slider)
    ]
    pieces += [STRESS_NAMES[stress] for stress in tried.stresses]
    if not pieces:
        return None
    joined = pieces[0]
    for piece in pieces[1:]:
        joined = msg("{one}; {other}", one=joined, other=piece)
    return joined


def in_short(outcome: Outcome) -> Message:
    """The answer in a few words, for a place that has no room for more."""
    month, left = figures.month("home_month", outcome), figures.amount("left_after", outcome)
    if month is None or left is None:
        return msg("not reached")
    return msg("{month}, {left} left", month=month, left=whole(left))


def tried_plan(plan: Plan, tried: WhatIf) -> Plan:
    """The plan with what is tried out put into it; leaving again is no part of a plan."""
    return changed(plan, load_rules(), tried)[0]


def kept_plan(plan: Plan, tried: WhatIf) -> Plan:
    """`tried_plan` with ids of their own for incomes that were added, so that more can be tried on top of it."""
    kept = tried_plan(plan, tried)
    return kept.with_income(tuple(msgspec.structs.replace(one, id=_own_id(one.id)) for one in kept.income))


def _own_id(id_: str) -> str:
    return f"{id_}:{new_id()}" if id_ in WHAT_IF_ITEMS else id_


def tried_scenario(plan: Plan, tried: WhatIf, name: str = "") -> Plan:
    """The plan with a scenario more, which holds what is tried out and is looked at; the other ones stay as they are.

    What all scenarios share is left out of the copy: `shared_words` names it.
    """
    fitting = msgspec.structs.replace(
        tried, spend_less=NOTHING.spend_less, cushion=NOTHING.cushion,
        stresses=tuple(stress for stress in tried.stresses if not stresses.BY_ID[stress].shared),
    )  # fmt: skip
    kept = kept_plan(plan, fitting)
    income = kept.income if kept.income != plan.income else plan.scenario.income
    copy = msgspec.structs.replace(kept.scenario, id=new_id(), name=name[:LONGEST_NAME], income=income)
    return msgspec.structs.replace(plan, scenarios=(*plan.scenarios, copy), active=copy.id)


def shared_words(tried: WhatIf) -> Message | None:
    """That some of what is tried out cannot be kept in a scenario alone, since all scenarios share it."""
    shared = tried.spend_less or tried.cushion or any(stresses.BY_ID[stress].shared for stress in tried.stresses)
    if not shared:
        return None
    return msg("Living costs and cushion are shared by all scenarios: in the new one they stay as planned.")


def tried_outcome(plan: Plan, tried: WhatIf, basis: Basis = "safe") -> Outcome:
    """What follows from the plan with what is tried out on it, its safe month included."""
    tried_out, course = changed(plan, load_rules(), tried)
    return outcome(tried_out, course, basis)


def tried_at_once(plan: Plan, tried: WhatIf, basis: Basis = "safe") -> Outcome:
    """As `tried_outcome`, without the safe month. Raises NotReckoned where a rule fails."""
    tried_out, course = changed(plan, load_rules(), tried)
    return reckoned(tried_out, course, basis)
