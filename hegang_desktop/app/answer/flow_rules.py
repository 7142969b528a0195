"""What a line of the ledger is made of, in words: the input it comes from and what became of it until its month."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.price_source import placed_source
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.input_ref import InputKind, InputRef
from hegang_desktop.domain.limits import EVERY_MONTH
from hegang_desktop.domain.message import Message, Money, Percent, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.places import SCENARIO, SITUATION, TENANCY, TRIED
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Flow
from hegang_desktop.domain.rules import Given
from hegang_desktop.text.plan_values import calendar

SURE = 10_000


class At(NamedTuple):
    """Where a line stands: in which month of which plan, and whether life is there by then."""

    plan: Plan
    month: Month
    start: Month
    moved: bool


def place(outcome: Outcome, month: Month) -> At:
    """A month of an outcome."""
    start, since = outcome.plan.situation.start, outcome.projection.moves_in
    left = _left_in(outcome) if outcome.leaves else None
    moved = since is not None and month >= since and (left is None or month < left)
    return At(outcome.plan, month, start, moved)


def _left_in(outcome: Outcome) -> Month | None:
    """The month of leaving again: that of the journey back."""
    rows = outcome.projection.months
    return next((row.month for row in rows if any(flow.id == "journey_back" for flow in row.flows)), None)


def flow_rule(at: At, flow: Flow) -> Message | None:
    """What the line is made of; None where there is no more to say."""
    kind, _, item = flow.id.partition(":")
    if kind == "deposit" and flow.amount < 0:
        return msg("A deposit for renting again, after leaving")
    rule = _RULES.get(kind)
    sentence = rule(at, item) if rule is not None else None
    return sentence if sentence is None or at.month != at.start else _for_days_left(at, flow, sentence)


def _for_days_left(at: At, flow: Flow, sentence: Message) -> Message:
    """In the month in which the money was counted only the days that are left of it are lived and worked."""
    from hegang_desktop.engine.timetable.first_month import days_left

    left, days = days_left(at.plan.situation.cash[-1])
    by_day = {f"income:{stream.id}" for stream in at.plan.income if stream.pattern == "day_rate"}
    if left == days or not (flow.kind == "spending" or flow.id in by_day):
        return sentence
    return msg("{rule}; for {left} of {days} days, as counted", rule=sentence, left=left, days=days)


def flow_input(at: At, flow: Flow) -> InputRef | None:
    """The input that changes the line; None where there is none."""
    if flow.id == "spending" and at.moved and at.plan.scenario.spending_after is not None:
        return SCENARIO.part("spending_after").ref
    return input_of(flow.id)


def input_of(flow_id: str) -> InputRef | None:
    """The input behind the flows of this id; None where there is none."""
    kind, _, item = flow_id.partition(":")
    if kind == "dated" and item in _TRIED:
        return TRIED.part(item.removeprefix("try:")).ref
    if item:
        return InputRef(_ITEMS[kind], item) if kind in _ITEMS else None
    return _INPUTS.get(kind)


def _income(at: At, item: str) -> Message | None:
    stream = next((one for one in at.plan.income if one.id == item), None)
    if stream is None:
        return None
    sentence = _pays(stream, moved=at.moved)
    if stream.growth:
        sentence = msg("{rule}; rising by {rate} a year", rule=sentence, rate=Percent(stream.growth))
    return sentence if not stream.away else msg("{rule}; no travel in these months", rule=sentence)


def _pending(at: At, item: str) -> Message | None:
    money = next((one for one in at.plan.situation.pending if one.id == item), None)
    if money is None:
        return None
    sentence = msg("{amount} that come free in this month", amount=Money(money.amount))
    if money.annual_rate:
        sentence = msg("{rule}, with {rate} a year", rule=sentence, rate=Percent(money.annual_rate))
    if money.costs:
        sentence = msg("{rule}, less {costs} on the way", rule=sentence, costs=Money(money.costs))
    if money.certainty != SURE:
        sentence = msg("{rule}; {sure} sure, so that share of it counts", rule=sentence, sure=Percent(money.certainty))
    return sentence


def _interest(at: At, _: str) -> Message:
    scenario = at.plan.scenario
    given = load_rules().given("interest", scenario.assumptions)
    sentence = msg("A month of {rate} a year on what is at hand", rate=Percent(given.value))
    accounts = at.plan.situation.accounts
    if accounts:
        sentence = msg_n(
            "{rule}, and more on {n} account", "{rule}, and more on {n} accounts", len(accounts), rule=sentence
        )
    return _sourced(sentence, at, given)


def _sourced(sentence: Message, at: At, given: Given) -> Message:
    if given.source is None:
        return sentence
    source = placed_source(given.source, at.plan.scenario.home.description.city)
    return msg("{rule}. {source}", rule=sentence, source=source)


def _deposit(_at: At, _: str) -> Message:
    return msg("The deposit of the tenancy comes back when its notice has ended")


def _sale(at: At, _: str) -> Message:
    given = load_rules().given("resale_share", at.plan.scenario.assumptions)
    sentence = msg("{share} of what the home would cost then", share=Percent(given.value))
    return _sourced(sentence, at, given)


def _journey_back(_at: At, _: str) -> Message:
    return msg("As much as the way there")


def _remittance(at: At, _: str) -> Message:
    return _rising(msg("Every month, as you entered it"), at, "inflation_remittance")


def _debt(at: At, item: str) -> Message | None:
    from hegang_desktop.engine.timetable.debts import payments, yearly_cost

    situation = at.plan.situation
    passed = at.month - at.start
    schedules = payments(situation.debts, situation.payoff, at.start, passed + 1, situation.cash[-1].settled)
    for debt, (paid, owed) in zip(situation.debts, schedules, strict=True):
        if debt.id == item:
            before = int(owed[passed - 1]) if passed else debt.balance
            repaid = before - int(owed[passed])
            sentence = msg(
                "{interest} of interest and fees, {repaid} paid back; {owed} is owed after it",
                interest=Money(Fen(int(paid[passed]) - repaid)),
                repaid=Money(Fen(repaid)),
                owed=Money(Fen(int(owed[passed]))),
            )
            if debt.cost == "yearly" and not debt.monthly_fee:
                return sentence
            return msg("{rule}. It comes to {rate} a year", rule=sentence, rate=Percent(yearly_cost(debt)))
    return None


def _rent(at: At, _: str) -> Message:
    sentence = _risen(at, at.plan.situation.rent, "inflation_rent")
    return msg("{rule}. Still owed for the notice after the move", rule=sentence) if at.moved else sentence


def _insurance(at: At, item: str) -> Message | None:
    one = next((one for one in at.plan.situation.insurance if one.id == item), None)
    if one is None:
        return None
    rules, chosen = load_rules(), at.plan.scenario.assumptions
    pension = rules.value("pension_rate", chosen) if one.pension_rate is None else one.pension_rate
    health = rules.value("health_rate", chosen) if one.health_rate is None else one.health_rate
    sentence = msg(
        "Pension {pension} and health {health} of a base of {base}",
        pension=Percent(pension),
        health=Percent(health),
        base=Money(one.base),
    )
    return _rising(sentence, at, "inflation_insurance")


def _spending(at: At, item: str) -> Message | None:
    if not item:
        after = at.plan.scenario.spending_after
        entered = after if at.moved and after is not None else at.plan.situation.spending
        return _risen(at, entered, "inflation_living")
    line = next((one for one in at.plan.situation.spending_lines if one.id == item), None)
    if line is None:
        return None
    sentence = _risen(at, line.after if at.moved and line.after is not None else line.amount, "inflation_living")
    return sentence if line.months == EVERY_MONTH else msg("{rule}, {when}", rule=sentence, when=calendar(line.months))


def _person(at: At, item: str) -> Message | None:
    one = next((one for one in at.plan.situation.people if one.id == item), None)
    if one is None:
        return None
    after = one.spending_after
    return _risen(at, after if at.moved and after is not None else one.spending, "inflation_living")


def _dated(at: At, item: str) -> Message | None:
    cost = next((one for one in at.plan.situation.dated_costs if one.id == item), None)
    if cost is None:
        return _TRIED.get(item)
    if not cost.every:
        return msg("Once, in this month")
    return msg_n("Every {n} month since {month}", "Every {n} months since {month}", cost.every, month=cost.month)


_TRIED: dict[str, Message] = {
    "try:hard_winter": msg("Once, in the first January there"),
    "try:medical": msg("Once, in the sixth month after the move"),
}
"""Bills of what the scenario keeps of something tried out."""


def _risen(at: At, entered: Fen, assumption: str) -> Message:
    sentence = msg("{amount} a month, as you entered it", amount=Money(entered))
    if at.moved:
        sentence = msg("{amount} a month there, as you entered it", amount=Money(entered))
    return _rising(sentence, at, assumption)


def _rising(sentence: Message, at: At, assumption: str) -> Message:
    rate = load_rules().value(assumption, at.plan.scenario.assumptions)
    return sentence if not rate else msg("{rule}; rising by {rate} a year", rule=sentence, rate=Percent(rate))


def _pays(stream: IncomeStream, *, moved: bool) -> Message:
    changed = moved and stream.after_move == "changes"
    if stream.has_bad_months:
        return _good_and_bad(stream, changed=changed)
    amount = Money(stream.amount_after if changed else stream.amount)
    if stream.pattern == "one_off":
        return msg("Once, in this month")
    if stream.pattern == "day_rate":
        return msg(
            "{days} days at {amount}, less {idle} without work",
            days=stream.days,
            amount=amount,
            idle=Percent(stream.idle),
        )
    sentence = msg("{amount} in a month that pays", amount=amount)
    if stream.pattern == "irregular":
        sentence = msg("About {amount} a month, at least {floor}", amount=amount, floor=Money(stream.floor))
    if stream.pattern == "seasonal" and stream.months_on:
        return msg("{rule}; {on} months on, {off} off", rule=sentence, on=stream.months_on, off=stream.months_off)
    return (
        sentence if stream.months == EVERY_MONTH else msg("{rule}, {when}", rule=sentence, when=calendar(stream.months))
    )


def _good_and_bad(stream: IncomeStream, *, changed: bool) -> Message:
    good = Money(stream.amount_after if changed else stream.amount)
    bad = Money(stream.amount_off_after if changed else stream.amount_off)
    sentence = msg("{good} in good months, {bad} in the others", good=good, bad=bad)
    if stream.months_on:
        on, off = stream.months_on, stream.months_off
        return msg("{rule}; {on} months on, {off} off", rule=sentence, on=on, off=off)
    return msg("{rule}; good are {when}", rule=sentence, when=calendar(stream.months))


_RULES: dict[str, Callable[[At, str], Message | None]] = {
    "income": _income,
    "pending": _pending,
    "interest": _interest,
    "deposit": _deposit,
    "sale": _sale,
    "journey_back": _journey_back,
    "remittance": _remittance,
    "debt": _debt,
    "rent": _rent,
    "insurance": _insurance,
    "spending": _spending,
    "person": _person,
    "dated": _dated,
}
_ITEMS: dict[str, InputKind] = {
    "income": "income", "pending": "pending", "debt": "debt", "insurance": "insurance", "spending": "spending",
    "person": "person", "dated": "dated", "holding": "holding",
}  # fmt: skip
"""Flows that are those of an item: the kind of its input, by the first word of their ids."""
_INPUTS: dict[str, InputRef] = {
    **{name: SITUATION.part(name).ref for name in ("spending", "rent", "remittance")},
    "deposit": TENANCY.ref,
    "interest": InputRef("assumption", "interest"),
    "sale": InputRef("assumption", "resale_share"),
    "journey_back": InputRef("cost", "journey"),
}
"""The inputs of the other flows, by their ids."""
