"""The array types of the engine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Fens = NDArray[np.int64]
"""Whole fen by month."""
Flags = NDArray[np.bool_]
Lives = NDArray[np.float64]
"""Whole fen as float64, by month and simulated life: shape (months, lives)."""
