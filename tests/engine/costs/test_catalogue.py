"""Every cost line is declared once: a line that any surface leaves out is found here."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from typing import get_args

from hegang_desktop.app.plan.assumption_groups import GROUPS
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.input_ref import override_ref
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.target import Repairs, SellerHeld, TargetHome
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.catalogue import PURCHASE, YEARLY, entries, entry_of, labels
from hegang_desktop.engine.costs.entry import ref_of_line
from hegang_desktop.engine.costs.holding import holding
from tests.helpers.program import PROJECT, environment

RULES = load_rules()


def test_a_made_up_line_is_on_every_surface() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.costs.made_up_line"],
        capture_output=True, text=True, check=False, cwd=PROJECT, env=environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["all-in"] == {"price": yuan(40_000), "curtains": yuan(700)}
    assert result["terms"] == yuan(40_700)
    assert result["arrays"] == [yuan(40_700)]
    assert result["working"] == [result["name"]] == ["Curtains"]
    assert result["history"] == ["Curtains: by the rule → 900 yuan"]
    assert result["override"] == yuan(900)
    assert result["assumptions"] == ["Costs of moving in"]
    assert "curtains" in result["inputs"]
    assert any(text.startswith("Hang no curtains") for text in result["levers"])
    assert result["waterfall"]["Settling in"] == -yuan(700)
    assert "curtains" in result["json"]
    assert result["nothing"] == 0


def test_lines_and_figures_are_declared_once() -> None:
    keys, figures = [entry.key for entry in entries()], [label.id for label in labels()]
    assert len(set(keys)) == len(keys)
    assert len(set(figures)) == len(figures)
    assert [entry_of(override_ref(key)) for key in keys] == list(entries())


def test_every_figure_is_shipped_and_stands_in_one_group() -> None:
    homes = [TargetHome(agency_terms="rate", repairs="full"), TargetHome(), TargetHome(repairs="light")]
    named = {label.id for label in labels()}
    for entry, home in itertools.product(entries(), homes):
        assert set(entry.rule.figures(entry, home)) <= named, entry.id
    assert named <= RULES.assumptions.keys()
    grouped = [id_ for group in GROUPS for id_ in group.ids]
    assert sorted(grouped) == sorted(RULES.assumptions)


def test_every_tax_of_the_rules_has_a_line() -> None:
    assert {rule.id for rule in RULES.sale_taxes} <= {entry.id for entry in PURCHASE}


def test_every_line_is_that_of_some_home() -> None:
    """In the order in which they are declared; the user's own amounts stand under their keys."""
    seen: set[str] = set()
    month, place = Month(2026, 11), Description(city="鹤岗", floor=3, floors=6)
    for held, repairs in itertools.product(get_args(SellerHeld), get_args(Repairs)):
        home = TargetHome(
            place, square_metres(60), price=yuan(40_000), held=held, repairs=repairs, gable=False, separate_loop=True
        )
        scenario = Scenario("s", "", home)
        bought = all_in(scenario, month, month, RULES, other_home=False, proxy=True)
        kept = [holding(scenario, RULES, month, lived_in=lived_in) for lived_in in (True, False)]
        for lines, declared in ((bought, PURCHASE), (kept[0], YEARLY), (kept[1], YEARLY)):
            order = [entry.id for entry in declared]
            assert [line.id for line in lines] == sorted((line.id for line in lines), key=order.index)
            for line in lines:
                entry = entry_of(ref_of_line(line))
                assert entry is not None
                assert (entry.name, entry.due) == (line.name, line.due)
                seen.add(entry.key)
    assert seen == {entry.key for entry in entries()}


def test_an_own_amount_stands_in_the_place_of_its_line_alone() -> None:
    home = TargetHome(Description(city="鹤岗", floor=3, floors=6), square_metres(60), price=yuan(40_000))
    scenario, month = Scenario("s", "", home), Month(2026, 11)
    for line in holding(scenario, RULES, month):
        own = Scenario("s", "", home, overrides={f"holding:{line.id}": Fen(123_45), line.id: Fen(1)})
        amounts = {one.id: one.amount for one in holding(own, RULES, month)}
        assert amounts[line.id] == Fen(123_45)
