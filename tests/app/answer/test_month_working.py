"""The ledger as a table, its working by month and its export: everything adds up, everything says where it is from."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import python_calamine
from hypothesis import given

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.figure_working import WorkingLine
from hegang_desktop.app.answer.ledger_export import export_ledger
from hegang_desktop.app.answer.ledger_table import KINDS, ledger_table
from hegang_desktop.app.answer.month_working import month_working
from hegang_desktop.app.answer.what_if import tried_outcome
from hegang_desktop.domain.message import Money
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import FlowKind
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.text.translator import Translator
from tests.helpers.households import household
from tests.helpers.plans import a_plan, plans, with_scenario, with_situation


def fen(line: WorkingLine) -> int:
    assert line.value is not None
    money = line.value.params["amount"]
    assert isinstance(money, Money)
    return money.fen


@given(plans)
def test_the_lines_of_a_month_add_up_to_its_end(plan: Plan) -> None:
    answered = outcome(plan)
    home = answered.projection.home_month
    for row in (*answered.projection.months[:14], *(one for one in answered.projection.months if one.month == home)):
        lines = month_working(answered, row.month)
        assert sum(fen(line) for line in lines[:-1]) == fen(lines[-1]) == row.closing


def test_every_line_says_what_it_is_made_of_and_how_it_is_changed() -> None:
    answered = outcome(with_scenario(household(6), overrides={"door": yuan(700), "holding:heating": yuan(1_500)}))
    ids = set()
    for row in answered.projection.months:
        for line in month_working(answered, row.month)[1:-1]:
            assert line.rule is not None, line
            assert line.input is not None, line
            ids.add(str(line.input))
    wanted = {"cost:door", "holding:heating", "income:sea", "situation:rent", "situation:remittance", "debt:card"}
    wanted |= {"pending:cousin", "tenancy", "insurance:si", "scenario:spending_after", "spending:school"}
    assert wanted | {"person:child"} <= ids
    assert month_working(answered, Month(2025, 1)) == ()


def test_leaving_again_is_told_as_what_it_is() -> None:
    answered = tried_outcome(household(6), NOTHING.with_stress("leave", on=True))
    assert answered.leaves
    home = answered.projection.home_month
    assert home is not None
    there = {str(line.input): line for line in month_working(answered, home + 3)}
    assert "scenario:spending_after" in there
    last = answered.projection.months[-1].month
    back = {str(line.input): line for line in month_working(answered, last)}
    assert "situation:spending" in back
    ids = {str(line.input) for row in answered.projection.months for line in month_working(answered, row.month)}
    assert {"assumption:resale_share", "cost:journey"} <= ids
    for row in answered.projection.months:
        lines = month_working(answered, row.month)
        assert sum(fen(line) for line in lines[:-1]) == fen(lines[-1]) == row.closing
        assert all(line.rule is not None for line in lines[1:])


def test_a_debt_tells_what_of_the_payment_is_interest() -> None:
    answered = outcome(household(6))
    card = next(line for line in month_working(answered, Month(2026, 11)) if str(line.input) == "debt:card")
    assert card.rule is not None
    interest, repaid = card.rule.params["interest"].fen, card.rule.params["repaid"].fen
    # 12,000 at 18 percent a year: 180 in a month
    assert interest == yuan(180)
    assert interest + repaid == -fen(card)
    assert card.rule.params["owed"].fen == yuan(12_000) - repaid


def test_every_kind_of_flow_has_a_column() -> None:
    assert {kind for kind, _ in KINDS} == set(get_args(FlowKind))


@given(plans)
def test_years_hold_their_months_and_their_sums(plan: Plan) -> None:
    projection = outcome(plan).projection
    table = ledger_table(projection)
    months = [row for year in table.years for row in year.months]
    assert [row.month for row in months] == [row.month for row in projection.months]
    for year in table.years:
        assert {row.month.year for row in year.months} == {year.year}
        assert months[year.first] == year.months[0]
        assert sum(cell or 0 for cell in year.cells[:-1]) == year.cells[-1]


def test_the_export_holds_every_line_with_what_is_at_hand_after_it(tmp_path: Path) -> None:
    plan = household(3)
    stream = plan.situation.income[1]
    named = type(stream)(**{**{f: getattr(stream, f) for f in stream.__struct_fields__}, "name": '=HYPERLINK("x")'})
    projection = outcome(with_situation(plan, income=(named, *plan.situation.income[2:]))).projection
    count = sum(len(row.flows) + 1 for row in projection.months)
    path = tmp_path / "账.csv"
    assert export_ledger(projection, path, Translator("zh_CN")) == count
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream_:
        rows = list(csv.reader(stream_))[1:]
    assert len(rows) == count
    last = [row for row in rows if row[0] == str(projection.months[0].month)][-1]
    assert round(float(last[5]) * 100) == projection.months[0].closing
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert export_ledger(projection, tmp_path / "a.xlsx", Translator("en")) == count
    book = python_calamine.CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert len(book) == count + 1
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_home_that_was_bought_is_not_paid_again_in_the_working() -> None:
    from hegang_desktop.domain.purchase import PaidLine, Purchase

    bought = Purchase(Month(2026, 10), yuan(60_000), (PaidLine("price", Fen(5_000_000)),))
    answered = outcome(with_scenario(a_plan(), bought=bought))
    lines = month_working(answered, Month(2026, 11))
    assert not any(line.input is not None and line.input.kind == "cost" for line in lines)
    assert sum(fen(line) for line in lines[:-1]) == fen(lines[-1])
