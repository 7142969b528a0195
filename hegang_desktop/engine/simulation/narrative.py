"""What the simulated lives say, in words, without more precision than they have."""

from __future__ import annotations

import math

from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.simulation import Cause, Share, Simulation
from hegang_desktop.engine.simulation.cause_names import CAUSES

_A_YEAR = 12
_NAMED = 3


def narrative(simulation: Simulation, expected: Month | None, *, owned: bool = False) -> tuple[Message, ...]:
    """Sentences about a simulation, the most important first. `expected` is the home month on expected values.

    `owned`: the home is the user's already, so that only how long the money lasts is unsure.
    """
    sentences = []
    apart = None if owned else _apart(simulation, expected)
    if not owned:
        sentences.append(_owning(simulation, expected))
    if apart is not None:
        sentences.append(apart)
    lasting = next((one for one in simulation.lasting if one.months == _A_YEAR), None)
    if lasting is not None:
        share, give = of_100(lasting.chance), max(1, math.ceil(200 * lasting.error))
        words = msg(
            "Of 100 who own it, the money of {n} lasts a year after the move, give or take {give}.", n=share, give=give
        )
        if owned:
            words = msg("Of 100 simulated lives, the money of {n} lasts another year, give or take {give}.",
                        n=share, give=give)  # fmt: skip
        sentences.append(words)
    if simulation.causes:
        sentences.append(_ruin(simulation))
    return tuple(sentences)


def of_100(share: float) -> int:
    """A share of a hundred lives; neither all nor none of them unless it is so."""
    rounded = math.floor(100 * share + 0.5)
    if 0 < share < 1:
        return min(max(rounded, 1), 99)
    return rounded


def _owning(simulation: Simulation, expected: Month | None) -> Message:
    years = max(1, len(simulation.bands[0]) // MONTHS_A_YEAR)
    never = of_100(simulation.never.value)
    if simulation.never.part == simulation.lives:
        return msg_n(
            "Of {lives} simulated lives none owns it within {n} year.",
            "Of {lives} simulated lives none owns it within {n} years.",
            years, lives=simulation.lives,
        )  # fmt: skip
    first, last = simulation.home_month_at(10), simulation.home_month_at(90)
    by = expected or simulation.home_month_at(50)
    if by is None or first is None:
        return msg_n(
            "Of 100 simulated lives {own} own it within {n} year.",
            "Of 100 simulated lives {own} own it within {n} years.",
            years, own=of_100(1 - simulation.never.value),
        )  # fmt: skip
    own = of_100(simulation.owning_by(by).value)
    if last is None or first == last:
        return msg_n(
            "Of 100 simulated lives {own} own it by {month}, {never} never within {n} year.",
            "Of 100 simulated lives {own} own it by {month}, {never} never within {n} years.",
            years, own=own, month=by, never=never,
        )  # fmt: skip
    return msg_n(
        "Of 100 simulated lives {own} own it by {month}, 8 in 10 between {first} and {last}, {never} never within {n} "
        "year.",
        "Of 100 simulated lives {own} own it by {month}, 8 in 10 between {first} and {last}, {never} never within {n} "
        "years.",
        years, own=own, month=by, first=first, last=last, never=never,
    )  # fmt: skip


def _apart(simulation: Simulation, expected: Month | None) -> Message | None:
    """Why the expected month lies outside of what most lives meet, if it does."""
    first, last = simulation.home_month_at(10), simulation.home_month_at(90)
    if expected is not None and (first is None or expected < first):
        return msg(
            "The expected month is earlier than in 9 of 10 lives: expected values know no lost work, no late pay and "
            "no bills that nobody planned."
        )
    if last is not None and (expected is None or expected > last):
        return msg("9 of 10 lives own it earlier than expected: prices, or money to come, are more often kind.")
    return None


def _ruin(simulation: Simulation) -> Message:
    failing = simulation.failing + simulation.failing_before
    named = simulation.causes[:_NAMED]
    words = _cause(named[0], failing)
    for cause in named[1:]:
        words = msg("{before}; {next}", before=words, next=_cause(cause, failing))
    if failing == simulation.lives:
        return msg(
            "In all lives money falls below zero at some time. What weighs most in them: {causes}.", causes=words
        )
    return msg(
        "In {n} of 100 lives money falls below zero at some time. What weighs most in them: {causes}.",
        n=of_100(Share(failing, simulation.lives).value),
        causes=words,
    )


def _cause(cause: Cause, failing: int) -> Message:
    if cause.lives == failing:
        return msg("{cause} (in all of them)", cause=CAUSES[cause.kind])
    return msg("{cause} (in {n} of 100 of them)", cause=CAUSES[cause.kind], n=of_100(cause.lives / failing))
