"""What can be owned: the dearest home that holds by a month, for homes else like the plan's. For a thread."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan

AHEAD = (0, 6, 12, 24)
"""Months from now that are looked at."""
STEP = yuan(100)


class Affordable(NamedTuple):
    """`dearest`: the highest asking price, in fen, whose safe month is `month` or an earlier one; None: none holds."""

    month: Month
    dearest: Fen | None


def months_ahead(plan: Plan, this_month: Month) -> tuple[Month, ...]:
    """The months that are looked at: now, which is not before the plan begins, and later ones."""
    now = max(plan.situation.start, this_month)
    return tuple(now + months for months in AHEAD)


def affordable(plan: Plan, this_month: Month) -> tuple[Affordable, ...]:
    """What can be owned now and later; takes some hundredths of a second."""
    # the simulation is not needed for the first picture of the window
    from hegang_desktop.engine.safety.safe_reach import dearest_safe_homes

    months = months_ahead(plan, this_month)
    dearest = dearest_safe_homes(plan, load_rules(), months)
    return tuple(
        Affordable(month, None if most is None else _said(most)) for month, most in zip(months, dearest, strict=True)
    )


def _said(most: Fen) -> Fen:
    """As it is said: never more than holds, and no more exact than a thousand lives can be."""
    return Fen(most // STEP * STEP)
