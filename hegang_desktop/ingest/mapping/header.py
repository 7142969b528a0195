"""What a column's header says: the field it names, and the unit it states."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.ingest.mapping.fields import Field, MoneyUnit
from hegang_desktop.ingest.mapping.synonyms import (
    AGE,
    CONTAINED,
    JUNK,
    KIND,
    NAMES,
    NUMBERS,
    OTHER_NUMBERS,
    PARKING,
    RENT,
)
from hegang_desktop.ingest.values.text import simplified

_BRACKETS = re.compile(r"[\(\[【<][^\)\]】>]*[\)\]】>]?")
_PUNCTUATION = re.compile(r"[\W_]+")
_SQUARE = re.compile(r"m2|m\^2|㎡|平方米|平米|平方")
_STATISTICS = ("中位数", "均值", "样本数", "最低", "最高", "median", "average of")
_A_MONTH = re.compile(r"元?/\s*月|元每?月$|每月|permonth|/month")
_BY_NAME: dict[str, Field] = {name: field for field, names in NAMES.items() for name in names} | dict.fromkeys(
    RENT, "price"
)


@lru_cache(maxsize=1 << 10)
def _halves(header: str) -> tuple[str, str]:
    """A header's name without case, blanks and punctuation, and what stands in its brackets."""
    text = simplified(unicodedata.normalize("NFKC", header)).lower().lstrip("\ufeff?").removeprefix("锘")
    bracketed = " ".join(_BRACKETS.findall(text))
    return _PUNCTUATION.sub("", _BRACKETS.sub("", text)), bracketed


def named_field(header: str) -> tuple[Field | None, int]:
    """The field a header names and how plainly: 2 as listings call it, 1 by a word in it, 0 not at all."""
    name, bracketed = _halves(header)
    name = name or _PUNCTUATION.sub("", bracketed)
    if any(word in name for word in _STATISTICS):
        # a figure about many homes is the price of none
        return "extra", 2
    if field := _BY_NAME.get(name) or _BY_NAME.get(_SQUARE.sub("", name)):
        return field, 2
    for field, words in CONTAINED:
        if any(word in name for word in words):
            return field, 1
    inner = _nested(header)
    return inner, 1 if inner else 0


_NAMED_INSIDE: frozenset[Field] = frozenset(
    id_ for id_, field in FIELDS.of_file.items() if field.file is not None and field.file.nested
)
_VAGUE = frozenset({"name", "type", "unit", "total", "level", "place", "house", "room", "com", "model", "size"})


@lru_cache(maxsize=1 << 10)
def _nested(header: str) -> Field | None:
    """What the last parts of a name say that was made from nested objects: `house.floor.current`."""
    parts = header.split(".")
    for at in range(1, len(parts)):
        name, _ = _halves(".".join(parts[at:]))
        field = _BY_NAME.get(name)
        if field in _NAMED_INSIDE and name not in _VAGUE:
            return field
    return None


def is_known_header(header: str) -> bool:
    """Whether a cell is a name listings give to a column."""
    return named_field(header)[1] == 2 or is_junk_header(header)  # noqa: PLR2004 - 2 is named_field's best


def is_junk_header(header: str) -> bool:
    """Whether a header is a leftover of a spider, of pandas or of a pivot table."""
    name, _ = _halves(header)
    return bool(name) and any(re.fullmatch(pattern, name) for pattern in JUNK)


def is_pivot_header(header: str) -> bool:
    """Whether a header was made by a spreadsheet's pivot table."""
    return header.startswith(("平均值项", "求和项", "计数项", "行标签", "列标签", "最大值项", "最小值项", "总计"))


def says_rent(header: str) -> bool:
    """Whether a header is that of a rent rather than a price."""
    name, bracketed = _halves(header)
    return name in RENT or "租金" in name or _A_MONTH.search(bracketed + name) is not None


def says_age(header: str) -> bool:
    """Whether a column tells the age of the building in years."""
    return _halves(header)[0] in AGE


@lru_cache(maxsize=1 << 10)
def says_kind(header: str) -> bool:
    """Whether a column tells what kind of property a row is: a home, a shop, a garage."""
    return _halves(header)[0] in KIND


def says_total(header: str) -> bool:
    """Whether a header says that its prices are those of whole homes."""
    name, bracketed = _halves(header)
    return any(word in name + bracketed for word in ("总", "套", "total", "zongjia"))


def says_parking(header: str) -> bool:
    """Whether a column numbers parking spaces."""
    return _halves(header)[0] in PARKING


def says_number(header: str) -> bool:
    """Whether a column is one of numbers that somebody gave to the rows, of whatever kind: 合同号, 车位编号."""
    name = _halves(header)[0]
    return name.endswith(NUMBERS) and not any(word in name for word in OTHER_NUMBERS)


def stated_unit(header: str) -> MoneyUnit | None:
    """The unit of money a header states, as in `总价(万元)` or `price_wan`."""
    name, bracketed = _halves(header)
    if "万" in bracketed or "万元" in name or name.endswith("wan") or "w" in re.findall(r"[a-z]+", bracketed):
        return "wan"
    if "元" in bracketed or name.endswith(("元", "yuan", "元平米", "元平", "元m2")) or "yuan" in bracketed:
        return "yuan"
    return None
