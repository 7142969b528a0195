"""Pictures of every view of the plan page, of each chart, of what is tried out and of a home that is bought."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hegang_desktop.app.answer.charts import KINDS
from hegang_desktop.app.plan.purchase import Recorded, recorded
from hegang_desktop.app.plan.scenarios import duplicated
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.gui.main_window import MainWindow
from hegang_desktop.gui.plan.purchase_dialog import PurchaseDialog
from hegang_desktop.gui.plan.views import VIEWS

Take = Callable[..., None]


def take_inputs(window: MainWindow, take: Take) -> None:
    """The groups of inputs: folded, two of them open, and one of them scrolled; what stands behind a "?"."""
    inputs = window.plan.inputs
    for card in inputs.cards:
        card.set_open(open_=False)
    take("4-inputs-folded")
    for card in inputs.cards:
        card.set_open(open_=card in (inputs.home, inputs.costs))
    take("4-inputs-home-and-costs")
    inputs.show_card(inputs.costs)
    take("5-inputs-costs")
    inputs.costs.rows[1].note.click()
    take("5-inputs-note")
    inputs.costs.rows[1].note.click()
    inputs.restore("home")
    inputs.show_top()


def take_plan(window: MainWindow, take: Take) -> None:
    """All of them, of the plan that is open."""
    session, page = window.context.session, window.plan
    for kind in KINDS:
        page.chart.choose(kind)
        take(f"20-chart-{kind}")
    page.chart.choose("savings")
    page.answer.notices.open_()
    take("20-notices")
    page.answer.notices.open_()
    page.overview.open_what_if()
    tried = NOTHING.with_value("spend_less", yuan(300)).with_stress("dearer_home", on=True)
    session.try_out(tried.with_stress("hard_winter", on=True))
    take("21-what-if")
    session.try_out(NOTHING)
    page.overview.close_what_if()
    session.edit(msg("Duplicate the scenario"), partial(duplicated, name="B"))
    session.edit(msg("Price of the home"), _cheaper)
    for view in VIEWS[1:]:
        page.show_view(view.id)
        take(f"22-{view.id}")
    page.show_view("overview")
    window.plan_edits.record_purchase()
    for dialog in window.findChildren(PurchaseDialog):
        take("23-purchase", dialog)
        dialog.close()
    _buy(session)
    take("24-bought")


def _cheaper(plan: Plan) -> Plan:
    from hegang_desktop.app.plan.edits import PRICE

    return PRICE.set(plan, plan.scenario.home.asking_price * 3 // 4)


def _buy(session: Session) -> None:
    outcome = session.outcome
    assert outcome is not None
    said = Recorded(session.this_month, yuan(90_000), {"price": yuan(58_000), "door": yuan(1_200)})
    session.edit(msg("Purchase"), lambda plan: recorded(plan, outcome, said))
