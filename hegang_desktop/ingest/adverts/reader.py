"""An advert's text while it is read: which pieces are taken already, and as what."""

from __future__ import annotations

import re

from hegang_desktop.ingest.adverts.advert import Span, SpanField
from hegang_desktop.ingest.values.text import simplified

_TAKEN = "\x00"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_MORE_SIMPLIFIED = str.maketrans(
    "議談陽鶴崗園東簡溫氣電話買賣證齊豐華興慶嶺鐵礦農廠門對頭鳳龍麗麥雙號熱錢車階裡邊寬讓贈傢鑰圖實棟",
    "议谈阳鹤岗园东简温气电话买卖证齐丰华兴庆岭铁矿农厂门对头凤龙丽麦双号热钱车阶里边宽让赠家钥图实栋",
)
_HALF_WIDTH |= {0xFF0C: 0xFF0C, 0xFF1A: 0xFF1A, 0xFF08: 0xFF08, 0xFF09: 0xFF09}


def alike(text: str) -> str:
    """The text in half width, simplified and lower case; as long as it was, so that places in it are the same."""
    normal = simplified(text.translate(_HALF_WIDTH)).translate(_MORE_SIMPLIFIED)
    lowered = normal.lower()
    return lowered if len(lowered) == len(normal) else normal


class AdvertReader:
    """Takes pieces out of a text one after the other; no piece twice."""

    def __init__(self, text: str) -> None:
        self.text = alike(text)
        self.taken = bytearray(len(text))
        self.spans: list[Span] = []

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match in what is not taken yet."""
        for match in pattern.finditer(self.text):
            if match.end() > match.start() and not any(self.taken[match.start() : match.end()]):
                return match
        return None

    def take(self, match: re.Match[str], field: SpanField) -> None:
        """Mark a match as understood."""
        self.take_between(*match.span(), field)

    def take_between(self, start: int, end: int, field: SpanField) -> None:
        """Mark the text from `start` to before `end` as understood, without blanks around it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        self.taken[start:end] = b"\x01" * (end - start)
        self.spans.append(Span(start, end, field))

    @property
    def open(self) -> str:
        """The text with a sign that nothing matches for everything that is taken: no match goes across it."""
        return "".join(_TAKEN if taken else character for character, taken in zip(self.text, self.taken, strict=True))
