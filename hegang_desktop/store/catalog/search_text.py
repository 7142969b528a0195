"""Chinese text for FTS5: a space between characters when stored, a phrase when asked.

The trigram tokenizer finds nothing for words of one or two characters, and Chinese words are that long.
"""

from __future__ import annotations

import re

from hegang_desktop.domain.listing import Description

_CJK = re.compile(r"([\u3400-\u9fff\uf900-\ufaff])")
_WORD = re.compile(r"[^\W_]+")


def spaced(text: str) -> str:
    """The text with every Chinese character a word of its own."""
    return _CJK.sub(r" \1 ", text)


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
