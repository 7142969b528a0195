"""What a scenario keeps of what was tried out, as the months after any purchase see it."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.timetable.tried import ending_entries


class AfterMove(msgspec.Struct, frozen=True):
    """Entries whose work ends there, and bills in fen; in which month after the move: `timetable.tried`."""

    ending: frozenset[str] = frozenset()
    hard_winter: Fen = ZERO
    medical: Fen = ZERO


NOTHING_MORE = AfterMove()


def after_move_of(effective: EffectivePlan, rules: Rules) -> AfterMove:
    """What the scenario keeps."""
    tried, chosen = effective.scenario.tried, effective.scenario.assumptions
    return AfterMove(
        ending_entries(effective) if tried.no_work else frozenset(),
        rules.fen("hard_winter_cost", chosen) if tried.hard_winter else ZERO,
        rules.fen("medical_cost", chosen) if tried.medical else ZERO,
    )
