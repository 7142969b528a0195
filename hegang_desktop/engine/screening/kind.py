"""Checks for what is no flat though it is advertised among flats: garages, shops, storage, basements, farms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.screening import Flag, Severity
from hegang_desktop.engine.screening.advert import AdvertText, clause_before, plain

_KINDS: tuple[tuple[str, Severity, str], ...] = (
    ("garage", "stop", r"车库|车位|停车位|摩托车库|自行车库"),
    (
        "shop",
        "warn",
        r"商铺|底商|店面|店铺|(?<![天厦江荆海玉金津])门市(?:房)?|门面(?:房)?|写字楼|商业(?:用房|房)?|办公(?:楼|用房)?|商住(?:两用|楼)?|厂房",
    ),
    ("storage", "stop", r"储藏[室间]|仓库|小房|杂物间|地窖|棚子"),
    ("basement", "warn", r"半?地下室|半地下"),
    ("attic", "warn", r"阁楼"),
)
_IN_TITLES = {
    "garage": re.compile(r"车库|车位"),
    "shop": re.compile(r"商铺|底商|店面|店铺|(?<![天厦江荆海玉金津])门市房?|门面房?|写字楼"),
    "storage": re.compile(r"储藏[室间]|仓库"),
    "basement": re.compile(r"半?地下室|地下一层|负[一1][楼层]"),
    "attic": re.compile(r"阁楼"),
}
_ALONE = {id_: re.compile(rf"(?:{words})\s*(?:[(/]?共?\d+层\)?)?") for id_, _, words in _KINDS}
_NAME_ENDS = {id_: re.compile(rf"(?:{pattern.pattern})(?:[a-z]{{0,2}}|\(.*\))$") for id_, pattern in _IN_TITLES.items()}
_SEVERITY: dict[str, Severity] = {id_: severity for id_, severity, _ in _KINDS}

_EXTRA = re.compile(
    r"[带送有含包赠附配可近旁幢栋座靠邻各皆均自+&]|[和及与]$|楼下|楼上|周边|门口|对面|包括|公摊|双|另|住宅|公寓|平(?:米|方)?的?大?$|m2$|沿街$"
)
"""What before the word tells that it comes with the home or lies beside it."""
_LONGEST_TITLE = 45
_LONGEST_NAME = 12
_LAYOUT_TAIL = re.compile(r"[\s,]*\d室(?:\d厅)?(?:\d厨)?(?:\d卫)?$")
_SALE = re.compile(r"^(?:出售|转让|急售|急转|低价|便宜|出让)")
_SOLD = re.compile(r"(?:^|急|低价|现|诚意|诚心)(?:出售|转让|出让|售|卖)[一二两个小大独立临街产权地下]*$")
_NO_HALL = re.compile(r"(?:0室|[1-9]室0厅)")
_SMALL = 60_00

_FARM = re.compile(r"(?<![近旁邻靠机心子动])(?:农|林|牧|渔|种马|良种|园艺|果树|种畜)场(?![局路街道主中公花大小胡站])")


def kind_flags(listing: Listing, advert: AdvertText) -> Iterator[Flag]:
    """At most one flag that the advert is of something else than a flat, and one that it is on a farm."""
    for id_, severity, _ in _KINDS:
        words = _stands_alone(id_, advert) or _titled(id_, listing, advert)
        if words is None and id_ == "basement" and (listing.description.floor or 0) < 0:
            words = str(listing.description.floor)
        if words is not None:
            yield Flag(id_, severity, _reason(id_, words), _check(id_))
            break
    told = listing.description
    for place in (told.community, told.address, told.district):
        if match := _FARM.search(plain(place)):
            yield _farm(plain(place)[max(0, match.start() - 12) : match.end()])
            return
    if words := advert.says(_FARM, unless=_EXTRA):
        yield _farm(words)


def _stands_alone(id_: str, advert: AdvertText) -> str | None:
    """A field or extra that holds nothing but the word, or a short name of a community that ends with it."""
    pattern = _ALONE[id_]
    if found := next((value for value in advert.values if pattern.fullmatch(value)), None):
        return found
    name = advert.community
    match = _NAME_ENDS[id_].search(name) if len(name) <= _LONGEST_NAME else None
    return name if match and not _EXTRA.search(clause_before(name, match.start())) else None


def _titled(id_: str, listing: Listing, advert: AdvertText) -> str | None:
    """A title that offers the thing itself: nothing in the clause says that it comes with a home.

    A bare word at the end of a clause is an extra in many titles (`中间楼层 车库`). So there must be something more:
    that it is for sale, or rooms that no flat has; for shops it is enough to close the title. Some files hold the title
    in the column of the community.
    """
    layout = plain(listing.description.layout)
    area = listing.description.floor_area
    no_flat = _NO_HALL.match(layout) is not None or (not layout and area is not None and 0 < area <= _SMALL)
    title = _LAYOUT_TAIL.sub("", advert.title or advert.community)
    if len(title) > _LONGEST_TITLE:
        return None
    for match in _IN_TITLES[id_].finditer(title):
        before, after = clause_before(title, match.start()), title[match.end() :]
        if _EXTRA.search(before):
            continue
        ends_clause = not after or after[0] in " ,.。;!、|()"
        for_sale = _SALE.match(after) or (_SOLD.search(before) and ends_clause)
        if for_sale or (ends_clause and no_flat) or (not after and id_ == "shop"):
            return title
    return None


def _reason(id_: str, words: str) -> Message:
    return {
        "garage": msg('A garage or parking space: the advert says "{words}".', words=words),
        "shop": msg('A shop, an office or a home on commercial land: the advert says "{words}".', words=words),
        "storage": msg('A storage room: the advert says "{words}".', words=words),
        "basement": msg('Below the ground: the advert says "{words}".', words=words),
        "attic": msg('An attic: the advert says "{words}".', words=words),
    }[id_]


def _check(id_: str) -> Message:
    if id_ == "shop":
        return msg(
            "See the use in the certificate of title. Commercial space pays other taxes, water and power, has a "
            "shorter lease, and gives no household registration."
        )
    return msg(
        "See the use and the area in the certificate of title: many such rooms have none, cannot be transferred, and "
        "give no household registration."
    )


def _farm(words: str) -> Flag:
    return Flag(
        "village_farm",
        "warn",
        msg('By its address it is on a farm: "{words}".', words=words),
        msg("Look it up on a map: bus, shop, hospital, heating. Ask who owns the land and whether there is a title."),
    )
