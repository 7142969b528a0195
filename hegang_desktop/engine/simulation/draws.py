"""Random numbers, keyed by (seed, item, block): no item's luck depends on which others there are, or on their order.

A block is BLOCK lives. A block is always drawn whole, month after month, so that fewer lives or months are a corner of
the same table of luck: looking further ahead, or at more lives, changes nobody's past.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.engine.timetable.arrays import Lives

BLOCK = 1000


def generator(seed: int, item: str, block: int) -> np.random.Generator:
    """The generator of one item's luck in one block of lives."""
    key = int.from_bytes(hashlib.blake2b(item.encode(), digest_size=8).digest(), "big")
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, key, block])))


def normals(seed: int, item: str, block: int, out: Lives) -> Lives:
    """Standard normal variates into `out`, of shape (rows, BLOCK)."""
    return generator(seed, item, block).standard_normal(out=out)


def uniforms(seed: int, item: str, block: int, out: NDArray[np.float32]) -> NDArray[np.float32]:
    """Uniform variates in [0, 1) into `out`, of shape (rows, BLOCK): single precision is enough for chances."""
    return generator(seed, item, block).random(dtype=np.float32, out=out)
