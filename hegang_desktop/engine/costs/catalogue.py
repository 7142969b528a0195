"""Every cost line, declared once: what it is called, how it is reckoned, what it is added up with, what it rests on.

All-in lines, the cost at any price and of very many homes, names, groups, levers, the inputs of what matters, the bars
of the waterfall and the groups of the assumptions are read from here; a test finds a line on every one of them.
"""

from __future__ import annotations

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.engine.costs.entry import AssumptionLabel, CostEntry, CostGroup
from hegang_desktop.engine.costs.kinds.agency import Agency
from hegang_desktop.engine.costs.kinds.contingency import Contingency
from hegang_desktop.engine.costs.kinds.flat import EnteredWithHome, Flat, PerMover
from hegang_desktop.engine.costs.kinds.heating import FirstWinter, HeatingBill, StopHeating, YearOfPropertyFee
from hegang_desktop.engine.costs.kinds.journeys import LookingTrips, YearlyJourneys
from hegang_desktop.engine.costs.kinds.price import ExpectedPrice
from hegang_desktop.engine.costs.kinds.repairs import Repairs
from hegang_desktop.engine.costs.kinds.taxes import DeedTax, NoSellerTax, SellerTax, Surcharges

PRICE = CostEntry(
    id="price", name=msg("Price of the home"), rule=ExpectedPrice(), group="price",
    labels=(
        AssumptionLabel(
            "bargaining", msg("Expected bargaining"), msg("By how much the price paid is below the price asked.")
        ),
    ),
)  # fmt: skip
CONTINGENCY = CostEntry(
    id="contingency", name=msg("Contingency"), rule=Contingency(), group="contingency",
    labels=(
        AssumptionLabel(
            "contingency", msg("Contingency"), msg("Something always costs more; nobody knows what beforehand.")
        ),
    ),
)  # fmt: skip
JOURNEY = CostEntry(
    id="journey", name=msg("Journey"), rule=PerMover(msg("The way there by slow trains")),
    group="settling_in", reserved=True, spared_by_trial=True,
    labels=(AssumptionLabel("journey", msg("Journey"), msg("The way there, for one.")),),
)  # fmt: skip
LODGING = CostEntry(
    id="lodging", name=msg("Lodging while searching"), rule=Flat(msg("About a week of looking")),
    group="settling_in", reserved=True, spared_by_trial=True,
    labels=(
        AssumptionLabel(
            "lodging", msg("Lodging while searching"), msg("The nights before you have a bed of your own.")
        ),
    ),
)  # fmt: skip
HEATING = CostEntry(
    id="heating", name=msg("Heating"), rule=HeatingBill(), group="keeping", due="heating",
    labels=(
        AssumptionLabel(
            "heating_tariff", msg("Heating tariff"), msg("Charged for the whole winter by floor area, used or not.")
        ),
        AssumptionLabel(
            "usable_share", msg("Usable share of the floor area"),
            msg("Used where heating is charged by usable area and the advert gives none."),
        ),
        AssumptionLabel(
            "heating_month", msg("Month in which heating is due"), msg("The whole winter is paid at its start.")
        ),
        AssumptionLabel(
            "heating_last_month", msg("Last month of the heating season"),
            msg("A home bought before it ends owes that winter."),
        ),
    ),
)  # fmt: skip
FIRST_WINTER = CostEntry(
    id="first_heating", name=msg("First winter's heating"), rule=FirstWinter(), group="first_winter"
)

PURCHASE: tuple[CostEntry, ...] = (
    PRICE,
    CostEntry(id="deed_tax", name=msg("Deed tax"), rule=DeedTax(), group="taxes"),
    CostEntry(
        id="seller_taxes", name=msg("Seller's taxes passed on"), rule=NoSellerTax("income_tax"), group="taxes"
    ),
    CostEntry(id="vat", name=msg("Seller's value-added tax"), rule=SellerTax(), group="taxes"),
    CostEntry(
        id="vat_surcharges", name=msg("Surcharges on the value-added tax"), rule=Surcharges("vat"), group="taxes",
        labels=(
            AssumptionLabel(
                "vat_surcharges", msg("Surcharges on the value-added tax"),
                msg("Added if the seller has owned the home for under two years."),
            ),
        ),
    ),
    CostEntry(id="income_tax", name=msg("Seller's income tax"), rule=SellerTax(), group="taxes"),
    CostEntry(
        id="agency", name=msg("Agency"), rule=Agency(), group="fees", reserved=True,
        labels=(
            AssumptionLabel(
                "agency", msg("Agency fee"), msg("In cheap cities a flat fee; ask whether the price includes it.")
            ),
            AssumptionLabel(
                "agency_rate", msg("Agency fee as a share of the price"), msg("Used where the agent asks a share.")
            ),
        ),
    ),
    CostEntry(
        id="registration", name=msg("Registration"), rule=Flat(msg("A fee for each home")), group="fees", reserved=True,
        labels=(
            AssumptionLabel(
                "registration", msg("Registration fee"), msg("Paid at the registry with the deed tax.")
            ),
        ),
    ),
    CostEntry(
        id="notary", name=msg("Notary and power of attorney"), rule=Flat(msg("It must name each act and the flat")),
        group="fees", reserved=True, by_proxy_only=True,
        labels=(
            AssumptionLabel(
                "notary", msg("Notary and power of attorney"),
                msg("Counted if someone else signs because you cannot travel."),
            ),
        ),
    ),
    CostEntry(
        id="post", name=msg("Post of papers"), rule=Flat(msg("Registered, there and back")),
        group="fees", reserved=True, by_proxy_only=True,
        labels=(
            AssumptionLabel(
                "post", msg("Post of papers"), msg("The power of attorney has to reach whoever signs.")
            ),
        ),
    ),
    CostEntry(
        id="proxy_fee", name=msg("Fee of the proxy"), rule=Flat(msg("Someone who is not the agent")),
        group="fees", reserved=True, by_proxy_only=True,
        labels=(
            AssumptionLabel(
                "proxy_fee", msg("Fee of the proxy"), msg("Whoever stands in for you gives a day for it.")
            ),
        ),
    ),
    CostEntry(
        id="arrears", name=msg("Arrears of the former owner"), group="other",
        rule=EnteredWithHome(
            msg("What the former owner left unpaid; in practice the buyer settles it"),
            msg(
                "None entered. Ask for paid receipts of the last three winters' heating, property fee, water, power, "
                "gas"
            ),
            of_home=lambda home: home.arrears,
            of_homes=lambda homes: homes.arrears,
        ),
    ),
    CostEntry(
        id="maintenance_fund", name=msg("Maintenance fund"), group="other", reserved=True,
        rule=EnteredWithHome(
            msg("What the joint fund of the building still asks for"),
            msg("None entered. Ask for its balance, and whether it must be topped up at the transfer"),
            of_home=lambda home: home.maintenance_fund,
            of_homes=lambda homes: homes.maintenance_fund,
        ),
    ),
    CostEntry(
        id="door", name=msg("Door and locks"), rule=Flat(msg("A new anti-theft door")),
        group="settling_in", reserved=True,
        labels=(
            AssumptionLabel("door", msg("Door and locks"), msg("Nobody knows who has keys to the old ones.")),
        ),
    ),
    CostEntry(
        id="repairs", name=msg("Repairs"), rule=Repairs(), group="settling_in", reserved=True,
        labels=(
            AssumptionLabel("light_repairs", msg("Light repairs"), msg("Counted when you choose light repairs.")),
            AssumptionLabel(
                "bare_repairs", msg("Simple renovation"),
                msg("Counted when you choose it, and when the home is described as bare (毛坯)."),
            ),
            AssumptionLabel("full_repairs", msg("Full renovation"), msg("Counted when you choose a full renovation.")),
            AssumptionLabel(
                "unknown_repairs", msg("Repairs where the condition is not known"),
                msg("Counted until you choose, or the advert says how the home looks."),
            ),
            AssumptionLabel(
                "unknown_repairs_top", msg("The same on the top floor of an old house"),
                msg("Counted instead on the top floor of a house of up to seven floors."),
            ),
        ),
    ),
    CostEntry(
        id="furniture", name=msg("Furniture and appliances"), rule=Flat(msg("The least to live with, second-hand")),
        group="settling_in", reserved=True, without=msg("Do without furniture and appliances at first"),
        labels=(
            AssumptionLabel(
                "furniture", msg("Furniture and appliances"), msg("What it takes to sleep and cook there.")
            ),
        ),
    ),
    CostEntry(
        id="network", name=msg("Broadband"), rule=Flat(msg("Router and first month")), group="settling_in",
        reserved=True,
        labels=(
            AssumptionLabel(
                "network", msg("Broadband"), msg("Router and first month; later months are part of living.")
            ),
        ),
    ),
    JOURNEY,
    CostEntry(
        id="freight", name=msg("Freight"), rule=Flat(msg("Parcels with what is taken along")),
        group="settling_in", reserved=True, without=msg("Send no freight"),
        labels=(AssumptionLabel("freight", msg("Freight"), msg("What is not sent has to be bought again.")),),
    ),
    LODGING,
    CostEntry(
        id="second_trip", name=msg("Further trips to look"), rule=LookingTrips(JOURNEY, LODGING),
        group="settling_in", reserved=True, spared_by_trial=True,
        labels=(
            AssumptionLabel(
                "looking_trips", msg("Further trips to look"),
                msg("How often you go and look before the trip on which you buy."),
            ),
        ),
    ),
    CostEntry(
        id="winter_things", name=msg("Winter clothes and bedding"),
        rule=Flat(msg("Coat, boots, quilt: what a winter of 20 degrees below zero asks for")),
        group="settling_in", reserved=True,
        labels=(
            AssumptionLabel(
                "winter_things", msg("Winter clothes and bedding"),
                msg("Whoever comes from the south has none of it."),
            ),
        ),
    ),
    FIRST_WINTER,
    CostEntry(
        id="first_property_fee", name=msg("First year's property fee"), rule=YearOfPropertyFee(), group="first_winter"
    ),
    CONTINGENCY,
)  # fmt: skip
"""The lines of a purchase, in the order in which they are listed and reckoned: each may rest on those before it."""

YEARLY: tuple[CostEntry, ...] = (
    HEATING,
    CostEntry(
        id="stop_heating", name=msg("Fee for stopping the heating"), rule=StopHeating(HEATING), group="keeping",
        due="heating",
        labels=(
            AssumptionLabel(
                "stop_heating_share", msg("Fee for stopping the heating"),
                msg("What an empty home still owes of the full charge, where stopping is allowed at all."),
            ),
        ),
    ),
    CostEntry(
        id="property_fee", name=msg("Property fee"), rule=YearOfPropertyFee(), group="keeping", due="anniversary",
        labels=(
            AssumptionLabel("property_fee", msg("Property fee"), msg("Owed even when nobody lives there.")),
        ),
    ),
    CostEntry(
        id="empty_utilities", name=msg("Water and power of the empty home"), group="keeping", due="anniversary",
        rule=Flat(msg("The least a year, with nobody there")), empty_only=True,
        labels=(
            AssumptionLabel(
                "empty_utilities", msg("Water and power of an empty home a year"),
                msg("Standing charges go on when nobody is there."),
            ),
        ),
    ),
    CostEntry(
        id="key_holder", name=msg("Keeper of the keys"), group="keeping", due="anniversary",
        rule=Flat(msg("Someone who looks in after frost and storms")), empty_only=True,
        labels=(
            AssumptionLabel(
                "key_holder", msg("Keeper of the keys a year"),
                msg("A burst pipe in an empty home floods the neighbours, and the owner pays."),
            ),
        ),
    ),
    CostEntry(
        id="journeys", name=msg("Journeys there and back"), rule=YearlyJourneys(JOURNEY), group="keeping",
        due="anniversary",
        labels=(
            AssumptionLabel(
                "visits_a_year", msg("Visits to an empty home a year"),
                msg("Whoever lives elsewhere goes there and back."),
            ),
            AssumptionLabel(
                "work_journeys", msg("Journeys to work and back a year"),
                msg("Counted if someone lives there and keeps working far away."),
            ),
        ),
    ),
    CostEntry(
        id="repairs_reserve", name=msg("Repairs set aside"), rule=Flat(msg("A reserve for each year")),
        group="keeping", due="anniversary",
        labels=(
            AssumptionLabel(
                "repairs_reserve", msg("Repairs set aside a year"),
                msg("Things break in old flats; money set aside takes the shock out of it."),
            ),
        ),
    ),
)  # fmt: skip
"""The lines of owning a home for a year, lived in or empty."""


def entries() -> tuple[CostEntry, ...]:
    """All of them."""
    return (*PURCHASE, *YEARLY)


def entry_of(ref: InputRef) -> CostEntry | None:
    """The line an input is the user's own amount of; None: no line the program knows, such as one of an older plan."""
    return next((entry for entry in entries() if entry.ref == ref), None)


def of_group(group: CostGroup) -> tuple[CostEntry, ...]:
    """The lines that are added up with each other."""
    return tuple(entry for entry in entries() if entry.group == group)


def labels() -> tuple[AssumptionLabel, ...]:
    """What the figures are called that cost lines rest on."""
    return tuple(label for entry in entries() for label in entry.labels)


def name_of_input(entry: CostEntry) -> Message:
    """What the user's own amount of a line is called where it stands alone, among other numbers of a plan."""
    own = next((label for label in entry.labels if label.id == entry.id), None)
    return entry.name if own is None or entry.due == "once" else own.name
