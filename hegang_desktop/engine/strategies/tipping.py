"""Where the better of moving and staying changes: at which rent here, at which price there."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.money import Fen, share
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.strategy import TippingPoint
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.strategies.courses import lacks
from hegang_desktop.engine.strategies.outcome import Walk, walks
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.growth import by_month
from hegang_desktop.engine.timetable.prices import expected_prices, priced
from hegang_desktop.engine.timetable.table import Timetable

GRID = 48
"""Into how many parts the range is cut, to see every change on the way before the first one is closed in on."""
LARGEST_YUAN = LARGEST_AMOUNT // 100
Gain = Callable[[int], int | None]
"""By how much moving beats staying at the end, in fen, at an amount in whole yuan; None: the home is not bought."""


def tipping_rent(plan: Plan, rules: Rules, *, sellable: bool = True) -> TippingPoint:
    """The least rent a month here (as of the plan's first month) at which moving is no worse than staying.

    Below it staying wins: by net worth at the end of the last month looked at, whole projections at every rent tried.
    """
    effective = effective_plan(plan, rules)
    if lacks(effective, "move") is not None:
        return TippingPoint(None, "unreached")
    moving = walks(effective, rules, ("move",), sellable=sellable)["move"]
    return rent_point(moving, rules.value("inflation_rent", effective.scenario.assumptions))


def rent_point(moving: Walk, rising: int) -> TippingPoint:
    """`tipping_rent` for a course of moving; `rising` is the growth of rents a year."""
    gain = _by_rent(moving, rising)
    # a dearer rent only ever delays the home, so those at which it is bought lie below the last of them
    top = _last(lambda rent: gain(rent) is not None, LARGEST_YUAN)
    if top is None:
        return TippingPoint(None, "unreached")
    grid = _grid(0, top)
    wins = [_wins(gain, rent) for rent in grid]
    if not any(wins):
        return TippingPoint(None, "stay")
    first = wins.index(True)
    if first == 0:
        return TippingPoint(None, "move", only=all(wins))
    low, high = grid[first - 1], grid[first]
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _wins(gain, middle) else (middle, high)
    return TippingPoint(Fen(high * 100), only=all(wins[first:]))


def tipping_price(plan: Plan, rules: Rules, *, sellable: bool = True) -> TippingPoint:
    """The greatest price asked for the home there at which moving is no worse than staying; above it staying wins.

    An overridden price is looked for as such. As `tipping_rent` otherwise.
    """
    effective = effective_plan(plan, rules)
    if lacks(effective, "move") is not None:
        return TippingPoint(None, "unreached")
    gain = _by_price(effective.scenario, rules, walks(effective, rules, ("move",), sellable=sellable)["move"])
    top = _last(lambda price: gain(price) is not None, LARGEST_YUAN, least=1)
    if top is None:
        return TippingPoint(None, "unreached")
    grid = _grid(1, top)
    wins = [_wins(gain, price) for price in grid]
    if not any(wins):
        return TippingPoint(None, "stay")
    last = len(wins) - 1 - wins[::-1].index(True)
    if last == len(wins) - 1:
        return TippingPoint(None, "move", only=all(wins))
    low, high = grid[last], grid[last + 1]
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _wins(gain, middle) else (low, middle)
    return TippingPoint(Fen(low * 100), only=all(wins[: last + 1]))


def _wins(gain: Gain, amount: int) -> bool:
    gained = gain(amount)
    return gained is not None and gained >= 0


def _grid(low: int, high: int) -> list[int]:
    return sorted({low + (high - low) * part // GRID for part in range(GRID + 1)})


def _last(holds: Callable[[int], bool], most: int, least: int = 0) -> int | None:
    """The last amount up to `most` at which something holds that never holds again once it does not."""
    if not holds(least):
        return None
    low, step = least, 1_000
    while low + step <= most and holds(low + step):
        low, step = low + step, step * 2
    high = min(low + step, most + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _by_rent(moving: Walk, rising: int) -> Gain:
    table, ahead = moving.table, moving.table.months
    none = np.zeros(table.length, np.int64)
    free = msgspec.structs.replace(table, rent=none, as_before=msgspec.structs.replace(table.as_before, rent=none))
    here = sums.net(free, None)[:ahead]
    there: dict[int, Fens] = {}
    months = np.arange(ahead)

    def gain(rent: int) -> int | None:
        paid = by_month(rent * 100, rising, ahead)
        balances_here = sums.openings(table.at_hand, here - paid, table.tiers)
        home = sums.home_month(table, balances_here)
        if home is None:
            return None
        if home not in there:
            there[home] = sums.net(free, home)[:ahead]
        flows = there[home] - np.where(months < table.moves_in[home] + table.notice, paid, 0)
        return _gained(moving, table, home, flows, balances_here)

    return gain


def _by_price(scenario: Scenario, rules: Rules, moving: Walk) -> Gain:
    table, ahead = moving.table, moving.table.months
    balances_here = sums.openings(table.at_hand, sums.net(table, None)[:ahead], table.tiers)
    free = msgspec.structs.replace(table, terms=tuple(msgspec.structs.replace(one, price=None) for one in table.terms))
    there: dict[int, Fens] = {}

    def gain(price: int) -> int | None:
        asked = priced(free, expected_prices(_asking(scenario, Fen(price * 100)), table.start, rules, ahead))
        home = sums.home_month(asked, balances_here)
        if home is None:
            return None
        if home not in there:
            there[home] = sums.net(table, home)[:ahead]
        return _gained(moving, asked, home, there[home], balances_here)

    return gain


def _asking(scenario: Scenario, price: Fen) -> Scenario:
    """The scenario when `price` is asked today, or is the user's own."""
    if PRICE.key in scenario.overrides:
        return msgspec.structs.replace(scenario, overrides={**scenario.overrides, PRICE.key: price})
    home = msgspec.structs.replace(scenario.home, basis="total", price=price)
    return msgspec.structs.replace(scenario, home=home)


def _gained(moving: Walk, table: Timetable, home: int, flows: Fens, balances_here: Fens) -> int:
    """What moving in month `home` leaves at the end, less what staying leaves: money, home and deposit."""
    end = table.months - 1
    money = sums.openings(table.at_hand, flows, table.tiers, {home: int(table.costs[home])})[-1]
    value = share(Fen(int(table.prices[end])), moving.resale.share) if moving.resale.sellable else 0
    given_back = table.deposit if table.moves_in[home] + table.notice <= end else 0
    return int(money + value - given_back - balances_here[-1])
