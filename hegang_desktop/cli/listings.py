"""`hegang-desktop listings`: what the catalogue holds, one JSON object a line."""

from __future__ import annotations

import argparse
from pathlib import Path

from hegang_desktop.cli.parser import Parser
from hegang_desktop.cli.running import OK, paths_of, print_json
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.text.translator import Translator

NAME = "listings"


def description() -> Message:
    """What the command does."""
    return msg("Print what the catalogue holds, one JSON object a line.")


def add_arguments(one: Parser, words: Translator) -> None:
    """The arguments of the command."""
    say = words.say
    one.add_argument("--city", help=say(msg("only the listings of this city")))
    one.add_argument("--flags", action="store_true", help=say(msg("with what may be wrong with each")))
    one.add_argument(
        "--plan",
        type=Path,
        metavar="FILE.hgplan",
        help=say(msg("with the safe month of each home by this plan, and what it costs then")),
    )
    one.add_argument("--json", action="store_true", help=say(msg("print JSON for other programs")))


def run(options: argparse.Namespace, words: Translator) -> int:
    """Print them. Raises UserError."""
    from hegang_desktop.cli.listings_json import catalogue_records, flagged_records, planned

    paths, city = paths_of(options), options.city
    records = flagged_records(paths, city, words) if options.flags else catalogue_records(paths, city)
    if options.plan is not None:
        from hegang_desktop.app.plan.plan_file import read_plan

        records = planned(records, paths, read_plan(options.plan))
    for record in records:
        print_json(record)
    return OK
