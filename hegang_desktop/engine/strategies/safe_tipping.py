"""Where the better of moving and staying changes, if each is acted on in its own safe month.

The points of `tipping` are of buying as soon as can be, and a change of rent or price moves the safe month as well. So
they are a first guess: kept where the lives agree, else closed in on with a run of lives for each amount tried.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.strategy import TippingPoint
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.simulation.workspace import Workspaces
from hegang_desktop.engine.strategies.lives import Luck
from hegang_desktop.engine.strategies.outcome import outcome
from hegang_desktop.engine.strategies.tipping import tipping_price, tipping_rent

FARTHER = (105, 115, 130, 160, 200)
"""How far beyond the guess a change is looked for, in hundredths of the guess or the other way round."""
Change = Callable[[int], Plan]


def safe_tipping_rent(plan: Plan, rules: Rules, luck: Luck, acts: Month | None) -> TippingPoint:
    """As `tipping_rent`, of who buys in the safe month; `acts` is that of the plan as it is."""
    guess = tipping_rent(_waiting(plan, acts), rules)

    def rented(rent: int) -> Plan:
        situation = msgspec.structs.replace(plan.situation, rent=Fen(rent * 100))
        return msgspec.structs.replace(plan, situation=situation)

    return _Search(rules, luck, rented).point(guess, plan.situation.rent // 100, wins_above=True)


def safe_tipping_price(plan: Plan, rules: Rules, luck: Luck, acts: Month | None) -> TippingPoint:
    """As `tipping_price`, of who buys in the safe month; `acts` is that of the plan as it is."""
    guess = tipping_price(_waiting(plan, acts), rules)

    def priced(price: int) -> Plan:
        return _asked(plan, Fen(price * 100))

    return _Search(rules, luck, priced).point(guess, plan.scenario.price // 100, wins_above=False)


def _asked(plan: Plan, price: Fen) -> Plan:
    scenario = plan.scenario
    if PRICE.key in scenario.overrides:
        scenario = msgspec.structs.replace(scenario, overrides={**scenario.overrides, PRICE.key: price})
    else:
        home = msgspec.structs.replace(scenario.home, basis="total", price=price)
        scenario = msgspec.structs.replace(scenario, home=home)
    return plan.with_scenario(scenario)


def _waiting(plan: Plan, month: Month | None) -> Plan:
    if month is None:
        return plan
    scenario = plan.scenario
    first = month if scenario.not_before is None else max(month, scenario.not_before)
    tried = msgspec.structs.replace(scenario.tried, later=0)
    return plan.with_scenario(msgspec.structs.replace(scenario, not_before=first, tried=tried))


class _Search:
    def __init__(self, rules: Rules, luck: Luck, change: Change) -> None:
        self._rules, self._luck, self._change = rules, luck, change
        self._spaces = luck.spaces or Workspaces()
        self._known: dict[int, bool] = {}

    def point(self, guess: TippingPoint, now: int, *, wins_above: bool) -> TippingPoint:
        """The change nearest to the guess; None where there is none between the plan and what is far beyond it."""
        if guess.amount is None:
            return guess
        at, side = guess.amount // 100, -1 if wins_above else 1
        if self._wins(at) and not self._wins(at + side):
            return guess
        wins = self._wins(now)
        # from the plan on: first the guess, then farther and farther away from the plan
        farther = [at, *(at * part // 100 if at >= now else at * 100 // part for part in FARTHER)]
        other = next((one for one in farther if self._wins(one) != wins), None)
        if other is None:
            return TippingPoint(None, "", only=False)
        low, high = sorted((now, other))
        low_wins = self._wins(low)
        if low_wins == wins_above:
            return TippingPoint(None, "", only=False)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._wins(middle) == low_wins else (low, middle)
        return TippingPoint(Fen(100 * (high if wins_above else low)), only=guess.only)

    def _wins(self, amount: int) -> bool:
        """Whether moving is no worse than staying at an amount in whole yuan."""
        if not 0 <= amount <= LARGEST_AMOUNT // 100:
            return False
        if amount not in self._known:
            self._known[amount] = self._gained(self._change(amount))
        return self._known[amount]

    def _gained(self, plan: Plan) -> bool:
        acts = safety(plan, self._rules, self._luck.lives, self._luck.seed, spaces=self._spaces).safe_month
        moved, stayed = outcome(plan, self._rules, "move", month=acts), outcome(plan, self._rules, "stay")
        if moved is None or stayed is None or moved.home_month is None:
            return False
        return moved.final_worth >= stayed.final_worth
