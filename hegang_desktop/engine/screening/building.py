"""Checks of where in the building a home lies, how old the building is, and in which state the home is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import Flag, Thresholds
from hegang_desktop.engine.screening.advert import AdvertText

_TOP = re.compile(r"(?<!次)(?<!一步到)顶[楼层](?!架空|泳池|会所)|楼顶(?=复式|跃)|(?<!次)顶跃|顶复")
_NOT_TOP = re.compile(r"次顶|(?:非|不是|不)顶[楼层底]")
_GROUND = re.compile(
    r"底楼(?!层)|底层(?!.?低密度|洋房|商|架空)|(?:是|住|位于)(?:一|1)楼|(?<![唯十二三四五六七八九0-9-])(?:一|1)楼(?:带|送|有|赠)[^,。\s]{0,8}(?:花园|院|天井|露台)"
)
_GABLE = re.compile(
    r"冷山|[东西大]山墙|山墙(?:头|边|户|面)|[靠把临]山墙|[靠把]山(?:头|户)|(?<!夹)边套|边户(?!型?不)|端户|把边(?:户|单元|$|[\s,])|[东西]边户"
)
_BARE = re.compile(
    r"毛[坯胚](?!交付|交房|价|的?价|总价|标准|成本|房?[新已]装修)"
    r"|清水(?:现?房(?![新已]装修)|毛[坯胚]|大?平层|户型|套[一二三四五两单双1-5]|[一二三四五两大小1-5]{1,2}[室房居]|电梯|标准|洋房|复式|跃层)|纯清水"
)
_BARE_FIELD = re.compile(r"毛[坯胚]房?|清水房?|bare|rough")
_DONE_UP = re.compile(r"[精简豪中普]装|普通装修|[老旧]装修")
_NO_LIFT = re.compile(
    r"步梯|楼梯(?:房|楼|洋房)|(?:无|没有?|不带|未装|暂无)电梯|电梯(?:正在协商|加装中|待装|报批)|(?:可|拟|待|能|准备|即将)(?:加)?装电梯"
)
_LIFT = re.compile(r"(?<![加待拟装])电梯")


def building_flags(listing: Listing, advert: AdvertText, thresholds: Thresholds, month: Month) -> Iterator[Flag]:
    """The flags about floor, lift, position, age and condition. `month` is that in which the home is looked at."""
    told = listing.description
    yield from _top(told, advert)
    yield from _climb(told, advert, thresholds)
    if _is_ground(told, advert):
        yield Flag(
            "ground_floor",
            "note",
            msg("On the ground floor."),
            msg(
                "Look for damp and for drains that flow back. In many places the heating of a ground-floor home cannot "
                "be stopped."
            ),
        )
    if quote := advert.says(_GABLE):
        yield Flag(
            "gable_end",
            "note",
            msg('At the end of the building: the advert says "{words}".', words=quote),
            msg(
                "A cold gable wall is hard to heat: look for mould, ask for last winter's temperatures. In many places "
                "its heating cannot be stopped."
            ),
        )
    age = month.year - told.year_built if told.year_built is not None else None
    if age is not None and age >= thresholds.old_age.value:
        yield Flag(
            "old_building",
            "note",
            msg("Built in {year}, {age} years ago.", year=str(told.year_built), age=age),
            msg("Look at roof, risers, wiring and outer walls, and ask what the owners will have to pay for soon."),
        )
    if quote := _bare_words(told, advert):
        yield Flag(
            "bare",
            "warn",
            msg('A bare shell: the advert says "{words}".', words=quote),
            msg(
                "Count floors, kitchen, bath and wiring into the all-in cost; ask whether water and heat are connected."
            ),
        )


def _top(told: Description, advert: AdvertText) -> Iterator[Flag]:
    floor, floors = told.floor, told.floors
    known = floor is not None and floors is not None
    if floor is not None and floors is not None and floor == floors and floors > 1:
        yield _top_flag()
        return
    words = advert.says(_TOP)
    # a duplex counts by its lower storey
    if words and (not known or (floor or 0) + 1 == floors) and told.floor_band not in ("low", "middle"):
        yield _top_flag()
        return
    if told.floor_band == "high" and floor is None and not advert.mentions(_NOT_TOP):
        reason = (
            msg("On a high floor of {floors}: it may be the top one.", floors=str(floors))
            if floors is not None
            else msg("On a high floor: it may be the top one.")
        )
        if floors is None or floors > 1:
            yield Flag("maybe_top_floor", "note", reason, msg("Ask which floor of how many it is."))


def _top_flag() -> Flag:
    return Flag(
        "top_floor",
        "warn",
        msg("On the top floor."),
        msg(
            "Look at the ceilings for leaks and mould, ask for last winter's temperatures. In many places the heating "
            "of a top-floor home cannot be stopped, so that it is owed in full even when nobody lives there."
        ),
    )


def _climb(told: Description, advert: AdvertText, thresholds: Thresholds) -> Iterator[Flag]:
    least = thresholds.upper_floor.value
    lift = told.lift
    if lift is None:
        lift = False if advert.mentions(_NO_LIFT) else True if advert.says(_LIFT) else None
    if lift:
        return
    floor, floors = told.floor, told.floors
    if floor is not None and floor >= least:
        if lift is False:
            yield Flag(
                "upper_floor_no_lift",
                "warn",
                msg("On floor {floor}, and the advert says that there is no lift.", floor=str(floor)),
                msg(
                    "Climb it with a load. Think of age and illness, and that such homes are the hardest to sell again."
                ),
            )
        elif floors is None or floors <= thresholds.walk_up_floors.value:
            yield Flag(
                "lift_unknown",
                "note",
                msg("On floor {floor}; the advert does not say whether there is a lift.", floor=str(floor)),
                msg("Ask whether there is a lift that runs, and what it costs a year."),
            )
    elif floor is None and told.floor_band == "high" and lift is False and (floors is None or floors >= least):
        yield Flag(
            "upper_floor_no_lift",
            "note",
            msg("On a high floor, and the advert says that there is no lift."),
            msg("Ask which floor of how many it is, and climb it with a load."),
        )


def _is_ground(told: Description, advert: AdvertText) -> bool:
    if told.floor is not None:
        return told.floor == 1
    return told.floor_band in (None, "low") and advert.says(_GROUND) is not None


def _bare_words(told: Description, advert: AdvertText) -> str | None:
    condition = advert.condition
    if _BARE_FIELD.fullmatch(condition):
        return told.condition.strip()
    return None if _DONE_UP.search(condition) else advert.says(_BARE)
