"""Two to six homes side by side: a line for everything known of them, what differs, and which is best."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import msgspec

from hegang_desktop.app.listings.facts import MISSING, floor_words
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import Message, Money, msg, pmsg
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import NO_END, ListingDetail
from hegang_desktop.ingest.rows.rejects_file import neutral
from hegang_desktop.text.facets import STAGE_NAMES
from hegang_desktop.text.translator import Translator

_PERCENT = re.compile(r"[+-][0-9]+ %")
MOST = 6
FEWEST = 2
Better = Literal["less", "more"]


class Compared(msgspec.Struct, frozen=True):
    """A home with what the user says about it."""

    detail: ListingDetail
    mark: Mark = Mark()


class Line(msgspec.Struct, frozen=True):
    """One line of the comparison: its cells in the order of the homes, and the positions of the best ones."""

    name: Message
    cells: tuple[str, ...]
    differs: bool
    best: frozenset[int] = frozenset()


class _Kind(NamedTuple):
    name: Message
    text: Callable[[Compared, Translator], str]
    number: Callable[[Compared], int | None] | None = None
    better: Better = "less"


def _money(fen: Fen | None, words: Translator) -> str:
    return "" if fen is None else words.say(msg("{amount}", amount=Money(Fen(divide_half_up(fen, 100) * 100))))


def _month(home: Compared, words: Translator) -> str:
    row = home.detail.row
    if row.home_month is None:
        return words.say(msg("never")) if row.all_in is not None else ""
    return words.short_month(Month(row.home_month // 12, row.home_month % 12 + 1))


def _runway(home: Compared, words: Translator) -> str:
    runway = home.detail.row.runway
    return "" if runway is None else words.say(msg("no end")) if runway >= NO_END else str(runway)


def _lift(home: Compared, words: Translator) -> str:
    lift = home.detail.description.lift
    return "" if lift is None else words.say(pmsg("lift", "yes") if lift else pmsg("lift", "no"))


def _change(home: Compared, _: Translator) -> str:
    change = home.detail.row.price_change
    return f"{change:+d} %" if change else ""


def _stage(home: Compared, words: Translator) -> str:
    return words.say(STAGE_NAMES[home.mark.stage]) if home.mark.stage is not None else ""


_KINDS: tuple[_Kind, ...] = (
    _Kind(msg("Total price"), lambda home, words: _money(home.detail.row.price, words), lambda h: h.detail.row.price),
    _Kind(
        msg("Unit price, yuan per m²"),
        lambda home, words: _money(home.detail.row.unit_price, words),
        lambda h: h.detail.row.unit_price,
    ),
    _Kind(msg("All-in cost"), lambda home, words: _money(home.detail.row.all_in, words), lambda h: h.detail.row.all_in),
    _Kind(
        msg("Cost a year"),
        lambda home, words: _money(home.detail.row.yearly_cost, words),
        lambda h: h.detail.row.yearly_cost,
    ),
    _Kind(msg("Home month"), _month, lambda h: h.detail.row.home_month),
    _Kind(msg("Lasts, months"), _runway, lambda h: h.detail.row.runway, "more"),
    _Kind(
        msg("Floor area"),
        lambda home, words: words.area(home.detail.row.area) if home.detail.row.area is not None else "",
        lambda h: h.detail.row.area,
        "more",
    ),
    _Kind(msg("Layout"), lambda home, _: home.detail.row.layout),
    _Kind(
        msg("Floor"),
        lambda home, words: floor_words(
            home.detail.row.floor, home.detail.row.floor_band, home.detail.row.floors, words
        ),
    ),
    _Kind(
        msg("Year built"),
        lambda home, _: str(home.detail.row.year_built or ""),
        lambda h: h.detail.row.year_built,
        "more",
    ),
    _Kind(msg("City"), lambda home, _: home.detail.row.city),
    _Kind(msg("District"), lambda home, _: home.detail.row.district),
    _Kind(msg("Facing"), lambda home, _: home.detail.row.facing),
    _Kind(msg("Condition"), lambda home, _: home.detail.row.condition),
    _Kind(msg("Heating"), lambda home, _: home.detail.row.heating),
    _Kind(msg("Title kind"), lambda home, _: home.detail.description.title_kind),
    _Kind(msg("Held by the seller"), lambda home, _: home.detail.description.seller_held),
    _Kind(msg("Lift"), _lift),
    _Kind(
        msg("Flags"),
        lambda home, _: "" if home.detail.row.flags is None else str(home.detail.row.flags),
        lambda h: h.detail.row.flags,
    ),
    _Kind(msg("Days on offer"), lambda home, _: str(home.detail.row.days_on_offer or "")),
    _Kind(msg("Price change"), _change),
    _Kind(msg("Stage"), _stage),
    _Kind(msg("Rating"), lambda home, _: "★" * (home.mark.rating or 0), lambda h: h.mark.rating, "more"),
    _Kind(msg("Tags"), lambda home, words: words.say(pmsg("between words of a list", ", ")).join(home.mark.tags)),
    _Kind(msg("Note"), lambda home, _: home.mark.note or home.detail.note),
)


def lines_of(homes: Sequence[Compared], words: Translator) -> tuple[Line, ...]:
    """The lines of a comparison; those of which nothing is known for any home are left out."""
    found: list[Line] = []
    for kind in _KINDS:
        cells = tuple(kind.text(home, words) for home in homes)
        if any(cells):
            shown = tuple(cell or MISSING for cell in cells)
            found.append(Line(kind.name, shown, len(set(cells)) > 1, _best(kind, homes)))
    return tuple(found)


def _best(kind: _Kind, homes: Sequence[Compared]) -> frozenset[int]:
    if kind.number is None:
        return frozenset()
    numbers = [kind.number(home) for home in homes]
    known = [number for number in numbers if number is not None]
    if len(known) < FEWEST or len(set(known)) == 1:
        return frozenset()
    best = min(known) if kind.better == "less" else max(known)
    return frozenset(at for at, number in enumerate(numbers) if number == best)


def as_text(names: Sequence[str], lines: Sequence[Line], words: Translator) -> str:
    """The comparison as cells apart by tabs, for a spreadsheet: none of them begins like a formula."""
    rows = [["", *names], *([words.say(line.name), *line.cells] for line in lines)]
    return "\n".join("\t".join(spreadsheet_cell(" ".join(cell.split())) for cell in row) for row in rows)


def spreadsheet_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a share such as -3% stays what it is."""
    return cell if _PERCENT.fullmatch(cell) else neutral(cell)
