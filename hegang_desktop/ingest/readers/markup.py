"""Cutting the source of a web page into tags and texts, in one pass whatever the page holds.

As browsers do: a tag goes on to its `>`, quotation marks count after `=` alone, and what never ends is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))*+)>",
)
_RAW = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}
_SPAN = re.compile(r"(?<![\w-])(col|row)span\s{0,9}=\s{0,9}[\"']?\s{0,9}([0-9]{1,6})", re.IGNORECASE)
_HREF = re.compile(r"(?<![\w-])href\s{0,9}=\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)


class Tag(NamedTuple):
    """The name in small letters; `attributes` as they are written."""

    name: str
    closes: bool
    attributes: str


def tokens(page: str) -> Iterator[Tag | str]:
    """Tags, and the texts between them as they are written."""
    at = 0
    while (start := page.find("<", at)) >= 0:
        if start > at:
            yield page[at:start]
        following = page[start + 1 : start + 3].lstrip("/")[:1]
        if following.isascii() and following.isalpha():
            match = _TAG.match(page, start)
            if match is None:
                return
            name = match[2].lower()
            at = match.end()
            yield Tag(name, bool(match[1]), match[3])
            if name in _RAW and not match[1]:
                end = _RAW[name].search(page, at)
                if end is None:
                    return
                at = end.start()
        elif page.startswith(("<!", "<?", "</"), start):
            closing = "-->" if page.startswith("<!--", start) else ">"
            end_at = page.find(closing, start + 2)
            if end_at < 0:
                return
            at = end_at + len(closing)
        else:
            # a mere sign: 60<70
            yield "<"
            at = start + 1
    if at < len(page):
        yield page[at:]


def spans(attributes: str) -> tuple[int, int]:
    """Over how many columns and rows a cell goes."""
    numbers = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
    return numbers.get("col", 1), numbers.get("row", 1)


def address(attributes: str) -> str:
    """Where a link leads."""
    match = _HREF.search(attributes)
    return html.unescape(match[1] or match[2] or match[3] or "") if match else ""
