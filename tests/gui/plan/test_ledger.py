"""The ledger of the plan page: whatever comes in or goes out has a column, and each row adds up."""

from __future__ import annotations

from typing import get_args

from hegang_desktop.app.ledger_table import KINDS
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.projection import FlowKind
from tests.helpers.households import household
from tests.helpers.running import Running


def test_every_kind_of_flow_has_a_column() -> None:
    assert {kind for kind, _ in KINDS} == set(get_args(FlowKind))


def test_the_columns_of_a_row_add_up(running: Running) -> None:
    running.session.add(household(6), msg("New plan"))
    running.window.show_plan()
    model = running.window.plan.ledger
    assert model.columnCount() >= 12
    outcome = running.session.outcome
    assert outcome is not None
    for i, month in enumerate(outcome.projection.months):
        cells = [model.index(i, column).data() for column in range(1, model.columnCount())]
        fen = [round(float(cell.replace(",", "")) * 100) for cell in cells if cell]
        assert sum(fen[:-1]) == fen[-1] == month.closing
