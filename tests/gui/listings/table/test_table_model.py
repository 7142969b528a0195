from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingRow, Order
from hegang_desktop.gui.listings.table.columns import COLUMNS, COMMUNITY, PRICE
from hegang_desktop.gui.listings.table.table_model import MOST_PAGES, PAGE_ROWS, ListingTableModel
from hegang_desktop.gui.texts import HIDDEN, Texts
from hegang_desktop.gui.theme.theme import Theme


class Reader:
    """Rows as asked for; remembers how many were asked for at once."""

    def __init__(self, gone: int = 0) -> None:
        self.largest = 0
        self.asked = 0
        self._gone = gone

    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        self.largest = max(self.largest, len(ids))
        self.asked += 1
        return [_row(id_) for id_ in ids if id_ != self._gone]


class BrokenReader:
    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        raise StoreError(msg("The disk is full."))


def _row(id_: int) -> ListingRow:
    d = Description(city="鹤岗", community=f"Court {id_}", floor_area=Area(62_50), floor=5, floors=6)
    return ListingRow(id_, Listing(d, Fen(id_ * 100)), sample=id_ == 2)


def _cell(model: ListingTableModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


def test_the_model_keeps_the_laws_of_qt(theme: Theme) -> None:
    model = ListingTableModel(Texts("en"), theme)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_ids(array("q", range(1, 30)), Reader())
    model.show_ids(array("q"), Reader())
    model.show_ids(array("q", range(5, 10)), Reader())
    assert model.rowCount() == 5


def test_few_of_a_hundred_thousand_rows_are_held(theme: Theme) -> None:
    model = ListingTableModel(Texts("en"), theme)
    reader = Reader()
    model.show_ids(array("q", range(1, 100_001)), reader)
    assert reader.asked == 0
    for row in range(0, 100_000, 150):
        assert _cell(model, row, COMMUNITY) == f"Court {row + 1}"
    assert model.pages_held == MOST_PAGES
    assert reader.largest == PAGE_ROWS


def test_missing_is_a_dash_and_money_can_be_hidden(theme: Theme) -> None:
    texts = Texts("en")
    model = ListingTableModel(texts, theme)
    model.show_ids(array("q", [38_600]), Reader())
    cells = [_cell(model, 0, column) for column in range(len(COLUMNS))]
    assert cells == ["Court 38600", "Hegang", "–", "62.5", "38,600", "618", "5/6", *["–"] * 18]
    texts.hide_amounts(hidden=True)
    assert _cell(model, 0, PRICE) == HIDDEN


def test_a_home_that_is_gone_leaves_a_row_that_says_so(theme: Theme) -> None:
    model = ListingTableModel(Texts("en"), theme)
    model.show_ids(array("q", [1, 2, 3]), Reader(gone=2))
    assert [_cell(model, row, COMMUNITY) for row in range(3)] == ["Court 1", "–", "Court 3"]
    text = model.index(1, COMMUNITY).data(Qt.ItemDataRole.ToolTipRole)
    assert text == "This row cannot be read any more"


def test_a_catalogue_that_cannot_be_read_is_told_of_once(theme: Theme) -> None:
    model = ListingTableModel(Texts("en"), theme)
    texts: list[object] = []
    model.read_failed.connect(texts.append)
    model.show_ids(array("q", range(1, 1000)), BrokenReader())
    for row in range(0, 999, 10):
        assert _cell(model, row, COMMUNITY) == "–"
    assert len(texts) == 1


def test_a_sample_says_that_it_is_one(theme: Theme) -> None:
    model = ListingTableModel(Texts("en"), theme)
    model.show_ids(array("q", [1, 2]), Reader())
    texts = [str(model.index(row, COMMUNITY).data(Qt.ItemDataRole.ToolTipRole)) for row in range(2)]
    assert texts == ["Court 1", "Court 2 (an invented sample, not a real advert)"]


def test_sorting_asks_for_an_order_and_refuses_where_there_is_none(theme: Theme) -> None:
    model = ListingTableModel(Texts("en"), theme)
    asked: list[object] = []
    refused: list[int] = []
    model.sort_requested.connect(asked.append)
    model.sort_refused.connect(lambda: refused.append(1))
    model.sort(PRICE, Qt.SortOrder.DescendingOrder)
    model.sort(next(i for i, column in enumerate(COLUMNS) if column.sort is None))
    assert asked == [Order("price", descending=True)]
    assert refused == [1]


def test_headings_are_said_again_in_another_language(theme: Theme) -> None:
    texts = Texts("en")
    model = ListingTableModel(texts, theme)
    text: list[tuple[int, int]] = []
    model.headerDataChanged.connect(lambda _, first, last: text.append((first, last)))
    texts.choose("zh_CN")
    assert text == [(0, len(COLUMNS) - 1)]
