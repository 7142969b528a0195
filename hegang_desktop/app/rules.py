"""Loads the dated rules, the assumptions and the cities from the resources."""

from __future__ import annotations

import functools
from typing import Any

from hegang_desktop import resources
from hegang_desktop.domain.city import City
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.rules import Rules


def _read(*parts: str) -> dict[str, Any]:
    import tomllib  # not needed for the first picture

    with resources.path(*parts).open("rb") as file:
        return tomllib.load(file)


@functools.cache
def load_rules() -> Rules:
    """The rules the program ships. A fault in them is a bug and raises."""
    taxes, places = _read("rules", "taxes.toml"), _read("rules", "places.toml")
    assumptions = {**_read("rules", "assumptions.toml"), **_read("rules", "uncertainty.toml")}
    assumptions |= _read("rules", "strategies.toml")
    return convert({**taxes, **places, "assumptions": assumptions}, Rules)


@functools.cache
def load_cities() -> tuple[City, ...]:
    """The cities the program knows, in the order of the file."""
    return convert(_read("cities", "cities.toml")["cities"], tuple[City, ...])
