"""How long money lasts after the move, by Kaplan and Meier (1958), with Greenwood's standard error."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.simulation import Lasting


def lasting(lasted: NDArray[np.int64], failed: NDArray[np.bool_], longest: int) -> tuple[Lasting, ...]:
    """The chance of lasting 1, 2 ... months, for each month that at least one life is watched through.

    `lasted` is the months a life was watched before it failed, or before the watching ended. Shapes (lives,).
    """
    ended = np.bincount(lasted, minlength=longest + 1)
    failures = np.bincount(lasted[failed], minlength=longest + 1)
    at_risk = len(lasted)
    chance, spread = 1.0, 0.0
    points = []
    for months in range(1, longest + 1):
        # who failed after `months - 1` full months did not last this one
        failing = int(failures[months - 1])
        watched = at_risk - (int(ended[months - 1]) - failing)
        if watched <= 0:
            break
        chance *= 1 - failing / watched
        if watched > failing:
            spread += failing / (watched * (watched - failing))
        points.append(Lasting(months, chance, chance * math.sqrt(spread), watched))
        at_risk = watched - failing
    return tuple(points)
