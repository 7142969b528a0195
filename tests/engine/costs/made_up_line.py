"""A program with a cost line that none ships: what its surfaces make of it, as JSON.

Run as `python -m tests.engine.costs.made_up_line`: the line is put into the catalogue before anything has read it.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.rules import Assumption, Rules, Source
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.entry import AssumptionLabel, CostEntry
from hegang_desktop.engine.costs.kinds.flat import Flat

ID, AMOUNT = "curtains", yuan(700)
LINE = CostEntry(
    id=ID, name=msg("Curtains"), rule=Flat(msg("For two windows")), group="settling_in", reserved=True,
    without=msg("Hang no curtains"), labels=(AssumptionLabel(ID, msg("Curtains"), msg("Neighbours look in.")),),
)  # fmt: skip


def with_the_line() -> None:
    """Put it into the catalogue, before the contingency, and its figure into the rules."""
    from hegang_desktop.app import rules

    catalogue.PURCHASE = (*catalogue.PURCHASE[:-1], LINE, catalogue.CONTINGENCY)
    shipped = rules.load_rules()
    figure = Assumption(AMOUNT, "fen", 0, yuan(10_000), Source("A test", "2026", "MEM"))
    more: Rules = msgspec.structs.replace(shipped, assumptions={**shipped.assumptions, ID: figure})
    rules.load_rules = lambda: more  # type: ignore[assignment]


def surfaces() -> dict[str, Any]:
    """What each surface says of the line."""
    from hegang_desktop.app.answer.analyses import matters
    from hegang_desktop.app.answer.answering import outcome
    from hegang_desktop.app.answer.figure_working import working
    from hegang_desktop.app.plan import edits
    from hegang_desktop.app.plan.assumption_groups import GROUPS
    from hegang_desktop.app.plan.changes import changes
    from hegang_desktop.app.rules import load_rules
    from hegang_desktop.cli.analyses_json import matters_json
    from hegang_desktop.cli.answer_json import answer_json
    from hegang_desktop.engine.chart_specs import waterfall_chart
    from hegang_desktop.engine.costs.home_arrays import HomeArrays
    from hegang_desktop.engine.costs.many import all_in_many
    from hegang_desktop.engine.costs.terms import price_terms, total_at
    from hegang_desktop.text.cost_lines import cost_name
    from hegang_desktop.text.translator import Translator
    from tests.helpers.costs import no_costs
    from tests.helpers.plans import a_plan, with_scenario

    words, rules = Translator("en"), load_rules()
    # 40,650 are at hand in the fourth month: the line, or a tenth of it, is a month of waiting
    plan = with_scenario(a_plan(savings=31_650, price=40_000), overrides=no_costs(ID))
    answered = outcome(plan)
    scenario, start = plan.scenario, plan.situation.start
    own = edits.cost_override(LINE.ref).set(plan, yuan(900))
    falls = waterfall_chart(plan, answered.projection).falls
    weighed = matters_json(matters(plan), words)
    priced = price_terms(scenario, start, rules, other_home=False, proxy=False)
    homes = HomeArrays.of([scenario.home])
    return {
        "all-in": {line.id: line.amount for line in answered.projection.cost_lines if line.amount},
        "terms": total_at(priced, yuan(40_000)),
        "arrays": all_in_many(homes, scenario, start, start, rules, other_home=False).tolist(),
        "working": [words.say(line.name) for line in working("all_in", answered) if line.name == LINE.name],
        "name": words.say(cost_name(LINE.key)),
        "history": [words.say(one) for one in changes(plan, own)],
        "override": {line.id: line.amount for line in outcome(own).projection.cost_lines}[ID],
        "assumptions": [words.say(group.title) for group in GROUPS if ID in group.ids],
        "inputs": [one["id"] for one in weighed["effects"]],
        "levers": [one["text"] for one in weighed["levers"]],
        "waterfall": {words.say(fall.name): fall.amount for fall in falls if not fall.total},
        "json": [one["id"] for one in answer_json(answered, words)["cost_lines"]],
        "nothing": no_costs()[LINE.key],
    }


if __name__ == "__main__":
    with_the_line()
    print(json.dumps(surfaces()))
