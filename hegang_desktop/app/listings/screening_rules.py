"""Loads the thresholds of the screening from the resources."""

from __future__ import annotations

import functools
import tomllib

from hegang_desktop import resources
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.screening import Thresholds


@functools.cache
def load_thresholds() -> Thresholds:
    """The thresholds the program ships. A fault in them is a bug and raises."""
    with resources.path("rules", "screening.toml").open("rb") as file:
        return convert(tomllib.load(file), Thresholds)
