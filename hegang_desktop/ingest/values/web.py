"""What the address of an advert tells: which source it is of, how that source numbers it, and in which city it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hegang_desktop.ingest.values.places import CITY_OF_HOST

_URL = re.compile(r"(?:(?:https?:)?//)?([a-z0-9][a-z0-9.-]*\.[a-z]{2,6})(?::[0-9]+)?(/[^?#\s]*)?", re.IGNORECASE)
_SITES = {
    "lianjia.com": "lianjia",
    "ke.com": "beike",
    "anjuke.com": "anjuke",
    "58.com": "58",
    "fang.com": "fang",
    # a spider's misspelling that stands in every row of its file
    "fang.co": "fang",
    "soufun.com": "fang",
    "ganji.com": "ganji",
    "5i5j.com": "5i5j",
    "qfang.com": "qfang",
    "leyoujia.com": "leyoujia",
    "centanet.com": "centanet",
}
_IDS = (
    re.compile(r"/(?:ershoufang|chengjiao|xiaoqu/ershoufang)/([A-Za-z]{0,3}[0-9]{6,20})\.html"),
    re.compile(r"/prop/view/([A-Za-z]?[0-9]{5,20})"),
    re.compile(r"/(?:chushou|sale)/([0-9]{1,3}_[0-9]{4,20})\.html?"),
    re.compile(r"/(?:ershoufang|zufang)/([0-9]{6,20}x?)\.(?:shtml|html)"),
    re.compile(r"/([0-9]{8,20})x?\.s?html?$"),
)
_SECOND_LEVEL = frozenset({"com", "net", "org", "gov", "edu"})


class Web(NamedTuple):
    """`source`, `source_id` and `city` are empty where the address does not tell them."""

    source: str = ""
    source_id: str = ""
    city: str = ""
    rental: bool = False


def is_url(text: str) -> bool:
    """Whether a cleaned cell is an address of the web."""
    return text.startswith(("http://", "https://", "//")) and _URL.match(text) is not None


def read_url(text: str) -> Web:
    """What an address tells. Query strings are not looked at: they track the reader, not the advert."""
    match = _URL.match(text)
    if match is None:
        return Web()
    source, city = _host(match[1].lower())
    path = match[2] or ""
    source_id = next((id_match[1] for pattern in _IDS if (id_match := pattern.search(path))), "") if source else ""
    return Web(source, source_id, city, rental="/zufang" in path or "/chuzu/" in path or ".zu." in match[1])


@lru_cache(maxsize=1 << 10)
def _host(host: str) -> tuple[str, str]:
    """The source a host belongs to, and the city its first label stands for."""
    for site, source in _SITES.items():
        if host == site or host.endswith("." + site):
            first = host[: -len(site)].strip(".").split(".")[0]
            return source, CITY_OF_HOST.get(first, "")
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:  # noqa: PLR2004 - www.example.com.cn
        return labels[-3], ""
    return labels[-2], ""
