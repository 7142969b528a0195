"""Making a listing the target home of the open plan, or of a new one when none is open."""

from __future__ import annotations

from hegang_desktop.app.plan.new_plan import new_plan, with_target
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.plan.target_home import target_from
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.texts import Texts


def make_target(session: Session, texts: Texts, detail: ListingDetail) -> None:
    """One step that can be undone. Raises InvalidPlan when the listing's values fit no plan."""
    target = target_from(detail)
    if session.plan is None:
        session.add(new_plan(texts.say(msg("My plan")), session.this_month, home=target), msg("New plan"))
    else:
        session.edit(msg("Target home"), lambda plan: with_target(plan, target))
