"""What the shipped assumptions are called, and why each matters: those of the cost lines first, as declared there."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.engine.costs.catalogue import labels

ASSUMPTIONS: dict[str, tuple[Message, Message]] = {
    **{label.id: (label.name, label.why) for label in labels()},
    "price_drift": (msg("Change of home prices"), msg("Waiting costs or saves this much of the price.")),
    "interest": (msg("Interest on savings"), msg("What the bank pays while you save.")),
    "inflation_living": (msg("Rise of living costs"), msg("What a month costs today it will not cost in ten years.")),
    "inflation_rent": (msg("Rise of rents"), msg("Waiting in a rented room becomes dearer by this much.")),
    "inflation_remittance": (
        msg("Rise of what is sent to family"),
        msg("Parents grow older and prices rise; what is sent home seldom stays the same."),
    ),
    "inflation_insurance": (
        msg("Rise of social insurance"),
        msg("The base follows wages, so that the payment rises every year."),
    ),
    "insurance_base": (
        msg("Base of social insurance"),
        msg("A new insurance starts from the lowest base."),
    ),
    "inflation_heating": (msg("Rise of heating charges"), msg("The largest bill of a home in the cold.")),
    "pension_rate": (
        msg("Pension insurance you pay yourself"),
        msg("Share of the base you choose, every month, where you pay without an employer."),
    ),
    "health_rate": (
        msg("Health insurance you pay yourself"),
        msg("Share of the base; without it an illness is paid from savings."),
    ),
    "spread_seasonal": (msg("Spread of seasonal pay"), msg("How far a month of such work strays from the usual.")),
    "spread_day_rate": (msg("Spread of day wages"), msg("How far a month of such work strays from the usual.")),
    "spread_irregular": (msg("Spread of irregular income"), msg("How far a month of it strays from the usual.")),
    "persistence_irregular": (
        msg("Persistence of irregular income"),
        msg("A bad month that carries over to the next empties savings faster."),
    ),
    "spell_every": (msg("Months between losses of work"), msg("How often pay stops altogether, on average.")),
    "spell_length": (msg("Months without work"), msg("How long savings have to stand in for pay, on average.")),
    "late_wages": (msg("Chance of late wages"), msg("A month's pay that comes a month later has to be bridged.")),
    "price_volatility": (
        msg("Volatility of home prices"),
        msg("Homes may be dearer or cheaper by then than expected."),
    ),
    "price_spread": (msg("Spread of agreed prices"), msg("What is agreed in the end is not what was expected.")),
    "living_volatility": (msg("Volatility of living costs"), msg("Prices of daily life move more than expected.")),
    "rent_volatility": (msg("Volatility of rents"), msg("A landlord may ask more at any renewal.")),
    "heating_step_chance": (msg("Chance that heating rises"), msg("The tariff is set by government, in steps.")),
    "heating_step": (msg("Step of the heating tariff"), msg("By how much the largest bill rises when it does.")),
    "hard_winter_chance": (msg("Chance of a hard winter"), msg("When heating fails, warmth costs extra.")),
    "hard_winter_cost": (msg("Cost of a hard winter"), msg("Electric heaters, power and clothes.")),
    "medical_chance": (msg("Chance of a medical bill"), msg("One such bill can be larger than the cushion.")),
    "medical_cost": (msg("A medical bill"), msg("What is left to pay after any insurance, on average.")),
    "family_chance": (msg("Chance that family needs money"), msg("Beyond what is sent home every month.")),
    "family_cost": (msg("What family then needs"), msg("Paid at once, from savings, on average.")),
    "repair_chance": (msg("Chance of a large repair"), msg("Beyond what is set aside each year.")),
    "repair_cost": (msg("A large repair"), msg("A burst pipe or a leaking roof, on average.")),
    "resale_share": (msg("Resale value of the home"), msg("The share of its price it fetches when you leave again.")),
    "resale_months": (msg("Months until it is sold"), msg("How long the empty home is kept after leaving.")),
    "resale_share_here": (
        msg("Resale value of a home where you live now"),
        msg("Counts in the comparison with a mortgage."),
    ),
    "rent_there": (msg("Rent there"), msg("What renting a home there costs a month, heated.")),
    "trial_starts": (msg("Month in which a trial starts"), msg("A winter is what one has to know before buying.")),
    "trial_latest": (
        msg("Last month in which this winter's trial can begin"),
        msg("Anyone who comes later sees too little of the cold and has to wait for the next winter."),
    ),
    "trial_months": (msg("Months of a trial"), msg("A shorter one does not see the cold.")),
    "safe_share": (
        msg("Share of lives that must hold"),
        msg("The safe month is the first in which so many of 100 do."),
    ),
    "safe_months": (msg("Months the money must last"), msg("Counted from moving in; a year holds one whole winter.")),
    "horizon": (msg("How far ahead to look"), msg("A home later than this counts as not reached.")),
}
UNITS: dict[str, Message] = {
    "fen": msg("yuan"),
    "fen_per_month": msg("yuan a month"),
    "fen_per_m2": msg("yuan/m²"),
    "fen_per_m2_month": msg("yuan/m² a month"),
    "rate": msg("% a year"),
    "share": msg("%"),
    "month": msg("month of the year"),
    "months": msg("months"),
    "years": msg("years"),
    "times": msg("times"),
}
