"""The token table: contrast, computed."""

from __future__ import annotations

import pytest

from hegang_desktop.gui.theme.sheet import style_sheet
from hegang_desktop.gui.theme.tokens import DARK, LIGHT, Tokens


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    pairs = [
        (ink, ground)
        for ink in (tokens.text, tokens.quiet, tokens.accent, tokens.good, tokens.caution, tokens.bad)
        for ground in (tokens.ground, tokens.surface)
    ]
    pairs += [(tokens.text, tokens.accent_soft), (tokens.on_accent, tokens.accent), (tokens.text, tokens.hover)]
    pairs += [(tokens.text, tokens.line)]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_chart_lines_stand_out(tokens: Tokens) -> None:
    for colour in tokens.series:
        assert contrast(colour, tokens.surface) >= 3, colour


def test_the_sheet_names_only_colours_of_its_table() -> None:
    import re

    for tokens in (LIGHT, DARK):
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", style_sheet(tokens)))
        assert used <= set(re.findall(r"#[0-9A-Fa-f]{6}", repr(tokens)))
