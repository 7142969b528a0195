"""Every line of the ledger as a table for other programs, with what is at hand after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hegang_desktop.app.answer.ledger_table import KIND_NAMES
from hegang_desktop.app.table_file import write_table
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.projection import Projection
from hegang_desktop.text.listing_values import Cell
from hegang_desktop.text.translator import Translator

HEADINGS: tuple[Message, ...] = (
    msg("Month"),
    pmsg("ledger", "Kind"),
    pmsg("ledger", "Line"),
    msg("In, yuan"),
    msg("Out, yuan"),
    msg("At hand after it, yuan"),
)


def export_ledger(projection: Projection, path: Path, words: Translator) -> int:
    """Write every line, as XLSX when the name ends so, else as CSV; returns how many. Raises UserError."""
    return write_table(path, [words.say(one) for one in HEADINGS], _lines(projection, words))


def _lines(projection: Projection, words: Translator) -> Iterator[list[Cell]]:
    opening = words.say(msg("Money at hand on the first day"))
    for month in projection.months:
        written, balance = str(month.month), int(month.opening)
        yield [written, "", opening, None, None, yuan_of(Fen(balance))]
        for flow in month.flows:
            balance += flow.amount
            into = yuan_of(flow.amount) if flow.amount > 0 else None
            out = yuan_of(Fen(-flow.amount)) if flow.amount < 0 else None
            kind = words.say(KIND_NAMES[flow.kind])
            yield [written, kind, words.say(flow.name), into, out, yuan_of(Fen(balance))]


def yuan_of(fen: Fen) -> int | float:
    """Yuan as a number; whole ones without a point."""
    return fen / 100 if fen % 100 else fen // 100
