"""The colours and sizes of the window: one table, from which palette and style sheet are made."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.report.charts.colours import ON_WHITE, ChartColours

Tone = Literal["plain", "good", "caution", "bad", "accent"]


class Tokens(ChartColours, frozen=True):
    """One theme. Colours are #RRGGBB."""

    dark: bool
    ground: str
    accent_soft: str
    on_accent: str
    hover: str


LIGHT = Tokens(
    dark=False,
    ground="#F6F5F2",
    accent_soft="#F7E4DA",
    on_accent="#FFFFFF",
    hover="#F1EFEA",
    **msgspec.structs.asdict(ON_WHITE),
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
TITLE_PX = 22
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
