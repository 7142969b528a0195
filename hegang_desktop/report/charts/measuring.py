"""How much room words take, and words made to fit into it. Without a font at hand, widths are estimated."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

Measure = Callable[[str, int], tuple[float, float]]
"""Width and height of a line of text at a size, all in pixels."""
DOTS = "…"
LINE_HEIGHT = 1.45
_NARROW = frozenset("iljIftr.,:;'|!()[]{}/\\ -`\"")
_WIDE = frozenset("mwMW@%&—")
_NO_FIRST = frozenset("，。、；：！？）》」』”’…%,.;:!?)")
"""What does not begin a line."""


def estimated(text: str, size: int) -> tuple[float, float]:
    """Room of a line in a usual sans-serif font, rather too much than too little: Chinese is as wide as it is high."""
    return sum(map(_em, text)) * size, size * LINE_HEIGHT


def _em(letter: str) -> float:
    if letter.isascii():
        if letter in _NARROW:
            return 0.36
        if letter in _WIDE:
            return 0.95
        return 0.7 if letter.isupper() else 0.58
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "FWA" else 0.7


def elided(text: str, room: float, size: int, measure: Measure) -> str:
    """The text, or as much of its beginning as fits before dots; nothing where not even those fit."""
    if measure(text, size)[0] <= room:
        return text
    if measure(DOTS, size)[0] > room:
        return ""
    fits, too_much = 0, len(text)
    while too_much - fits > 1:
        middle = (fits + too_much) // 2
        if measure(text[:middle].rstrip() + DOTS, size)[0] <= room:
            fits = middle
        else:
            too_much = middle
    return text[:fits].rstrip() + DOTS


def wrapped(text: str, room: float, size: int, most: int, measure: Measure) -> list[str]:
    """The text in at most `most` lines, the last of which ends in dots where there is more."""
    lines: list[str] = []
    line = ""
    pieces = _pieces(text)
    for i, piece in enumerate(pieces):
        if not line or measure((line + piece).rstrip(), size)[0] <= room:
            line += piece
        elif len(lines) == most - 1:
            line += "".join(pieces[i:])
            break
        else:
            lines.append(line.rstrip())
            line = piece
    # a word alone may be wider than a line
    return [elided(one, room, size, measure) for one in (*lines, line.rstrip()) if one]


def _pieces(text: str) -> list[str]:
    """What a line may be broken between: after a blank, and around each Chinese character."""
    pieces: list[str] = []
    for letter in text:
        broken = not pieces or pieces[-1].endswith(" ") or _breaks(letter) or _breaks(pieces[-1][-1])
        if broken and not (pieces and letter in _NO_FIRST) and letter != " ":
            pieces.append(letter)
        elif pieces:
            pieces[-1] += letter
    return pieces


def _breaks(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "FW"
