"""Checks of the heating, and of bills that the last owner may have left unpaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.screening import Flag
from hegang_desktop.engine.screening.advert import AdvertText

_NOTHING_SAID = frozenset({"", "其他", "其它", "未知", "不详", "暂无", "暂无数据", "无数据", "-", "unknown"})
_STOVE = re.compile(r"土暖气|小锅炉|自烧|烧炉|烧煤|烧柴|火墙|火炕|煤炉")
_OWN = re.compile(
    r"自(?:行|己|家)?(?:采|供|取)暖|自供热|电(?:采|供|取)暖|电暖|壁挂炉|(?:燃|天然)气(?:采|供|取)?暖|(?:分户|独立)(?:采|供|取)暖"
    r"|煤改[电气]"
)
_NONE = re.compile(
    r"(?:无|没有?|未通|不通|不是)(?:集中|集体|统一)?(?:供暖|供热|暖气|取暖|采暖|集中供)|(?:未|没)(?:接|入|开通)(?:供暖|供热|暖气)(?!学|片)"
)
_HEATING = re.compile(r"暖气|供暖|供热|采暖|取暖|地暖|地热|地采暖|包烧|热力|暖(?:房|费)")
_OWED = re.compile(
    r"欠(?:费|缴|交|物业|取暖|采暖|供暖|暖气|水|电|热)|拖欠|(?:物业|取暖|采暖|供暖|暖气|热力|水电)费?(?:未|没有?)(?:交|缴|付)"
    r"|(?:未|没)(?:交|缴|付)过?(?:物业|取暖|采暖|供暖|暖气)"
)
_EMPTY = re.compile(
    r"空置(?!率|期|时间|成本)|闲置(?!率|期|时间)|空着|(?:常年|多年|长期|一直|几年)(?:没有?|无)?(?:空|住|人)"
    r"|(?:没有?|无)人(?:居)?住(?!过)|多年(?:未|没)住|停热|停暖|停供|报停"
)


def heating_flags(advert: AdvertText) -> Iterator[Flag]:
    """The flags about heating and arrears."""
    grave = advert.says(_STOVE) or advert.mentions(_NONE)
    if own := grave or advert.says(_OWN):
        yield Flag(
            "own_heating",
            "warn" if grave else "note",
            msg('Own heating, or none: the advert says "{words}".', words=own),
            msg("Ask what last winter's fuel or power cost, how warm it was, and whether it may join the network."),
        )
    elif advert.heating in _NOTHING_SAID and advert.says(_HEATING) is None:
        yield Flag(
            "heating_unknown",
            "note",
            msg("The advert does not say how the home is heated."),
            msg("Ask for the heating company, the tariff, the basis of the charge, and the receipt of last winter."),
        )
    if owed := advert.says(_OWED, legal=True):
        yield Flag(
            "arrears",
            "warn",
            msg('Bills are unpaid: the advert says "{words}".', words=owed),
            msg(
                "They are the seller's debt, but companies may refuse a change of name until they are paid. Have them "
                "settled before signing, or keep the sum back until hand-over."
            ),
        )
    elif empty := advert.says(_EMPTY):
        yield Flag(
            "arrears_likely",
            "note",
            msg('It has stood empty: the advert says "{words}".', words=empty),
            msg(
                "Heating and property fees of an empty home are often unpaid. Ask for the receipts of two or three "
                "winters, and for pipes that froze."
            ),
        )
