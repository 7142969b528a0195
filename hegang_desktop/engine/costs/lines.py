"""Making a cost line, and putting the user's own amount in its place."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.cost import CostLine, Due
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.rules import Given

Label = Literal["fact", "choice", "assumption", "rule"]


def given_line(id_: str, name: Message, amount: Fen, rule: Message, given: Given, *, due: Due = "once") -> CostLine:
    """A line whose amount follows from `given`: a fact when that is the user's own, else an assumption with source."""
    return CostLine(id_, name, amount, amount, rule, given.label, given.source, due=due)


def chosen_line(id_: str, name: Message, amount: Fen, rule: Message, given: Given | None = None) -> CostLine:
    """A line that exists because of a choice of the user's; what the choice costs may be shipped."""
    if given is not None and given.label == "fact":
        return given_line(id_, name, amount, rule, given)
    return CostLine(id_, name, amount, amount, rule, "choice", given.source if given else None)


def with_override(line: CostLine, key: str, overrides: dict[str, Fen]) -> CostLine:
    """The line with the user's amount under `key`, where there is one; `computed` keeps what the rule gives."""
    amount = overrides.get(key)
    if amount is None or line.overridden:
        return line
    return msgspec.structs.replace(line, amount=amount, label="fact", overridden=True)
