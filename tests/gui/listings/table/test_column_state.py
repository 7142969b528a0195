"""How the columns were left: kept by their names, through versions that add columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from hegang_desktop.domain.message import verbatim
from hegang_desktop.domain.search import ListingRow, Order
from hegang_desktop.gui.listings.page import COLUMNS_STATE, ListingsPage
from hegang_desktop.gui.listings.table import column_state, listing_table, table_model
from hegang_desktop.gui.listings.table.column_state import ColumnState
from hegang_desktop.gui.listings.table.columns import COLUMNS, PRICE, ListingColumn
from hegang_desktop.gui.listings.table.listing_table import ListingTable
from hegang_desktop.gui.widgets.saved_state import state_text
from hegang_desktop.text.translator import Translator

OpenPage = Callable[[], ListingsPage]
KEYS = [column.key for column in COLUMNS]
AREA, SEEN = (KEYS.index(key) for key in ("area", "seen"))
FORMER = tuple(column for column in COLUMNS if column.key != "tone")
"""The columns of the window that kept Qt's own state."""


def nothing(_: ListingRow, __: Translator) -> str:
    return ""


def arranged(table: ListingTable, columns: tuple[ListingColumn, ...] = COLUMNS) -> None:
    """As a user leaves it: a wide price, the area at the end, the facing shown, the city not, the dearest first."""
    facing = [column.key for column in columns].index("facing")
    table.setColumnHidden(facing, False)
    table.setColumnHidden(KEYS.index("city"), True)
    table.setColumnWidth(PRICE, 177)
    table.setColumnWidth(facing, 91)
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(AREA), header.count() - 1)
    header.setSortIndicator(PRICE, Qt.SortOrder.DescendingOrder)


def left(table: ListingTable) -> tuple[object, ...]:
    """What of it is to be seen again."""
    state = table.column_state()
    shown = [key for key in ("city", "facing", "heating") if key in state.widths]
    return state.order[-1], state.widths["price"], state.widths.get("facing"), shown, table.order


AS_LEFT = ("area", 177, 91, ["facing"], Order("price", descending=True))


def test_columns_come_back_when_others_were_added(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_page()
    arranged(first.results.table)
    state = first.state()
    added = ListingColumn("age", verbatim("Age"), nothing, None)
    more = (*COLUMNS[:6], added, *COLUMNS[6:])
    for module in (listing_table, table_model):
        monkeypatch.setattr(module, "COLUMNS", more)
    second = open_page()
    second.restore(state)
    table = second.results.table
    assert left(table) == AS_LEFT
    assert not table.isColumnHidden(6)
    assert table.horizontalHeader().visualIndex(6) == table.horizontalHeader().visualIndex(5) + 1


def test_a_state_of_a_former_window_is_read(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        for module in (listing_table, table_model):
            then.setattr(module, "COLUMNS", FORMER)
        first = open_page()
        arranged(first.results.table, FORMER)
        former = state_text(first.results.table.horizontalHeader().saveState())
    second = open_page()
    second.restore({column_state.FORMER_KEY: former})
    assert left(second.results.table) == AS_LEFT


def test_a_column_that_was_renamed_stays_where_it_was() -> None:
    kept = '{"order": ["home_month", "price"], "widths": {"home_month": 80}, "sort": "home_month", "descending": true}'
    assert column_state.read(kept) == ColumnState(("safe_month", "price"), {"safe_month": 80}, "safe_month", True)


@pytest.mark.parametrize("text", ["", "x", "{}", "[1]", '{"order": 3, "widths": {}}'])
def test_what_is_no_state_is_passed_over(open_page: OpenPage, text: str) -> None:
    opened = open_page()
    before = left(opened.results.table)
    opened.restore({COLUMNS_STATE: text, column_state.FORMER_KEY: text})
    assert left(opened.results.table) == before


def test_every_column_has_a_key_of_its_own() -> None:
    assert len(set(KEYS)) == len(COLUMNS)
