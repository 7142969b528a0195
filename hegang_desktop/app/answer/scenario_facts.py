"""What scenarios are made of, fact by fact, in words: home, income, life there, overrides, assumptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.comparison_rows import Cell, Row, differs
from hegang_desktop.app.answer.what_if import tried_words
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import unit_price
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.input_ref import override_key
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, advertised, msg, msg_n, pmsg, verbatim
from hegang_desktop.domain.money import FEN_A_YUAN, Fen, divide_half_up, whole_yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.domain.rules import AssumptionUnit
from hegang_desktop.domain.target import AgencyTerms, Repairs, TargetHome
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.costs.catalogue import entries
from hegang_desktop.engine.costs.entry import ref_of_line
from hegang_desktop.engine.costs.values import values_of
from hegang_desktop.text.assumptions import ASSUMPTIONS
from hegang_desktop.text.cost_lines import cost_name
from hegang_desktop.text.homes import HELD
from hegang_desktop.text.incomes import income_words
from hegang_desktop.text.listing_values import BANDS

AGENCY: dict[AgencyTerms, Message] = {
    "flat": msg("a flat fee"),
    "rate": msg("a share of the price"),
    "included": msg("inside the price"),
}
REPAIRS: dict[Repairs, Message] = {
    "as_described": msg("as described"),
    "none": pmsg("repairs", "none"),
    "light": pmsg("repairs", "light"),
    "simple": pmsg("repairs", "simple"),
    "full": pmsg("repairs", "full"),
}
ADVERT_FACTS = frozenset({
    "city", "district", "community", "title", "address", "layout", "floor_area", "floor", "floor_band", "floors",
    "facing", "condition", "year_built", "lift",
})  # fmt: skip
"""What of a description has a row of its own, or stands elsewhere."""


class _Fact(NamedTuple):
    """`value` decides whether scenarios differ, `cell` says it, both of the active scenario of a plan."""

    id: str
    name: Message
    value: Callable[[Plan], object]
    cell: Callable[[Plan], Cell]
    kind: str = "fact"


def _text(id_: str, name: Message, read: Callable[[Plan], str]) -> _Fact:
    def cell(plan: Plan) -> Cell:
        text = read(plan)
        return advertised(id_, text) if text else None

    return _Fact(id_, name, read, cell)


def _amount(id_: str, name: Message, read: Callable[[Plan], Fen]) -> _Fact:
    return _Fact(id_, name, read, read, "figure")


def _yes(id_: str, name: Message, read: Callable[[Plan], bool | None]) -> _Fact:
    def cell(plan: Plan) -> Cell:
        answer = read(plan)
        return None if answer is None else pmsg("answer", "yes") if answer else pmsg("answer", "no")

    return _Fact(id_, name, read, cell)


def _home(plan: Plan) -> TargetHome:
    return plan.scenario.home


def _advert(plan: Plan) -> Description:
    return plan.scenario.home.description


def _unit_price(plan: Plan) -> Fen:
    return whole_yuan(unit_price(_home(plan).asking_price, _home(plan).floor_area))


def _priced_in(plan: Plan) -> Month:
    return _home(plan).priced_in or plan.situation.start


def _income_month(plan: Plan) -> Fen:
    yearly = sum(stream.yearly for stream in plan.income)
    return Fen(divide_half_up(yearly, MONTHS_A_YEAR * FEN_A_YUAN) * FEN_A_YUAN)


def _spending_after(plan: Plan) -> Cell:
    after = plan.scenario.spending_after
    return msg("as now") if after is None else after


def _bought(plan: Plan) -> Cell:
    bought: Purchase | None = plan.scenario.bought
    if bought is None:
        return None
    return msg("in {month}, for {amount}", month=bought.month, amount=Money(bought.paid))


def _floor(plan: Plan) -> tuple[object, ...]:
    d = _advert(plan)
    return d.floor, d.floor_band, d.floors


def _floor_cell(plan: Plan) -> Cell:
    d = _advert(plan)
    storey = verbatim(f"{d.floor}") if d.floor is not None else BANDS[d.floor_band] if d.floor_band else None
    if d.floors is None:
        return storey
    return msg("{floor} of {floors}", floor=storey or verbatim("?"), floors=d.floors)


def _other(plan: Plan) -> tuple[object, ...]:
    home, advert = _home(plan), _advert(plan)
    rest = tuple(value for name, value in msgspec.structs.asdict(advert).items() if name not in ADVERT_FACTS)
    return (*rest, home.gable, home.separate_loop, home.heating_basis)


def _not_before(plan: Plan) -> Cell:
    month = plan.scenario.not_before
    return None if month is None else msg("{month}", month=month)


def _tried(plan: Plan) -> Cell:
    tried = plan.scenario.tried
    kept = WhatIf(stresses=tried.stresses)
    waits = msg_n("{n} month later", "{n} months later", tried.later) if tried.later else None
    stresses = tried_words(kept)
    if waits is None or stresses is None:
        return waits or stresses
    return msg("{one}; {other}", one=waits, other=stresses)


_FACTS: tuple[_Fact, ...] = (
    _text("city", msg("City"), lambda plan: _advert(plan).city),
    _text("district", msg("District"), lambda plan: _advert(plan).district),
    _text("community", msg("Community"), lambda plan: _advert(plan).community or _advert(plan).title),
    _text("address", msg("Address"), lambda plan: _advert(plan).address),
    _Fact(
        "area",
        msg("Floor area"),
        lambda plan: _home(plan).floor_area,
        lambda plan: msg("{area}", area=SquareMetres(_home(plan).floor_area)),
        "figure",
    ),
    _text("layout", msg("Layout"), lambda plan: _advert(plan).layout),
    _Fact("floor", msg("Floor"), _floor, _floor_cell),
    _text("facing", msg("Facing"), lambda plan: _advert(plan).facing),
    _text("condition", msg("Condition"), lambda plan: _advert(plan).condition),
    _text("year_built", msg("Year built"), lambda plan: f"{_advert(plan).year_built or ''}"),
    _yes("lift", msg("Lift"), lambda plan: _advert(plan).lift),
    _yes("heated", msg("District heating"), lambda plan: _home(plan).heated),
    _amount("price", msg("Price asked, yuan"), lambda plan: _home(plan).asking_price),
    _amount("unit_price", msg("Unit price, yuan per m²"), _unit_price),
    _Fact("priced_in", msg("Price of the month"), _priced_in, _priced_in),
    _Fact("held", msg("Held by the seller"), lambda plan: _home(plan).held, lambda plan: HELD[_home(plan).held]),
    _yes("seller_pays", msg("The seller pays their taxes"), lambda plan: _home(plan).seller_pays_taxes),
    _Fact(
        "agency_terms",
        msg("Agency fee"),
        lambda plan: _home(plan).agency_terms,
        lambda plan: AGENCY[_home(plan).agency_terms],
    ),
    _Fact("repairs", msg("Repairs"), lambda plan: _home(plan).repairs, lambda plan: REPAIRS[_home(plan).repairs]),
    _amount("arrears", msg("Arrears of the former owner, yuan"), lambda plan: _home(plan).arrears),
    _amount("fund", msg("Maintenance fund, yuan"), lambda plan: _home(plan).maintenance_fund),
    _Fact("other", msg("Other details of the home"), _other, lambda _: None),
    _Fact("not_before", msg("Not before"), lambda plan: plan.scenario.not_before, _not_before),
    _Fact("tried", msg("Kept of what was tried out"), lambda plan: plan.scenario.tried, _tried),
    _amount("income_month", msg("Income a month on average, yuan"), _income_month),
    _Fact("income", msg("Income"), lambda plan: plan.income, lambda plan: income_words(plan.income)),
    _Fact(
        "spending_after",
        msg("Living after the move, yuan a month"),
        lambda plan: plan.scenario.spending_after,
        _spending_after,
        "figure",
    ),
    _yes("by_proxy", msg("Someone else may sign"), lambda plan: plan.scenario.by_proxy),
    _Fact("bought", msg("Bought already"), lambda plan: plan.scenario.bought, _bought),
)


def fact_rows(outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    """A row for everything the scenarios of these outcomes are made of; those without any value are left out."""
    plans = [one.plan for one in outcomes]
    rows = [_row(fact, plans) for fact in _FACTS]
    rows += _overrides(outcomes)
    rows += _assumptions(plans)
    return tuple(row for row in rows if row.differs or any(cell is not None for cell in row.cells))


def _row(fact: _Fact, plans: Sequence[Plan]) -> Row:
    values = [fact.value(plan) for plan in plans]
    cells = _distinct([fact.cell(plan) for plan in plans], values)
    kind = "figure" if fact.kind == "figure" else "fact"
    return Row(fact.id, fact.name, cells, kind, differs(values))  # type: ignore[arg-type]


def _distinct(cells: Sequence[Cell], values: Sequence[object]) -> tuple[Cell, ...]:
    """Cells of which no two say the same where the values are not: what no cell shows is said to be different."""
    shown: list[Cell] = []
    for at, cell in enumerate(cells):
        same = next((i for i in range(at) if cells[i] == cell and values[i] != values[at]), None)
        if same is None:
            shown.append(cell)
        elif isinstance(cell, Message):
            shown.append(msg("{text} (details differ)", text=cell))
        else:
            shown.append(msg("otherwise"))
    return tuple(shown)


def _overrides(outcomes: Sequence[Outcome]) -> list[Row]:
    """A row for each cost line that somebody has an amount of their own for; beside it what the rules give."""
    overrides: dict[str, Message] = {}
    by_id: list[dict[str, CostLine]] = []
    for outcome in outcomes:
        lines = (*outcome.projection.cost_lines, *outcome.projection.holding_lines)
        by_id.append({override_key(ref_of_line(line)): line for line in lines})
    for entry in entries():
        if any(entry.key in one.plan.scenario.overrides for one in outcomes):
            overrides[entry.key] = cost_name(entry.key)
    for outcome in outcomes:
        for id_ in outcome.plan.scenario.overrides:
            overrides.setdefault(id_, cost_name(id_))
    rows = []
    for id_, name in overrides.items():
        own = [outcome.plan.scenario.overrides.get(id_) for outcome in outcomes]
        cells: tuple[Cell, ...] = tuple(
            amount if amount is not None else _reckoned(lines.get(id_))
            for amount, lines in zip(own, by_id, strict=True)
        )
        rows.append(Row(f"cost:{id_}", msg("{name}, yuan", name=name), cells, "fact", differs(own)))
    return rows


def _reckoned(line: CostLine | None) -> Cell:
    return None if line is None else msg("by the rules: {amount}", amount=Money(line.amount))


def _assumptions(plans: Sequence[Plan]) -> list[Row]:
    """A row for each assumption that somebody has a value of their own for."""
    rules = load_rules()
    rows = []
    for id_, (name, _) in ASSUMPTIONS.items():
        if not any(id_ in plan.scenario.assumptions for plan in plans):
            continue
        values = [values_of(plan.scenario, rules, plan.situation.start).value(id_) for plan in plans]
        cells: tuple[Cell, ...] = tuple(_in_unit(value, rules.assumptions[id_].unit) for value in values)
        rows.append(Row(f"assumption:{id_}", name, cells, "fact", differs(values)))
    return rows


def _in_unit(value: int, unit: AssumptionUnit) -> Message:
    amount = Money(Fen(value))
    match unit:
        case "fen":
            return msg("{amount}", amount=amount)
        case "fen_per_month":
            return msg("{amount} a month", amount=amount)
        case "fen_per_m2":
            return msg("{amount}/m²", amount=amount)
        case "fen_per_m2_month":
            return msg("{amount}/m² a month", amount=amount)
        case "rate":
            return msg("{rate} a year", rate=Percent(value))
        case "share":
            return msg("{rate}", rate=Percent(value))
        case "month":
            return msg("month {n}", n=value)
        case "months":
            return msg("{months} months", months=f"{value}")
        case "years":
            return msg("{years} years", years=f"{value}")
        case "times":
            return msg_n("{n} time", "{n} times", value)
