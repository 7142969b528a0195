"""The colours and sizes of the window: one table, from which palette and style sheet are made."""

from __future__ import annotations

from typing import Literal

import msgspec

Tone = Literal["plain", "good", "caution", "bad", "accent"]


class Tokens(msgspec.Struct, frozen=True):
    """One theme. Colours are #RRGGBB."""

    dark: bool
    ground: str
    surface: str
    line: str
    text: str
    quiet: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    caution: str
    bad: str
    hover: str
    series: tuple[str, ...]

    def tone(self, tone: str) -> str:
        """The colour of a tone."""
        return {"good": self.good, "caution": self.caution, "bad": self.bad, "accent": self.accent}.get(tone, self.text)


LIGHT = Tokens(
    dark=False,
    ground="#F6F5F2",
    surface="#FFFFFF",
    line="#DEDBD4",
    text="#1F2328",
    quiet="#5B6168",
    accent="#A23F18",
    accent_soft="#F7E4DA",
    on_accent="#FFFFFF",
    good="#276B43",
    caution="#875500",
    bad="#B3261E",
    hover="#F1EFEA",
    series=("#B4491F", "#2B6CB0", "#2F7D4F", "#A66A00", "#7A4FA3", "#5B6168"),
)
DARK = Tokens(
    dark=True,
    ground="#1C1D1F",
    surface="#26282B",
    line="#3A3D41",
    text="#E8E6E1",
    quiet="#A6ABB1",
    accent="#F08A5D",
    accent_soft="#4A2E22",
    on_accent="#1C1D1F",
    good="#6CC08B",
    caution="#E3B04B",
    bad="#F2877F",
    hover="#2E3134",
    series=("#F08A5D", "#7FB2E5", "#7CC79A", "#E3B04B", "#BE9BE3", "#A6ABB1"),
)

TABLE_PX = 13
BODY_PX = 14
HEADING_PX = 16
ANSWER_PX = 28
ROW_PX = 30
RADIUS_CARD = 8
RADIUS_FIELD = 6

FONT_FAMILIES = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
