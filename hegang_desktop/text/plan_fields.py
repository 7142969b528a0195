"""Every field of a plan: what it is called and how its value is written. A test holds that none is missing."""

from __future__ import annotations

from hegang_desktop.domain.field_values import unpacked
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.listing_field import Kind, ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.message import Message, msg, pmsg, verbatim
from hegang_desktop.domain.outgo import (
    DatedCost,
    Deadline,
    MortgageHere,
    SocialInsurance,
    SpendingLine,
    Tenancy,
)
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.engine.names import CATEGORIES, PEOPLE_NAMED
from hegang_desktop.text.debts import DEBT_COSTS
from hegang_desktop.text.homes import HELD
from hegang_desktop.text.plan_values import (
    Show,
    amounts,
    area,
    calendar,
    chosen,
    fine_rate,
    many,
    money,
    month,
    months_long,
    number,
    otherwise,
    rate,
    text,
    yes_no,
)

Field = tuple[Message, Show]
Fields = dict[str, Field]

_AS_SHIPPED = msg("the shipped value")
_AS_BEFORE = msg("as before the move")
_NAME: Field = (msg("Name"), text)
_AMOUNT: Field = (msg("Amount"), money)
_FIRST: Field = (msg("First month"), month)
_LAST: Field = (msg("Last month"), month)
_PERSON: Field = (msg("Whose it is"), text)
_YEARLY: Field = (msg("Interest a year"), rate)

PATTERNS: dict[str, Message] = {
    "steady": pmsg("pattern of income", "the same every month"),
    "seasonal": pmsg("pattern of income", "in seasons"),
    "day_rate": pmsg("pattern of income", "by the day"),
    "irregular": pmsg("pattern of income", "now more, now less"),
    "one_off": pmsg("pattern of income", "once"),
    "pension": pmsg("pattern of income", "a pension"),
}
AFTER_MOVE: dict[str, Message] = {
    "stays": pmsg("income after the move", "goes on"),
    "stops": pmsg("income after the move", "stops"),
    "changes": pmsg("income after the move", "changes"),
}
PENDING: dict[str, Message] = {
    "deposit": msg("fixed deposit"),
    "housing_fund": msg("housing fund"),
    "lent": msg("money lent"),
    "home_sale": msg("sale of a home"),
    "other": pmsg("money to come", "other"),
}
SITUATION: Fields = {
    "spending": (msg("Living"), money),
    "rent": (msg("Rent"), money),
    "remittance": (msg("Remittance to family"), money),
    "cushion": (msg("Cushion"), money),
    "owns_other_home": (msg("The family owns another home"), yes_no),
    "payoff": (msg("Extra for the most expensive debt, a month"), money),
    "away_months": (msg("Months without travel"), calendar),
}
COUNT: Fields = {
    "month": (msg("First month of the plan"), month),
    "at_hand": (msg("Money at hand"), money),
    "expected": (msg("Expected then"), money),
    "course": (msg("Expected course"), amounts),
    "home_before": (msg("Home month before the count"), month),
    "home_after": (msg("Home month after the count"), month),
    "why": (msg("Why it differs"), text),
    "day": (msg("Counted on day"), number),
    "settled": (msg("In or paid by then"), many),
}
STREAM: Fields = {
    "name": _NAME,
    "amount": _AMOUNT,
    "months": (msg("Months with pay"), calendar),
    "starts": _FIRST,
    "ends": _LAST,
    "after_move": (msg("After the move"), chosen(AFTER_MOVE)),
    "pattern": (msg("How it pays"), chosen(PATTERNS)),
    "amount_after": (msg("Income after the move"), money),
    "amount_off": (msg("In the other months"), money),
    "amount_off_after": (msg("In the other months after the move"), money),
    "months_on": (msg("Months on"), number),
    "months_off": (msg("Months off"), number),
    "cycle_start": (msg("Starting in"), month),
    "days": (msg("Days a month"), number),
    "idle": (msg("Chance of no work"), rate),
    "growth": (msg("Rise a year"), rate),
    "away": (msg("Keeps away from travel"), yes_no),
    "floor": (msg("At least"), money),
    "spread": (msg("Spread"), otherwise(rate, _AS_SHIPPED)),
    "persistence": (msg("Persistence"), otherwise(rate, _AS_SHIPPED)),
    "spell_every": (msg("Months between losses of work"), otherwise(number, _AS_SHIPPED)),
    "spell_length": (msg("Months without work"), otherwise(number, _AS_SHIPPED)),
    "late": (msg("Chance of late wages"), otherwise(rate, _AS_SHIPPED)),
    "person": _PERSON,
}
DEBT: Fields = {
    "name": _NAME,
    "balance": (msg("Still owed"), money),
    "payment": (msg("Debt payment"), money),
    "annual_rate": _YEARLY,
    "monthly_fee": (msg("Fee a month"), rate),
    "principal": (msg("First borrowed"), money),
    "cleared_in": (msg("Paid off in one go in"), month),
    "cost": (msg("How its cost is stated"), chosen(DEBT_COSTS)),
    "daily_rate": (msg("Interest a day"), fine_rate),
    "instalments": (msg("Instalments in all"), number),
    "instalment_fee": (msg("Fee of an instalment"), fine_rate),
}
PERSON: Fields = {
    "kind": (msg("Who it is"), chosen(PEOPLE_NAMED)),
    "name": _NAME,
    "spending": (msg("Spending a month"), money),
    "spending_after": (msg("Spending after the move"), otherwise(money, _AS_BEFORE)),
    "starts": _FIRST,
    "ends": _LAST,
}
ACCOUNT: Fields = {"name": _NAME, "amount": _AMOUNT, "annual_rate": _YEARLY}
COMING: Fields = {
    "name": _NAME,
    "amount": _AMOUNT,
    "release": (msg("Comes in"), month),
    "kind": (msg("What it is"), chosen(PENDING)),
    "certainty": (msg("How sure"), rate),
    "annual_rate": _YEARLY,
    "since": (msg("Earns since"), month),
    "costs": (msg("Costs deducted"), money),
}
SPENDING_LINE: Fields = {
    "category": (msg("What it is"), chosen(CATEGORIES)),
    "amount": _AMOUNT,
    "name": _NAME,
    "after": (msg("Spending after the move"), otherwise(money, _AS_BEFORE)),
    "months": (msg("Months in which it is due"), calendar),
}
TENANCY: Fields = {
    "deposit": (msg("Deposit of the tenancy"), money),
    "notice": (msg("Notice of the tenancy"), months_long),
}
INSURANCE: Fields = {
    "base": (msg("Base a month"), money),
    "name": _NAME,
    "paid": (msg("Is paid"), yes_no),
    "pension_rate": (msg("Pension insurance"), otherwise(rate, _AS_SHIPPED)),
    "health_rate": (msg("Health insurance"), otherwise(rate, _AS_SHIPPED)),
    "starts": _FIRST,
    "ends": _LAST,
    "person": _PERSON,
}
DATED: Fields = {
    "name": _NAME,
    "month": (msg("Month"), month),
    "amount": _AMOUNT,
    "every": (msg("Repeats after"), months_long),
}
DEADLINE: Fields = {"name": _NAME, "month": (msg("Month"), month)}
MORTGAGE: Fields = {
    "price": (msg("Price of the home"), money),
    "down": (msg("Down payment"), rate),
    "annual_rate": _YEARLY,
    "years": (msg("Years"), number),
    "method": (
        msg("How it is paid back"),
        chosen({"equal_payment": msg("equal payments"), "equal_principal": msg("equal parts of the loan")}),
    ),
    "fees": (msg("Taxes and fees"), money),
    "holding": (msg("Holding cost a year"), money),
}
HOME: Fields = {
    "floor_area": (msg("Floor area"), area),
    "basis": (
        msg("How the price is given"),
        chosen({"total": msg("in total"), "unit": msg("per m²")}),
    ),
    "price": (msg("Price of the home"), money),
    "unit_price": (msg("Unit price"), money),
    "heated": (msg("District heating"), yes_no),
    "origin": (
        msg("Where the home is from"),
        chosen({"typed": msg("described here"), "listing": msg("the listings"), "hand": msg("entered by hand")}),
    ),
    "reference": (msg("Number of the home"), text),
    "sample": (msg("An invented sample"), yes_no),
    "area_assumed": (msg("Floor area is assumed"), yes_no),
    "held": (msg("Held by the seller"), chosen(HELD)),
    "priced_in": (msg("Month of the price"), otherwise(month, msg("that of the plan"))),
    "held_in": (msg("Month of the holding time"), otherwise(month, msg("that of the plan"))),
    "note": (msg("Note"), text),
    "seller_pays_taxes": (msg("The seller pays their own taxes"), yes_no),
    "agency_terms": (
        msg("Agency fee"),
        chosen(
            {"flat": msg("a flat fee"), "rate": msg("a share of the price"), "included": msg("inside the price asked")}
        ),
    ),
    "repairs": (
        msg("Repairs"),
        chosen(
            {
                "as_described": msg("as the advert describes it"),
                "none": pmsg("repairs", "none"),
                "light": pmsg("repairs", "light"),
                "simple": pmsg("repairs", "simple renovation"),
                "full": pmsg("repairs", "full renovation"),
            }
        ),
    ),
    "arrears": (msg("Arrears of the former owner"), money),
    "maintenance_fund": (msg("Maintenance fund"), money),
    "gable": (msg("At the gable"), yes_no),
    "separate_loop": (msg("Separate heating loop"), yes_no),
    "heating_basis": (
        msg("Heating is charged by"),
        chosen({"gross": msg("floor area"), "usable": msg("usable area")}),
    ),
}
_DESCRIBED: dict[Kind, Show] = {
    "money": money,
    "area": area,
    "band": otherwise(
        chosen({"low": pmsg("floor", "low"), "middle": pmsg("floor", "middle"), "high": pmsg("floor", "high")}),
        msg("not known"),
    ),
    "storey": number,
    "whole": number,
    "year": number,
    "yes_no": yes_no,
    "date": number,
}


def _described(field: ListingField) -> Field:
    return field.label, _DESCRIBED.get(field.kind, text)


def extra_field(name: str) -> Field:
    """What stands under a name among the extra texts of a description: a field of ours, or the source's own words."""
    field = FIELDS.in_extra.get(name)
    if field is None:
        return verbatim(name), text
    label, show = _described(field)
    return label, lambda packed: show(unpacked(field.kind, packed))


DESCRIPTION: Fields = {
    **{
        one.id: _described(one)
        for field in sorted(FIELDS.described, key=lambda field: not field.is_worded)
        for one in FIELDS.written(field)
        if one.storage == "member"
    },
    "floor_area": (msg("Floor area in the advert"), area),
}
SCENARIO: Fields = {
    "spending_after": (msg("Living costs after the move"), otherwise(money, _AS_BEFORE)),
    "by_proxy": (msg("Someone else may sign"), yes_no),
    "not_before": (msg("Not bought before"), month),
    "works_away": (msg("Someone keeps working far away"), otherwise(yes_no, msg("as the incomes say"))),
}
TRIED: Fields = {
    "later": (msg("Bought later by, months"), number),
    "no_work": (msg("No work from the third month there"), yes_no),
    "hard_winter": (msg("A hard first winter"), yes_no),
    "medical": (msg("A medical bill"), yes_no),
}
PURCHASE: Fields = {
    "month": (msg("Month of the deed"), month),
    "before": (msg("At hand before it"), money),
    "planned_at_hand": (msg("Planned to be at hand"), money),
}
PAID: Fields = {
    "name": _NAME,
    "amount": (msg("Really paid"), money),
    "planned": (msg("Planned"), money),
}
PLAN: Fields = {
    "id": (msg("Number of the plan"), text),
    "name": (msg("Name of the plan"), text),
    "sample": (msg("An invented sample"), yes_no),
    "note": (msg("Note"), text),
}
VALUE_FIELDS: dict[type, tuple[Fields, frozenset[str]]] = {
    CashPoint: (COUNT, frozenset()),
    IncomeStream: (STREAM, frozenset({"id"})),
    Debt: (DEBT, frozenset({"id"})),
    Person: (PERSON, frozenset({"id"})),
    Account: (ACCOUNT, frozenset({"id"})),
    PendingMoney: (COMING, frozenset({"id"})),
    SpendingLine: (SPENDING_LINE, frozenset({"id"})),
    Tenancy: (TENANCY, frozenset()),
    SocialInsurance: (INSURANCE, frozenset({"id"})),
    DatedCost: (DATED, frozenset({"id"})),
    Deadline: (DEADLINE, frozenset({"id"})),
    MortgageHere: (MORTGAGE, frozenset()),
    TargetHome: (HOME, frozenset({"description"})),
    Description: (DESCRIPTION, frozenset({"extra"})),
    Tried: (TRIED, frozenset()),
    Purchase: (PURCHASE, frozenset({"lines"})),
    PaidLine: (PAID, frozenset({"id"})),
}
"""The fields of each kind of part, and those of its fields that are told in another way."""
