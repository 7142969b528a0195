"""What goes out: living, people, rent, social insurance, costs of their month."""

from __future__ import annotations

from typing import TypeVar

from hegang_desktop.app.answer.price_source import placed_source
from hegang_desktop.app.plan.edits import replace, with_situation
from hegang_desktop.app.plan.fields.field import MONTHLY, Choice, Field, ItemList, Part, Standing
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain import places
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.limits import EVERY_MONTH
from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.outgo import DatedCost, SocialInsurance, SpendingLine
from hegang_desktop.domain.places import TENANCY
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Given
from hegang_desktop.engine.names import CATEGORIES, PEOPLE, PEOPLE_NAMED, name_of

Owned = TypeVar("Owned", IncomeStream, SocialInsurance)
MONTHS = msg("months")
FROM_NOW = msg("from now on")
NO_END = msg("open-ended")


def everybody(plan: Plan) -> tuple[Choice, ...]:
    """Whose something can be: the household's, or one person's."""
    people = ((one.id, name_of(one.name, PEOPLE_NAMED[one.kind])) for one in plan.situation.people)
    return (("", msg("the household's")), *people)


def _has_people(plan: Plan, item: object) -> bool:
    return item is not None and bool(plan.situation.people)


def whose_field(undo: Message, fold: str = "more") -> Field:
    """Whose an income or an insurance is."""
    return Field(
        name="person", kind="choice", title=msg("Whose it is"), undo=undo, options=everybody, shown=_has_people,
        fold=fold, why=msg("Named with it in the ledger."),
    )  # fmt: skip


def _now_and_after(now: Fen, after: Fen | None) -> Message:
    if after is None or after == now:
        return msg("{amount} a month", amount=Money(now))
    return msg("{now}, then {after}", now=Money(now), after=Money(after))


def _line_of_spending(_plan: Plan, line: SpendingLine) -> tuple[Message, Message]:
    name = name_of(line.name, CATEGORIES[line.category])
    if line.months == EVERY_MONTH:
        return name, _now_and_after(line.amount, line.after)
    return name, msg("{amount} × {n} a year", amount=Money(line.amount), n=len(line.months))


def _line_of_person(_plan: Plan, person: Person) -> tuple[Message, Message]:
    return name_of(person.name, PEOPLE[person.kind]), _now_and_after(person.spending, person.spending_after)


def _line_of_insurance(_plan: Plan, one: SocialInsurance) -> tuple[Message, Message]:
    value = msg("base {amount}", amount=Money(one.base)) if one.paid else msg("not paid")
    return name_of(one.name, msg("Social insurance")), value


def _line_of_cost(_plan: Plan, cost: DatedCost) -> tuple[Message, Message]:
    name = name_of(cost.name, msg("Dated cost"))
    if cost.every:
        return name, msg_n("{amount} every {n} month", "{amount} every {n} months", cost.every,
                           amount=Money(cost.amount))  # fmt: skip
    return name, msg("{amount} in {month}", amount=Money(cost.amount), month=cost.month)


def _freed(items: tuple[Owned, ...], person_id: str) -> tuple[Owned, ...]:
    return tuple(replace(one, person="") if one.person == person_id else one for one in items)


def _without_person(plan: Plan, person_id: str) -> Plan:
    """What was this person's becomes the household's, in every scenario."""
    situation = plan.situation
    for scenario in plan.scenarios:
        if scenario.income is not None:
            plan = plan.with_scenario(replace(scenario, income=_freed(scenario.income, person_id)))
    return with_situation(
        plan,
        people=tuple(one for one in situation.people if one.id != person_id),
        income=_freed(situation.income, person_id),
        insurance=_freed(situation.insurance, person_id),
    )


PEOPLE_LIST = ItemList(
    name="people",
    items=places.PEOPLE,
    title=msg("People"),
    add=msg("+ Add a person"),
    added=msg("Add person"),
    remove=msg("Remove this person"),
    removed=msg("Remove person"),
    empty=msg("People you support besides yourself: a child, a parent."),
    fresh=lambda _plan, item_id: Person(item_id, "child"),
    line=_line_of_person,
    without=_without_person,
    fold="more",
    folds={"more": msg("More: from when, until when")},
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the person"),
            empty=msg("e.g. mother"), why=msg("So that you know who it is."),
        ),
        Field(
            name="kind", kind="choice", title=msg("Who it is"), choices=tuple(PEOPLE_NAMED.items()),
            why=msg("Its name in the ledger."),
        ),
        Field(
            name="spending", kind="money", needed=True, title=msg("Spending"), undo=msg("Spending of the person"),
            unit=MONTHLY, why=msg("On top of what the household spends."),
        ),
        Field(
            name="spending_after", kind="money", title=msg("After the move"),
            undo=msg("Spending of the person after the move"), unit=MONTHLY, optional=True, empty=msg("as now"),
            own="choice", why=msg("0 if nothing more is to be paid."),
        ),
        Field(
            name="starts", kind="month", title=msg("First month"), undo=msg("First month of the person"),
            optional=True, empty=FROM_NOW, fold="more", why=msg("A parent who joins later."),
        ),
        Field(
            name="ends", kind="month", title=msg("Last month"), undo=msg("Last month of the person"),
            optional=True, empty=NO_END, fold="more", why=msg("A child, until it leaves school."),
        ),
    ),
)  # fmt: skip

LINES = ItemList(
    name="spending_lines",
    items=places.SPENDING_LINES,
    title=msg("By category"),
    add=msg("+ Add a category"),
    added=msg("Add category"),
    remove=msg("Remove this category"),
    removed=msg("Remove category"),
    empty=msg("What living costs leave out: school, medicine, the phone."),
    fresh=lambda _plan, item_id: SpendingLine(item_id, "other", ZERO),
    line=_line_of_spending,
    fold="more",
    fields=(
        Field(
            name="category", kind="choice", title=msg("Category"), choices=tuple(CATEGORIES.items()),
            why=msg("Its name in the ledger."),
        ),
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the category"),
            empty=msg("as the category"), why=msg("If the category says too little."),
        ),
        Field(
            name="amount", kind="money", title=msg("Amount"), undo=msg("Amount of the category"), unit=MONTHLY,
            why=msg("The amount in a month when it is due."),
        ),
        Field(
            name="after", kind="money", title=msg("After the move"), undo=msg("Category after the move"),
            unit=MONTHLY, optional=True, empty=msg("as now"), own="choice",
            why=msg("0 if it ends with the move."),
        ),
        Field(
            name="months", kind="calendar", title=msg("Months in which it is due"), undo=msg("Months of the category"),
            why=msg("School fees come twice a year."),
        ),
    ),
)  # fmt: skip


def _insurance_rate(id_: str) -> Field:
    pension = id_ == "pension_rate"
    return Field(
        name=id_, kind="share", title=msg("Pension share") if pension else msg("Health share"), optional=True,
        fold="more", step=50, why=msg("Share of the base."),
        shipped=lambda plan, _item: load_rules().value(id_, plan.scenario.assumptions),
    )  # fmt: skip


def _base(plan: Plan) -> Given:
    """The base that counts where none was chosen: the lowest step, or the user's own assumption of it."""
    city = plan.scenario.home.description.city
    return load_rules().given("insurance_base", plan.scenario.assumptions, city, plan.situation.start)


def _fresh_insurance(plan: Plan, item_id: str) -> SocialInsurance:
    return SocialInsurance(item_id, Fen(_base(plan).value))


def _base_standing(plan: Plan, one: SocialInsurance) -> Standing:
    return "assumption" if one.base == _base(plan).value else "choice"


def _base_source(plan: Plan, one: SocialInsurance) -> Message | None:
    given = _base(plan)
    if one.base != given.value or given.source is None:
        return None
    return placed_source(given.source, plan.scenario.home.description.city)


INSURANCE = ItemList(
    name="insurance",
    items=places.INSURANCE,
    title=msg("Social insurance you pay yourself"),
    add=msg("+ Add"),
    added=msg("Add social insurance"),
    remove=msg("Remove this insurance"),
    removed=msg("Remove social insurance"),
    empty=msg("Pension and health insurance without an employer."),
    fresh=_fresh_insurance,
    line=_line_of_insurance,
    fold="more",
    folds={"more": msg("More: shares, from when, until when")},
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the insurance"),
            empty=msg("Social insurance"), why=msg("So that you recognise it."),
        ),
        Field(
            name="base", kind="money", title=msg("Base"), undo=msg("Base of the insurance"), unit=MONTHLY,
            own="choice", standing=_base_standing, source=_base_source,
            why=msg("The monthly wage you chose to pay on."),
        ),
        Field(
            name="paid", kind="flag", title=msg("I pay it"), undo=msg("Paying the insurance"), own="choice",
            why=msg("Untick it to see how things go without."),
        ),
        _insurance_rate("pension_rate"),
        _insurance_rate("health_rate"),
        Field(
            name="starts", kind="month", title=msg("First month"), undo=msg("First month of the insurance"),
            optional=True, empty=FROM_NOW, fold="more", own="choice", why=msg("If the employer stops paying."),
        ),
        Field(
            name="ends", kind="month", title=msg("Last month"), undo=msg("Last month of the insurance"),
            optional=True, empty=NO_END, fold="more", why=msg("When the pension begins."),
        ),
        whose_field(msg("Whose insurance it is")),
    ),
)  # fmt: skip

COSTS = ItemList(
    name="dated_costs",
    items=places.DATED_COSTS,
    title=msg("Costs of certain months"),
    add=msg("+ Add a cost"),
    added=msg("Add cost"),
    remove=msg("Remove this cost"),
    removed=msg("Remove cost"),
    empty=msg("A phone, a trip home, the dentist: once, or again and again."),
    fresh=lambda plan, item_id: DatedCost(item_id, "", plan.situation.start, ZERO),
    line=_line_of_cost,
    fold="more",
    fields=(
        Field(
            name="name", kind="text", title=msg("Name"), undo=msg("Name of the cost"),
            empty=msg("e.g. journey home"), why=msg("So that you recognise it."),
        ),
        Field(
            name="month", kind="month", title=msg("In the month"), undo=msg("Month of the cost"),
            why=msg("The first one, if it repeats."),
        ),
        Field(
            name="amount", kind="money", title=msg("Amount"), undo=msg("Amount of the cost"),
            why=msg("Each time."),
        ),
        Field(
            name="every", kind="count", title=msg("Repeats every"), undo=msg("Repetition of the cost"), unit=MONTHS,
            why=msg("0: only once. 12: each year."),
        ),
    ),
)  # fmt: skip

PARTS: tuple[Part, ...] = (
    Field(
        name="spending", kind="money", needed=True, title=msg("Living"), unit=MONTHLY,
        why=msg("Food, clothes, telephone, transport."),
    ),
    Field(name="rent", kind="money", title=msg("Rent"), unit=MONTHLY, why=msg("Ends with the move.")),
    Field(
        name="remittance", kind="money", title=msg("Remittance to family"), unit=MONTHLY,
        why=msg("It comes first, and continues after the move."),
    ),
    PEOPLE_LIST,
    LINES,
    COSTS,
    INSURANCE,
    Field(
        name="deposit", kind="money", title=msg("Deposit of the rent"), at=TENANCY, fold="more",
        why=msg("Returned after you leave."),
    ),
    Field(
        name="notice", kind="count", title=msg("Notice"), undo=msg("Notice of the rent"), at=TENANCY, fold="more",
        unit=MONTHS, why=msg("How long the rent runs on after buying."),
    ),
)  # fmt: skip
FOLDS = {"more": msg("More: people, categories, insurance …")}
