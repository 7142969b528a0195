"""Which input of a plan is meant: what workings, levers, searches and fields all name an input by."""

from __future__ import annotations

from typing import Literal

import msgspec

InputKind = Literal[
    "cash", "situation", "scenario", "tried", "home", "description", "tenancy", "mortgage",
    "income", "debt", "pending", "account", "insurance", "spending", "person", "dated", "deadline",
    "cost", "holding", "assumption",
]  # fmt: skip
"""Where an input stands: in a part of the plan of which there is one, in an item of one of its lists, or among the
user's own amounts of cost lines (those of the purchase, those of a year of owning) and values of assumptions.
"""


class InputRef(msgspec.Struct, frozen=True):
    """One input: the `kind` of place it stands at and the `item` there, by its name or id.

    `part` is the attribute of an item of a list; empty where the item as a whole is meant, as `item` is where the whole
    place is. Files know nothing of it.
    """

    kind: InputKind
    item: str
    part: str = ""

    def __str__(self) -> str:
        """One word for it, such as `cost:door` or `income:abc:amount`."""
        return ":".join(one for one in (self.kind, self.item, self.part) if one)


_YEARLY = "holding:"
"""Before the id of a line of owning in `Scenario.overrides`, where those of the purchase stand by their ids alone."""


def override_key(ref: InputRef) -> str:
    """The id under which `Scenario.overrides` holds the user's own amount of a cost line."""
    return f"{_YEARLY}{ref.item}" if ref.kind == "holding" else ref.item


def override_ref(key: str) -> InputRef:
    """The cost line whose own amount stands under an id of `Scenario.overrides`."""
    return InputRef("holding", key.removeprefix(_YEARLY)) if key.startswith(_YEARLY) else InputRef("cost", key)
