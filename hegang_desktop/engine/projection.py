"""The projection: one deterministic month-by-month ledger of a plan's scenario, on expected values.

Order within a month: on its first day the home is bought if the money at hand covers the all-in cost of that month
and the cushion; then the month's income comes in and its costs go out. From the home month on, life is as after the
move: no rent, the spending named for it, and the streams that stay. Savings interest is earned on the opening
balance. Every amount is whole fen.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.cost import CostLine, total
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Flow, LedgerMonth, Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.cashflow.streams import DebtBook, income_flows, interest_on, living_flows
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.holding import due_in, first_heating_due, holding
from hegang_desktop.engine.runway import RUNWAY_LIMIT, runway


def project(plan: Plan, rules: Rules) -> Projection:
    """The ledger and the answer of the plan's active scenario."""
    return _Run(plan, rules).projection()


class _Run:
    """One projection in the making; holds what every month needs."""

    def __init__(self, plan: Plan, rules: Rules) -> None:
        self.plan = plan
        self.scenario = plan.scenario
        self.rules = rules
        self.start = plan.situation.start
        chosen = self.scenario.assumptions
        self.horizon = rules.value("horizon", chosen) * MONTHS_A_YEAR
        self.rate = Tenthousandths(rules.value("interest", chosen))
        self.holding_lines = holding(self.scenario, rules)
        # without a price there is no home to buy; a price of zero counts when the user wrote it
        self.is_priced = self.scenario.home.asking_price > 0 or "price" in self.scenario.overrides

    def cost_in(self, month: Month) -> tuple[CostLine, ...]:
        other_home = self.plan.situation.owns_other_home
        return all_in(self.scenario, month, self.start, self.rules, other_home=other_home)

    def projection(self) -> Projection:
        cushion = self.plan.situation.cushion
        debts = DebtBook(self.plan.situation.debts)
        balance = self.plan.situation.at_hand
        rows: list[LedgerMonth] = []
        home_month: Month | None = None
        lines: tuple[CostLine, ...] = ()
        left_after: Fen | None = None
        no_income: int | None = None
        own_income: int | None = None
        below_zero: Month | None = None
        best_month, shortfall = self.start, Fen(2**62)
        for i in range(self.horizon):
            month = self.start + i
            flows: list[Flow] = []
            if home_month is None:
                lines = self.cost_in(month)
                lacking = Fen(total(lines) + cushion - balance)
                if lacking < shortfall:
                    best_month, shortfall = month, lacking
                if lacking <= 0 and self.is_priced:
                    home_month = month
                    left_after = Fen(balance - total(lines))
                    flows.append(Flow("home", msg("The home, all-in"), Fen(-total(lines))))
                    no_income = runway(left_after, self.life_after(month, debts.copy(), income=False))
                    own_income = runway(left_after, self.life_after(month, debts.copy(), income=True))
            # what was paid for the home on the first day earns no interest
            kept = left_after if home_month == month and left_after is not None else balance
            flows += self.flows_in(month, home_month, debts, kept)
            row = _ledger_month(month, balance, flows)
            rows.append(row)
            balance = row.closing
            if balance < 0 and below_zero is None:
                below_zero = month
        monthly_after, holding_year = self.monthly_after()
        return Projection(
            months=tuple(rows),
            home_month=home_month,
            cost_lines=lines,
            all_in=total(lines),
            holding_lines=self.holding_lines,
            holding_year=holding_year,
            monthly_after=monthly_after,
            left_after=left_after,
            runway_no_income=no_income,
            runway_plan=own_income,
            first_below_zero=below_zero,
            best_month=best_month,
            shortfall=Fen(max(0, shortfall)),
        )

    def flows_in(self, month: Month, home_month: Month | None, debts: DebtBook, balance: Fen) -> list[Flow]:
        """Everything but the purchase that comes in or goes out in `month`."""
        moved = home_month is not None
        flows = income_flows(self.plan, month, moved=moved)
        interest = interest_on(balance, self.rate)
        if interest:
            flows.append(Flow("interest", msg("Interest on savings"), interest))
        flows += living_flows(self.plan, self.scenario, moved=moved)
        flows += debts.pay()
        if home_month is not None:
            first_heating = first_heating_due(home_month, self.rules, self.scenario)
            for line in due_in(month, home_month, self.holding_lines, first_heating):
                if line.amount:
                    flows.append(Flow("holding", line.name, Fen(-line.amount)))
        return flows

    def life_after(self, home_month: Month, debts: DebtBook, *, income: bool) -> Iterator[tuple[Fen, Fen]]:
        """(incoming, outgoing) of each month from the home month on, for the runways. Interest is left out."""
        for i in range(RUNWAY_LIMIT):
            flows = self.flows_in(home_month + i, home_month, debts, ZERO)
            incoming = sum(flow.amount for flow in flows if flow.amount > 0)
            outgoing = -sum(flow.amount for flow in flows if flow.amount < 0)
            yield Fen(incoming if income else 0), Fen(outgoing)

    def monthly_after(self) -> tuple[Fen, Fen]:
        """What living there costs a month, holding cost spread over the year; and the holding cost of a year."""
        holding_year = total(self.holding_lines)
        living = sum(-flow.amount for flow in living_flows(self.plan, self.scenario, moved=True))
        return Fen(living + holding_year // MONTHS_A_YEAR), holding_year


def _ledger_month(month: Month, opening: Fen, flows: list[Flow]) -> LedgerMonth:
    incoming = Fen(sum(flow.amount for flow in flows if flow.amount > 0))
    outgoing = Fen(-sum(flow.amount for flow in flows if flow.amount < 0))
    return LedgerMonth(month, opening, incoming, outgoing, Fen(opening + incoming - outgoing), tuple(flows))
