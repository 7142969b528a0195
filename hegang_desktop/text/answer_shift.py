"""By how much an answer has moved, in words: home month, what is left, how long it lasts."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.projection import Projection
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.what_if.effect import Outlook

Tone = Literal["plain", "good", "bad"]
MOST = 2
"""Pieces that are told: more is not read."""
SMALLEST = 100
"""Differences of less than a yuan are not told."""


class AnswerShift(msgspec.Struct, frozen=True):
    """The pieces, the most important first, and whether it is for the better. No piece: nothing has moved."""

    parts: tuple[Message, ...]
    tone: Tone

    @property
    def words(self) -> Message:
        """All of it in one."""
        if not self.parts:
            return msg("changes nothing in the answer")
        joined = self.parts[0]
        for part in self.parts[1:]:
            joined = msg("{one}, {other}", one=joined, other=part)
        return joined


def outlook_of(projection: Projection) -> Outlook:
    """Where a projection stands."""
    home, after = projection.home_month, None
    if home is not None:
        at = home - projection.months[0].month + 12
        after = projection.months[at].opening if at < len(projection.months) else projection.months[-1].closing
    return Outlook(
        home, projection.left_after, projection.runway_no_income, projection.runway_plan, after, projection.shortfall
    )


def shift(before: Outlook, after: Outlook, *, safe: bool = False) -> AnswerShift:
    """What has moved from one standing to another; `safe`: both are of safe months."""
    if before.home_month is None and after.home_month is None:
        return _missing(Fen(after.missing - before.missing))
    if after.home_month is None:
        return AnswerShift((msg("puts the home out of reach"),), "bad")
    if before.home_month is None:
        return AnswerShift((msg("brings the home within reach, in {month}", month=after.home_month),), "good")
    moved = after.home_month - before.home_month
    parts: list[tuple[Message, bool]] = []
    if moved < 0:
        sooner = msg_n("home {n} month sooner", "home {n} months sooner", -moved)
        safely = msg_n("safe month {n} month sooner", "safe month {n} months sooner", -moved)
        parts.append((safely if safe else sooner, True))
    elif moved:
        later = msg_n("home {n} month later", "home {n} months later", moved)
        safely = msg_n("safe month {n} month later", "safe month {n} months later", moved)
        parts.append((safely if safe else later, False))
    parts += _left(before, after)
    parts += _lasting(before.runway, after.runway)
    if not parts:
        parts += _with_income(before, after)
    if not parts:
        return AnswerShift((), "plain")
    return AnswerShift(tuple(words for words, _ in parts[:MOST]), "good" if parts[0][1] else "bad")


def _missing(more: Fen) -> AnswerShift:
    if abs(more) < SMALLEST:
        return AnswerShift((), "plain")
    if more > 0:
        return AnswerShift((msg("{amount} more are missing", amount=whole(more)),), "bad")
    return AnswerShift((msg("{amount} less are missing", amount=whole(Fen(-more))),), "good")


def _left(before: Outlook, after: Outlook) -> list[tuple[Message, bool]]:
    more = (after.left or 0) - (before.left or 0)
    if abs(more) < SMALLEST:
        return []
    if more > 0:
        return [(msg("{amount} more left", amount=whole(Fen(more))), True)]
    return [(msg("{amount} less left", amount=whole(Fen(-more))), False)]


def _lasting(before: int | None, after: int | None) -> list[tuple[Message, bool]]:
    if before == after:
        return []
    if after is None:
        return [(msg("the money no longer runs out without income"), True)]
    if before is None:
        return [(msg("without income the money now runs out"), False)]
    tenths = abs(after - before)
    months = f"{tenths // 10}.{tenths % 10}"
    if after > before:
        return [(msg("lasts {months} months longer", months=months), True)]
    return [(msg("lasts {months} months less", months=months), False)]


def _with_income(before: Outlook, after: Outlook) -> list[tuple[Message, bool]]:
    """What moves only later: how long the money lasts with income, or what is at hand a year after the move."""
    if before.runway_plan != after.runway_plan:
        if after.runway_plan is None:
            return [(msg("with income the money no longer runs out"), True)]
        months = f"{after.runway_plan // 10}.{after.runway_plan % 10}"
        worse = before.runway_plan is None or after.runway_plan < before.runway_plan
        return [(msg("with the plan's income it then lasts {months} months", months=months), not worse)]
    more = (after.year_after or 0) - (before.year_after or 0)
    if abs(more) < SMALLEST:
        return []
    if more > 0:
        return [(msg("{amount} more a year after the move", amount=whole(Fen(more))), True)]
    return [(msg("{amount} less a year after the move", amount=whole(Fen(-more))), False)]
