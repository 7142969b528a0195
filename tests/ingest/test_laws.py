"""Laws that hold of every table, however it looks."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.ingest.mapping.fields import ColumnUse, Field, Mapping
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import ReadRow, read_listings
from tests.ingest.files import priced, write, written

HEADER = ["小区", "区域", "面积", "总价", "单价", "楼层", "户型"]
CELLS = st.sampled_from(
    [
        *(
            "",
            " ",
            "-",
            "暂无",
            "面议",
            "5万8",
            "5.8",
            "58000",
            "-3",
            "1e9",
            "65万起",
            "3500元/月",
            "整租",
            "车位",
            "=1+1",
        ),
        *(
            "77㎡",
            "0",
            "12万",
            "六七万",
            "中 4",
            "6/7",
            "2室1厅",
            '带"引号',
            "多\n行",
            "逗,号",
            "南北",
            "９９",
            "\u3000",
            "甲" * 200,
        ),
    ]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rows_of(text: str, encoding: str = "utf-8") -> list[ReadRow]:
    with tempfile.TemporaryDirectory() as folder:
        table = open_table(write(Path(folder), text, encoding=encoding))
        return list(read_listings(table, guess_mapping(table)))


@SLOW
@given(st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=12))
def test_every_record_is_one_listing_or_one_reject(rows: list[list[str]]) -> None:
    sound = [[*row, "", ""] for row in priced(20)]
    texts = sum(any(cell and not cell.isspace() for cell in row) for row in rows)
    result = rows_of(written([HEADER, *sound, *rows]))
    assert len(result) == 20 + texts
    assert all((row.listing is None) != (row.reject is None) for row in result)
    assert [row.line for row in result] == sorted({row.line for row in result})
    assert all(row.reject.line == row.line for row in result if row.reject)


@SLOW
@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=12))
def test_one_table_in_two_encodings_reads_equal(rows: list[list[str]]) -> None:
    text = written([HEADER, *([*row, "", ""] for row in priced(20)), *rows])

    def read_values(rows: list[ReadRow]) -> list[tuple[object, ...]]:
        return [(row.line, row.listing, row.reject) for row in rows]

    assert read_values(rows_of(text)) == read_values(rows_of(text, "gb18030"))


FIELDS: tuple[Field, ...] = (
    *(
        "city",
        "district",
        "community",
        "address",
        "title",
        "layout",
        "rooms",
        "halls",
        "kitchens",
        "baths",
        "floor_area",
    ),
    *("interior_area", "floor", "floors", "floor_words", "facing", "condition", "building", "year_built", "lift"),
    *("heating", "title_kind", "mortgage", "seller_held", "listed_on", "observed_on", "price", "unit_price", "source"),
    *("source_id", "url", "packed", "extra", "ignore"),
)


@SLOW
@given(st.permutations(FIELDS), st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=12))
def test_no_mapping_however_wrong_makes_a_row_raise(fields: list[Field], rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), written([HEADER, *([*row, "", ""] for row in priced(20)), *rows]))
        mapping = Mapping(tuple(ColumnUse(at, HEADER[at], fields[at]) for at in range(7)), has_header=True)
        assert all((row.listing is None) != (row.reject is None) for row in read_listings(open_table(path), mapping))


@SLOW
@given(st.binary(max_size=400))
def test_no_content_makes_opening_fail_other_than_with_a_sentence(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "homes.csv"
        path.write_bytes(content)
        try:
            table = open_table(path)
            assert all(
                (row.listing is None) != (row.reject is None) for row in read_listings(table, guess_mapping(table))
            )
        except UnreadableFile:
            return
