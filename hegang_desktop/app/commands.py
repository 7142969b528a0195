"""Everything the program does without a window: arguments in, exit code out.

Exit codes: 0 all well; 1 some rows were rejected; 2 nothing could be done.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from hegang_desktop import __version__
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.words import LANGUAGES, Words, system_language
from hegang_desktop.domain.errors import StoreError, UserError
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.message import msg, msg_n, verbatim
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import SLIDERS, STRESSES, SliderId, WhatIf

OK, SOME_REJECTED, NOTHING = 0, 1, 2
_MOST_NAMES = 12
COMMANDS = ("answer", "import", "listings", "screen")
"""The last one is for our own window only."""


def language_wanted(arguments: Sequence[str]) -> str:
    """The language named by --lang, or that of the environment; needed before the arguments are read in full."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return _language(argument.partition("=")[2])
        if argument == "--lang" and i + 1 < len(arguments):
            return _language(arguments[i + 1])
    return system_language()


def _language(code: str) -> str:
    return "zh_CN" if code.lower().startswith("zh") else "en"


def parser(words: Words) -> argparse.ArgumentParser:
    """The command line, in the reader's language."""
    say = words.say
    top = argparse.ArgumentParser(
        prog="hegang-desktop",
        description=say(msg("Plan to own a home outright in a cheap city. Without a command, the window opens.")),
        epilog=say(
            msg(
                "Commands: answer FILE.hgplan, import FILE, listings. "
                "Each has its own --help, and none needs a display."
            )
        ),
    )
    top.add_argument("--version", action="version", version=f"hegang-desktop {__version__}")
    _common(top, words)
    top.add_argument("file", nargs="?", type=Path, help=say(msg("a plan (.hgplan) or a listings file to open")))
    return top


def _common(one: argparse.ArgumentParser, words: Words) -> None:
    one.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help=words.say(msg("keep all data in this folder instead of the usual one")),
    )
    one.add_argument("--lang", choices=LANGUAGES, help=words.say(msg("language of the words")))


def command_parser(command: str, words: Words) -> argparse.ArgumentParser:
    """The arguments of one command."""
    say = words.say
    as_json = say(msg("print JSON for other programs"))
    if command == "answer":
        one = argparse.ArgumentParser("hegang-desktop answer", description=say(msg("Print the answer of a plan.")))
        one.add_argument("file", type=Path, metavar="FILE.hgplan")
        one.add_argument("--json", action="store_true", help=as_json)
        one.add_argument(
            "--lives", type=_count, metavar="N", help=say(msg("simulate N lives with uncertain income and prices"))
        )
        one.add_argument("--seed", type=_number, metavar="S", help=say(msg("another luck than the usual one")))
        one.add_argument("--life", type=_number, metavar="I", help=say(msg("open simulated life I, month by month")))
        one.add_argument("--strategies", action="store_true", help=say(msg("compare staying, renting and owning")))
        one.add_argument("--by", type=_month, metavar="YYYY-MM", help=say(msg("what it takes to own it by a month")))
        one.add_argument(
            "--what-if",
            action="append",
            default=[],
            type=_what_if,
            metavar="NAME[=VALUE]",
            help=say(msg("try out spend_less, earn_more, cheaper, cushion (yuan), later (months), or a stress")),
        )
        one.add_argument("--scenario", default="", metavar="NAME", help=say(msg("a scenario by its name or number")))
        one.add_argument("--matters", action="store_true", help=say(msg("what matters most, and what would turn it")))
    elif command == "import":
        one = argparse.ArgumentParser(
            "hegang-desktop import", description=say(msg("Take a file of listings into the catalogue."))
        )
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument("--json", action="store_true", help=as_json)
        one.add_argument("--city", default="", help=say(msg("the city of rows that name none")))
        one.add_argument(
            "--sheet",
            default="",
            metavar="NAME",
            help=say(msg("one of several sheets, tables or files in FILE; * for all")),
        )
        one.add_argument(
            "--insist",
            action="store_true",
            help=say(msg("take homes to let, parking spaces, shops and doubtful prices too")),
        )
        one.add_argument("--mapping", help=argparse.SUPPRESS)
        one.add_argument("--sample", action="store_true", help=argparse.SUPPRESS)
        one.add_argument("--events", action="store_true", help=argparse.SUPPRESS)
    elif command == "screen":
        one = argparse.ArgumentParser("hegang-desktop screen")
    else:
        one = argparse.ArgumentParser(
            "hegang-desktop listings",
            description=say(msg("Print what the catalogue holds, one JSON object a line.")),
        )
        one.add_argument("--city", help=say(msg("only the listings of this city")))
        one.add_argument("--flags", action="store_true", help=say(msg("with what may be wrong with each")))
        one.add_argument("--json", action="store_true", help=as_json)
    _common(one, words)
    return one


_MOST_LIVES = 100_000


def _what_if(text: str) -> tuple[str, int]:
    """A slider with its value, or a stress that is on. Raises ValueError, which argparse tells."""
    name, _, value = text.partition("=")
    if name in STRESSES:
        return name, 1
    if name not in SLIDERS:
        raise ValueError(name)
    amount = int(value)
    if not 0 <= amount <= LARGEST_AMOUNT // 100:
        raise ValueError(value)
    return name, amount if name == "later" else amount * 100


def _month(text: str) -> Month:
    """A month written `2027-09`. Raises ValueError, which argparse tells."""
    return Month.parse(text)


def _number(text: str) -> int:
    """A whole number of zero or more. Raises ValueError, which argparse tells."""
    number = int(text)
    if not 0 <= number < _MOST_LIVES:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    """As `_number`, but not zero."""
    number = _number(text)
    if number == 0:
        raise ValueError(text)
    return number


def run_command(command: str, arguments: Sequence[str], words: Words) -> int:
    """Run a headless command. Never a traceback: what is not foreseen gets a sentence too, and exit code 2."""
    options = command_parser(command, words).parse_args(list(arguments))
    try:
        if command == "answer":
            return _answer(options, words)
        if command == "screen":
            return _screen(options)
        if command == "import":
            return _import(options, words)
        return _listings(options, words)
    except UserError as error:
        tell(error, words)
        return NOTHING
    except BrokenPipeError:
        # the reader of our output went away, as `head` does
        sys.stderr.close()
        return OK
    except Exception as error:  # noqa: BLE001 - the last door before the user
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        sentence = msg("Something went wrong inside the program ({where}). Nothing was changed.", where=where)
        print(words.say(sentence), file=sys.stderr)
        return NOTHING


def tell(error: UserError, words: Words) -> None:
    """Print what is wrong and what to do, to standard error."""
    print(words.say(error.message), file=sys.stderr)
    if error.hint is not None:
        print(words.say(error.hint), file=sys.stderr)


def _paths(options: argparse.Namespace) -> Paths:
    from hegang_desktop.store.user.recovery import require_not_emptied

    paths = profile(options.data_dir)
    if paths.data.exists() and not paths.data.is_dir():
        raise StoreError(
            msg("The data folder {path} is not a folder.", path=str(paths.data)),
            msg("Name another one with --data-dir."),
        )
    require_not_emptied(paths.user_db, paths.backups)
    return paths


def split_command(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The headless command, if one is named, and the other arguments; --lang and --data-dir may stand before it."""
    at = 0
    while at < len(arguments):
        argument = arguments[at]
        if argument in ("--lang", "--data-dir"):
            at += 2
        elif argument.startswith(("--lang=", "--data-dir=")):
            at += 1
        elif argument in COMMANDS:
            return argument, [*arguments[:at], *arguments[at + 1 :]]
        else:
            break
    return None, list(arguments)


def _tried(chosen: list[tuple[str, int]]) -> WhatIf:
    """All that is to be tried out together."""
    told = WhatIf()
    for name, value in chosen:
        slid = cast("SliderId", name)
        told = told.with_stress(name, on=True) if name in STRESSES else told.with_value(slid, value)
    return told


def _looked_at(plan: Plan, name: str, words: Words) -> Plan:
    """The plan with the scenario of this name or number looked at. Raises UserError where there is none."""
    if not name:
        return plan
    from hegang_desktop.app.scenarios import made_active, names_of

    names = names_of(plan)
    for number, (id_, called) in enumerate(names.items(), 1):
        if name in (str(number), words.say(called)):
            return made_active(plan, id_)
    known = "; ".join(words.say(called) for called in names.values())
    raise UserError(msg('The plan has no scenario "{name}".', name=name), msg("It has these: {names}", names=known))


def _answer(options: argparse.Namespace, words: Words) -> int:
    from hegang_desktop.app import answer_text, closer_json, looking_closer
    from hegang_desktop.app.answer_json import answer_json
    from hegang_desktop.app.answering import outcome
    from hegang_desktop.app.plan_file import read_plan

    plan = _looked_at(read_plan(options.file), options.scenario, words)
    result = outcome(plan)
    if options.what_if:
        from hegang_desktop.app.trying import tried_outcome

        result = tried_outcome(plan, _tried(options.what_if))
        plan = result.plan
    lives = looking_closer.simulated(plan, result.projection, options.lives, options.seed) if options.lives else None
    life = None if options.life is None else looking_closer.opened_life(plan, options.life, options.seed)
    strategies = looking_closer.strategies(plan) if options.strategies else None
    matters = looking_closer.matters(plan) if options.matters else None
    within = looking_closer.within_reach(plan, options.by) if options.by else None
    if options.json:
        told = answer_json(result, words)
        told |= {"simulation": closer_json.lives_json(lives, words)} if lives else {}
        told |= {"life": closer_json.life_json(life, words)} if life else {}
        told |= {"strategies": closer_json.strategies_json(strategies, words)} if strategies else {}
        told |= {"matters": closer_json.matters_json(matters, words)} if matters else {}
        told |= {"by": closer_json.reach_json(within)} if within else {}
        _print_json(told, indent=2)
        return OK
    lines = [*answer_text.answer_lines(result, words)]
    lines += answer_text.lives_lines(lives, words) if lives else ()
    lines += answer_text.life_lines(life, words) if life else ()
    lines += answer_text.strategy_lines(strategies, words) if strategies else ()
    lines += answer_text.matters_lines(matters, words) if matters else ()
    lines += answer_text.reach_lines(within, words) if within else ()
    print("\n".join(lines))
    return OK


def _import(options: argparse.Namespace, words: Words) -> int:
    from hegang_desktop.app.import_events import run_with_events
    from hegang_desktop.app.import_report import Progress
    from hegang_desktop.app.importing import import_file, read_mapping
    from hegang_desktop.app.memory_limit import bound_memory

    bound_memory()
    mapping = read_mapping(options.mapping) if options.mapping else None
    if options.events:
        return run_with_events(
            _paths(options), options.file, words, options.city, mapping, part=options.sheet, sample=options.sample
        )

    def progress(now: Progress) -> None:
        share = now.done * 100 // max(1, now.total)
        print(
            words.say(msg_n("{share}% read, {n} row", "{share}% read, {n} rows", now.rows, share=share)),
            file=sys.stderr,
            flush=True,
        )

    summary = import_file(
        _paths(options),
        options.file,
        words,
        city=options.city,
        mapping=mapping,
        insist=options.insist,
        part=options.sheet,
        sample=options.sample,
        on_progress=progress,
    )
    if options.json:
        _print_json(
            {
                "file": summary.file,
                "rows": summary.rows,
                "listings": summary.listings,
                "observations": summary.observations,
                "repeats": summary.repeats,
                "rejects": summary.rejects,
                "rejects_by_reason": summary.rejects_by_reason,
                "rejects_file": summary.rejects_file,
                "cheaper": summary.cheaper,
                "dearer": summary.dearer,
                "gone": summary.gone,
                "part": summary.part,
                "left_out": summary.left_out,
                "damaged": summary.damaged,
            }
        )
    else:
        print(
            words.say(
                msg_n(
                    "{n} row: {new} new listings, {seen} seen again, {repeats} repeats, {rejects} rejected.",
                    "{n} rows: {new} new listings, {seen} seen again, {repeats} repeats, {rejects} rejected.",
                    summary.rows,
                    new=summary.listings,
                    seen=summary.observations,
                    repeats=summary.repeats,
                    rejects=summary.rejects,
                )
            )
        )
        for reason, count in sorted(summary.rejects_by_reason.items(), key=lambda item: -item[1]):
            print(f"{count:>8,}  {reason}")
        if summary.left_out:
            names = _some(summary.left_out)
            print(words.say(msg("Not read: {names}. Choose them with --sheet NAME.", names=verbatim(names))))
        if summary.damaged:
            names = _some(summary.damaged)
            print(words.say(msg("Damaged, cannot be read: {names}.", names=verbatim(names))))
        if summary.rejects_file:
            print(words.say(msg("The rejected rows are in {path}", path=summary.rejects_file)))
    if summary.taken == 0:
        return NOTHING
    return SOME_REJECTED if summary.rejects else OK


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")


def _screen(options: argparse.Namespace) -> int:
    import datetime

    from hegang_desktop.app.screening_all import screen_catalogue

    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    screen_catalogue(_paths(options), Month(today.year, today.month))
    return OK


def _listings(options: argparse.Namespace, words: Words) -> int:
    from hegang_desktop.app.catalogue_json import catalogue_records, flagged_records

    if options.flags:
        for record in flagged_records(_paths(options), options.city, words):
            _print_json(record)
        return OK
    for record in catalogue_records(_paths(options), options.city):
        _print_json(record)
    return OK


def _print_json(value: dict[str, Any], indent: int | None = None) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent))
