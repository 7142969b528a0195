"""What simulated lives say: out of one number of lives, and no more than they are."""

from __future__ import annotations

import re

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.simulation.narrative import narrative, of_100
from hegang_desktop.engine.simulation.simulate import simulate
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan
from tests.helpers.plausible import plausible_plans

RULES = load_rules()
ENGLISH = Translator("en")


def said(lives: int, savings: int = 30_000, *, owned: bool = False) -> list[str]:
    plan = a_plan(savings=savings, income=5_000, spending=3_000)
    simulation = simulate(plan, RULES, lives)
    return [ENGLISH.say(one) for one in narrative(simulation, project(plan, RULES).home_month, owned=owned)]


def test_one_life_is_no_share_of_a_hundred() -> None:
    for sentence in (*said(1), *said(1, owned=True), *said(1, savings=0)):
        assert "100" not in sentence
        assert " one life" in sentence or sentence.startswith("One life")


@pytest.mark.parametrize("lives", [7, 60])
def test_few_lives_are_counted_as_they_are(lives: int) -> None:
    first = said(lives)[0]
    assert first.startswith(f"Of {lives} simulated lives, ")
    assert "8 in 10" not in first
    own, never = (int(result) for result in re.findall(r"(\d+) (?:own|do not)", first))
    assert own + never <= lives


def test_all_sentences_are_out_of_the_same_lives() -> None:
    for plan in plausible_plans(12):
        simulation = simulate(plan, RULES, 1000)
        sentences = [ENGLISH.say(one) for one in narrative(simulation, project(plan, RULES).home_month)]
        assert not any("give or take" in one or "who own it" in one for one in sentences)
        for sentence in sentences:
            assert set(re.findall(r"[Oo]f (\d+)", sentence)) <= {"100", "1000"}
        lasting = next((one for one in simulation.lasting if one.months == 12), None)
        owning = next((one for one in sentences if "still have money" in one), None)
        assert (lasting is None) == (owning is None)
        if owning is not None and lasting is not None:
            share = (1 - simulation.never.value) * lasting.chance
            assert owning.startswith(f"Of 100 lives {of_100(share)} own it")
