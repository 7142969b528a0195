"""What was changed in what the user says of a home, in words."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import Message, msg

MarkLine = Literal["note", "tags"]
_LINES: dict[MarkLine, Message] = {"note": msg("Note on a home"), "tags": msg("Tags of a home")}


def changed_line(before: Mark, after: Mark) -> MarkLine | None:
    """The line of text of a mark that alone differs; None when it is something else."""
    for line in _LINES:
        if msgspec.structs.replace(before, **{line: getattr(after, line)}) == after:
            return line
    return None


def mark_change(before: Mark, after: Mark) -> Message:
    """What was done to a mark, as the Edit menu names it."""
    line = changed_line(before, after)
    if line is not None:
        return _LINES[line]
    if (before.stage == "dropped") != (after.stage == "dropped"):
        return msg("Reject a home") if after.stage == "dropped" else msg("Restore a home")
    if before.stage != after.stage:
        return msg("Stage of a home")
    return msg("Stars of a home")
