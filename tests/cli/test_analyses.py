"""The longer answers from the command line, in both languages and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.opened_life import open_life
from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.domain.money import yuan
from tests.helpers.costs import no_costs
from tests.helpers.households import household, without_luck
from tests.helpers.plans import a_plan, with_scenario
from tests.helpers.program import hegang


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "household.hgplan"
    write_plan(path, household(5))
    return path


def test_simulated_lives_as_json_and_one_of_them(plan_file: Path) -> None:
    done = hegang("answer", plan_file, "--json", "--lives", "1500", "--seed", "7", "--life", "1200")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    result = record["simulation"]
    assert (result["lives"], result["seed"]) == (1500, 7)
    owning = sum(result["bought_by_month"]) / 1500
    assert result["never"]["share"] == pytest.approx(1 - owning)
    assert len(result["closing_percentiles"]["50"]) == 60
    assert [row["month"] for row in record["life"]["months"]] == [row["month"] for row in record["months"]]
    for row in record["life"]["months"]:
        flows = sum(flow["yuan"] for flow in row["flows"])
        assert row["closing"] == pytest.approx(row["opening"] + flows)


def test_a_life_is_the_one_that_the_window_opens_under_that_number(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, with_scenario(a_plan(savings=20_000, income=4_500), assumptions={"horizon": 5}))
    result = outcome(read_plan(path))
    assert result.safe_month != result.earliest.home_month
    opened = open_life(result, "", 5, {}).life
    record = json.loads(hegang("answer", path, "--json", "--life", "5").stdout)["life"]
    assert (record["number"], record["home_month"]) == (5, str(opened.home_month))
    assert [row["closing"] for row in record["months"]] == [row.ledger.closing / 100 for row in opened.months]


def test_strategies_and_what_matters_as_json(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, a_plan(savings=20_000, income=4_000, spending=2_500))
    record = json.loads(hegang("answer", path, "--json", "--strategies", "--matters").stdout)
    kinds = {one["strategy"] for one in record["strategies"]["outcomes"]}
    assert {"stay", "rent_there", "move", "trial", "fail_safe"} <= kinds
    assert record["strategies"]["lacking"][0]["strategy"] == "mortgage"
    assert record["matters"]["levers"][0]["months_nearer"] >= 1
    assert any(effect["id"] == "spending" for effect in record["matters"]["effects"])


def test_a_home_that_is_never_reached_is_not_a_runway_without_end(tmp_path: Path) -> None:
    path, rich = tmp_path / "poor.hgplan", tmp_path / "rich.hgplan"
    write_plan(path, a_plan(savings=0, income=2_000, spending=2_000, price=400_000))
    done = hegang("answer", path, "--strategies", "--lang", "en")
    lines = done.stdout[done.stdout.index("Strategies") :]
    assert "does not run out" not in lines
    assert lines.count("lasts without income: the home is never reached") == 6
    assert "out of reach: Of 100 lives 0 buy it" in lines
    by_kind = {one["strategy"]: one for one in _strategies(path)}
    assert {one["runway_reason"] for one in by_kind.values()} == {"never_reached"}
    assert (by_kind["move"]["home_month_reason"], by_kind["stay"]["home_month_reason"]) == (
        "never_reached",
        "buys_nothing",
    )
    assert (by_kind["move"]["lives"]["tone"], by_kind["move"]["lives"]["never_bought"]) == ("unreached", 1)
    # who spends nothing has one without end
    frugal = a_plan(savings=60_000, income=0, spending=0)
    write_plan(rich, with_scenario(frugal, overrides=no_costs()))
    by_kind = {one["strategy"]: one for one in _strategies(rich)}
    assert (by_kind["move"]["runway_months"], by_kind["move"]["runway_reason"]) == (None, "endless")
    assert by_kind["move"]["home_month_reason"] is None


def _strategies(path: Path) -> list[dict[str, Any]]:
    record = json.loads(hegang("answer", path, "--json", "--strategies").stdout)
    outcomes: list[dict[str, Any]] = record["strategies"]["outcomes"]
    return outcomes


def test_what_it_takes_by_a_month(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    agency = no_costs("deed_tax") | {"agency": yuan(9_168)}
    sure = without_luck(with_scenario(a_plan(), overrides=agency))
    write_plan(path, sure)
    record = json.loads(hegang("answer", path, "--json", "--by", "2027-03").stdout)["by"]
    # 30,000 and four months of 3,000 are 42,000; beside price and one percent of tax 9,168 goes out
    assert record["dearest_home_yuan"] == int((42_000 - 9_168) / 1.01)
    assert record["needed_saving"]["more_yuan_a_month"] == 1_892
    assert record["needed_saving"]["all_yuan_a_month"] == 4_892
    # with luck it must hold in most lives: a cheaper home, or more saved
    write_plan(path, with_scenario(a_plan(), overrides=agency))
    unsure = json.loads(hegang("answer", path, "--json", "--by", "2027-03").stdout)["by"]
    assert unsure["dearest_home_yuan"] < record["dearest_home_yuan"]
    assert unsure["needed_saving"]["more_yuan_a_month"] > record["needed_saving"]["more_yuan_a_month"]
    write_plan(path, sure)
    assert "a month more must be saved" in hegang("answer", path, "--by", "2027-03", "--lang", "en").stdout
    assert hegang("answer", path, "--by", "March").returncode == 2


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_part_is_told_in_the_readers_language(plan_file: Path, language: str) -> None:
    done = hegang(
        "answer", plan_file, "--lives", "1000", "--life", "1", "--strategies", "--matters", "--lang", language
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "{" not in done.stdout
    if language == "zh_CN":
        for line in done.stdout.splitlines():
            # names that the user typed stay as they are
            words = line
            for typed in ("at sea", "online shop", "day labour", "mini-loan", "money fund", "deposit", "lent", "card"):
                words = words.replace(typed, "")
            assert not any(english in words for english in ("month", "yuan", " the ", "year")), line


@pytest.mark.parametrize("wrong", [("--lives", "0"), ("--lives", "many"), ("--life", "0"), ("--lives", "9999999")])
def test_a_wrong_number_is_refused_with_a_sentence(plan_file: Path, wrong: tuple[str, str]) -> None:
    done = hegang("answer", plan_file, *wrong)
    assert done.returncode == 2
    assert wrong[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_listings_are_told_with_their_flags(tmp_path: Path) -> None:
    homes = tmp_path / "homes.csv"
    rows = [f"鹤岗,工农区,光宇小区,{60 + n},{(60 + n) * 700},3/7层,有本" for n in range(12)]
    rows.append("鹤岗,工农区,光宇小区,59,12000,7/7层,小产权")
    homes.write_text("城市,区,小区,面积,总价(元),楼层,产权\n" + "\n".join(rows), encoding="utf-8")
    data = tmp_path / "data"
    assert hegang("import", homes, "--data-dir", data).returncode == 0
    done = hegang("listings", "--flags", "--data-dir", data)
    record = [json.loads(line) for line in done.stdout.splitlines()]
    by_price = {row["price_yuan"]: {flag["id"]: flag for flag in row["flags"]} for row in record}
    suspect = by_price[12_000]
    assert suspect["cheap"]["sample"] == 13
    assert {"village_title", "top_floor"} <= set(suspect)
    assert suspect["village_title"]["check"]
    assert "cheap" not in by_price[42_000]


def test_what_is_tried_out_is_answered_and_the_file_stays(plan_file: Path) -> None:
    before = plan_file.read_bytes()
    plain = json.loads(hegang("answer", plan_file, "--json").stdout)
    tried = json.loads(hegang("answer", plan_file, "--json", "--what-if", "cushion=2000").stdout)
    assert tried["home_month"] >= plain["home_month"]
    dearer = json.loads(hegang("answer", plan_file, "--json", "--what-if", "dearer_home", "--scenario", "1").stdout)
    assert dearer["all_in_yuan"] > plain["all_in_yuan"]
    assert plan_file.read_bytes() == before
    refused = hegang("answer", plan_file, "--scenario", "9", "--lang", "en")
    assert (refused.returncode, "has no scenario" in refused.stderr) == (2, True)
    assert hegang("answer", plan_file, "--what-if", "sleep_less=3").returncode == 2
