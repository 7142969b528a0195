"""The figures a page may show of an answer: one table of what each is called, what it is, and how it is said.

The card says them first; Home, the command line, the scenarios, the listings and the JSON take them from here, so that
no two of them can say something else of the same thing. A figure more is one row of FIGURES, and a test compares what
every surface says of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.domain.message import Message, msg, pmsg, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.engine.answer import lasts_words, whole
from hegang_desktop.engine.headline import whole_of_100
from hegang_desktop.text.tones import TONES, tone_words

FigureId = Literal[
    "safe_month", "earliest_month", "tone", "share", "home_month", "all_in", "left_after", "runway", "runway_plan",
    "monthly", "holding",
]  # fmt: skip
Unit = Literal["month", "tone", "of_100", "fen", "tenths"]
"""A month by its index, a tone by its place in TONES, lives of a hundred, fen, or tenths of a month."""


class PageFigure(msgspec.Struct, frozen=True):
    """One figure: what it is called, its unit, and how it is read from an outcome.

    `value` gives None for what is not reached, and for a runway without end; `once_owned`: there is none where the home
    is not reached. `safe_month`, `tone` and `share` are None while they are worked out as well. All but these and
    `earliest_month` are of the `home_month`, which is the month that is acted on.
    """

    id: FigureId
    caption: Message
    unit: Unit
    value: Callable[[Outcome], int | None]
    once_owned: bool = True


def _home_month(of: Outcome) -> int | None:
    bought = of.plan.scenario.bought
    month = of.projection.home_month if bought is None else bought.month
    return None if month is None else month.index


def _earliest(of: Outcome) -> int | None:
    """The earliest month; of a home that is bought already, that is not a question any more."""
    month = None if of.plan.scenario.bought is not None else of.earliest.home_month
    return None if month is None else month.index


def _tone(of: Outcome) -> int | None:
    return None if of.answer.tone is None else list(TONES).index(of.answer.tone)


def _share(of: Outcome) -> int | None:
    """Of a hundred lives, how many hold in the safe month, else in the best; of an owned home, whose money lasts."""
    safety = of.safety
    if safety is None or of.answer.tone is None:
        return None
    chance = safety.safe or safety.best
    holding = safety.surviving if chance is None else chance.holding
    return None if holding is None else whole_of_100(holding, safety.lives)


def _all_in(of: Outcome) -> int:
    bought = of.plan.scenario.bought
    return of.projection.all_in if bought is None else bought.paid


def _left_after(of: Outcome) -> int | None:
    return of.projection.left_after if of.plan.scenario.bought is None else of.plan.situation.at_hand


NO_SAFE_MONTH = pmsg("safe month", "none")
FIGURES: dict[FigureId, PageFigure] = {
    one.id: one
    for one in (
        PageFigure(
            "safe_month",
            msg("Safe month"),
            "month",
            lambda of: None if of.safe_month is None else of.safe_month.index,
            once_owned=False,
        ),
        PageFigure("earliest_month", msg("Earliest month"), "month", _earliest, once_owned=False),
        PageFigure("tone", msg("Does it hold?"), "tone", _tone, once_owned=False),
        PageFigure("share", msg("Lives that hold, of 100"), "of_100", _share, once_owned=False),
        PageFigure("home_month", msg("The figures are of"), "month", _home_month),
        PageFigure("all_in", msg("All-in cost"), "fen", _all_in, once_owned=False),
        PageFigure("left_after", msg("Left the day after"), "fen", _left_after),
        PageFigure("runway", msg("Lasts without income"), "tenths", lambda of: of.projection.runway_no_income),
        PageFigure("runway_plan", msg("Lasts with the income"), "tenths", lambda of: of.projection.runway_plan),
        PageFigure(
            "monthly", msg("Monthly cost once there"), "fen", lambda of: of.projection.monthly_after, once_owned=False
        ),
        PageFigure(
            "holding", msg("The home costs a year"), "fen", lambda of: of.projection.holding_year, once_owned=False
        ),
    )
}


def reached(id_: FigureId, of: Outcome) -> bool:
    """Whether there is such a figure; a runway without a value has no end where there is one."""
    return not FIGURES[id_].once_owned or _home_month(of) is not None


def value(id_: FigureId, of: Outcome) -> int | None:
    """A figure in its unit."""
    return FIGURES[id_].value(of) if reached(id_, of) else None


def amount(id_: FigureId, of: Outcome) -> Fen | None:
    """A figure in fen. ValueError for one that is no amount."""
    if FIGURES[id_].unit != "fen":
        raise ValueError(f"{id_} is no amount")
    fen = value(id_, of)
    return None if fen is None else Fen(fen)


def month(id_: FigureId, of: Outcome) -> Month | None:
    """A figure that is a month. ValueError for another one."""
    if FIGURES[id_].unit != "month":
        raise ValueError(f"{id_} is no month")
    index = value(id_, of)
    return None if index is None else Month(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1)


def words(id_: FigureId, of: Outcome) -> Message:
    """A figure as it is said everywhere: as the card says it, where it stands there."""
    on_the_card = next((one.value for one in of.answer.figures if one.id == id_), None)
    if on_the_card is not None:
        return on_the_card
    figure, result = FIGURES[id_], value(id_, of)
    if id_ == "safe_month" and result is None:
        return NO_SAFE_MONTH if of.safety is not None else verbatim("…")
    if result is None and (figure.unit != "tenths" or not reached(id_, of)):
        return msg("not reached")
    if figure.unit == "tenths":
        return lasts_words(of.projection, income=id_ == "runway_plan")
    if figure.unit == "month":
        return msg("{month}", month=month(id_, of))
    if figure.unit == "tone":
        return tone_words(list(TONES)[result or 0])
    if figure.unit == "of_100":
        return msg("{n} of 100", n=result or 0)
    return msg("{amount}", amount=whole(Fen(result or 0)))
