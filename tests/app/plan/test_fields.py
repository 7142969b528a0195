"""The inputs as data: to show a value and write it back changes nothing, for every field of any plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from hegang_desktop.app.plan.fields import assets, debts, home, income, moving, spending
from hegang_desktop.app.plan.fields.field import Field, ItemList, Part, lens
from hegang_desktop.app.plan.fields.income import Unsure, shipped_luck
from hegang_desktop.app.plan.subtotals import going_out
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.codec import checked
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.places import HOME, SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from tests.helpers.households import household
from tests.helpers.inputs import with_everything
from tests.helpers.plans import plans

CARDS: tuple[tuple[PartLens, tuple[Part, ...]], ...] = (
    (SITUATION, assets.PARTS),
    (SITUATION, income.PARTS),
    (SITUATION, spending.PARTS),
    (SITUATION, debts.PARTS),
    (HOME, home.NAME + home.PARTS),
    (SITUATION, moving.PARTS + moving.AFTER),
)


def fields_of(plan: Plan) -> Iterator[tuple[PartLens, Field]]:
    """Every field that is shown for the plan, with its place."""
    for place, parts in CARDS:
        for part in parts:
            if isinstance(part, ItemList):
                for item in part.items.get(plan):
                    at = part.items.item(item.id)
                    yield from ((at, field) for field in part.fields if field.shown(plan, at.get(plan)))
            else:
                at = part.at or place
                if part.shown(plan, at.get(plan)):
                    yield at, part


@given(plans)
def test_a_value_shown_and_written_back_changes_nothing(plan: Plan) -> None:
    for place, field in fields_of(plan):
        if field.seen is None:
            one = lens(place, field)
            assert one.set(plan, one.get(plan)) == plan, one.ref


def test_every_field_of_a_full_plan_can_be_written_back_as_the_plan_is_stored() -> None:
    plan = with_everything()
    written = 0
    for place, field in fields_of(plan):
        one = lens(place, field)
        assert checked(one.set(plan, one.get(plan))) == plan, one.ref
        written += 1
    assert written > 150


@pytest.mark.parametrize("name", ["spread", "persistence", "spell_every", "spell_length", "late"])
def test_an_empty_field_shows_what_the_engine_takes(name: Unsure) -> None:
    plan = household(5)
    luck = {one.id: one for one in uncertainty(plan, load_rules()).streams}
    for stream in plan.situation.income:
        if getattr(stream, name) is not None:
            continue
        taken = luck[f"income:{stream.id}"]
        engine = {
            "spread": taken.spread * 10_000,
            "persistence": taken.persistence * 10_000,
            "late": taken.late * 10_000,
            "spell_every": 1 / taken.loss if taken.loss else 0,
            "spell_length": 1 / taken.return_ if taken.loss else 0,
        }[name]
        assert shipped_luck(plan, stream, name) == pytest.approx(engine)


def test_the_heading_counts_what_goes_out_in_an_average_month() -> None:
    # 1,900 living, 900 rent, 600 home, 600 child, 2 x 1,200 school over twelve months; insurance begins in 2029
    assert going_out(household(5)) == yuan(1_900 + 900 + 600 + 600 + 200)
