"""Cell texts as they are compared: blanks collapsed, one width, one script, and what counts as nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hegang_desktop.ingest.values.memo import Memo
from hegang_desktop.ingest.values.numbers import joined, ungrouped

_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\x00")
_DECIMAL_COMMA = re.compile(r"(?<![0-9,.])([0-9]{1,7}),([0-9]{1,2})(?![0-9,.])")
_PYTHON_LIST = re.compile(r"""\[\s*(['"])(.*)\1\s*\]""", re.DOTALL)

_SIMPLIFIED = str.maketrans(
    "頂總價單戶樓層積裝區標題連結網電縣齡築產權歲開發屬類萬億廳衛廚兩無東內建號鄉鎮質況間態總戶型構時掛牌貸賣買學備稱壹貳參陸給關鍵詞訪問簡編庫場經紀暫數據圍環線過滿",
    "顶总价单户楼层积装区标题连结网电县龄筑产权岁开发属类万亿厅卫厨两无东内建号乡镇质况间态总户型构时挂牌贷卖买学备称壹贰叁陆给关键词访问简编库场经纪暂数据围环线过满",
)

# fmt: off
_MISSING = frozenset({
    "(空白)", "—", "——", "不详", "待定", "无数据", "暂无", "暂无信息", "暂无数据", "暂无资料", "暂时没有", "暂缺",
    "未填", "未填写", "未知", "未知年建", "空", "缺失", "？", "", "#n/a", "''", "*", "-", "--", "---", ".", "/",
    "?", "[]", "\\", "n/a", "na", "nan", "nil", "none", "null", "undefined", "unknown",
})
# fmt: on


def clean(text: str) -> str:
    """`text` with blanks of every kind collapsed to single ones and none around it; `['x']` is x."""
    if text.startswith("[") and (match := _PYTHON_LIST.fullmatch(text)):
        text = match[2]
    return " ".join(text.translate(_INVISIBLE).split()) if not text.isascii() else " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def is_missing(text: str) -> bool:
    """Whether a cleaned cell only says that nothing was said."""
    return len(text) <= 10 and text.lower() in _MISSING  # noqa: PLR2004 - no longer word is in the list


def _said(cell: str) -> str:
    cleaned = clean(cell)
    return "" if is_missing(cleaned) else cleaned


SAID = Memo(_said)
"""What a cell says, cleaned; empty when it only says that nothing was said."""


def simplified(text: str) -> str:
    """The characters that listings use in traditional script, in simplified script."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """`text` for reading by pattern: half width, simplified, lower case, without blanks. `46m²` becomes `46m2`.

    A blank stays between two numbers; one that divides the thousands of a number goes.
    """
    words = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split()
    normal = joined(words)
    if " " in normal:
        normal = joined(ungrouped(" ".join(words)).split())
    return simplified(normal).lower()


def point(normal: str) -> str:
    """A number with a decimal comma, `54,28`, with a point. Before three digits a comma divides thousands."""
    return _DECIMAL_COMMA.sub(r"\1.\2", normal) if "," in normal else normal
