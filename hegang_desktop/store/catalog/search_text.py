"""Chinese text for FTS5: a space between characters when stored, a phrase when asked.

The trigram tokenizer finds nothing for words of one or two characters, and Chinese words are that long.
"""

from __future__ import annotations

import re

from hegang_desktop.domain.listing import Description

_CJK = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))


class _Spacing(dict[int, str]):
    """For str.translate: every Chinese character between blanks. Filled as characters occur."""

    def __missing__(self, code: int) -> str:
        chinese = any(first <= code <= last for first, last in _CJK)
        self[code] = spaced_character = f" {chr(code)} " if chinese else chr(code)
        return spaced_character


_SPACING = _Spacing()
_WORD = re.compile(r"[^\W_]+")


def spaced(text: str) -> str:
    """The text with every Chinese character a word of its own."""
    return text.translate(_SPACING)


def stored_text(description: Description) -> str:
    """What of a description can be searched."""
    d = description
    parts = [d.city, d.district, d.community, d.address, d.title, d.layout, d.condition, d.facing, d.heating]
    return spaced(" ".join(part for part in (*parts, *d.extra.values()) if part))


def match_expression(typed: str) -> str | None:
    """The FTS5 query for what was typed: every word must be found, each as a phrase; None when there is no word.

    The last character sequence may go on: `gong` finds `gongnong`.
    """
    phrases = []
    for word in _WORD.findall(typed):
        inner = " ".join(spaced(word).split())
        phrases.append(f'"{inner}"' + ("*" if word.isascii() else ""))
    return " AND ".join(phrases) or None
