"""The ledger as a table of three depths: years with their sums, their months, and the lines of each month."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.projection import Flow, FlowKind, LedgerMonth, Projection

KINDS: tuple[tuple[FlowKind, Message], ...] = (
    ("income", msg("Income")),
    ("pending", pmsg("ledger", "To come")),
    ("interest", msg("Interest")),
    ("deposit", pmsg("ledger", "Deposit")),
    ("sale", pmsg("ledger", "Sale")),
    ("remittance", msg("Remittance")),
    ("debt", msg("Debts")),
    ("rent", msg("Rent")),
    ("insurance", pmsg("ledger", "Insurance")),
    ("spending", msg("Living")),
    ("dated", pmsg("ledger", "Dated")),
    ("home", pmsg("ledger", "The home")),
    ("mortgage", pmsg("ledger", "Mortgage")),
    ("holding", msg("Holding")),
)
KIND_NAMES: dict[FlowKind, Message] = dict(KINDS)
Cells = tuple[Fen | None, ...]
"""Opening, one sum a kind, closing; None: nothing of that kind."""


class MonthRow(msgspec.Struct, frozen=True):
    """One month: its sums by kind, and its lines with the column in which each stands."""

    month: Month
    cells: Cells
    flows: tuple[Flow, ...]
    columns: tuple[int, ...]


class YearRow(msgspec.Struct, frozen=True):
    """One calendar year, or what of it the ledger holds. `first` counts the months before it."""

    year: int
    first: int
    cells: Cells
    months: tuple[MonthRow, ...]


class LedgerTable(msgspec.Struct, frozen=True):
    """The kinds of flow that occur, in the order of their columns, and the years. `home` is the home month."""

    kinds: tuple[FlowKind, ...] = ()
    years: tuple[YearRow, ...] = ()
    home: Month | None = None

    @property
    def headings(self) -> tuple[Message, ...]:
        """The headings of all columns, the first of which holds names."""
        kinds = (KIND_NAMES[kind] for kind in self.kinds)
        return (msg("Month"), pmsg("balance", "Opening"), *kinds, pmsg("balance", "Closing"))


def ledger_table(projection: Projection) -> LedgerTable:
    """The months of a projection by year."""
    present = {flow.kind for month in projection.months for flow in month.flows}
    kinds = tuple(kind for kind, _ in KINDS if kind in present)
    place = {kind: i for i, kind in enumerate(kinds)}
    years: list[YearRow] = []
    rows: list[MonthRow] = []
    first = 0
    for i, month in enumerate(projection.months):
        rows.append(_month(month, place))
        last = i + 1 == len(projection.months)
        if last or projection.months[i + 1].month.year != month.month.year:
            years.append(YearRow(month.month.year, first, _year(rows), tuple(rows)))
            first, rows = i + 1, []
    return LedgerTable(kinds, tuple(years), projection.home_month)


def _month(month: LedgerMonth, place: dict[FlowKind, int]) -> MonthRow:
    sums: list[Fen | None] = [None] * len(place)
    for flow in month.flows:
        at = place[flow.kind]
        sums[at] = Fen((sums[at] or 0) + flow.amount)
    columns = tuple(place[flow.kind] + 1 for flow in month.flows)
    return MonthRow(month.month, (month.opening, *sums, month.closing), month.flows, columns)


def _year(rows: list[MonthRow]) -> Cells:
    kinds = zip(*(row.cells[1:-1] for row in rows), strict=True)
    sums = (_sum(cells) for cells in kinds)
    return (rows[0].cells[0], *sums, rows[-1].cells[-1])


def _sum(cells: Iterable[Fen | None]) -> Fen | None:
    known = [cell for cell in cells if cell is not None]
    return Fen(sum(known)) if known else None
