"""The home: its size and price, what the seller leaves to the buyer, its heating; a mortgage to compare with."""

from __future__ import annotations

from typing import Any

from hegang_desktop.app.answer.price_source import unit_price_source
from hegang_desktop.app.plan.edits import FLOOR_AREA, PRICE, UNIT_PRICE, with_basis, with_situation, with_target
from hegang_desktop.app.plan.fields.field import Choice, Field, Part, Standing
from hegang_desktop.domain.lens import PartLens
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import ZERO
from hegang_desktop.domain.outgo import MortgageHere
from hegang_desktop.domain.places import DESCRIPTION, MORTGAGE, SCENARIO, SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.target import AgencyTerms, Repairs, TargetHome
from hegang_desktop.engine.costs.holding_time import AGES
from hegang_desktop.text.homes import HELD

BASES: dict[str, Message] = {"total": msg("in total"), "unit": msg("per m²")}
AGENCY: dict[AgencyTerms, Message] = {
    "flat": msg("a flat fee"),
    "rate": msg("a share of the price"),
    "included": msg("in the price asked"),
}
REPAIRS: dict[Repairs, Message] = {
    "as_described": msg("as the advert says"),
    "none": msg("no repairs"),
    "light": msg("light repairs"),
    "simple": msg("simple renovation"),
    "full": msg("full renovation"),
}
UNKNOWN: tuple[Choice, ...] = ((None, msg("not known")), (True, msg("yes")), (False, msg("no")))
HEATING: dict[str, Message] = {"gross": msg("floor area"), "usable": msg("usable area")}
METHODS: dict[str, Message] = {
    "equal_payment": msg("equal payments"),
    "equal_principal": msg("equal principal"),
}


def _area_standing(_plan: Plan, home: TargetHome) -> Standing:
    return "assumption" if home.area_assumed else "fact"


def _price_standing(_plan: Plan, home: TargetHome) -> Standing:
    return "assumption" if unit_price_source(home) is not None else "fact"


def _unit_price_source(_plan: Plan, home: TargetHome) -> Message | None:
    return unit_price_source(home)


def _held_standing(_plan: Plan, home: TargetHome) -> Standing:
    return "assumption" if home.held == "unknown" else "fact"


def _repairs_standing(_plan: Plan, home: TargetHome) -> Standing:
    return "assumption" if home.repairs == "as_described" else "choice"


def _put_area(plan: Plan, _place: PartLens, value: Any) -> Plan:
    return FLOOR_AREA.set(plan, value)


def _put_basis(plan: Plan, _place: PartLens, value: Any) -> Plan:
    return with_basis(plan, value)


def _put_price(plan: Plan, _place: PartLens, value: Any) -> Plan:
    return PRICE.set(plan, value)


def _put_unit_price(plan: Plan, _place: PartLens, value: Any) -> Plan:
    return UNIT_PRICE.set(plan, value)


def _put_held(plan: Plan, _place: PartLens, value: Any) -> Plan:
    return with_target(plan, held=value, held_in=None)


def _put_mortgage(plan: Plan, _place: PartLens, wanted: Any) -> Plan:
    here = plan.situation.mortgage_here or MortgageHere(price=ZERO)
    return with_situation(plan, mortgage_here=here if wanted else None)


NAME: tuple[Part, ...] = (
    Field(
        name="name", kind="text", title=msg("This scenario"), undo=msg("Name of the scenario"), at=SCENARIO,
        own="choice", empty=msg("a name, e.g. without a loan"),
        shown=lambda plan, scenario: len(plan.scenarios) > 1 or bool(scenario.name),
        why=msg("This home, this income, this city."),
    ),
)  # fmt: skip

PARTS: tuple[Part, ...] = (
    Field(
        name="floor_area", kind="area", title=msg("Floor area"), put=_put_area, standing=_area_standing,
        also=("area_assumed",), why=msg("Gross; heating and fees follow it."),
    ),
    Field(
        name="basis", kind="choice", title=msg("Price given"), undo=msg("How the price is given"),
        choices=tuple(BASES.items()), put=_put_basis, shown=lambda _plan, home: home.origin == "typed",
        why=msg("The other figure follows."),
    ),
    Field(
        name="price", kind="money", needed=True, title=msg("Price of the home"), read=lambda home: home.asking_price,
        put=_put_price, step=100_000, shown=lambda _plan, home: home.basis == "total", why=msg("As advertised."),
    ),
    Field(
        name="unit_price", kind="money", needed=True, title=msg("Unit price"), unit=msg("yuan/m²"), step=1_000,
        put=_put_unit_price, standing=_price_standing, source=_unit_price_source,
        shown=lambda _plan, home: home.basis == "unit", why=msg("As advertised."),
    ),
    Field(
        name="heated", kind="flag", title=msg("The place has district heating"), undo=msg("District heating"),
        why=msg("Then each winter is paid up front."),
    ),
    Field(
        name="held", kind="choice", title=msg("Held by the seller"), choices=tuple(HELD.items()), wide=True,
        put=_put_held, standing=_held_standing, fold="purchase",
        why=msg("It decides which of the seller's taxes you may be asked to pay."),
    ),
    Field(
        name="held_in", kind="month", title=msg("Month of the holding time"), optional=True, fold="purchase",
        empty=msg("the plan's start"), why=msg("By the month you buy, the seller will have owned it for longer."),
        shown=lambda _plan, home: home.held in AGES,
    ),
    Field(
        name="seller_pays_taxes", kind="flag", assumed=True, title=msg("The seller pays these taxes"), fold="purchase",
        undo=msg("Taxes of the seller"), why=msg("If they are not passed on to you."),
    ),
    Field(
        name="agency_terms", kind="choice", title=msg("Agent's fee"), choices=tuple(AGENCY.items()), fold="purchase",
        assumed=True, why=msg("The amount is among the cost lines."),
    ),
    Field(
        name="repairs", kind="choice", title=msg("Repairs"), choices=tuple(REPAIRS.items()), fold="purchase",
        standing=_repairs_standing, why=msg("Work done before moving in."),
    ),
    Field(
        name="arrears", kind="money", title=msg("Arrears"), undo=msg("Arrears of the home"), fold="purchase",
        assumed=True, why=msg("Fees the former owner left unpaid."),
    ),
    Field(
        name="maintenance_fund", kind="money", assumed=True, title=msg("Maintenance fund"), fold="purchase",
        why=msg("What the joint fund still asks for."),
    ),
    Field(
        name="priced_in", kind="month", title=msg("Month of the price"), optional=True, fold="purchase",
        empty=msg("the plan's start"), why=msg("Older prices are carried forward from it."),
    ),
    Field(
        name="note", kind="text", title=msg("Note"), undo=msg("Note on the home"), fold="purchase",
        empty=msg("your own words"), why=msg("Only for you; it is not counted."),
    ),
    Field(
        name="floor", kind="count", title=msg("Floor"), undo=msg("Floor of the home"), at=DESCRIPTION, optional=True,
        empty=msg("not known"), fold="winter", why=msg("On ground and top floor it often cannot be stopped."),
    ),
    Field(
        name="floors", kind="count", title=msg("Floors in the building"), at=DESCRIPTION, optional=True,
        empty=msg("not known"), fold="winter", why=msg("Shows whether it is the top floor."),
    ),
    Field(
        name="gable", kind="choice", title=msg("At the gable end"), choices=UNKNOWN, fold="winter",
        why=msg("There heating often cannot be stopped."),
    ),
    Field(
        name="separate_loop", kind="choice", title=msg("Separate loop"), undo=msg("Separate heating loop"),
        choices=UNKNOWN, fold="winter", why=msg("Without one it cannot be stopped."),
    ),
    Field(
        name="heating_basis", kind="choice", assumed=True, title=msg("Charged by"), undo=msg("Area that is charged"),
        choices=tuple(HEATING.items()), fold="winter", why=msg("Ask the heating company."),
    ),
    Field(
        name="interior_area", kind="area", title=msg("Usable area"), at=DESCRIPTION, optional=True,
        empty=msg("a share of it"), fold="winter", shown=lambda plan, _d: plan.scenario.home.heating_basis == "usable",
        why=msg("As on the title deed."),
    ),
    Field(
        name="mortgage_here", kind="flag", title=msg("Compare with a mortgage here"), at=SITUATION, fold="mortgage",
        undo=msg("Mortgage to compare with"), own="choice", read=lambda situation: situation.mortgage_here is not None,
        put=_put_mortgage, why=msg("The home you would buy where you live now."),
    ),
    Field(
        name="price", kind="money", title=msg("Its price"), undo=msg("Price with a mortgage"), at=MORTGAGE,
        fold="mortgage", step=1_000_000, why=msg("As advertised."),
    ),
    Field(
        name="down", kind="share", assumed=True, title=msg("Paid at once"), undo=msg("Share paid at once"), at=MORTGAGE,
        fold="mortgage", step=500, own="choice", why=msg("The share of the price paid in cash."),
    ),
    Field(
        name="annual_rate", kind="rate", title=msg("Interest"), undo=msg("Interest of the mortgage"), at=MORTGAGE,
        fold="mortgage", assumed=True, why=msg("As the bank offers it."),
    ),
    Field(
        name="years", kind="count", title=msg("Runs for"), undo=msg("Years of the mortgage"), unit=msg("years"),
        at=MORTGAGE, fold="mortgage", own="choice", assumed=True, why=msg("1 to 40 years."),
    ),
    Field(
        name="method", kind="choice", assumed=True, title=msg("Repayment"), undo=msg("Method of the mortgage"),
        choices=tuple(METHODS.items()), at=MORTGAGE, fold="mortgage", own="choice",
        why=msg("Equal principal costs more at first."),
    ),
    Field(
        name="fees", kind="money", title=msg("Taxes and fees"), undo=msg("Fees with a mortgage"), at=MORTGAGE,
        fold="mortgage", assumed=True, why=msg("Paid at once, beside the price."),
    ),
    Field(
        name="holding", kind="money", assumed=True, title=msg("Owning it"), undo=msg("Cost of owning it"), at=MORTGAGE,
        fold="mortgage", unit=msg("yuan/year"), why=msg("Property fee, heating, repairs."),
    ),
)  # fmt: skip
FOLDS = {
    "purchase": msg("More: seller, agent, repairs"),
    "winter": msg("More: floor and heating"),
    "mortgage": msg("More: a mortgage to compare with"),
}
