"""`hegang-desktop answer FILE`: the answer of a plan, for eyes or as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import cast

from hegang_desktop.cli.arguments import month, number, what_if
from hegang_desktop.cli.parser import Parser
from hegang_desktop.cli.running import OK, print_json
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import STRESSES, SliderId, WhatIf
from hegang_desktop.text.translator import Translator

NAME = "answer"


def description() -> Message:
    """What the command does."""
    return msg("Print the answer of a plan.")


def add_arguments(one: Parser, words: Translator) -> None:
    """The arguments of the command."""
    say = words.say
    one.add_argument("file", type=Path, metavar="FILE.hgplan")
    one.add_argument("--json", action="store_true", help=say(msg("print JSON for other programs")))
    one.add_argument(
        "--lives",
        type=number(words, least=1),
        metavar="N",
        help=say(msg("simulate N lives with uncertain income and prices")),
    )
    one.add_argument("--seed", type=number(words), metavar="S", help=say(msg("another luck than the usual one")))
    one.add_argument(
        "--life", type=number(words, least=1), metavar="I", help=say(msg("open simulated life I, month by month"))
    )
    one.add_argument("--strategies", action="store_true", help=say(msg("compare staying, renting and owning")))
    one.add_argument("--by", type=month(words), metavar="YYYY-MM", help=say(msg("what it takes to own it by a month")))
    one.add_argument(
        "--what-if",
        action="append",
        default=[],
        type=what_if(words),
        metavar="NAME[=VALUE]",
        help=say(msg("try out spend_less, earn_more, cheaper, cushion (yuan), later (months), or a stress")),
    )
    one.add_argument(
        "--earliest", action="store_true", help=say(msg("figures of the earliest month instead of the safe one"))
    )
    one.add_argument("--scenario", default="", metavar="NAME", help=say(msg("a scenario by its name or number")))
    one.add_argument(
        "--matters", action="store_true", help=say(msg("what matters most, and what would change the verdict"))
    )


def run(options: argparse.Namespace, words: Translator) -> int:
    """Print the answer. Raises UserError."""
    from hegang_desktop.app.answer import analyses
    from hegang_desktop.app.answer.answering import Basis, outcome
    from hegang_desktop.app.plan.plan_file import read_plan
    from hegang_desktop.cli import analyses_json, answer_text
    from hegang_desktop.cli.answer_json import answer_json

    plan = _looked_at(read_plan(options.file), options.scenario, words)
    basis: Basis = "earliest" if options.earliest else "safe"
    result = outcome(plan, basis=basis)
    if options.what_if:
        from hegang_desktop.app.answer.what_if import tried_outcome

        result = tried_outcome(plan, _tried(options.what_if), basis)
        plan = result.plan
    lives = analyses.simulated(plan, result.earliest, options.lives, options.seed) if options.lives else None
    life = None if options.life is None else analyses.opened_life(result.acting, options.life - 1, options.seed)
    strategies = analyses.strategies(result.plan) if options.strategies else None
    matters = analyses.matters(result.plan) if options.matters else None
    within = analyses.within_reach(result.plan, options.by) if options.by else None
    if options.json:
        record = answer_json(result, words)
        record |= {"simulation": analyses_json.lives_json(lives, words)} if lives else {}
        record |= {"life": analyses_json.life_json(life, words)} if life else {}
        record |= {"strategies": analyses_json.strategies_json(strategies, words)} if strategies else {}
        record |= {"matters": analyses_json.matters_json(matters, words)} if matters else {}
        record |= {"by": analyses_json.reach_json(within)} if within else {}
        print_json(record, indent=2)
        return OK
    lines = [*answer_text.answer_lines(result, words)]
    lines += answer_text.lives_lines(lives, words) if lives else ()
    lines += answer_text.life_lines(life, words) if life else ()
    lines += answer_text.strategy_lines(strategies, words) if strategies else ()
    lines += answer_text.matters_lines(matters, words) if matters else ()
    lines += answer_text.reach_lines(within, words) if within else ()
    print("\n".join(lines))
    return OK


def _tried(chosen: list[tuple[str, int]]) -> WhatIf:
    """All that is to be tried out together."""
    tried = WhatIf()
    for name, value in chosen:
        slid = cast("SliderId", name)
        tried = tried.with_stress(name, on=True) if name in STRESSES else tried.with_value(slid, value)
    return tried


def _looked_at(plan: Plan, name: str, words: Translator) -> Plan:
    """The plan with the scenario of this name or number looked at. Raises UserError where there is none."""
    if not name:
        return plan
    from hegang_desktop.app.plan.scenarios import made_active, names_of

    names = names_of(plan)
    for at, (id_, called) in enumerate(names.items(), 1):
        if name in (str(at), words.say(called)):
            return made_active(plan, id_)
    known = "; ".join(words.say(called) for called in names.values())
    raise UserError(msg('The plan has no scenario "{name}".', name=name), msg("It has these: {names}", names=known))
