"""A child process in okama-planner's own environment: simulates a household when told to, and says how long it took.

It is the household of household.hgplan, as near as okama-planner 0.5.1 can express it: amounts are yuan; the sea pays
in seasons; what is left to chance there (spells without work, shocks, hard winters) stands at its expected value, for
okama-planner's own chance is the return on money at hand, here of a made-up market near our rate of interest; the home
is a goal in the projection's home month, as it cannot be bought in whichever month a life can.

`single` is its plain way, one portfolio through two stages; `joint` its other, in which every life itself pays, or
fails to pay, for the home. Reads lines of a way and a seed, answers each with a line: seconds, and the share of lives
that okama-planner counts as a success. The clock runs around `forecast` alone; the request has been checked before.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any

from okama_planner import ForecastRequest, forecast  # type: ignore[import-not-found]  # not in our environment

LIVES = 10_000
YEARS = 15
START = (2026, 11)
MOVE = (2028, 5)


def main() -> int:
    """Answer until there is nothing more to read."""
    for line in sys.stdin:
        way, seed = line.split()
        request = ForecastRequest.model_validate(_request(way, int(seed)))
        began = time.perf_counter()
        result = forecast(request)
        seconds = time.perf_counter() - began
        print(seconds, result["metrics"]["probability_of_success"], flush=True)
    return 0


def _request(way: str, seed: int) -> dict[str, Any]:
    request: dict[str, Any] = {"currency": "CNY", "mc_number": LIVES, "seed": seed, "plan": _plan()}
    market = _market()
    if way == "single":
        sample = {"start_month": "2016-01", "monthly_returns": market}
        pins = {"accumulation_last_date_pin": "2025-12", "withdrawal_last_date_pin": "2025-12"}
        return {
            **request,
            "plan": {**request["plan"], **pins},
            "return_samples": {"accumulation": sample, "withdrawal": sample},
        }
    first = _month(START)
    weights = [{"start_month": first, "weights": [{"asset": "fund", "weight": 1.0}]}]

    def segment(name: str, goal: int | None, amount: float) -> dict[str, Any]:
        return {
            "segment_id": name,
            "goal_id": goal,
            "opening_amount": amount,
            "currency": "CNY",
            "strategy": weights,
            "completion": {"action": "retain"},
        }

    return {
        **request,
        "portfolio_mode": "single",
        "joint_history": {
            "start_month": "2016-01",
            "currency": "CNY",
            "method": "synchronized_bootstrap",
            "asset_returns": {"fund": market},
        },
        "allocation": {
            "segments": [segment("all", None, 38_000), segment("home", 1, 0), segment("cushion", 2, 0)],
            "single_strategy": weights,
            "surplus_weights": [{"start_month": first, "weights": [{"segment_id": "all", "weight": 1.0}]}],
            "household_segment_id": "all",
            "goal_funders": [{"goal_id": 1, "segment_id": "home"}, {"goal_id": 2, "segment_id": "cushion"}],
            "event_priority": ["mortgage_payment", "expense", "goal:2", "goal:1"],
            "funding_source_order": ["cash", "segment", "buffer"],
            "reserve_funding_source_order": ["cash", "segment"],
            "transfer_policy": "unrestricted",
            "transfer_order": ["all", "home", "cushion"],
            "buffer_policy": "retain",
            "purchase_execution": "all_or_nothing",
        },
    }


def _plan() -> dict[str, Any]:
    last = _later(START, 12 * YEARS - 1)
    moved, before = _month(MOVE), _month(_later(MOVE, -1))
    items = [
        _flow("income", "day labour", 734),
        _flow("income", "online shop", 900),
        _flow("income", "deposit", 15_000, "2027-09", "2027-09"),
        _flow("income", "lent", 4_800, "2028-02", "2028-02"),
        _flow("expense", "living", 1_900, last=before),
        _flow("expense", "living there", 1_500, moved),
        _flow("expense", "child", 600),
        _flow("expense", "rent", 900, last=before),
        _flow("expense", "remittance", 600),
        _flow("expense", "social insurance", 1_044, "2029-01"),
        _flow("expense", "illness, family", 58),
        _flow("expense", "holding cost, repairs, hard winters", 235, moved),
    ]
    items += [_flow("expense", f"phone {year}", 1_500, f"{year}-06", f"{year}-06") for year in range(2027, last[0], 3)]
    for year in range(START[0], last[0] + 1):
        items += [_flow("expense", f"school {year}", 1_200, f"{year}-{m:02}", f"{year}-{m:02}") for m in (3, 9)]
        # six months at sea from November on; after the move less is earned, or nothing in the months beyond
        season = [(year, 11), (year + 1, 4)]
        if season[0] <= last:
            end = min(season[1], last)
            amount = 6_580 if season[1] < MOVE else 2_820
            items.append(_flow("income", f"at sea {year}", amount, _month(season[0]), _month(end)))
    items = [item for item in items if _month(START) <= item["start_month"] <= _month(last)]
    return {
        "t0": _month(START),
        "horizon_years": YEARS,
        "retirement_year": START[0] + YEARS - 1,
        "buffer_lookahead_months": 0,
        "rates": {
            "inflation_rate": 0.01,
            "expense_indexation_rate": 0.01,
            "income_indexation_rate": 0.0,
            "goal_indexation_rate": 0.0,
            "discount_rate": 0.01,
            "buffer_rate": 0.014,
        },
        "persons": [
            {"name": "mover", "birth_year": 1990, "role": "self"},
            {"name": "child", "birth_year": 2018, "role": "child"},
        ],
        "assets": [
            {"label": "at hand", "amount": 38_000, "currency": "CNY", "asset_class": "portfolio"},
            {"label": "money fund", "amount": 20_000, "currency": "CNY", "asset_class": "savings"},
            {"label": "cushion", "amount": 0, "currency": "CNY", "asset_class": "reserve", "growth_rate": 0.0},
        ],
        "liabilities": [_loan("card", 12_000, 0.18, 900), _loan("mini-loan", 6_000, 0.25, 450)],
        "budget_items": items,
        "goals": [
            {
                "goal_id": 1,
                "label": "home, all-in",
                "kind": "lump",
                "amount_pv": 62_276,
                "pv_year": START[0],
                "target_year": MOVE[0],
                "target_month": MOVE[1],
                "becomes_asset": True,
            },
            {
                "goal_id": 2,
                "label": "cushion",
                "kind": "reserve_topup",
                "amount_pv": 5_000,
                "pv_year": START[0],
                "target_year": START[0] + 1,
                "reserve_label": "cushion",
            },
        ],
    }


def _flow(kind: str, label: str, amount: float, first: str | None = None, last: str | None = None) -> dict[str, Any]:
    until = {"end_rule": "until_month", "end_month": last} if last else {}
    return {"kind": kind, "label": label, "monthly_amount": amount, "start_month": first or _month(START), **until}


def _loan(label: str, owed: float, rate: float, payment: float) -> dict[str, Any]:
    return {
        "label": label,
        "principal": owed,
        "annual_rate": rate,
        "monthly_payment": payment,
        "term_months": 24,
        "start_month": _month(START),
    }


def _market() -> list[float]:
    """Ten made-up years of monthly returns near a money fund's."""
    chance = random.Random(1)
    return [chance.gauss(0.0015, 0.004) for _ in range(120)]


def _later(month: tuple[int, int], months: int) -> tuple[int, int]:
    year, rest = divmod(month[0] * 12 + month[1] - 1 + months, 12)
    return year, rest + 1


def _month(month: tuple[int, int]) -> str:
    return f"{month[0]}-{month[1]:02}"


if __name__ == "__main__":
    sys.exit(main())
