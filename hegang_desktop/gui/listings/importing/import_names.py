"""What an import is called: the file of the user's it came from, not what the program called its own."""

from __future__ import annotations

import re

from hegang_desktop.domain.message import Message, msg, verbatim

_AGAIN = re.compile(r"^\.(?P<rest>.+)-\d{15,}-again(?:\.csv)?$")
"""As app.rejected_rows names the rows that were put right, after the rejects file they stood in."""
_STAMP = re.compile(r"-\d{8}-\d{6}(?:-\d+)?$")
_PASTED = re.compile(r"\d{4}-\d\d-\d\d \d{6}\.txt")
"""As gui.listings.import_launcher names cells that were pasted."""


def import_name(file_name: str) -> Message:
    """The file as its owner knows it."""
    if _PASTED.fullmatch(file_name):
        return msg("pasted cells")
    name, again = file_name, False
    while match := _AGAIN.match(name):
        name, again = _STAMP.sub("", match["rest"]), True
    if again:
        inner = msg("pasted cells") if _PASTED.fullmatch(f"{name}.txt") else verbatim(name)
        return msg("{name}: fixed rows", name=inner)
    return verbatim(file_name)
