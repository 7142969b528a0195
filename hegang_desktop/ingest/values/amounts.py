"""Reading amounts of money as adverts write them: `89万`, `5万8`, `十二万八`, `104,569元/平`, `8500000.0`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

import cn2an

from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.mapping.fields import MoneyUnit
from hegang_desktop.ingest.values.numbers import are_apart, ungrouped
from hegang_desktop.ingest.values.text import clean, is_missing, plain, point

Unread = Literal["missing", "negotiable", "range", "rent", "per_area", "unclear"]
"""Why a cell holds no amount."""


class Amount(NamedTuple):
    """An amount in fen; `explicit` when the cell states its unit, so that no column can say otherwise."""

    fen: Fen
    explicit: bool


_FEN: dict[str, int] = {
    "": 100,
    "元": 100,
    "块": 100,
    "块钱": 100,
    "百": 100_00,
    "千": 1000_00,
    "万": 10_000_00,
    "w": 10_000_00,
    "百万": 1_000_000_00,
    "千万": 10_000_000_00,
    "亿": 100_000_000_00,
}
_BARE_FEN: dict[MoneyUnit, int] = {"yuan": _FEN["元"], "wan": _FEN["万"]}
_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_BARE = re.compile(rf"[+-]?{_NUMBER}(?:e[+-]?[0-9]{{1,2}})?")
_WITH_UNIT = re.compile(rf"([+-]?{_NUMBER})(元|块钱|块|百万|千万|百|千|万|w|亿)(?:元|块|块钱)?整?")
_TEN_THOUSAND_AND_DIGIT = re.compile(r"([1-9][0-9]{0,5})[万w]([1-9])(?:千)?元?")
_TEN_THOUSAND_AND_MORE = re.compile(r"([1-9][0-9]{0,5})[万w]零?([0-9]{3,4})元?")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹₀-₉①-⓿❶-➓]")
_CHINESE = re.compile(r"[0-9.零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿]+(?:元|块|块钱)?整?")
# 0十万, 3五: what stood in a field, and what was typed beside it
_NOT_CHINESE = re.compile(
    r"[0-9][零〇一二两三四五六七八九十]|[零〇一二两三四五六七八九十][0-9]|^0+[百千万亿]"
    # 六七万 is six or seven
    r"|[一二两三四五六七八九][一二两三四五六七八九]"
)
_NEVER_ZERO = frozenset({"百", "千", "百万", "千万", "亿"})
_HEDGED = re.compile(
    r"[0-9万亿千百十元%][-~～至到—–][+-]?[0-9一二三四五六七八九十]|起$|起价|[几数多余]|以上|以下|以内|不到|超过|上下|[<>≥≤]"
)
_LABEL = re.compile(
    r"^(?:参考|挂牌|成交|房屋)?(?:总价格|总价|售价|价格|报价|单价|均价|卖价|挂牌价|成交价|约|大约|大概|仅售|仅|[:¥]|rmb|cny|人民币)+"
)
_ABOUT = re.compile(r"(?:\(?(?:左右|可议|可谈|可刀|包税|净得|净到手|到手|/套|每套|一套)\)?)+$")
_CURRENCY = re.compile(r"[¥]|rmb|cny|人民币")
_LEAST_IN_YUAN = 1_000
_SIMPLE = re.compile(rf"{_NUMBER}[元万]?(?:/平米?)?")
_PER_AREA = re.compile(r"(?:/|每|一)?(?:建筑)?(?:平方米|平方|平米|平|m2|m\^2|㎡)$")
_RENT = re.compile(r"[/每][月年天日季]|月租|租金|包月|p/?m$")
_NEGOTIABLE = re.compile(r"面议|面谈|电议|电询|详谈|详询|待议|议价|致电|咨询|联系")
_MOST_CHARACTERS = 60


@lru_cache(maxsize=1 << 16)
def read_total(text: str, unit: MoneyUnit) -> Amount | Unread:
    """The price a cell asks for a whole home; `unit` is what a bare number counts. Never raises."""
    normal = _reduced(text)
    if normal in _REASONS:
        return normal  # type: ignore[return-value] # one of the reasons
    if _PER_AREA.search(normal):
        return "per_area" if any(word in normal for word in ("/", "每", "元", "万")) else "unclear"
    if _BARE.fullmatch(normal) and float(normal) >= _LEAST_IN_YUAN and _CURRENCY.search(plain(text)):
        # a sign of currency before thousands states yuan; before 65 it may stand for 65万
        return Amount(_fen(normal, _FEN["元"]), explicit=True)
    return _amount(normal, unit)


@lru_cache(maxsize=1 << 16)
def read_unit_price(text: str, unit: MoneyUnit) -> Amount | Unread:
    """The price a cell states for one square metre; `unit` is what a bare number counts. Never raises."""
    normal = _reduced(text)
    if normal in _REASONS:
        return normal  # type: ignore[return-value] # one of the reasons
    return _amount(_PER_AREA.sub("", normal), unit)


_REASONS: frozenset[str] = frozenset({"missing", "negotiable", "range", "rent", "unclear"})


def _reduced(text: str) -> str:
    """The cell without labels and blanks, or the reason why there is no amount in it."""
    cleaned = clean(text)
    if _SIMPLE.fullmatch(cleaned):
        return cleaned  # as most cells are: none of what follows is in it
    if is_missing(cleaned):
        return "missing"
    if are_apart(text):
        return "unclear"
    if len(cleaned) > _MOST_CHARACTERS or _SUPERSCRIPT.search(cleaned.replace("m²", "").replace("㎡", "")):
        return "unclear"
    normal = plain(cleaned)
    if _NEGOTIABLE.search(normal):
        return "negotiable"
    if _RENT.search(normal):
        return "rent"
    normal = ungrouped(point(_ABOUT.sub("", _LABEL.sub("", normal))))
    if _HEDGED.search(normal):
        return "range"
    return normal or "unclear"


def _amount(normal: str, unit: MoneyUnit) -> Amount | Unread:
    if _BARE.fullmatch(normal):
        return Amount(_fen(normal, _BARE_FEN[unit]), explicit=False)
    if (match := _WITH_UNIT.fullmatch(normal)) and (match[2] not in _NEVER_ZERO or float(match[1])):
        return Amount(_fen(match[1], _FEN[match[2]]), explicit=True)
    # 5万8 is 58,000 and 5万8000 as well
    if match := _TEN_THOUSAND_AND_DIGIT.fullmatch(normal):
        return Amount(_fen(f"{match[1]}.{match[2]}", _FEN["万"]), explicit=True)
    if match := _TEN_THOUSAND_AND_MORE.fullmatch(normal):
        return Amount(Fen(int(match[1]) * _FEN["万"] + int(match[2]) * _FEN["元"]), explicit=True)
    if not normal.isascii() and _CHINESE.fullmatch(normal) and not _NOT_CHINESE.search(normal):
        return _chinese(normal, unit)
    return "unclear"


def _chinese(normal: str, unit: MoneyUnit) -> Amount | Unread:
    digits = re.sub(r"(?:元|块|块钱)?整?$", "", normal)
    try:
        number = cn2an.cn2an(digits, "smart")
    except Exception:  # noqa: BLE001 - it raises ValueError, KeyError and more for what it does not know
        return "unclear"
    explicit = digits != normal or "万" in digits or "亿" in digits
    return Amount(_fen(str(number), _FEN["元"] if explicit else _BARE_FEN[unit]), explicit)


def _fen(number: str, fen: int) -> Fen:
    """`number` times `fen`, rounded half away from zero."""
    if number.isdigit():
        return Fen(int(number) * fen)
    exact = Decimal(number) * fen
    return Fen(int(exact.to_integral_value(rounding="ROUND_HALF_UP")))
