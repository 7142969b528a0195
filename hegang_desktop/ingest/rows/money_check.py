"""Settling one row's price: its unit where the cell does not say it, and whether the numbers of the row can be true."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.domain.area import Area, square_metres, unit_price
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen, divide_half_up, yuan
from hegang_desktop.ingest.rows import reasons
from hegang_desktop.ingest.values.amounts import Amount

LEAST_PRICE = yuan(1_000)
MOST_PRICE = yuan(10_000_000_000)
MOST_AREA = square_metres(10_000)
_WAN = 10_000
_FACTOR = 3
# without a stated unit price only what no square metre in China costs is refused
_LEAST_UNIT_PRICE, _MOST_UNIT_PRICE = yuan(10), yuan(1_000_000)


class Settled(NamedTuple):
    """The price and the stated unit price of a row, in fen."""

    price: Fen
    unit_price: Fen | None


def settle(price: Amount, area: Area | None, stated: Amount | None) -> Settled | tuple[str, Message]:
    """The amounts of a row, or the name of the field that cannot be true and why.

    A bare number whose column counts 万 may in one row be yuan, or the other way round (joined tables): where area and
    unit price prove it, it is taken so. An amount that states its unit is never changed.
    """
    if price.fen <= 0:
        return "price", reasons.price_not_positive(price.fen)
    total, per_area = price.fen, stated.fen if stated and stated.fen > 0 else None
    if area and per_area and not _agree(total, area, per_area):
        for other_total, other_per_area in _other_units(price, stated):
            if _agree(other_total, area, other_per_area):
                total, per_area = other_total, other_per_area
                break
        else:
            return "price", reasons.contradiction(total, area, per_area)
    if not LEAST_PRICE <= total <= MOST_PRICE:
        return "price", reasons.price_absurd(total, LEAST_PRICE, MOST_PRICE)
    if not area and per_area and per_area > _MOST_UNIT_PRICE:
        return "unit_price", reasons.price_absurd(per_area, _LEAST_UNIT_PRICE, _MOST_UNIT_PRICE)
    if area and not per_area and not _LEAST_UNIT_PRICE <= unit_price(total, area) <= _MOST_UNIT_PRICE:
        return "price", reasons.impossible_unit_price(total, area, unit_price(total, area))
    return Settled(total, per_area)


def worked_out(per_area: Fen, area: Area) -> Fen:
    """What a home costs by the price of a square metre, in whole yuan: that price was rounded before."""
    return Fen(divide_half_up(per_area * area, 100 * 100) * 100)


def _agree(total: Fen, area: Area, per_area: Fen) -> bool:
    """Whether a total and an area times a unit price lie within a factor of three of each other."""
    product = per_area * area
    return total * 100 <= _FACTOR * product and product <= _FACTOR * total * 100


def _other_units(price: Amount, stated: Amount | None) -> list[tuple[Fen, Fen]]:
    """The amounts as they would be with the other unit, where no unit is stated."""
    if stated is None:
        return []
    others = []
    if not price.explicit:
        others += [(Fen(price.fen * _WAN), stated.fen), (Fen(price.fen // _WAN), stated.fen)]
    if not stated.explicit:
        others += [(price.fen, Fen(stated.fen * _WAN)), (price.fen, Fen(stated.fen // _WAN))]
    return others
