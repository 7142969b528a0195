"""Which lives of a simulation are worth opening: a typical one, a lucky one, an unlucky one, the worst."""

from __future__ import annotations

from typing import Literal

import numpy as np

from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.simulate import SEED, outcomes
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.timetable.build import timetable

NotableKind = Literal["typical", "lucky", "unlucky", "worst"]
_PLACES: dict[NotableKind, float] = {"typical": 0.5, "lucky": 0.9, "unlucky": 0.1, "worst": 0.0}


def notable(plan: Plan, rules: Rules, seed: int = SEED) -> dict[NotableKind, int]:
    """The numbers of those lives, ranked by the mean of their balances over all months, among the first BLOCK.

    Typical is the middle one, lucky and unlucky stand a tenth from the ends.
    """
    fates = outcomes(timetable(plan, rules), uncertainty(plan, rules), BLOCK, seed)
    ranked = np.argsort(fates.closings.mean(axis=0), kind="stable")
    return {kind: int(ranked[round(place * (BLOCK - 1))]) for kind, place in _PLACES.items()}
