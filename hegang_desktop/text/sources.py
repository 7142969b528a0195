"""Where a cost line comes from, as a message."""

from __future__ import annotations

from collections.abc import Callable

from hegang_desktop.domain.city import Confidence
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, msg, shipped
from hegang_desktop.domain.rules import Source

CONFIDENCE: dict[Confidence, Message] = {
    "H": msg("well sourced"),
    "M": msg("one decent source"),
    "L": msg("one weak source"),
    "MEM": msg("assumption, no source found"),
}


def source_of(source: Source) -> Message:
    """A source with its year and how sure it is."""
    return msg(
        "{text} ({year}; {sure})", text=shipped(source.text), year=source.year, sure=CONFIDENCE[source.confidence]
    )


def line_source(line: CostLine, worded: Callable[[Source], Message] = source_of) -> Message:
    """The source of a line: the user's own figure, a dated rule, an assumption. `worded` puts a source in words."""
    if line.overridden and line.amount != line.computed:
        return msg("Your own figure; the rule would give {amount}", amount=Money(line.computed))
    if line.label == "choice" and not line.overridden:
        return msg("Your own choice")
    if line.source is None or line.overridden:
        return msg("Your own figure") if line.label == "fact" else msg("No figure: to be asked")
    return worded(line.source)
