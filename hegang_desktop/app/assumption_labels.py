"""What the shipped assumptions are called, and why each matters, in the order in which they are listed."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg

ASSUMPTIONS: dict[str, tuple[Message, Message]] = {
    "heating_tariff": (msg("Heating tariff"), msg("Charged for the whole winter by floor area, used or not.")),
    "property_fee": (msg("Property fee"), msg("Owed even when nobody lives there.")),
    "agency": (msg("Agency fee"), msg("In cheap cities a flat fee; ask whether the price includes it.")),
    "registration": (msg("Registration fee"), msg("Paid at the registry with the deed tax.")),
    "door": (msg("Door and locks"), msg("Nobody knows who has keys to the old ones.")),
    "bare_repairs": (msg("Repairs of a bare flat"), msg("Counted only when the home is described as bare (毛坯).")),
    "furniture": (msg("Furniture and appliances"), msg("What it takes to sleep and cook there.")),
    "journey": (msg("Journey and lodging"), msg("The way there and the days of looking.")),
    "heating_month": (msg("Month in which heating is due"), msg("The whole winter is paid at its start.")),
    "heating_last_month": (
        msg("Last month of the heating season"),
        msg("A home bought before it ends owes that winter."),
    ),
    "price_drift": (msg("Change of home prices"), msg("Waiting costs or saves this much of the price.")),
    "interest": (msg("Interest on savings"), msg("What the bank pays while you save.")),
    "horizon": (msg("How far ahead to look"), msg("A home later than this counts as not reached.")),
}
UNITS: dict[str, Message] = {
    "fen": msg("yuan"),
    "fen_per_m2": msg("yuan/m²"),
    "fen_per_m2_month": msg("yuan/m² a month"),
    "rate": msg("% a year"),
    "month": msg("month of the year"),
    "years": msg("years"),
}
