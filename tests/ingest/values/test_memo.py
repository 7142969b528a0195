from __future__ import annotations

from hegang_desktop.ingest.values import memo
from hegang_desktop.ingest.values.memo import Memo
from hegang_desktop.ingest.values.text import SAID


def test_a_cell_is_read_once() -> None:
    read: list[str] = []
    lengths: Memo[int] = Memo(lambda cell: read.append(cell) or len(cell))  # type: ignore[func-returns-value]
    assert [lengths[cell] for cell in ("南", "南北", "南", "")] == [1, 2, 1, 0]
    assert read == ["南", "南北", ""]


def test_it_stays_small() -> None:
    same: Memo[str] = Memo(str)
    for number in range(memo.MOST_CELLS + 5):
        assert same[str(number)] == str(number)
    prose = "x" * (memo.MOST_CHARACTERS + 1)
    assert same[prose] == prose
    assert prose not in same
    assert len(same) == 5


def test_what_a_cell_says() -> None:
    assert [SAID[cell] for cell in ("", " 暂无数据 ", "['精装']", "南  北\u200b")] == ["", "", "精装", "南 北"]
