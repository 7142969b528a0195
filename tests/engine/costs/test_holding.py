"""The holding cost: lived in and empty, where the heating can be stopped, and when the first bill comes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.cost import CostLine, yearly
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.holding import first_heating_due, holding
from hegang_desktop.engine.costs.stopping import stopping
from hegang_desktop.engine.projection import project
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()
NOW = Month(2026, 11)
STOPPABLE: dict[str, Any] = {"gable": False, "separate_loop": True}


def a_home(floor: int | None = 3, floors: int | None = 6, *, city: str = "鹤岗", **facts: Any) -> TargetHome:
    band = facts.pop("band", None)
    return TargetHome(Description(city=city, floor=floor, floors=floors, floor_band=band), square_metres(60), **facts)


def lines_of(home: TargetHome, month: Month | None = NOW, *, lived_in: bool, **of: Any) -> dict[str, CostLine]:
    return {line.id: line for line in holding(Scenario("s", "", home, **of), RULES, month, lived_in=lived_in)}


def test_a_home_that_is_lived_in() -> None:
    lines = lines_of(a_home(), lived_in=True)
    result = {id_: (line.amount, line.due) for id_, line in lines.items()}
    assert result == {
        "heating": (yuan(1_680), "heating"),
        "property_fee": (yuan(360), "anniversary"),
        "repairs_reserve": (yuan(300), "anniversary"),
    }
    assert yearly(tuple(lines.values())) == yuan(2_340)


def test_an_empty_home_whose_heating_can_be_stopped_owes_thirty_percent() -> None:
    lines = lines_of(a_home(**STOPPABLE), lived_in=False)
    assert {id_: line.amount for id_, line in lines.items()} == {
        "stop_heating": yuan(504),
        "property_fee": yuan(360),
        "empty_utilities": yuan(120),
        "key_holder": yuan(300),
        "journeys": yuan(800),
        "repairs_reserve": yuan(300),
    }
    assert lines["stop_heating"].due == "heating"
    assert lines["stop_heating"].source is not None


def test_a_top_floor_owes_the_whole_winter_even_when_empty() -> None:
    harbin = lines_of(a_home(6, 6, city="哈尔滨", **STOPPABLE), lived_in=False)["heating"]
    assert harbin.amount == Fen(60 * 3_832)
    assert "refused" in str(harbin.rule)
    assert "top floor" in str(harbin.rule)
    # elsewhere nobody knows: it is counted in full, and the line says what it would be otherwise
    hegang = lines_of(a_home(6, 6, **STOPPABLE), lived_in=False)["heating"]
    assert hegang.amount == yuan(1_680)
    said = Translator("en").say(hegang.rule)
    assert "refused" not in said
    assert "Ask the heating company whether it allows it here: top floor." in said
    assert "reckon with 504 yuan to 1,680 yuan a winter" in said


def test_what_is_unknown_counts_as_refused_and_says_what_to_ask() -> None:
    lines = lines_of(a_home(None, 7, band="high"), lived_in=False)
    assert lines["heating"].amount == yuan(1_680)
    said = str(lines["heating"].rule)
    for words in ("Ask", "top or the ground floor", "gable end", "loop of its own"):
        assert words in said


@pytest.mark.parametrize(
    ("floor", "floors", "band", "gable", "loop", "allowed", "reasons"),
    [
        (3, 6, None, False, True, True, []),
        (2, 6, None, False, True, True, []),
        (6, 6, None, False, True, False, ["top floor"]),
        (1, 6, None, False, True, False, ["ground floor"]),
        (-1, 6, None, False, True, False, ["ground floor"]),
        (1, 1, None, False, True, False, ["top floor", "ground floor"]),
        (3, 6, None, True, True, False, ["gable end"]),
        (3, 6, None, False, False, False, ["no separate loop"]),
        (6, 6, None, True, False, False, ["top floor", "gable end", "no separate loop"]),
        (6, 6, None, None, None, False, ["top floor"]),
        # 高层(共7层) proves no top floor, 低层 no ground floor; the middle third is neither
        (None, 7, "high", False, True, None, ["whether it is the top or the ground floor"]),
        (None, 7, "low", False, True, None, ["whether it is the top or the ground floor"]),
        (None, 7, "middle", False, True, True, []),
        (None, 2, "middle", False, True, None, ["whether it is the top or the ground floor"]),
        (None, None, None, False, True, None, ["whether it is the top or the ground floor"]),
        (5, None, None, False, True, None, ["whether it is the top or the ground floor"]),
        (7, 6, None, False, True, None, ["whether it is the top or the ground floor"]),
        (3, 6, None, None, True, None, ["whether it lies at the gable end"]),
        (3, 6, None, False, None, None, ["whether it has a heating loop of its own"]),
    ],
)
def test_where_stopping_is_refused_in_harbin(
    floor: int | None, floors: int | None, band: str, gable: bool, loop: bool, allowed: bool | None, reasons: list[str]
) -> None:
    facts: dict[str, Any] = {"band": band, "gable": gable, "separate_loop": loop}
    harbin = stopping(a_home(floor, floors, city="哈尔滨", **facts))
    assert harbin.allowed is allowed
    assert [reason.text for reason in harbin.reasons] == reasons
    # what Harbin refuses for the place of the home is a question elsewhere; what it allows is allowed, and a home
    # without a loop of its own is refused everywhere
    elsewhere = stopping(a_home(floor, floors, **facts))
    assert elsewhere.allowed is (False if loop is False else None if allowed is False else allowed)


def test_the_ordinance_of_shandong_makes_pausing_free() -> None:
    lines = lines_of(a_home(city="乳山", **STOPPABLE), lived_in=False)
    assert (lines["stop_heating"].amount, "heating" in lines) == (0, False)


def test_who_works_far_away_pays_the_journeys() -> None:
    """400 each way: two contracts a year are four ways; an own fare takes its place."""
    assert "journeys" not in lines_of(a_home(), lived_in=True)
    away = lines_of(a_home(), lived_in=True, works_away=True)["journeys"]
    assert (away.amount, away.due, away.label) == (yuan(800), "anniversary", "assumption")
    twice: dict[str, Any] = {
        "assumptions": {"work_journeys": 2, "visits_a_year": 3},
        "overrides": {"journey": yuan(650)},
    }
    assert lines_of(a_home(), lived_in=True, works_away=True, **twice)["journeys"].amount == yuan(4 * 650)
    assert lines_of(a_home(), lived_in=False, works_away=True, **twice)["journeys"].amount == yuan(6 * 650)


def test_an_income_that_keeps_away_says_who_works_far_away() -> None:
    sea = IncomeStream("sea", "", yuan(8_000), months=(11, 12, 1, 2), pattern="seasonal", away=True)
    for stream, choice, expected in (
        (sea, None, True),
        (msgspec.structs.replace(sea, away=False), None, False),
        (msgspec.structs.replace(sea, after_move="stops"), None, False),
        (sea, False, False),
        (msgspec.structs.replace(sea, away=False), True, True),
    ):
        plan = with_scenario(with_situation(a_plan(), income=(stream,)), works_away=choice)
        assert any(line.id == "journeys" for line in project(plan, RULES).holding_lines) is expected


@pytest.mark.parametrize(
    ("city", "month", "share"),
    [("哈尔滨", Month(2014, 12), 20), ("哈尔滨", Month(2015, 1), 30), ("鹤岗", Month(2014, 12), 30)],
)
def test_the_fee_for_stopping_follows_place_and_month(city: str, month: Month, share: int) -> None:
    lines = lines_of(a_home(city=city, **STOPPABLE), month, lived_in=False)
    assert lines["stop_heating"].amount == yuan(1_680) * share // 100  # before the tariff of 2022


def test_the_users_own_amounts_win_and_are_marked() -> None:
    overrides = {"holding:heating": yuan(2_000), "holding:key_holder": Fen(0), "heating": yuan(9)}
    full = lines_of(a_home(), lived_in=True, overrides=overrides)["heating"]
    assert (full.amount, full.computed, full.overridden) == (yuan(2_000), yuan(1_680), True)
    empty = lines_of(a_home(**STOPPABLE), lived_in=False, overrides=overrides)
    # the fee is a share of the bill that the user named
    assert empty["stop_heating"].amount == yuan(600)
    assert (empty["key_holder"].amount, empty["key_holder"].overridden) == (0, True)
    kept = lines_of(a_home(6, 6), lived_in=False, overrides=overrides)["heating"]
    assert (kept.amount, kept.overridden) == (yuan(2_000), True)


def test_a_place_without_central_heating_bills_none() -> None:
    assert "heating" not in lines_of(a_home(heated=False), lived_in=True)
    assert "stop_heating" not in lines_of(a_home(heated=False, **STOPPABLE), lived_in=False)


def test_every_holding_line_says_where_its_figure_is_from() -> None:
    for lived_in in (True, False):
        for line in lines_of(a_home(), lived_in=lived_in).values():
            assert line.label == "assumption"
            assert line.source is not None
            assert line.due != "once"


@pytest.mark.parametrize(
    ("city", "bought", "due"),
    [
        # Hegang as Harbin: October to April
        ("鹤岗", Month(2027, 4), Month(2027, 10)),
        ("鹤岗", Month(2027, 5), Month(2028, 10)),
        # Beijing and Luoyang: November to March
        ("北京", Month(2027, 3), Month(2027, 11)),
        ("北京", Month(2027, 4), Month(2028, 11)),
        ("洛阳", Month(2027, 10), Month(2028, 11)),
        # Dalian: November to April
        ("大连", Month(2027, 4), Month(2027, 11)),
        ("大连", Month(2027, 11), Month(2028, 11)),
        # Urumqi and Changchun: October to April
        ("乌鲁木齐", Month(2027, 10), Month(2028, 10)),
        ("长春", Month(2027, 4), Month(2027, 10)),
    ],
)
def test_the_season_is_that_of_the_place(city: str, bought: Month, due: Month) -> None:
    assert first_heating_due(bought, RULES, Scenario("s", "", a_home(city=city))) == due
