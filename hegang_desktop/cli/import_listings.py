"""`hegang-desktop import FILE`: a file of listings into the catalogue."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hegang_desktop.cli.parser import Parser
from hegang_desktop.cli.running import NOTHING, OK, SOME_REJECTED, paths_of, print_json
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.text.translator import Translator

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import ImportProgress, Summary

NAME = "import"
MOST_NAMES = 12


def description() -> Message:
    """What the command does."""
    return msg("Take a file of listings into the catalogue.")


def add_arguments(one: Parser, words: Translator) -> None:
    """The arguments of the command; those without help are for our own window."""
    say = words.say
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--json", action="store_true", help=say(msg("print JSON for other programs")))
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


def run(options: argparse.Namespace, words: Translator) -> int:
    """Import the file and say what became of its rows. Raises UserError."""
    from hegang_desktop.app.importing.file_import import import_file, read_mapping
    from hegang_desktop.app.importing.memory_limit import bound_memory
    from hegang_desktop.cli.import_events import run_with_events

    bound_memory()
    mapping = read_mapping(options.mapping) if options.mapping else None
    if options.events:
        return run_with_events(
            paths_of(options), options.file, words, options.city, mapping, part=options.sheet, sample=options.sample
        )

    def on_progress(now: ImportProgress) -> None:
        share = now.done * 100 // max(1, now.total)
        sentence = msg_n("{share}% read, {n} row", "{share}% read, {n} rows", now.rows, share=share)
        print(words.say(sentence), file=sys.stderr, flush=True)

    summary = import_file(
        paths_of(options),
        options.file,
        words,
        city=options.city,
        mapping=mapping,
        insist=options.insist,
        part=options.sheet,
        sample=options.sample,
        on_progress=on_progress,
    )
    if options.json:
        _print_as_json(summary)
    else:
        _print(summary, words)
    if summary.taken == 0:
        return NOTHING
    return SOME_REJECTED if summary.rejects else OK


def _print_as_json(summary: Summary) -> None:
    print_json(
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


def _print(summary: Summary, words: Translator) -> None:
    say = words.say
    print(
        say(
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
        print(f"{words.number(count):>8}  {reason}")
    if summary.left_out:
        print(say(msg("Not read: {names}. Choose them with --sheet NAME.", names=_some(summary.left_out, words))))
    if summary.damaged:
        print(say(msg("Damaged, cannot be read: {names}.", names=_some(summary.damaged, words))))
    if summary.rejects_file:
        print(say(msg("The rejected rows are in {path}", path=summary.rejects_file)))


def _some(names: Sequence[str], words: Translator) -> Message:
    return verbatim(words.listed(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else ""))
