"""Where the home of an advert is: city, district and community."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hegang_desktop.ingest.adverts import patterns as p
from hegang_desktop.ingest.adverts.reader import AdvertReader

_NAME = re.compile(r"[一-鿿][一-鿿a-z0-9]{1,9}")
_LEAD = re.compile(
    r"(?:急售|急卖|急出|出售|转让|现有|位于|坐落于?|售|卖|出|个人|业主|本人|自家|特价|低价|便宜|新上|二手房|在)+"
)
_NO_NAME = r"房|急|低|出|售|卖|便宜|特|好|个人|业主|本人|自家|自住|自己|楼|步|电|带|送|有|无|可|近|临|全|包|离|距"
_WORD = re.compile(rf"{_NO_NAME}|新|老|南|北|东|西|小|大")
"""How words begin that are no names; with 小区 or 花园 after it many a name begins like the second half of them."""
_DESCRIBED = re.compile(
    rf"(?:{_NO_NAME}|本|该|这)|(?:新|老|旧|大|小|同|成熟|封闭式?|高档|高端|大型|整个|学区|花园|电梯)小区$"
)


def read_place(reader: AdvertReader, values: dict[str, Any], cities: Sequence[str], read: str) -> None:
    """Put what the text tells of the place into `values`; names are kept as they are written in `read`."""
    for city in cities:
        if match := reader.find(re.compile(re.escape(city) + r"市?(?![一-鿿]?[路街])")):
            reader.take(match, "city")
            values["city"] = city
            break
    end_of_district = None
    for match in p.DISTRICT.finditer(reader.open):
        if not p.NOT_DISTRICT.match(match["district"]):
            reader.take_between(*match.span("district"), "district")
            values["district"] = match["district"]
            end_of_district = match.end("district")
            break
    if community := _community(reader, end_of_district):
        reader.take_between(*community, "community")
        values["community"] = read[slice(*community)].strip()


def _community(reader: AdvertReader, end_of_district: int | None) -> tuple[int, int] | None:
    """From where to before where the community is named."""
    left = reader.open
    if end_of_district is not None and not p.COMMUNITY.match(left, end_of_district):
        # what follows the district at once is where in it
        match = _NAME.match(left, end_of_district)
        if match and not _WORD.match(match[0]):
            return match.span()
    for match in p.COMMUNITY.finditer(left):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if match.end() - start > 1 and not _DESCRIBED.match(left[start : match.end()]):
            return start, match.end()
    # a name without 小区 or 花园 after it stands first, before anything else is told
    match = _NAME.search(left)
    first = min((span.start for span in reader.spans if span.field not in ("city", "district")), default=len(left))
    if match and match.start() <= first and not _WORD.match(match[0]) and not p.NOISE.match(match[0]):
        return match.span()
    return None
