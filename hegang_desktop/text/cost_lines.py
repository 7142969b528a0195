"""What the cost lines are called, by the ids of their overrides, which know nothing but an id."""

from __future__ import annotations

from hegang_desktop.domain.input_ref import override_ref
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.engine.costs.catalogue import entry_of


def cost_name(override_id: str) -> Message:
    """The name of a cost line by the id of its override; a line of each year of owning says so."""
    ref = override_ref(override_id)
    entry = entry_of(ref)
    name = verbatim(ref.item) if entry is None else entry.name
    return msg("{name}, each year", name=name) if ref.kind == "holding" else name
