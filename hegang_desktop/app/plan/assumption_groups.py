"""The shipped assumptions in groups, and which of them a word finds."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Given
from hegang_desktop.engine.costs.catalogue import of_group
from hegang_desktop.engine.costs.entry import CostGroup
from hegang_desktop.text.assumptions import ASSUMPTIONS
from hegang_desktop.text.plan_values import of_unit


class AssumptionGroup(msgspec.Struct, frozen=True):
    """Assumptions that belong together, by their ids, in the order in which they are listed."""

    title: Message
    ids: tuple[str, ...]


def _of_lines(*groups: CostGroup) -> tuple[str, ...]:
    """The figures that the cost lines of these groups rest on."""
    return tuple(label.id for group in groups for entry in of_group(group) for label in entry.labels)


GROUPS = (
    AssumptionGroup(
        msg("Costs of buying"),
        _of_lines("fees", "taxes", "price"),
    ),
    AssumptionGroup(
        msg("Costs of moving in"),
        _of_lines("settling_in", "first_winter", "other", "contingency"),
    ),
    AssumptionGroup(
        msg("Heating and keeping the home"),
        _of_lines("keeping"),
    ),
    AssumptionGroup(
        msg("Rates: how things change"),
        (
            "price_drift", "interest", "inflation_living", "inflation_rent", "inflation_heating",
            "inflation_remittance", "inflation_insurance", "pension_rate", "health_rate", "insurance_base", "horizon",
        ),
    ),
    AssumptionGroup(
        msg("How uncertain pay is"),
        (
            "spread_seasonal", "spread_day_rate", "spread_irregular", "persistence_irregular", "spell_every",
            "spell_length", "late_wages",
        ),
    ),
    AssumptionGroup(
        msg("How uncertain prices are"),
        (
            "price_volatility", "price_spread", "living_volatility", "rent_volatility", "heating_step_chance",
            "heating_step",
        ),
    ),
    AssumptionGroup(
        msg("What can happen"),
        (
            "hard_winter_chance", "hard_winter_cost", "medical_chance", "medical_cost", "family_chance",
            "family_cost", "repair_chance", "repair_cost",
        ),
    ),
    AssumptionGroup(
        msg("What counts as safe"),
        ("safe_share", "safe_months"),
    ),
    AssumptionGroup(
        msg("For comparing strategies"),
        (
            "resale_share", "resale_months", "resale_share_here", "rent_there", "trial_starts", "trial_latest",
            "trial_months",
        ),
    ),
)  # fmt: skip
"""Every assumption stands in one of them: a test looks."""


def matching_figures(wanted: str, say: Callable[[Message], str]) -> tuple[str, ...]:
    """The ids of the assumptions whose name or reason, in the reader's language, holds every word of `wanted`."""
    words = wanted.casefold().split()
    ids = (id_ for group in GROUPS for id_ in group.ids)
    return tuple(id_ for id_ in ids if all(word in _words(id_, say) for word in words))


def _words(id_: str, say: Callable[[Message], str]) -> str:
    name, why = ASSUMPTIONS[id_]
    return f"{say(name)} {say(why)} {id_}".casefold()


class OutOfBounds(msgspec.Struct, frozen=True):
    """An assumption of a plan file that lies outside its bounds, and the value that is reckoned with instead."""

    least: int
    most: int
    counted: int


def out_of_bounds(plan: Plan, id_: str) -> OutOfBounds | None:
    """Whether the plan's own value of an assumption cannot be reckoned with; None where it can, or there is none."""
    own, shipped = plan.scenario.assumptions.get(id_), load_rules().assumptions[id_]
    if own is None or shipped.least <= own <= shipped.most:
        return None
    return OutOfBounds(shipped.least, shipped.most, load_rules().value(id_, {id_: own}))


def out_of_bounds_words(plan: Plan) -> tuple[Message, ...]:
    """A sentence for each assumption of the plan that lies outside its bounds, in the order of the shipped ones."""
    said: list[Message] = []
    for id_, shipped in load_rules().assumptions.items():
        outside = out_of_bounds(plan, id_)
        if outside is not None:
            show = of_unit(shipped.unit)
            said.append(
                msg(
                    "“{name}” must lie between {least} and {most}; the figures count {counted}.",
                    name=ASSUMPTIONS[id_][0],
                    least=show(outside.least),
                    most=show(outside.most),
                    counted=show(outside.counted),
                )
            )
    return tuple(said)


def given(plan: Plan, id_: str) -> Given:
    """What counts for this plan where the user says nothing: the value of the home's city, or the shipped one."""
    return load_rules().given(id_, {}, plan.scenario.home.description.city, plan.situation.start)
