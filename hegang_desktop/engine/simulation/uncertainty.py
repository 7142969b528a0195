"""What is unsure about a plan, gathered from its streams and from the assumptions, as plain rates."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.effective_plan import effective_plan

ShockKind = Literal["medical", "family", "repair"]
SHOCKS: tuple[ShockKind, ...] = ("medical", "family", "repair")
_SPREADS: dict[IncomePattern, str] = {
    "seasonal": "spread_seasonal",
    "day_rate": "spread_day_rate",
    "irregular": "spread_irregular",
}
_EARNED: tuple[IncomePattern, ...] = ("steady", "seasonal", "day_rate", "irregular")
"""What is worked for: it can be lost, and be paid late. Who earns now more and now less has no safer work for it."""


class StreamLuck(msgspec.Struct, frozen=True):
    """What is unsure about one stream.

    `spread` is the standard deviation of a month's pay as a share of it, `persistence` the correlation of one month
    with the next; `loss` and `return_` are chances a month to lose work and to find it again; `late` the chance that a
    month's pay comes a month late; `floor` fen below which a month's pay does not fall.
    """

    id: str
    spread: float
    persistence: float
    loss: float
    return_: float
    late: float
    floor: Fen


class Shock(msgspec.Struct, frozen=True):
    """A bill that comes with `chance` in any month and is exponentially distributed around `cost` fen."""

    kind: ShockKind
    chance: float
    cost: Fen


class PendingLuck(msgspec.Struct, frozen=True):
    """Money still to come, which comes whole with the chance `certainty` and otherwise not at all."""

    id: str
    certainty: float


class Uncertainty(msgspec.Struct, frozen=True):
    """Everything that is left to luck. Volatilities are standard deviations a year of the logarithm."""

    streams: tuple[StreamLuck, ...]
    pending: tuple[PendingLuck, ...]
    price_volatility: float
    price_spread: float
    living_volatility: float
    rent_volatility: float
    heating_step_chance: float
    heating_step: float
    hard_winter_chance: float
    hard_winter_cost: Fen
    shocks: tuple[Shock, ...]


def uncertainty(plan: Plan, rules: Rules) -> Uncertainty:
    """What is unsure about the active scenario: each stream's own values, else the assumptions of its pattern."""
    effective = effective_plan(plan, rules)
    situation, scenario = effective.situation, effective.scenario
    chosen = scenario.assumptions

    def share(id_: str) -> float:
        return rules.value(id_, chosen) / 10_000

    # a price that the user has agreed is not unsure
    agreed = PRICE.key in scenario.overrides
    return Uncertainty(
        streams=tuple(_stream(stream, chosen, rules) for stream in situation.income),
        pending=tuple(PendingLuck(f"pending:{money.id}", money.certainty / 10_000) for money in situation.pending),
        price_volatility=0.0 if agreed else share("price_volatility"),
        price_spread=0.0 if agreed else share("price_spread"),
        living_volatility=share("living_volatility"),
        rent_volatility=share("rent_volatility"),
        heating_step_chance=share("heating_step_chance"),
        heating_step=share("heating_step"),
        hard_winter_chance=share("hard_winter_chance"),
        hard_winter_cost=rules.fen("hard_winter_cost", chosen),
        shocks=tuple(
            Shock(kind, share(f"{kind}_chance") / MONTHS_A_YEAR, rules.fen(f"{kind}_cost", chosen)) for kind in SHOCKS
        ),
    )


def _stream(stream: IncomeStream, chosen: dict[str, int], rules: Rules) -> StreamLuck:
    earned = stream.pattern in _EARNED

    def own_or(own: int | None, assumption: str | None) -> int:
        if own is not None:
            return own
        return rules.value(assumption, chosen) if assumption else 0

    every = own_or(stream.spell_every, "spell_every" if earned else None)
    length = own_or(stream.spell_length, "spell_length" if earned else None)
    persistent = "persistence_irregular" if stream.pattern == "irregular" else None
    spells = every > 0 and length > 0
    return StreamLuck(
        id=f"income:{stream.id}",
        spread=own_or(stream.spread, _SPREADS.get(stream.pattern)) / 10_000,
        persistence=min(own_or(stream.persistence, persistent) / 10_000, 0.99),
        loss=1 / every if spells else 0.0,
        return_=1 / length if spells else 1.0,
        late=own_or(stream.late, "late_wages" if earned else None) / 10_000,
        floor=stream.floor,
    )
