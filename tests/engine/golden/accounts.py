"""What the published accounts share: a plan whose costs are those of the account and no others."""

from __future__ import annotations

from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from tests.helpers.costs import no_costs


def only(once: dict[str, int] | None = None, yearly: dict[str, int] | None = None) -> dict[str, Fen]:
    """Overrides: these lines, in yuan, beside the price; all others nothing."""
    lines = (once or {}) | {f"holding:{id_}": amount for id_, amount in (yearly or {}).items()}
    return no_costs() | {id_: yuan(amount) for id_, amount in lines.items()}


def account(
    situation: Situation,
    home: TargetHome,
    once: dict[str, int] | None = None,
    yearly: dict[str, int] | None = None,
    *,
    years: int,
    spending_after: Fen | None = None,
    by_proxy: bool = False,
) -> Plan:
    """A plan of `years` years. Interest, growth of prices and the like: nothing, so that the account's sums hold."""
    nothing = (
        "interest", "price_drift", "bargaining", "inflation_living", "inflation_rent", "inflation_heating",
        "inflation_remittance", "inflation_insurance",
    )  # fmt: skip
    scenario = Scenario(
        "home",
        "",
        home,
        spending_after=spending_after,
        overrides=only(once, yearly),
        assumptions={**dict.fromkeys(nothing, 0), "heating_month": 10, "heating_last_month": 4, "horizon": years},
        by_proxy=by_proxy,
    )
    return Plan("account", "A published account", situation, (scenario,))


def closings(projection: Projection) -> list[float]:
    """Closing balances in yuan."""
    return [one.closing / 100 for one in projection.months]


def sums(projection: Projection) -> dict[str, float]:
    """What each item came to over all months, in yuan, by the id of its flows."""
    totals: dict[str, int] = {}
    for one in projection.months:
        for flow in one.flows:
            totals[flow.id] = totals.get(flow.id, 0) + flow.amount
    return {id_: amount / 100 for id_, amount in totals.items() if amount}
