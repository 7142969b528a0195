"""What the simulated lives say, in words, without more precision than they have."""

from __future__ import annotations

import math

from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.simulation import Cause, Simulation
from hegang_desktop.engine.simulation.cause_names import CAUSES

ENOUGH = 100
"""Lives out of which shares are told."""
_A_YEAR = 12
_NAMED = 3


def narrative(simulation: Simulation, expected: Month | None, *, owned: bool = False) -> tuple[Message, ...]:
    """Sentences about a simulation, the most important first, all of them out of the same lives.

    `expected` is the home month if nothing goes wrong; `owned`: the home is the user's already, so that only how long
    the money lasts is unsure. Of fewer than ENOUGH lives the lives themselves are counted.
    """
    if simulation.lives == 1:
        return _one_life(simulation, owned=owned)
    sentences = []
    apart = None if owned else _apart(simulation, expected)
    if not owned:
        sentences.append(_owning(simulation, expected))
    if apart is not None:
        sentences.append(apart)
    lasting = next((one for one in simulation.lasting if one.months == _A_YEAR), None)
    if lasting is not None:
        sentences.append(_lasting(simulation, lasting.chance, owned=owned))
    if simulation.causes:
        sentences.append(_ruin(simulation))
    return tuple(sentences)


def _one_life(simulation: Simulation, *, owned: bool) -> tuple[Message, ...]:
    """One life is no share of anything."""
    month, years = simulation.home_month_at(100), max(1, len(simulation.bands[0]) // MONTHS_A_YEAR)
    sentences = []
    if month is not None and not owned:
        sentences.append(msg("One life was simulated: it owns the home in {month}.", month=month))
    elif not owned:
        sentences.append(
            msg_n(
                "One life was simulated: it does not own the home within {n} year.",
                "One life was simulated: it does not own the home within {n} years.",
                years,
            )
        )
    if simulation.failing + simulation.failing_before:
        sentences.append(msg("In the one life that was simulated, money falls below zero at some point."))
    else:
        sentences.append(msg("In the one life that was simulated, money does not fall below zero."))
    return tuple(sentences)


def _out_of(simulation: Simulation) -> int:
    """Out of how many lives is told: a hundred, or all where there are fewer."""
    return min(ENOUGH, simulation.lives)


def _counted(simulation: Simulation, share: float) -> int:
    """So many of those lives; neither all nor none of them unless it is so."""
    return of_100(share) if simulation.lives >= ENOUGH else math.floor(share * simulation.lives + 0.5)


def _lasting(simulation: Simulation, chance: float, *, owned: bool) -> Message:
    if owned:
        return msg(
            "Of {of} simulated lives the money of {n} lasts another year.",
            of=_out_of(simulation), n=_counted(simulation, chance),
        )  # fmt: skip
    return msg(
        "Of {of} lives {n} own it and still have money a year after the move.",
        of=_out_of(simulation), n=_counted(simulation, (1 - simulation.never.value) * chance),
    )  # fmt: skip


def of_100(share: float) -> int:
    """A share of a hundred lives; neither all nor none of them unless it is so."""
    rounded = math.floor(100 * share + 0.5)
    if 0 < share < 1:
        return min(max(rounded, 1), 99)
    return rounded


def _owning(simulation: Simulation, expected: Month | None) -> Message:
    years = max(1, len(simulation.bands[0]) // MONTHS_A_YEAR)
    of, never = _out_of(simulation), _counted(simulation, simulation.never.value)
    if simulation.never.part == simulation.lives:
        return msg_n(
            "Of {lives} simulated lives none owns it within {n} year.",
            "Of {lives} simulated lives none owns it within {n} years.",
            years, lives=of,
        )  # fmt: skip
    first, last = simulation.home_month_at(10), simulation.home_month_at(90)
    by = expected or simulation.home_month_at(50)
    if by is None or first is None:
        return msg_n(
            "Of {of} simulated lives {own} own it within {n} year.",
            "Of {of} simulated lives {own} own it within {n} years.",
            years, of=of, own=_counted(simulation, 1 - simulation.never.value),
        )  # fmt: skip
    own = _counted(simulation, simulation.owning_by(by).value)
    if last is None or first == last or simulation.lives < ENOUGH:
        return msg_n(
            "Of {of} simulated lives, {own} own it by {month}; {never} do not within {n} year.",
            "Of {of} simulated lives, {own} own it by {month}; {never} do not within {n} years.",
            years, of=of, own=own, month=by, never=never,
        )  # fmt: skip
    return msg_n(
        "Of {of} simulated lives, {own} own it by {month}, 8 in 10 between {first} and {last}; {never} do not within "
        "{n} year.",
        "Of {of} simulated lives, {own} own it by {month}, 8 in 10 between {first} and {last}; {never} do not within "
        "{n} years.",
        years, of=of, own=own, month=by, first=first, last=last, never=never,
    )  # fmt: skip


def _apart(simulation: Simulation, expected: Month | None) -> Message | None:
    """Why the expected month lies outside of what most lives meet, if it does."""
    first, last = simulation.home_month_at(10), simulation.home_month_at(90)
    if expected is not None and (first is None or expected < first):
        return msg(
            "If nothing goes wrong it comes earlier than in 9 of 10 lives: no work is lost, no pay comes late and no "
            "unplanned bill arrives."
        )
    if last is not None and (expected is None or expected > last):
        return msg(
            "9 of 10 lives own it earlier than that: prices, or money to come, more often turn out better than "
            "expected."
        )
    return None


def _ruin(simulation: Simulation) -> Message:
    failing = simulation.failing + simulation.failing_before
    named = simulation.causes[:_NAMED]
    words = _cause(simulation, named[0], failing)
    for cause in named[1:]:
        words = msg("{before}; {next}", before=words, next=_cause(simulation, cause, failing))
    if failing == simulation.lives:
        return msg("In all lives money falls below zero at some point, mostly because of: {causes}.", causes=words)
    return msg(
        "In {n} of {of} lives money falls below zero at some point, mostly because of: {causes}.",
        n=_counted(simulation, failing / simulation.lives),
        of=_out_of(simulation),
        causes=words,
    )


def _cause(simulation: Simulation, cause: Cause, failing: int) -> Message:
    """A cause, with the lives of the same hundred in which it weighs most."""
    if cause.lives == failing:
        return msg("{cause} (in all of them)", cause=CAUSES[cause.kind])
    return msg("{cause} (in {n})", cause=CAUSES[cause.kind], n=_counted(simulation, cause.lives / simulation.lives))
