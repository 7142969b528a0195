"""No blanks between Chinese and numbers."""

from __future__ import annotations

import pytest

from tests.packaging.test_metadata import script, scripts_find_each_other

__all__ = ["scripts_find_each_other"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("付完能剩 {amount} 再买。", "付完能剩{amount}再买。"),
        ("{month} 起", "{month}起"),
        ("100 种人生里有 {n} 种", "100种人生里有{n}种"),
        ("低 {below}（{n} 套）", "低{below}（{n}套）"),
        ("每个月 0.3 到 0.8 元", "每个月0.3到0.8元"),
        ("{name} 太大，最多 {most} GB。", "{name} 太大，最多{most} GB。"),
        ("按 Esc 取消，按 Ctrl+1 也行", "按 Esc 取消，按 Ctrl+1 也行"),
        ("+ 添加一笔", "+ 添加一笔"),
        ("{standing} · {why}", "{standing} · {why}"),
        ("Buy {amount} more", "Buy {amount} more"),
    ],
)
def test_blanks_beside_numbers_go(typed: str, kept: str) -> None:
    closed_up = script("spacing").closed_up
    assert closed_up(typed) == kept
    assert closed_up(kept) == kept
