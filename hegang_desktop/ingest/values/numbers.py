"""Where a number ends: signs that divide its thousands belong to it, two numbers beside each other are never one."""

from __future__ import annotations

import itertools
import re

_DIGITS = "零〇一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖"
_UNITS = "十百千万萬亿億拾佰仟廿wW"
_BLANK = "[ \u00a0\u2009\u202f]"
_GROUPED = re.compile(
    rf"(?<![0-9.,])[0-9]{{1,3}}(?:(?:,[0-9]{{3}})+|(?:{_BLANK}[0-9]{{3}}){{1,2}})(?![0-9])(?!(?:,|{_BLANK})[0-9])"
)
_SIGN = re.compile(rf",|{_BLANK}")
_COMMA = re.compile(r"[0-9],|,[0-9]")
_ENDS = f"0123456789.,{_DIGITS}{_UNITS}"
_BEGINS = f"0123456789.,{_DIGITS}十拾廿"
_APART = re.compile(rf"[{_ENDS}](?!{_BLANK}[{_BEGINS}])\s+[{_BEGINS}]")


def ungrouped(text: str) -> str:
    """`text` without commas and single blanks that divide the thousands of a number: `38,000`, `1 234 567`."""
    return _GROUPED.sub(lambda match: _SIGN.sub("", match[0]), text)


def joined(words: list[str]) -> str:
    """Words without what divides them; a blank stays where a number would run into the next one."""
    together = words[0] if words else ""
    for before, word in itertools.pairwise(words):
        together += f" {word}" if before[-1] in _ENDS and word[0] in _BEGINS else word
    return together


def are_apart(text: str) -> bool:
    """Whether more than a single blank stands between two numbers: a line end, a tab, several blanks."""
    return _APART.search(text) is not None


def has_odd_comma(text: str) -> bool:
    """Whether a number has a comma in it that divides no thousands: `12,5`."""
    return "," in text and _COMMA.search(ungrouped(text)) is not None
