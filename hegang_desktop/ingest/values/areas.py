"""Reading floor areas as adverts write them: `89平米`, `46m²`, `90㎡`, `151.6`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from hegang_desktop.domain.area import Area
from hegang_desktop.ingest.values.numbers import are_apart, ungrouped
from hegang_desktop.ingest.values.text import clean, is_missing, plain, point

_AREA = re.compile(
    r"(?:建筑面积|套内面积|使用面积|产权面积|房屋面积|面积|建面|套内|约|[:])*"
    r"([+-]?[0-9]{1,12}(?:\.[0-9]{1,15})?)"
    r"(平方米|平米|平方|平|方|m2|m\^2|sqm|sq\.m\.?|square(?:metres|meters))?(?:左右)?"
)


@lru_cache(maxsize=1 << 16)
def read_area(text: str) -> Area | Literal["missing", "unclear"]:
    """An area in hundredths of a square metre, whatever its size, or why there is none. Never raises."""
    cleaned = clean(text)
    if is_missing(cleaned):
        return "missing"
    match = _area(text, cleaned)
    if match is None:
        return "unclear"
    return Area(int((Decimal(match[1]) * 100).to_integral_value(rounding="ROUND_HALF_UP")))


def has_area_unit(text: str) -> bool:
    """Whether a cell is an area that states its unit."""
    match = _area(text, clean(text))
    return match is not None and match[2] is not None


def _area(text: str, cleaned: str) -> re.Match[str] | None:
    return None if are_apart(text) else _AREA.fullmatch(ungrouped(point(plain(cleaned))))
