"""Every text, list and month of a plan has a bound, and what exceeds it is refused with a sentence."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.codec import convert, to_json
from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.limits import FIRST_YEAR, LAST_YEAR, MOST_ITEMS, InvalidPlan
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost, Deadline, MortgageHere, SocialInsurance, SpendingLine
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.domain.target import TargetHome
from tests.helpers.plans import a_plan, with_situation

NOW = Month(2026, 11)
WAGE = IncomeStream("i", "wage", yuan(5_000), starts=NOW, ends=NOW + 90, cycle_start=NOW, person="m")
FULL = Plan(
    id="p",
    name="Everything",
    situation=Situation(
        cash=(CashPoint(NOW, yuan(50_000), yuan(1), (yuan(1),), NOW, NOW, "why", 15, ("rent",)),),
        income=(WAGE,),
        debts=(Debt("d", "loan", yuan(100), yuan(10), cleared_in=NOW + 3),),
        people=(Person("m", "mover", "I", starts=NOW, ends=NOW + 9),),
        accounts=(Account("a", "bank", yuan(1), Tenthousandths(100)),),
        pending=(PendingMoney("q", "deposit", yuan(1), NOW + 5, since=NOW),),
        spending_lines=(SpendingLine("l", "food", yuan(1), "rice"),),
        insurance=(SocialInsurance("s", yuan(1), "own", starts=NOW, ends=NOW + 50, person="m"),),
        dated_costs=(DatedCost("c", "tooth", NOW, yuan(1)),),
        away_months=(1,),
        deadlines=(Deadline("e", "school", NOW + 20),),
        mortgage_here=MortgageHere(yuan(1)),
    ),
    scenarios=(
        Scenario(
            "s1",
            "home",
            TargetHome(
                Description(city="鹤岗", title="a", extra={"a": "b"}),
                floor_area=square_metres(60),
                price=yuan(20_000),
                reference="r",
                priced_in=NOW,
                note="n",
            ),
            overrides={"door": Fen(1)},
            assumptions={"heating_tariff": 1},
            income=(WAGE,),
            bought=Purchase(NOW, yuan(30_000), (PaidLine("price", yuan(20_000), None, "n"),)),
            not_before=NOW,
        ),
    ),
    active="s1",
    note="note",
    beyond={"move": "words"},
)
WRITTEN: dict[str, Any] = msgspec.json.decode(to_json(FULL))
Place = tuple[str | int, ...]
MUCH = 120_000


def places(value: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value inside a plan as it is written, with the way to it."""
    yield at, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*at, key))
    elif isinstance(value, list):
        yield from places(value[0], (*at, 0))


def with_value(at: Place, value: object) -> dict[str, Any]:
    """The written plan with another value there."""
    plan = copy.deepcopy(WRITTEN)
    inside: Any = plan
    for key in at[:-1]:
        inside = inside[key]
    inside[at[-1]] = value
    return plan


def many(item: object) -> list[object]:
    return [{**item, "id": f"{n}"} if isinstance(item, dict) and "id" in item else item for n in range(MUCH)]


def too_much(value: Any) -> Any:
    if isinstance(value, str):
        return "x" * MUCH
    if isinstance(value, list):
        return many(value[0])
    return {f"key{n}": next(iter(value.values())) for n in range(MUCH)}


def test_the_full_plan_is_one_and_its_lists_are_not_empty() -> None:
    assert convert(WRITTEN, Plan) == FULL
    assert [at for at, value in places(WRITTEN) if value in ([], {})] == []
    fields = {field.name for field in msgspec.structs.fields(Situation)}
    assert fields == set(WRITTEN["situation"])


FREE = [
    at for at, value in places(WRITTEN)
    if at and (isinstance(value, (str, list)) or (isinstance(value, dict) and at[-1] in
               ("overrides", "assumptions", "beyond", "extra")))
]  # fmt: skip


@pytest.mark.parametrize("at", FREE, ids=lambda at: ".".join(map(str, at)))
def test_no_text_and_no_list_is_without_a_bound(at: Place) -> None:
    value = next(result for where, result in places(WRITTEN) if where == at)
    with pytest.raises((InvalidPlan, msgspec.ValidationError)):
        convert(with_value(at, too_much(value)), Plan)


@pytest.mark.parametrize("at", [at for at in FREE if isinstance(at[-1], str)], ids=lambda at: ".".join(map(str, at)))
def test_no_key_is_without_a_bound(at: Place) -> None:
    value = next(result for where, result in places(WRITTEN) if where == at)
    if isinstance(value, dict):
        with pytest.raises((InvalidPlan, msgspec.ValidationError)):
            convert(with_value(at, {"x" * MUCH: next(iter(value.values()))}), Plan)


MONTHS = [at for at, value in places(WRITTEN) if isinstance(value, str) and value[:2] == "20" and len(value) == 7]


@pytest.mark.parametrize("at", MONTHS, ids=lambda at: ".".join(map(str, at)))
def test_every_month_lies_in_a_year_that_can_be_meant(at: Place) -> None:
    for month in ("0001-01", "1899-12", "1900-01", "1949-12", "2300-01", "9999-12"):
        with pytest.raises((InvalidPlan, msgspec.ValidationError)):
            convert(with_value(at, month), Plan)


def test_months_were_found_everywhere() -> None:
    assert len(MONTHS) == 21


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR - 1])
def test_the_first_and_the_last_year_can_be_worked_out(year: int) -> None:
    assert outcome(a_plan(start=Month(year, 1))).projection.months


def test_the_sentence_names_what_there_is_too_much_of() -> None:
    few = tuple(IncomeStream(str(n), "wage", Fen(1)) for n in range(MOST_ITEMS))
    assert outcome(with_situation(a_plan(), income=few)).projection.months
    with pytest.raises(InvalidPlan) as refused:
        with_situation(a_plan(), income=(*few, WAGE))
    assert refused.value.message.params["what"].text == "incomes"
    assert refused.value.message.params["most"] == MOST_ITEMS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"2026-11"', b'"1899-11"'),
        (b'"note": ""', b'"note": "' + b"x" * 10_000_000 + b'"'),
        (b'"note": ""', b'"note": "' + b"x" * 20_000_000 + b'"'),
    ],
)
def test_a_plan_file_beyond_the_bounds_is_refused_and_named(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "big.hgplan"
    write_plan(path, a_plan())
    path.write_bytes(path.read_bytes().replace(before, after))
    with pytest.raises(UnreadableFile) as refused:
        read_plan(path)
    assert refused.value.message.params["name"] == "big.hgplan"
