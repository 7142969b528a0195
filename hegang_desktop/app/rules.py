"""Loads the dated rules, the assumptions and the cities from the resources."""

from __future__ import annotations

import functools
from typing import Any

from hegang_desktop import resources
from hegang_desktop.domain.city import City
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.rules import Rules


def read_resource(*parts: str) -> dict[str, Any]:
    """A table of the program's own data files."""
    import tomllib  # not needed for the first picture

    with resources.path(*parts).open("rb") as file:
        return tomllib.load(file)


@functools.cache
def load_rules() -> Rules:
    """The rules the program ships. A fault in them is a bug and raises."""
    taxes, places = read_resource("rules", "taxes.toml"), read_resource("rules", "places.toml")
    assumptions = {**read_resource("rules", "assumptions.toml"), **read_resource("rules", "uncertainty.toml")}
    assumptions |= read_resource("rules", "strategies.toml")
    return convert({**taxes, **places, "assumptions": assumptions}, Rules)


@functools.cache
def load_cities() -> tuple[City, ...]:
    """The cities the program knows, in the order of the file."""
    return convert(read_resource("cities", "cities.toml")["cities"], tuple[City, ...])
