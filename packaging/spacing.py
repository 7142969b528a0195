"""No blanks between Chinese and numbers: `4,500元`, `2032年2月起`, whether a number is written out or a placeholder.

What is named beside Chinese - a file, a program, a word in Latin letters - keeps its blanks.
"""

import re

_CHINESE = "\u3400-\u9fff，。、：；！？（）“”《》〔〕…"
_AFTER_CHINESE = re.compile(rf"(?<=[{_CHINESE}]) +([^\s{_CHINESE}]+)")
_BEFORE_CHINESE = re.compile(rf"([^\s{_CHINESE}]+) +(?=[{_CHINESE}])")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMES = frozenset({
    "name", "path", "folder", "file", "host", "pid", "detail", "program", "option", "matches", "choices", "sliders",
    "stresses", "example", "encoding", "member", "part", "version", "theirs", "ours", "when", "time", "suffix",
    "kind", "commands", "patterns", "header",
})  # fmt: skip
"""Placeholders that hold names rather than amounts, months or counts."""


def closed_up(text: str) -> str:
    """The text without blanks between Chinese and a number."""
    return _BEFORE_CHINESE.sub(_closed, _AFTER_CHINESE.sub(_closed, text))


def _closed(match: re.Match[str]) -> str:
    token = match[1]
    names = set(_PLACEHOLDER.findall(token))
    rest = _PLACEHOLDER.sub("", token)
    is_number = (names or any(one.isdigit() for one in rest)) and not any(one.isalpha() for one in rest)
    return token if is_number and not names & _NAMES else match[0]
